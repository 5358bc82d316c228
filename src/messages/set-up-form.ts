import type { KnownBlock, ModalView } from '@slack/types';
import { WEEKDAYS } from '../domain/day.ts';
import type { Role } from '../domain/staff.ts';
import type { TeamNow } from '../domain/team-now.ts';
import { context, option } from './blocks.ts';
import { channelInput, peopleInput, personInput, timeInput } from './directory-inputs.ts';
import { TEAM, VIEWS } from './ids.ts';
import { selectInput } from './inputs.ts';
import { mention } from './text.ts';
import { TIME_ZONES } from './time-zones.ts';

const STEPS = 3;

export type Step = ModalView;

/** One step of the set-up; each is saved when it is sent. */
export function step(
  number: number,
  view: string,
  what: string,
  blocks: readonly KnownBlock[],
): Step {
  const last = number === STEPS;
  const kept = 'Each step is saved as you go on; `/spend setup` takes up where you stopped.';
  return {
    type: 'modal',
    callback_id: view,
    title: { type: 'plain_text', text: 'Set up Oatcake' },
    submit: { type: 'plain_text', text: last ? 'Finish' : 'Next' },
    close: { type: 'plain_text', text: 'Later' },
    blocks: [context(`*Step ${number} of ${STEPS}: ${what}*`, kept), ...blocks],
  };
}

/** Step 1: where things are posted, and when. */
export function whereForm({ settings }: TeamNow): ModalView {
  const { digestChannel, managersChannel, timezone, digest } = settings;
  const zones = [...new Set([timezone, ...TIME_ZONES])];
  return step(1, VIEWS.setUpWhere, 'where and when', [
    channelInput(TEAM.digestChannel, 'Channel for the weekly digest', {
      include: ['public', 'private'],
      channel: digestChannel,
      hint: 'The team’s own: no guests, not shared. Invite Oatcake to it first.',
    }),
    channelInput(TEAM.managersChannel, 'Channel of the managers', {
      include: ['private'],
      channel: managersChannel,
      optional: true,
      hint: 'Private; requests for sign-off go there. Only channels that you are in are listed: a manager can choose it later.',
    }),
    selectInput(
      TEAM.timezone,
      'Time zone',
      zones.map((zone) => option(zone, zone)),
      { chosen: timezone },
    ),
    selectInput(
      TEAM.digestDay,
      'Day of the digest',
      WEEKDAYS.map((day) => option(day, day)),
      { chosen: digest.day },
    ),
    timeInput(TEAM.digestTime, 'Time of the digest', digest.time),
  ]);
}

/** Step 2: who does what. */
export function whoForm(team: TeamNow): ModalView {
  const named = (role: Role) => ({ people: idsOf(team, role) });
  return step(2, VIEWS.setUpWho, 'who', [
    peopleInput(TEAM.managers, 'Managers', {
      ...named('manager'),
      optional: hasGroup(team, 'manager'),
      hint: 'They sign off, and may log purchases too.',
    }),
    peopleInput(TEAM.workers, 'Workers', {
      ...named('worker'),
      optional: true,
      hint: 'They log purchases. A manager need not be here.',
    }),
    personInput(TEAM.onDuty, 'On duty', {
      person: team.onDuty?.slackId,
      optional: true,
      hint: 'The manager who is asked first when somebody stands at a counter.',
    }),
    personInput(TEAM.protectionLead, 'Data protection lead', {
      person: team.protectionLead?.slackId,
      hint: 'They alone confirm what is decided before real use.',
    }),
    peopleInput(TEAM.qa, 'Quality assurance', { ...named('qa'), optional: true }),
    peopleInput(TEAM.finance, 'Finance', { ...named('finance'), optional: true }),
    ...fromGroups(team),
  ]);
}

function idsOf(team: TeamNow, role: Role): string[] {
  const people = team.holders[role].filter(({ isGroup }) => !isGroup);
  return people.flatMap(({ slackId }) => slackId ?? []);
}

function hasGroup(team: TeamNow, role: Role): boolean {
  return team.holders[role].some(({ isGroup }) => isGroup);
}

/** User groups come from the set-up file, and stay as they are. */
function fromGroups({ holders }: TeamNow): KnownBlock[] {
  const groups = Object.entries(holders).flatMap(([role, all]) =>
    all.filter(({ isGroup }) => isGroup).map((group) => `${mention(group)} (${role})`),
  );
  if (groups.length === 0) return [];
  const shown = groups.slice(0, 20).join(', ');
  return [context(`Also on the team, by the set-up file and left as they are: ${shown}.`)];
}
