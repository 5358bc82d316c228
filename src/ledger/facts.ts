import type {
  DecisionModel,
  DraftModel,
  PlanModel,
  PlanNoteModel,
  PurchaseLineModel,
  PurchaseModel,
} from './generated/models.ts';
import { digest, type HistoryFact } from './history.ts';

type Facts = HistoryFact['facts'];

/** A purchase's columns that its history entry speaks of. */
export type PurchaseRow = Omit<PurchaseModel, 'id' | 'correctedOn' | 'recordedAt'>;
/** A line's, without those that repeat the purchase's. */
export type LineRow = Pick<
  PurchaseLineModel,
  | 'position'
  | 'item'
  | 'purpose'
  | 'count'
  | 'unitPence'
  | 'pence'
  | 'categoryId'
  | 'areaId'
  | 'otherSource'
  | 'whyThisOne'
>;

/**
 * What the history keeps of a purchase: written when it is saved, made anew from the rows by
 * `verify`. Money, days and codes stand as they are; customer, area and words as salted digests.
 */
export function purchaseFacts(row: PurchaseRow, lines: readonly LineRow[]): Facts {
  const facts: Record<string, string | number | boolean | null> = {
    reference: row.reference,
    version: row.version,
    kind: row.kind,
    corrects: row.correctsId,
    refunds: row.refundsId,
    plan: row.planId,
    buyer: row.buyerId,
    day: row.day,
    pence: row.pence,
    paidBy: row.paidBy,
    card: row.cardLastFour,
    authority: row.authority,
    policy: row.policyId,
    signedOffBy: row.signedOffById,
    source: row.source,
    recordedOn: row.recordedOn,
    customer: digest(row.salt, 'customer', row.customerId),
    why: digest(row.salt, 'why', row.why),
  };
  for (const line of lines) Object.assign(facts, lineFacts(row.salt, line));
  return facts;
}

function lineFacts(salt: string, line: LineRow): Facts {
  const at = `line${line.position}`;
  return {
    [`${at}.pence`]: line.pence,
    [`${at}.count`]: line.count,
    [`${at}.unit`]: line.unitPence,
    [`${at}.category`]: line.categoryId,
    [`${at}.area`]: digest(salt, `${at}.area`, line.areaId),
    [`${at}.item`]: digest(salt, `${at}.item`, line.item),
    [`${at}.purpose`]: digest(salt, `${at}.purpose`, line.purpose),
    [`${at}.otherSource`]: line.otherSource,
    [`${at}.whyThisOne`]: digest(salt, `${at}.whyThisOne`, line.whyThisOne),
  };
}

/**
 * What the history keeps of a line that was kept. Category and area are open questions then; the
 * purchase or request that comes of it answers them.
 */
export function draftFacts(row: Omit<DraftModel, 'id'>): Facts {
  return {
    buyer: row.buyerId,
    day: row.day,
    pence: row.pence,
    count: row.count,
    unit: row.unitPence,
    paidBy: row.paidBy,
    customer: digest(row.salt, 'customer', row.customerId),
    item: digest(row.salt, 'item', row.item),
    purpose: digest(row.salt, 'purpose', row.purpose),
  };
}

/** What the history keeps of a request for sign-off. */
export function planFacts(row: Omit<PlanModel, 'id'>): Facts {
  return {
    reference: row.reference,
    kind: row.kind,
    askedBy: row.askedById,
    upTo: row.upToPence,
    count: row.count,
    unit: row.unitPence,
    category: row.categoryId,
    paidBy: row.paidBy,
    overItem: row.overItem,
    overDay: row.overDay,
    policy: row.policyId,
    purchase: row.purchaseId,
    customer: digest(row.salt, 'customer', row.customerId),
    area: digest(row.salt, 'area', row.areaId),
    item: digest(row.salt, 'item', row.item),
    purpose: digest(row.salt, 'purpose', row.purpose),
  };
}

/** What the history keeps of a decision (R36). */
export function decisionFacts(row: Omit<DecisionModel, 'id'>): Facts {
  return {
    plan: row.planId,
    outcome: row.outcome,
    by: row.decidedById,
    upTo: row.upToPence,
    policy: row.policyId,
    reason: digest(row.salt, 'reason', row.reason),
    shown: digest(row.salt, 'shown', row.shown),
  };
}

/** What the history keeps of a question or an answer. */
export function noteFacts(row: Omit<PlanNoteModel, 'id'>): Facts {
  return {
    plan: row.planId,
    kind: row.kind,
    by: row.byId,
    text: digest(row.salt, 'text', row.text),
  };
}
