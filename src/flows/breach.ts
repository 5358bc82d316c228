import type { Draft } from '../domain/draft.ts';
import { guardAll } from '../domain/free-text.ts';
import type { Complete, Named, SavedPurchase, Told } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { cameBack } from '../ledger/against.ts';
import { closeDraft } from '../ledger/drafts.ts';
import { keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { limitsOn } from '../ledger/policies.ts';
import { addBreach } from '../ledger/purchases.ts';
import type { Writer } from '../ledger/writer.ts';
import type { FormPurpose } from '../messages/form.ts';
import { breachStored } from '../messages/refusals.ts';
import { type Act, change, today, vocabularyOf } from './act.ts';
import type { Answer } from './answer.ts';
import { editable } from './correctable.ts';
import { isRefused, ownOpenDraft } from './own-draft.ts';
import { owePhoto } from './receipt-photo.ts';
import { onceOnly } from './save-entry.ts';
import { takeBack } from './take-back.ts';
import { toldBy, understand } from './understand-line.ts';

/** Where a breach is put whose words name no category. */
const NO_CATEGORY = 'other';

/** R37: `The money has already gone`: the line is stored as a breach and a manager is told. */
export async function storeBreachFromLine(act: Act, text: string, key: string): Promise<Answer> {
  const told = toldBy(act, await understand(act, text));
  if (told === undefined) return refused({ why: 'gone' });
  const guarded = guardAll([told.item, told.purpose]);
  if (guarded.kind === 'refused') return refused({ why: 'personal', what: guarded.what });
  return onceOnly(act, key, async () => {
    const entry = { ...told, category: told.category ?? (await fallback(act)) };
    const stored = await change(act, (writer) => store(writer, act, entry, key, false));
    return breachStored(stored.reference);
  });
}

/**
 * R37: the same from a form; told by a message, once per form. The breach takes the place of the
 * kept line or purchase that the form was about, so that the money is there once.
 */
export async function storeBreachFromForm(
  act: Act,
  purpose: FormPurpose,
  told: Complete,
  key: string,
): Promise<Refused | undefined> {
  const result = await change(act, async (writer) => {
    const before = await whatItReplaces(writer, act, purpose);
    if (before !== undefined && isRefused(before)) return before;
    const breach = await store(writer, act, told, key, true);
    if (before?.draft) {
      await closeDraft(writer, before.draft.id, { state: 'saved', purchaseId: breach.id });
    }
    if (before?.purchase)
      await takeBack(writer, act, before.purchase, `Became ${breach.reference}`);
    return undefined;
  });
  return result;
}

interface Replaced {
  readonly draft?: Draft;
  readonly purchase?: SavedPurchase;
}

async function whatItReplaces(
  writer: Writer,
  act: Act,
  purpose: FormPurpose,
): Promise<Replaced | Refused | undefined> {
  if (purpose.mode === 'new') return undefined;
  if (purpose.mode === 'edit') {
    const purchase = await editable(writer, act, purpose.reference);
    if (isRefused(purchase)) return purchase;
    const { reference } = purchase;
    const { references } = await cameBack(writer, reference);
    return references.length > 0
      ? refused({ why: 'came-back', reference, references })
      : { purchase };
  }
  const draft = await ownOpenDraft(writer, act, purpose.draft);
  return isRefused(draft) ? draft : { draft };
}

async function store(
  writer: Writer,
  act: Act,
  told: Told & { category: Named },
  key: string,
  byMessage: boolean,
): Promise<SavedPurchase> {
  const day = today(act);
  const { policyId } = await limitsOn(writer, day);
  const entry = { ...told, purpose: told.purpose ?? told.item };
  const backing = { buyerId: act.staff.id, day, authority: 'own' as const, policyId };
  const { rulesVersion } = act.workspace;
  const purchase = await addBreach(writer, entry, { ...backing, rulesVersion });
  await owePhoto(writer, act, purchase.reference, told);
  await keepAnswer(writer, key, { kind: 'breach', id: purchase.id });
  await tell(writer, act, purchase.id, byMessage);
  return purchase;
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
