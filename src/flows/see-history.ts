import { may, mayAll } from '../domain/access.ts';
import { mayCorrect, mayEdit } from '../domain/correction.ts';
import type { Why } from '../domain/look.ts';
import { refused } from '../domain/refusal.ts';
import type { Plan } from '../domain/sign-off.ts';
import { cameBack } from '../ledger/against.ts';
import { colleagues } from '../ledger/people.ts';
import { planById, plansOfPurchase } from '../ledger/plan-queries.ts';
import {
  entriesAgainst,
  hasReceipt,
  referenceOf,
  type Version,
  versionsOf,
} from '../ledger/purchase-history.ts';
import { purchaseNotes } from '../ledger/purchase-notes.ts';
import { receiptPhotos } from '../ledger/receipt-photos.ts';
import { storiesOf } from '../ledger/stories.ts';
import { historyHelp } from '../messages/help.ts';
import { historyView, type PurchaseHistory } from '../messages/history.ts';
import type { Act } from './act.ts';
import { type Answer, say, showView } from './answer.ts';
import { asksWhatFor, isTask, type Sight } from './look.ts';

/** `/spend history P05485`, and `History` wherever it stands: the private view (R93, R124). */
export async function openHistory(
  act: Act,
  typed: string,
  key: string,
  why?: Why,
): Promise<Answer> {
  const reference = typed.trim().split(/\s+/)[0] ?? '';
  if (reference === '') return say(historyHelp());
  if (!may(act.staff, 'history')) return refused({ why: 'not-yours-to-see' });
  const versions = await readVersions(act, reference);
  const last = versions.at(-1);
  if (last === undefined) return refused({ why: 'no-such-purchase' });
  const plans = await plansOf(act, versions);
  const asked = await asksWhatFor(act, sightOf(act, versions, plans), key, why);
  return asked ?? showView(historyView(await seeHistory(act, versions, last, plans)));
}

/** R124: what one bought oneself is one's own; so is what one is to decide, or decided. */
function sightOf(act: Act, versions: readonly Version[], plans: readonly Plan[]): Sight {
  const reference = versions[0]?.entry.reference ?? '';
  const customer = versions.findLast(({ entry }) => entry.customer.id > 0)?.entry.customer;
  const isBuyer = versions.some(({ entry }) => entry.buyerId === act.staff.id);
  return {
    ...{ what: 'history', about: reference, reference, customerId: customer?.id },
    isOwn: isBuyer || plans.some((plan) => isTask(act, plan)),
  };
}

/** R11: all that the ledger holds of one purchase, with what the person who looks may do about it. */
async function seeHistory(
  act: Act,
  versions: readonly Version[],
  last: Version,
  plans: readonly Plan[],
): Promise<PurchaseHistory> {
  const { read } = act;
  const { reference, againstId } = last.entry;
  const [entries, later, photos, receipt, against] = await Promise.all([
    entriesAgainst(read, reference),
    purchaseNotes(read, reference),
    receiptPhotos(read, reference),
    hasReceipt(read, reference),
    againstId === undefined ? undefined : referenceOf(read, againstId),
  ]);
  const { timezone } = act.workspace;
  const may = await whatMayBeDone(act, last);
  const notes = [...later, ...(await released(act, reference))];
  const told = { entries, notes, photos, plans, receipt };
  return { reference, versions, against, ...told, timezone, may };
}

/** A reference as it was typed, or else in capitals. */
async function readVersions({ read }: Act, typed: string): Promise<Version[]> {
  const found = await versionsOf(read, typed);
  return found.length > 0 ? found : versionsOf(read, typed.toUpperCase());
}

async function plansOf({ read }: Act, versions: readonly Version[]): Promise<Plan[]> {
  const asked = await plansOfPurchase(read, versions[0]?.entry.reference ?? '');
  const approval = versions.find(({ entry }) => entry.planId !== undefined)?.entry.planId;
  const plan = approval === undefined ? undefined : await planById(read, approval);
  return plan === undefined ? asked : [plan, ...asked];
}

async function whatMayBeDone(act: Act, { entry }: Version): Promise<PurchaseHistory['may']> {
  const undo = 'by' in mayCorrect(act.staff, entry, act.at);
  const own = entry.buyerId === act.staff.id || mayAll(act.staff, 'correct');
  const against = own && mayEdit(entry);
  const back = against && (await cameBack(act.read, entry.reference)).pence < entry.pence;
  const fee = against && !entry.forgotten;
  const story = may(act.staff, 'story') && mayEdit(entry) && !entry.forgotten;
  const tell = own && entry.kind !== 'void' && !entry.forgotten;
  return { edit: undo && mayEdit(entry), undo, fee, refund: back, story, tell };
}

/** What was released of it for the team's digest, as notes beside the others. */
async function released({ read }: Act, reference: string): Promise<PurchaseHistory['notes']> {
  const stories = await storiesOf(read, reference);
  const ids = stories.map(({ releasedById }) => releasedById);
  const people = await colleagues(read, ids);
  return stories.map(({ releasedById: id, state, text, at }) => {
    const by = people.get(id) ?? { id, slackId: undefined, name: undefined };
    return { kind: 'story', value: state, text, by, at };
  });
}
