import { judgeTold } from '../delivery/judge.ts';
import { addDays, type Day } from '../domain/day.ts';
import { type Guideline, inForce } from '../domain/guidelines.ts';
import { checkTold } from '../domain/other-source.ts';
import type { Complete, SavedPurchase, Told } from '../domain/purchase.ts';
import { WENT_AFTER_DAYS } from '../domain/went.ts';
import { addFollowUp, dropFollowUps } from '../ledger/follow-ups.ts';
import type { Backing } from '../ledger/purchase-insert.ts';
import { addPurchase } from '../ledger/purchases.ts';
import { addSourceCheck } from '../ledger/source-checks.ts';
import type { Writer } from '../ledger/writer.ts';
import { type Act, guidelinesOf } from './act.ts';
import { owePhoto } from './receipt-photo.ts';

/** The guidelines that hold on a day. */
export async function rulesOn(act: Act, on: Day): Promise<Guideline[]> {
  return inForce(await guidelinesOf(act), on);
}

/**
 * Saves a purchase with all that follows from the guidelines: the edition it was judged by (R47),
 * what was answered about another source (R41), and what is to be asked later (R46, R66).
 *
 * @param prompts what the guidelines bring up about it, where it was judged already
 */
export async function buy(
  writer: Writer,
  act: Act,
  told: Complete,
  backing: Backing,
  prompts?: readonly Guideline[],
): Promise<SavedPurchase> {
  const { rulesVersion } = act.workspace;
  const purchase = await addPurchase(writer, told, { ...backing, rulesVersion });
  await countSource(writer, act, purchase.reference, told, purchase.day);
  await owePhoto(writer, act, purchase.reference, told);
  await openFollowUps(writer, act, purchase, prompts);
  return purchase;
}

/** Counts what was told of another source, for a purchase or a request (R41). */
export async function countSource(
  writer: Writer,
  act: Act,
  reference: string,
  told: Told & Pick<Complete, 'category'>,
  on: Day,
): Promise<void> {
  const check = checkTold(told);
  if (check === undefined) return;
  const about = { customerId: told.customer.id, categoryId: told.category.id };
  await addSourceCheck(writer, { reference, ...check, ...about, by: act.staff.id, on });
}

/** R46, R66: notes what is to be asked about a purchase on a later day. */
export async function openFollowUps(
  writer: Writer,
  act: Act,
  purchase: SavedPurchase,
  judged?: readonly Guideline[],
): Promise<void> {
  if (purchase.more.newUse) await askHowItWent(writer, purchase);
  const prompts = judged ?? (await promptsOf(writer, act, purchase));
  const weeks = prompts.find(({ trigger }) => trigger.asks.includes('unlocked'))?.trigger.weeks;
  if (weeks === undefined) return;
  await addFollowUp(writer, {
    reference: purchase.reference,
    kind: 'unlocked',
    personId: purchase.buyerId,
    dueOn: addDays(purchase.day, 7 * weeks),
  });
}

/** R66: what is new or unusual is asked about six weeks after the day on which it was bought. */
async function askHowItWent(writer: Writer, purchase: SavedPurchase): Promise<void> {
  const { reference, buyerId: personId, day } = purchase;
  const dueOn = addDays(day, WENT_AFTER_DAYS);
  await addFollowUp(writer, { reference, kind: 'went', personId, dueOn });
}

/**
 * R66: a correction may take the tick away, and nothing is asked then; or set it, or move the day
 * that it is counted from. What was answered already stays.
 */
export async function correctFollowUps(
  writer: Writer,
  before: SavedPurchase,
  after: SavedPurchase,
): Promise<void> {
  const [was, is] = [before.more.newUse, after.more.newUse];
  if (was === is && (!is || before.day === after.day)) return;
  const { reference } = after;
  const wasOpen = await dropFollowUps(writer, reference, 'went');
  if (is && (!was || wasOpen)) await askHowItWent(writer, after);
}

async function promptsOf(writer: Writer, act: Act, purchase: SavedPurchase) {
  const rules = await rulesOn(act, purchase.day);
  return (await judgeTold(writer, rules, purchase, purchase.day)).prompts;
}
