import type {
  BudgetModel,
  CustomerChangeModel,
  DecisionModel,
  DraftModel,
  ExportedFileModel,
  FollowUpModel,
  GuidelineModel,
  InterestModel,
  LegalHoldModel,
  LookModel,
  PatternAskModel,
  PlanModel,
  PlanNoteModel,
  PurchaseLineModel,
  PurchaseModel,
  PurchaseNoteModel,
  ReceiptPhotoModel,
  SourceCheckModel,
  StoryModel,
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
  | 'customerPence'
  | 'secondHand'
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
    refunds: row.againstId,
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
    ...said({
      rules: row.rulesVersion,
      newUse: row.newUse,
      frees: digest(row.salt, 'frees', row.frees),
      planItem: digest(row.salt, 'planItem', row.planItem),
      planReviewOn: digest(row.salt, 'planReviewOn', row.planReviewOn),
      backdatedWhy: digest(row.salt, 'backdatedWhy', row.backdatedWhy),
    }),
  };
  for (const line of lines) Object.assign(facts, lineFacts(row.salt, line));
  return facts;
}

/** Facts that are left out where they say nothing: most purchases have none of them. */
function said(facts: Facts): Facts {
  const entries = Object.entries(facts).filter(
    ([, value]) => value !== null && value !== false && value !== 0,
  );
  return Object.fromEntries(entries);
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
    ...said({
      [`${at}.customer`]: line.customerPence,
      [`${at}.secondHand`]: line.secondHand,
    }),
  };
}

/** What the history keeps of a line that was kept. */
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
    otherSource: row.otherSource,
    whyThisOne: digest(row.salt, 'whyThisOne', row.whyThisOne),
    ...said({ more: digest(row.salt, 'more', row.more) }),
  };
}

/** How it stood when it was kept; entries of their own tell what taps made of that. */
export function draftOpening(row: Omit<DraftModel, 'id'>): Facts {
  return {
    keptFor: row.keptFor,
    overItem: row.overItem,
    overDay: row.overDay,
    softRule: row.softRule,
    category: row.categoryId,
    area: digest(row.salt, 'area', row.areaId),
  };
}

/**
 * What the history keeps of a request for sign-off. How urgent it is, whom it is with and how far it
 * has come change while it waits; entries of their own tell of that.
 */
export function planFacts(row: Omit<PlanModel, 'id'>): Facts {
  return {
    reference: row.reference,
    kind: row.kind,
    askedBy: row.askedById,
    askedOn: row.askedOn,
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
    otherSource: row.otherSource,
    whyThisOne: digest(row.salt, 'whyThisOne', row.whyThisOne),
    ...said({
      softRule: row.softRule,
      rules: row.rulesVersion,
      follows: row.followsId,
      interest: row.interest,
      tried: digest(row.salt, 'tried', row.tried),
      more: digest(row.salt, 'more', row.more),
    }),
  };
}

/** Where it went first. */
export function planOpening(row: Omit<PlanModel, 'id'>): Facts {
  return {
    urgency: row.urgency,
    answerBy: row.answerBy?.toISOString() ?? null,
    with: row.withId,
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

/** What the history keeps of a guideline as it reads from an edition on (R47). */
export function guidelineFacts(row: Omit<GuidelineModel, 'id'>): Facts {
  return {
    code: row.code,
    version: row.version,
    kind: row.kind,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    reviewOn: row.reviewOn,
    setBy: row.setById,
    title: digest(row.salt, 'title', row.title),
    text: digest(row.salt, 'text', row.text),
    trigger: digest(row.salt, 'trigger', row.trigger),
    alternative: digest(row.salt, 'alternative', row.alternative),
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

/** What the history keeps of what was told of a purchase later. */
export function purchaseNoteFacts(row: Omit<PurchaseNoteModel, 'id'>): Facts {
  return {
    reference: row.reference,
    kind: row.kind,
    value: row.value,
    by: row.byId,
    text: digest(row.salt, 'text', row.text),
  };
}

/** What the history keeps of something that is to be asked later (R46, R66). */
export function followUpFacts(
  row: Pick<FollowUpModel, 'reference' | 'kind' | 'personId' | 'dueOn'>,
): Facts {
  return { reference: row.reference, kind: row.kind, person: row.personId, dueOn: row.dueOn };
}

/** What the history keeps of a photo of a receipt (R97): of the picture itself only its hash. */
export function receiptPhotoFacts(row: Omit<ReceiptPhotoModel, 'id'>): Facts {
  return {
    reference: row.reference,
    file: row.storageKey,
    type: row.contentType,
    bytes: row.bytes,
    sha256: row.sha256,
    by: row.byId,
  };
}

/** What the history keeps of an answer about another source (R41). */
export function sourceCheckFacts(row: Omit<SourceCheckModel, 'id'>): Facts {
  return {
    reference: row.reference,
    customer: digest(row.salt, 'customer', row.customerId),
    category: row.categoryId,
    source: row.source,
    answer: row.answer,
    by: row.byId,
    on: row.on,
  };
}

/** What the history keeps of a budget (R35): a sum of the team's, about nobody. */
export function budgetFacts(row: Omit<BudgetModel, 'id'>): Facts {
  return { yearFrom: row.yearFrom, pence: row.pence, by: row.setById };
}

/**
 * What the history keeps of a change to a customer: what kind of thing, and by whom. Which customer,
 * which day and whose caseload are digests with the row's salt.
 */
export function customerChangeFacts(row: Omit<CustomerChangeModel, 'id'>): Facts {
  return {
    what: row.what,
    by: row.byId,
    customer: digest(row.salt, 'customer', row.customerId),
    before: digest(row.salt, 'before', row.before),
    after: digest(row.salt, 'after', row.after),
  };
}

/** What the history keeps of a question about a regular pattern (R71): of whom it is asked. */
export function patternAskFacts(row: Omit<PatternAskModel, 'id'>): Facts {
  return {
    worker: row.workerId,
    weekOn: row.weekOn,
    customer: digest(row.salt, 'customer', row.customerId),
  };
}

/** What it keeps of the answer. */
export function patternAnswerFacts(row: Omit<PatternAskModel, 'id'>): Facts {
  return { answer: row.answer, because: digest(row.salt, 'because', row.because) };
}

/** What the history keeps of a use that worked, released for the digest with the customer's word. */
export function storyFacts(row: Omit<StoryModel, 'id'>): Facts {
  return {
    reference: row.reference,
    by: row.releasedById,
    text: digest(row.salt, 'text', row.text),
  };
}

/** In which week's digest it stands. */
export function storyShownFacts({ shownFor }: Pick<StoryModel, 'shownFor'>): Facts {
  return { week: shownFor };
}

/** What the history keeps of a legal hold (R139). */
export function holdFacts(row: Omit<LegalHoldModel, 'id'>): Facts {
  return {
    by: row.setById,
    customer: digest(row.salt, 'customer', row.customerId),
    reason: digest(row.salt, 'reason', row.reason),
  };
}

/** What is recorded of an interest in a supplier (R143). */
export function interestFacts(row: Omit<InterestModel, 'id'>): Facts {
  return { plan: row.planId, person: row.personId };
}

/** What the history keeps of a look at a customer's history (R124) or of all that is held (R145). */
export function lookFacts(row: Omit<LookModel, 'id'>): Facts {
  return {
    by: row.byId,
    what: row.what,
    purpose: row.purpose,
    customer: digest(row.salt, 'customer', row.customerId),
    words: digest(row.salt, 'words', row.words),
  };
}

/** What the history keeps of a file that somebody was given (R93, R105). */
export function exportedFileFacts(row: Omit<ExportedFileModel, 'id'>): Facts {
  return {
    kind: row.kind,
    by: row.byId,
    from: row.fromDay,
    to: row.toDay,
    purpose: digest(row.salt, 'purpose', row.purpose),
    recipient: digest(row.salt, 'recipient', row.recipient),
    studyKey: digest(row.salt, 'studyKey', row.studyKey),
  };
}
