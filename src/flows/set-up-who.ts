import type { TeamNow } from '../domain/team-now.ts';
import { TEAM } from '../messages/ids.ts';
import { SET_UP_FAULTS } from '../messages/set-up-faults.ts';
import { howForm } from '../messages/set-up-how.ts';
import type { Act } from './act.ts';
import {
  type Faults,
  faultsUnder,
  membersFrom,
  type StepTaken,
  saveStep,
  teamNow,
} from './set-up.ts';

/** Step 2 as it was sent: Slack ids. */
export interface ToldWho {
  readonly manager: readonly string[];
  readonly worker: readonly string[];
  readonly qa: readonly string[];
  readonly finance: readonly string[];
  readonly onDuty: string | undefined;
  readonly protectionLead: string;
}

/** Takes step 2: who is not chosen any more has no role from now on, and is never deleted (R28). */
export async function takeWho(act: Act, told: ToldWho): Promise<StepTaken> {
  const team = await teamNow(act);
  const faults = { ...(await strangers(act, told)), ...contradictions(team, told) };
  if (Object.keys(faults).length > 0) return faultsUnder(faults);
  const { onDuty, protectionLead } = told;
  const people = membersFrom(team, {
    manager: told.manager,
    worker: told.worker,
    qa: told.qa,
    finance: told.finance,
  });
  const fault = await saveStep(act, { people, onDuty: onDuty ?? null, protectionLead });
  if (fault !== undefined) return faultsUnder({ [TEAM.managers]: fault });
  return { kind: 'next', view: howForm(await teamNow(act)) };
}

function contradictions({ holders }: TeamNow, { manager, onDuty }: ToldWho): Faults {
  const hasGroup = holders.manager.some(({ isGroup }) => isGroup);
  const isManager = onDuty === undefined || manager.includes(onDuty);
  return {
    ...(manager.length === 0 && !hasGroup ? { [TEAM.managers]: SET_UP_FAULTS.noManager } : {}),
    ...(isManager ? {} : { [TEAM.onDuty]: SET_UP_FAULTS.notAManager }),
  };
}

/** Guests and people from outside; whom Slack cannot tell of now is checked at every click. */
async function strangers(act: Act, told: ToldWho): Promise<Faults> {
  const lists = [
    [TEAM.managers, told.manager, SET_UP_FAULTS.guest],
    [TEAM.workers, told.worker, SET_UP_FAULTS.guest],
    [TEAM.qa, told.qa, SET_UP_FAULTS.guest],
    [TEAM.finance, told.finance, SET_UP_FAULTS.guest],
    [TEAM.protectionLead, [told.protectionLead], SET_UP_FAULTS.guestLead],
  ] as const;
  const found = await Promise.all(
    lists.map(async ([field, people, sentence]) =>
      (await hasStranger(act, people)) ? { [field]: sentence } : {},
    ),
  );
  return Object.assign({}, ...found);
}

async function hasStranger({ deps, workspace }: Act, people: readonly string[]): Promise<boolean> {
  const team = workspace.slackTeam ?? '';
  const standings = await Promise.all(people.map((one) => deps.directory.standing(one, team)));
  return standings.some((one) => one !== 'member' && one !== 'unknown');
}
