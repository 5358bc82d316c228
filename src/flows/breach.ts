import type { Named, Told } from '../domain/purchase.ts';
import { refused } from '../domain/refusal.ts';
import { keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { limitsOn } from '../ledger/policies.ts';
import { addBreach } from '../ledger/purchases.ts';
import type { Writer } from '../ledger/write.ts';
import type { Message } from '../messages/blocks.ts';
import { breachStored } from '../messages/refusals.ts';
import { type Act, change, today, vocabularyOf } from './act.ts';
import type { Answer } from './answer.ts';
import { toldBy, understand } from './log-line.ts';
import { onceOnly } from './save-entry.ts';

/** Where a breach is put whose words name no category. */
const NO_CATEGORY = 'other';

/** R37: `The money has already gone`: the line is stored as a breach and a manager is told. */
export async function storeBreachFromLine(act: Act, text: string, key: string): Promise<Answer> {
  const told = toldBy(act, await understand(act, text));
  if (told === undefined) return refused({ why: 'gone' });
  return onceOnly(act, key, () => storeBreach(act, told, key, false));
}

/** R37: the same from what was told; with `byMessage` a message says so. */
export async function storeBreach(
  act: Act,
  told: Told,
  key: string,
  byMessage: boolean,
): Promise<Message> {
  const day = today(act);
  const { policyId } = await limitsOn(act.read, day);
  const category = told.category ?? (await fallback(act));
  const stored = await change(act, async (writer) => {
    const entry = { ...told, category, purpose: told.purpose ?? told.item };
    const backing = { buyerId: act.staff.id, day, authority: 'own' as const, policyId };
    const purchase = await addBreach(writer, entry, backing);
    await keepAnswer(writer, key, { kind: 'breach', id: purchase.id });
    await tell(writer, act, purchase.id, byMessage);
    return purchase;
  });
  return breachStored(stored.reference);
}

async function tell(writer: Writer, act: Act, purchase: number, byMessage: boolean) {
  const subject = { purchase };
  const conversation = act.workspace.managersChannel;
  if (conversation !== undefined) {
    await owe(writer, { kind: 'breach_notice', subject, conversation });
  }
  if (byMessage) await owe(writer, { kind: 'breach', subject, conversation: act.staff.slackId });
}

async function fallback(act: Act): Promise<Named> {
  const { categories } = await vocabularyOf(act);
  const found = categories.find(({ code }) => code === NO_CATEGORY) ?? categories[0];
  if (found === undefined) throw new Error('The workspace has no categories');
  return found;
}
