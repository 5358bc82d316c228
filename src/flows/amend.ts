import { contradicts } from '../domain/correction.ts';
import type { Day } from '../domain/day.ts';
import { subtract } from '../domain/money.ts';
import type { Complete } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { cameBack } from '../ledger/against.ts';
import { keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { amendPurchase } from '../ledger/purchases.ts';
import { type Act, change } from './act.ts';
import { askAfterwards } from './ask-manager.ts';
import { correctFollowUps, countSource, rulesOn } from './buy.ts';
import { type Correctable, editable } from './correctable.ts';
import { judgeAmendment } from './judge-amendment.ts';
import { isRefused } from './own-draft.ts';
import { owePhoto } from './receipt-photo.ts';
import { bringUpToDate, withdrawExceptions } from './take-back.ts';
import { tellOfCorrection } from './tell-of-correction.ts';

/**
 * R11: puts the changed purchase in the place of the old, as a linked entry; by its buyer within a
 * day, or by a manager with the reason. What goes back to a manager counts, since the money has
 * gone, and is an exception until decided; what they were asked about the old entry and have not
 * decided is withdrawn.
 */
export async function amend(
  act: Act,
  { reference, why }: { readonly reference: string; readonly why?: string | undefined },
  { form, day, key }: { readonly form: Complete; readonly day: Day; readonly key: string },
): Promise<Refused | undefined> {
  const result = await change(act, async (writer) => {
    const entry = await editable(writer, act, reference);
    if (isRefused(entry)) return entry;
    if (entry.by === 'manager' && !why) return refused({ why: 'no-reason' });
    const told = { ...form, card: cardOf(act, entry, form) };
    const back = await cameBack(writer, reference);
    if (contradicts(entry, { ...told, day }, back)) {
      return refused({ why: 'came-back', reference, references: back.references });
    }
    const rules = await rulesOn(act, day);
    const judged = await judgeAmendment(writer, entry, { ...told, day }, rules);
    const { authority, policyId, asks } = judged;
    const channel = act.workspace.managersChannel;
    if (asks !== undefined && channel === undefined) return refused({ why: 'no-managers-channel' });
    const said = why ?? 'Changed by its buyer';
    const { rulesVersion } = act.workspace;
    const changes = { why: said, authority, policyId, day, rulesVersion };
    const changed = await amendPurchase(writer, entry, told, changes);
    if (changed === undefined) return refused({ why: 'already-closed', became: undefined });
    await bringUpToDate(writer, act, entry.planId, subtract(told.pence, entry.pence));
    if (told.otherSource !== entry.otherSource) {
      await countSource(writer, act, reference, told, day);
    }
    await withdrawExceptions(writer, act, reference);
    await correctFollowUps(writer, entry, changed);
    const subject: Record<string, number> = { purchase: changed.id };
    if (asks !== undefined && channel !== undefined) {
      const { buyerId } = entry;
      const facts = { ...asks, purchaseId: changed.id, policyId, buyerId, channel };
      subject.plan = (await askAfterwards(writer, act, told, facts)).id;
    }
    await keepAnswer(writer, key, { kind: 'saved', id: changed.id });
    await owePhoto(writer, act, reference, told);
    if (entry.by === 'manager') await tellOfCorrection(writer, act, entry);
    else await owe(writer, { kind: 'saved', subject, conversation: act.staff.slackId });
    return undefined;
  });
  return result;
}

/** The card is the buyer's, whoever corrects. */
function cardOf({ staff }: Act, entry: Correctable, { paidBy }: Complete): string | undefined {
  if (paidBy !== 'card') return undefined;
  return entry.buyerId === staff.id ? (staff.card ?? entry.card) : entry.card;
}
