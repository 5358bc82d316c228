import type { KeptFor } from './draft.ts';
import type { Pence } from './money.ts';
import { dearestUnit } from './more.ts';
import { type Judgement, judge, type Limits, needsSignOff } from './policy.ts';
import { type Complete, complete, sameGoods, type Told, TWIN_MINUTES } from './purchase.ts';

/** An earlier entry of the same buyer, customer, amount and day (R14). */
export interface Twin {
  /** Undefined for a line that was kept. */
  readonly reference: string | undefined;
  readonly item: string;
  readonly at: Date;
}

/** What is known when an entry arrives. */
export interface EntryFacts {
  readonly limits: Limits;
  /** Pence spent or kept that day on the worker's own authority. */
  readonly spent: Pence;
  readonly twins: readonly Twin[];
  readonly at: Date;
  /** R39: the guideline that sends it to a manager whatever the price. */
  readonly softRule?: string | undefined;
}

/** What becomes of an entry. */
export type EntryDecision =
  | { readonly kind: 'save'; readonly entry: Complete; readonly like: string | undefined }
  | { readonly kind: 'keep'; readonly keptFor: KeptFor; readonly judgement: Judgement };

/**
 * Decides what becomes of what was told: asked about when an equal one was made within two minutes
 * (R14), kept when it passes a limit (R20), a guideline
 * asks for a manager (R39), the buyer has an interest in the supplier (R143) or something is missing
 * (R2), saved otherwise.
 */
export function decideEntry(told: Told, facts: EntryFacts): EntryDecision {
  const price = { pence: told.pence, unitPence: dearestUnit(told) };
  const judgement = {
    ...judge(price, facts.limits, facts.spent),
    softRule: facts.softRule,
  };
  if (equalOneJustNow(told, facts)) return { kind: 'keep', keptFor: 'twin', judgement };
  if (needsSignOff(judgement) || told.more.interest)
    return { kind: 'keep', keptFor: 'over_limit', judgement };
  const entry = complete(told);
  if (entry === undefined) return { kind: 'keep', keptFor: 'to_finish', judgement };
  return { kind: 'save', entry, like: facts.twins.find(({ reference }) => reference)?.reference };
}

function equalOneJustNow(told: Told, { twins, at }: EntryFacts): boolean {
  return twins.some(
    (twin) =>
      sameGoods(twin.item, told.item) &&
      at.getTime() - twin.at.getTime() < TWIN_MINUTES * 60_000 &&
      at.getTime() >= twin.at.getTime(),
  );
}
