import type { Why } from '../domain/look.ts';
import { cannotDecide, type Plan } from '../domain/sign-off.ts';
import { leadOnTeam } from '../ledger/customers.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { addLook } from '../ledger/looks.ts';
import { lookForm, type Wanted } from '../messages/looks.ts';
import { type Act, change } from './act.ts';
import { type Answer, showView } from './answer.ts';

/** Something of a customer's that somebody is about to see. */
export interface Sight extends Wanted {
  readonly reference: string | undefined;
  /** Undefined for what is about nobody on file. */
  readonly customerId: number | undefined;
  /** Theirs by itself: what they bought, or must decide. */
  readonly isOwn: boolean;
}

/**
 * R124: notes the look and lets it go on (undefined), or asks what for. Within one's own caseload,
 * and of what is one's own, nothing is asked. The same click or form again is one look.
 *
 * @param why what they said when they were asked
 */
export async function asksWhatFor(
  act: Act,
  sight: Sight,
  key: string,
  why: Why | undefined,
): Promise<Answer | undefined> {
  const { what, about, reference, customerId } = sight;
  if (customerId === undefined) return undefined;
  const isOwn = sight.isOwn || (await leadOnTeam(act.read, customerId))?.id === act.staff.id;
  if (!isOwn && why === undefined) return showView(lookForm({ what, about }, reference));
  try {
    await change(act, async (writer) => {
      await keepAnswer(writer, `look:${key}`, { kind: 'look' });
      const { purpose, words } = (isOwn ? undefined : why) ?? {};
      const kind = what === 'history' ? 'history' : 'details';
      await addLook(writer, { customerId, what: kind, purpose, words });
    });
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
  return undefined;
}

/** A request that is somebody's task: theirs to decide now, or decided by them. */
export function isTask({ staff }: Act, plan: Plan): boolean {
  const theirs = plan.decision?.by.id === staff.id || plan.askedBy.id === staff.id;
  return theirs || cannotDecide(staff, plan) === undefined;
}
