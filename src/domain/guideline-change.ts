import { addDays, type Day } from './day.ts';
import { type Guideline, type GuidelineKind, isFixed, type Trigger } from './guidelines.ts';

/** What a guideline would become, before it is one. */
export interface GuidelineDraft extends Omit<Guideline, 'id' | 'version' | 'code'> {}

/** What is wrong with a change to a guideline. */
export type GuidelineFault =
  | 'past'
  | 'ends-before'
  | 'no-review'
  | 'review-past'
  | 'nothing-brings-it-up'
  | 'fixed';

/**
 * Whether a guideline may be written so (R47, R132): not from a past day; a hard one has a review
 * date, but for those that every team begins with; those of G5 stay hard and do not end.
 *
 * @param before the guideline that is changed; undefined for a new one
 */
export function guidelineFault(
  told: GuidelineDraft,
  before: Guideline | undefined,
  today: Day,
): GuidelineFault | undefined {
  const { kind, startsOn, endsOn, reviewOn, trigger } = told;
  const fixed = before !== undefined && isFixed(before);
  if (fixed && (kind !== 'hard' || endsOn !== undefined)) return 'fixed';
  if (startsOn < today) return 'past';
  if (endsOn !== undefined && endsOn < startsOn) return 'ends-before';
  if (kind === 'hard' && !fixed && reviewOn === undefined) return 'no-review';
  if (reviewOn !== undefined && reviewOn <= today && reviewOn !== before?.reviewOn) {
    return 'review-past';
  }
  return kind !== 'principle' && isQuiet(kind, trigger) ? 'nothing-brings-it-up' : undefined;
}

/** Goods are refused by a word; a manager is asked, or something said, by their kind or price too. */
function isQuiet(kind: GuidelineKind, { words, categories, over, list }: Trigger): boolean {
  const bySomethingElse = kind !== 'hard' && (categories.length > 0 || over !== undefined);
  return words.length === 0 && list === undefined && !bySomethingElse;
}

/** What ends a guideline on a day: from then on it holds no more. */
export function ended(rule: Guideline, on: Day): GuidelineDraft {
  return { ...rule, startsOn: on, endsOn: addDays(on, -1) };
}
