import type { RegisterEntry } from '../domain/register.ts';

/** R92: what is stored about money, and about the words around it. */
export const OF_PURCHASES: readonly RegisterEntry[] = [
  {
    what: 'Words that were typed: what was bought, what for and why; questions, answers, reasons; what a decider saw; findings of an audit',
    purpose:
      'to say what the money did and why it was right. Names, numbers and addresses are refused or asked about first (R96)',
    seenBy:
      'the buyer, whoever leads the case, managers; an auditor for the entries drawn; never finance',
    kept: 'words',
    about: 'customer',
    sealed: true,
    fields: {
      Purchase: 'backdatedWhy frees planItem why',
      PurchaseLine: 'item purpose whyThisOne',
      PurchaseNote: 'text',
      Draft: 'item more purpose whyThisOne',
      Plan: 'item more purpose tried whyThisOne',
      PlanNote: 'text',
      Decision: 'reason shown',
      StagedPurchase: 'item purpose',
      Story: 'text',
      Action: 'decided',
      PatternAsk: 'because',
      Look: 'words',
      LegalHold: 'reason',
      AuditItem: 'finding reply',
    },
  },
  {
    what: 'Each entry’s money: reference, day, amount, category, way of payment, the limits and guidelines it was judged by, what it corrects',
    purpose: 'the accounts: every sum comes from here',
    seenBy:
      'its buyer, managers; finance without area and words; everybody else as totals of five people at least',
    kept: 'money',
    about: 'nobody',
    sealed: false,
    fields: {
      Purchase:
        'reference version kind correctsId againstId planId day pence paidBy authority policyId rulesVersion newUse source recordedAt recordedOn correctedOn',
      PurchaseLine:
        'purchaseId position count unitPence pence categoryId otherSource customerPence secondHand day tally counts recordedOn correctedOn',
    },
  },
  {
    what: 'Who bought, recorded and signed off; the last four digits of the card',
    purpose: 'who answers for the money',
    seenBy: 'colleagues by name in Slack; finance',
    kept: 'money',
    about: 'staff',
    sealed: false,
    fields: { Purchase: 'buyerId cardLastFour signedOffById recordedById' },
  },
  {
    what: 'Lines kept until they are finished',
    purpose: 'what is missing, over a limit or perhaps twice is not lost, and counts nowhere',
    seenBy: 'whoever typed it',
    kept: 'words',
    about: 'staff',
    sealed: false,
    fields: {
      Draft:
        'buyerId day pence count unitPence categoryId paidBy otherSource keptFor overItem overDay softRule state createdAt closedAt purchaseId planId',
    },
  },
  {
    what: 'Requests for sign-off and their decisions: how much, who asked, who decided, when',
    purpose: 'who agreed to the money, and by which limits (R36, R143)',
    seenBy: 'whoever asked, and managers',
    kept: 'money',
    about: 'staff',
    sealed: false,
    fields: {
      Plan: 'reference kind askedById askedAt askedOn upToPence count unitPence categoryId paidBy otherSource overItem overDay softRule policyId rulesVersion purchaseId followsId urgency answerBy withId interest step waitsFrom state settledAt boughtId boughtPence cardId',
      Decision: 'planId outcome decidedById decidedAt upToPence policyId',
    },
  },
  {
    what: 'Who asked and answered about a request, and when; the words are above',
    purpose: 'a question and its answer belong to the decision',
    seenBy: 'whoever asked, and managers',
    kept: 'words',
    about: 'staff',
    sealed: false,
    fields: { PlanNote: 'planId kind byId at' },
  },
  {
    what: 'Which manager has an interest in the supplier of a request, and when they said so',
    purpose: 'who has an interest does not decide (R143)',
    seenBy: 'the manager who said so; the others as a number',
    kept: 'words',
    about: 'staff',
    sealed: false,
    fields: { Interest: 'planId personId at' },
  },
  {
    what: 'What is told later by one tap: what became of it, whose idea it was, what it unlocked, how it went, which other source was tried',
    purpose: 'to learn what money does; nobody need answer',
    seenBy: 'its buyer, whoever leads the case, managers; in reports as totals',
    kept: 'words',
    about: 'customer',
    sealed: false,
    fields: {
      PurchaseNote: 'reference kind value byId at',
      SourceCheck: 'reference categoryId source answer byId at on',
      FollowUp: 'reference kind personId dueOn madeAt askedAt closedAt',
    },
  },
  {
    what: 'Photos of receipts, where the team has switched them on: name of the file, size, check sum',
    purpose:
      'to find the file and to see that it is whole; the photo lies encrypted beside the ledger (R97)',
    seenBy: 'nobody in Slack; whoever may read the ledger’s folder and has the key',
    kept: 'words',
    about: 'nobody',
    sealed: false,
    fields: { ReceiptPhoto: 'reference storageKey contentType bytes sha256 byId at' },
  },
  {
    what: 'Rows of an import while it runs',
    purpose: 'all rows or none; emptied at its end',
    seenBy: 'nobody',
    kept: 'work',
    about: 'customer',
    sealed: false,
    fields: {
      StagedPurchase:
        'batch position reference day customerId buyerId categoryId areaId pence paidBy signedOffById',
    },
  },
  {
    what: 'What is left of forgotten entries: sums by month, area, category and phase, of five people or more',
    purpose: 'long analysis; no customer, no staff, nothing that leads back (R139)',
    seenBy: 'managers, as totals',
    kept: 'money',
    about: 'nobody',
    sealed: false,
    fields: { AnalysisRow: 'month pence tally categoryId areaId phase' },
  },
];
