import type { KnownBlock } from '@slack/types';
import type { After } from '../domain/ask-after.ts';
import { flagged } from '../domain/exclusions.ts';
import type { Guideline } from '../domain/guidelines.ts';
import { formatPounds, type Pence } from '../domain/money.ts';
import { paymentWords } from '../domain/payment.ts';
import { type Limits, leftToday } from '../domain/policy.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { answeredLine, plainAfter, questionButtons, receiptLine } from './ask-after.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { reminderLines } from './clause.ts';
import { freesWords, goodsAtStart, marks, planWords, shareWords } from './goods.ts';
import { ACTIONS } from './ids.ts';
import { lineList } from './line-list.ts';
import { counted, shortPounds, typed } from './text.ts';

/** What a worker reads when a purchase is saved. */
export interface SavedAnswer {
  readonly purchase: SavedPurchase;
  /** For a purchase on one's own authority: the limits and what is used of the day's. */
  readonly today: { readonly limits: Limits; readonly spent: Pence } | undefined;
  /** An earlier one of the same customer and amount that day (R14). */
  readonly like?: string | undefined;
  readonly changed?: boolean;
  /** What is asked with it, and what was answered. */
  readonly after?: After;
  /** R47: the team's own reminders that it brings up. */
  readonly reminders?: readonly Guideline[];
}

/** The confirmation, with its undo. */
export function saved(answer: SavedAnswer): Message {
  const { purchase, today, like, changed, after = plainAfter(purchase) } = answer;
  const { reference } = purchase;
  const title = `${changed ? 'Changed' : 'Saved'}: ${formatPounds(purchase.pence)} · ${reference}`;
  return {
    text: `${changed ? 'Changed' : 'Saved'} · ${reference}`,
    blocks: [
      section(`✅ *${title}*`, ...aboutPurchase(purchase), answeredLine(after.told)),
      section(
        ...reminderLines(answer.reminders).map((line) => `Guideline: ${line}`),
        today && leftOf(today.limits, today.spent, purchase),
        like && `There was one like it today: ${like}. If this is the same one, press Undo.`,
        receiptLine(reference, after.told),
      ),
      ...flag(purchase),
      purchaseButtons(reference),
      ...questionButtons(reference, after.question),
    ],
  };
}

/** R38: e-cigarettes are flagged, never refused. */
function flag({ item, purpose, more }: SavedPurchase): KnownBlock[] {
  const items = [item, ...more.lines.map((line) => line.item)];
  const word = items.map((one) => flagged(one, purpose)?.word).find((found) => found !== undefined);
  if (word === undefined) return [];
  return [
    context(`“${typed(word)}” is flagged: it is not refused, and a manager may ask about it.`),
  ];
}

function aboutPurchase(purchase: SavedPurchase): (string | undefined)[] {
  const { customer, category, area, more } = purchase;
  const plan = planWords(purchase);
  const isOne = more.lines.length === 0;
  const what = isOne ? goodsAtStart(purchase) : counted(more.lines.length + 1, 'line');
  const paid = paymentWords(purchase.paidBy, purchase.card);
  return [
    [customer.reference, what, isOne && typed(category.label)].filter(Boolean).join(' · '),
    ...lineList(purchase),
    shareWords(purchase),
    [isOne && typed(area?.label ?? ''), paid, ...marks(purchase)].filter(Boolean).join(' · '),
    more.frees && `Frees ${freesWords(purchase)}`,
    plan && `Support plan: ${plan}`,
  ];
}

/** R22: of the worker's day, or of their day for this customer; read by the worker alone. */
function leftOf(limits: Limits, spent: Pence, { customer }: SavedPurchase): string {
  const left = formatPounds(leftToday(limits, spent));
  const day = shortPounds(limits.day);
  return limits.scope === 'worker'
    ? `${left} of today's ${day} left without sign-off`
    : `${left} of ${customer.reference}’s ${day} left today without sign-off`;
}

/** Edit, Undo and Same again; each names the purchase by its reference, whatever its version. */
export function purchaseButtons(reference: string): KnownBlock {
  return actions(
    `purchase:${reference}`,
    button('Edit', ACTIONS.edit, reference),
    button('Undo', ACTIONS.undo, reference),
    button('Same again', ACTIONS.sameAgain, reference),
  );
}

/** After Undo. */
export function undone(purchase: SavedPurchase): Message {
  return {
    text: `Undone · ${purchase.reference}`,
    blocks: [
      section(
        `↩️ *Undone: ${formatPounds(purchase.pence)} · ${purchase.reference}*`,
        `${purchase.customer.reference} · ${goodsAtStart(purchase)}`,
        'It counts nowhere now; the ledger keeps the purchase and its undoing.',
      ),
      actions(
        `purchase:${purchase.reference}`,
        button('Same again', ACTIONS.sameAgain, purchase.reference),
      ),
    ],
  };
}

/** After Already paid (R31): it counts, and is an exception until decided. */
export function alreadyPaid(
  purchase: SavedPurchase,
  planReference: string,
  after: After = plainAfter(purchase),
): Message {
  return {
    text: `Saved as already paid · ${purchase.reference}`,
    blocks: [
      section(
        `✅ *Saved as already paid: ${formatPounds(purchase.pence)} · ${purchase.reference}*`,
        ...aboutPurchase(purchase),
        answeredLine(after.told),
        `It counts now. A manager decides on it as an exception (${planReference}).`,
        receiptLine(purchase.reference, after.told),
      ),
      purchaseButtons(purchase.reference),
      ...questionButtons(purchase.reference, after.question),
    ],
  };
}
