import type { Guideline } from './guidelines.ts';
import { type Pence, pence } from './money.ts';
import type { ReceiptAnswer } from './more.ts';
import type { SourceCheck } from './other-source.ts';

/** R44: whether a further phone is still likely to keep somebody in touch. */
export const CONTACT_ANSWERS = ['yes', 'not_sure'] as const;
export type ContactAnswer = (typeof CONTACT_ANSWERS)[number];

/** R114: whose idea a purchase was. */
export const IDEAS = ['customer', 'worker', 'both'] as const;
export type Idea = (typeof IDEAS)[number];

/** R114: whose idea it was is asked from this price on, in pence. */
export const IDEA_FROM: Pence = pence(10_00);

/** A question of one tap under a saved purchase; it holds nothing up, and nobody need answer. */
export type AfterQuestion =
  /** R89: with the code of the source, and the guideline's title. */
  | { readonly kind: 'source'; readonly source: string; readonly title: string }
  | { readonly kind: 'contact' }
  | { readonly kind: 'receipt' }
  | { readonly kind: 'idea' };

/** What was answered so far, by tap or in the form. */
export interface AfterAnswers {
  /** R41: at another source. */
  readonly source: Omit<SourceCheck, 'reference'> | undefined;
  readonly contact: ContactAnswer | undefined;
  /** R97. */
  readonly receipt: ReceiptAnswer | undefined;
  readonly idea: Idea | undefined;
}

/** What is asked under a saved purchase now, and what was answered. */
export interface After {
  readonly told: AfterAnswers;
  readonly question: AfterQuestion | undefined;
}

/** Nothing was answered. */
export const NOTHING_TOLD: AfterAnswers = {
  ...{ source: undefined, contact: undefined, receipt: undefined, idea: undefined },
};

/**
 * The one question that is asked next, the most useful first: the source that is signposted (R89),
 * the chance of contact (R44), the receipt (R97), whose idea it was (R114).
 *
 * @param signpost what the guidelines point to and nobody answered about
 * @param repeats R44: it is the third such thing or a later one
 */
export function questionAfter(
  { contact, receipt, idea }: AfterAnswers,
  amount: Pence,
  { signpost, repeats }: { signpost: Guideline | undefined; repeats: boolean },
): AfterQuestion | undefined {
  const source = signpost?.trigger.source;
  if (source !== undefined) return { kind: 'source', source, title: signpost?.title ?? '' };
  if (repeats && contact === undefined) return { kind: 'contact' };
  if (receipt === undefined) return { kind: 'receipt' };
  return amount >= IDEA_FROM && idea === undefined ? { kind: 'idea' } : undefined;
}
