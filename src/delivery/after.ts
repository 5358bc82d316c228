import { type After, questionAfter } from '../domain/ask-after.ts';
import { addDays } from '../domain/day.ts';
import {
  type GoodsJudgement,
  type Guideline,
  inForce,
  judgeGoods,
  signpostIn,
} from '../domain/guidelines.ts';
import { dearestUnit } from '../domain/more.ts';
import { checkTold } from '../domain/other-source.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { thingsBoughtFor } from '../ledger/bought-before.ts';
import { readGuidelines } from '../ledger/guidelines.ts';
import type { Reader } from '../ledger/open.ts';
import { wantsSignposts } from '../ledger/people.ts';
import { toldAfter } from '../ledger/purchase-notes.ts';
import { sourceChecks } from '../ledger/source-checks.ts';
import type { Writer } from '../ledger/writer.ts';
import { judgeTold, notRemembered } from './judge.ts';

/**
 * What was answered about a saved purchase, and the one thing that is asked next, as the ledger
 * stands now.
 *
 * @param all every guideline as it ever read, where the caller has them at hand
 */
export async function readAfter(
  from: Reader | Writer,
  purchase: SavedPurchase,
  all?: readonly Guideline[],
): Promise<After> {
  const { reference, day, rulesVersion } = purchase;
  const notes = await toldAfter(from, reference);
  const check = (await sourceChecks(from, [reference])).at(-1) ?? checkTold(purchase);
  const told = { ...notes, source: check };
  if (!isAskedAbout(purchase)) return { told, question: undefined };
  const rules = inForce(all ?? (await readGuidelines(from)), day, rulesVersion);
  const { prompts } = await judgeTold(from, rules, purchase, day);
  return askedAfter(from, purchase, told, prompts);
}

/**
 * The same of a purchase that was saved a moment ago: nothing can have been answered but what was
 * told with it, so that the ledger is not asked.
 *
 * @param prompts what the guidelines bring up about it, as it was judged when it was saved
 */
export function readAfterSaving(
  from: Reader | Writer,
  purchase: SavedPurchase,
  prompts: readonly Guideline[],
): Promise<After> {
  const { receipt } = purchase.more;
  const told = { receipt, contact: undefined, idea: undefined, source: checkTold(purchase) };
  return askedAfter(from, purchase, told, prompts);
}

async function askedAfter(
  from: Reader | Writer,
  purchase: SavedPurchase,
  told: After['told'],
  prompts: readonly Guideline[],
): Promise<After> {
  const isOpen = told.source === undefined && isSignposted(purchase);
  const open = isOpen ? await notRemembered(from, prompts, purchase, purchase.day) : [];
  const repeats = told.contact === undefined && (await isRepeat(from, prompts, purchase));
  const found = signpostIn(open);
  const signpost = found && (await wantsSignposts(from, purchase.buyerId)) ? found : undefined;
  const question = questionAfter(told, purchase.pence, { signpost, repeats });
  return { told, question };
}

/**
 * R89: those of one worker's purchases whose signpost nobody answered. The ledger is asked only about those
 * that bring one up at all.
 *
 * @param known every guideline as it ever read, and the categories' codes by their ids
 */
export async function openSignposts(
  from: Reader,
  purchases: readonly SavedPurchase[],
  known: { all: readonly Guideline[]; codes: ReadonlyMap<number, string> },
): Promise<{ purchase: SavedPurchase; rule: Guideline }[]> {
  const likely = purchases.filter(
    (one) => isAskedAbout(one) && isSignposted(one) && mayPoint(one, known),
  );
  const [first] = likely;
  if (first === undefined || !(await wantsSignposts(from, first.buyerId))) return [];
  const checks = await sourceChecks(
    from,
    likely.map(({ reference }) => reference),
  );
  const told = new Set(checks.map(({ reference }) => reference));
  const open: { purchase: SavedPurchase; rule: Guideline }[] = [];
  for (const purchase of likely.filter(({ reference }) => !told.has(reference))) {
    const { day, rulesVersion } = purchase;
    const { prompts } = await judgeTold(from, inForce(known.all, day, rulesVersion), purchase, day);
    const rule = signpostIn(await notRemembered(from, prompts, purchase, day));
    if (rule !== undefined) open.push({ purchase, rule });
  }
  return open;
}

/** Whether a purchase brings a signpost up, if the customer's benefits are in place. */
function mayPoint(
  { item, purpose, category, more, unitPence, day, rulesVersion }: SavedPurchase,
  { all, codes }: { all: readonly Guideline[]; codes: ReadonlyMap<number, string> },
): boolean {
  const categories = [category, ...more.lines.map((line) => line.category)];
  const { prompts } = judgeGoods(inForce(all, day, rulesVersion), {
    items: [item, ...more.lines.map((line) => line.item)],
    purpose,
    categories: categories.map(({ id }) => codes.get(id) ?? ''),
    dearest: dearestUnit({ unitPence, more }),
    benefits: true,
  });
  return signpostIn(prompts) !== undefined;
}

/** What was imported is history, and what is no purchase answers nothing. */
function isAskedAbout({ kind, authority }: SavedPurchase): boolean {
  return authority !== 'imported' && (kind === 'purchase' || kind === 'amendment');
}

/** On a manager's word nothing is signposted: their card had it. */
export function isSignposted({ authority, otherSource }: SavedPurchase): boolean {
  return authority !== 'signed_off' && otherSource === undefined;
}

/** Days in which such things are counted. */
const YEAR = 365;

/** R44: the third such thing for a customer within twelve months, or a later one. */
async function isRepeat(
  from: Reader | Writer,
  prompts: GoodsJudgement['prompts'],
  { customer, day }: SavedPurchase,
): Promise<boolean> {
  const rule = prompts.find(({ trigger }) => trigger.asks.includes('contact'));
  if (rule === undefined) return false;
  const days = { from: addDays(day, -YEAR), to: day };
  const things = await thingsBoughtFor(from, customer.id, days);
  const alike = things.filter(({ item, category, unitPence }) => {
    const facts = { items: [item], categories: [category], dearest: unitPence };
    return judgeGoods([rule], { ...facts, purpose: undefined, benefits: true }).prompts.length > 0;
  });
  const count = alike.reduce((sum, thing) => sum + thing.count, 0);
  return count >= (rule.trigger.from ?? 1);
}
