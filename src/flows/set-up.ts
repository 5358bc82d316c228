import type { ModalView } from '@slack/types';
import type { Role } from '../domain/staff.ts';
import type { TeamMember, TeamSetUp } from '../domain/team.ts';
import type { TeamNow } from '../domain/team-now.ts';
import { applySetUp } from '../ledger/setup.ts';
import { readTeam } from '../ledger/team-now.ts';
import type { Writer } from '../ledger/writer.ts';
import { whereForm, whoForm } from '../messages/set-up-form.ts';
import { howForm } from '../messages/set-up-how.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, showView } from './answer.ts';

/** Sentences by the field that they stand under. */
export type Faults = Readonly<Record<string, string>>;

/** What becomes of a step: taken, or sentences under fields. */
export type StepTaken =
  | { readonly kind: 'faults'; readonly faults: Faults }
  | { readonly kind: 'next'; readonly view: ModalView }
  | { readonly kind: 'closed' };

export const faultsUnder = (faults: Faults): StepTaken => ({ kind: 'faults', faults });

/** `/spend setup`: the first step, or where a first set-up was left, filled in with what is. */
export async function openSetUp(act: Act): Promise<Answer> {
  const team = await teamNow(act);
  return showView(nextForm(team));
}

function nextForm(team: TeamNow): ModalView {
  const { setUpAt, digestChannel } = team.settings;
  if (setUpAt !== undefined || digestChannel === undefined) return whereForm(team);
  return team.holders.manager.length === 0 ? whoForm(team) : howForm(team);
}

/** The team as the ledger has it now. */
export function teamNow(act: Act): Promise<TeamNow> {
  return readTeam(act.read, today(act));
}

/**
 * Saves one step; what does not differ is left alone.
 *
 * @returns a sentence for the step's first field, where the ledger refuses it
 */
export async function saveStep(
  act: Act,
  told: Omit<TeamSetUp, 'slackTeam'>,
  also?: (writer: Writer) => Promise<void>,
): Promise<string | undefined> {
  const slackTeam = act.workspace.slackTeam ?? '';
  return change(act, async (writer) => {
    const done = await applySetUp(writer, { finishes: false, greets: true, ...told, slackTeam });
    if (!done.ok) return done.faults.join(' ');
    await also?.(writer);
    return undefined;
  });
}

/** The roles that a form gives. */
type Given = 'manager' | 'worker' | 'qa' | 'finance';

/**
 * Everybody as the form has them. User groups, and the admin's role, are not the form's to give:
 * they stay as they are.
 */
export function membersFrom(
  { holders }: TeamNow,
  told: Readonly<Record<Given, readonly string[]>>,
): TeamMember[] {
  const roles = new Map<string, Set<Role>>();
  const groups = new Set<string>();
  const give = (slackId: string, role: Role) =>
    roles.set(slackId, (roles.get(slackId) ?? new Set()).add(role));
  for (const [role, people] of Object.entries(told)) {
    for (const slackId of people) give(slackId, role as Role);
  }
  for (const [role, all] of Object.entries(holders)) {
    for (const { slackId, isGroup } of all) {
      if (slackId === undefined || !(isGroup || role === 'admin')) continue;
      if (isGroup) groups.add(slackId);
      give(slackId, role as Role);
    }
  }
  return [...roles].map(([slackId, held]) => ({
    slackId,
    isGroup: groups.has(slackId),
    name: undefined,
    card: undefined,
    roles: [...held],
  }));
}
