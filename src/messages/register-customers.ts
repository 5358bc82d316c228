import type { RegisterEntry } from '../domain/register.ts';

/** R92: what is stored about customers, and about who looked at it. */
export const OF_CUSTOMERS: readonly RegisterEntry[] = [
  {
    what: 'The customer’s reference',
    purpose:
      'to say for whom something was bought, without saying who that is: the list of names stays in the case system (R91)',
    seenBy: [
      'log',
      'ask',
      'week',
      'correct',
      'history',
      'customers',
      'details',
      'look for audit',
      'export',
    ],
    besides:
      'never in a shared channel, a notification, a log or an evaluator’s file, which calls them by a study id',
    kept: 'words',
    about: 'customer',
    sealed: false,
    fields: { Customer: 'reference lookup' },
  },
  {
    what: 'Days of the case: known since, housed since, benefits in place since, closed on; who leads it',
    purpose:
      'the caseload, and spending by phase (R113); two yes or no with their days, no details',
    seenBy: ['customers'],
    besides: 'an evaluator’s file has which of the two had come by each purchase',
    kept: 'words',
    about: 'customer',
    sealed: false,
    fields: {
      Customer: 'introducedOn housedOn benefitsOn closedOn leadId',
      CustomerChange: 'customerId what before after byId at',
    },
  },
  {
    what: 'When the customer was told, and when they objected',
    purpose:
      'their right to know and to object (R98); an objection keeps theirs out of stories and exports',
    seenBy: ['customers'],
    kept: 'words',
    about: 'customer',
    sealed: false,
    fields: { Customer: 'toldOn objectedOn' },
  },
  {
    what: 'Which customer an entry is about, the area of life it is for, the day on which the support plan is reviewed',
    purpose:
      'the customer’s own history and year; totals by area. Areas may tell of health or offences',
    seenBy: [
      'log',
      'ask',
      'week',
      'correct',
      'history',
      'decide',
      'details',
      'meeting',
      'look for audit',
      'customers',
      'export',
    ],
    besides:
      'never finance; in the team’s channel as totals by area, of five customers at least; an evaluator’s file by study id',
    kept: 'words',
    about: 'customer',
    sealed: false,
    fields: {
      Purchase: 'customerId planReviewOn',
      PurchaseLine: 'customerId areaId',
      Draft: 'customerId areaId',
      Plan: 'customerId areaId',
      SourceCheck: 'customerId',
      PatternAsk: 'customerId',
      PackExample: 'areaId',
    },
  },
  {
    what: 'That a regular pattern was asked about, and the answer',
    purpose: 'the worker alone is asked, kindly, whether it is still right (R71); nobody is scored',
    seenBy: ['log'],
    kept: 'words',
    about: 'customer',
    sealed: false,
    fields: { PatternAsk: 'workerId weekOn at answer answeredAt' },
  },
  {
    what: 'Who looked at a customer’s history, and for what',
    purpose: 'looks outside one’s own caseload are counted (R124)',
    seenBy: ['looks'],
    besides: 'as a count for each month',
    kept: 'words',
    about: 'staff',
    sealed: false,
    fields: { Look: 'byId customerId what purpose at' },
  },
  {
    what: 'Legal holds: on whom, by whom, from when to when',
    purpose: 'nothing of the customer is forgotten while one stands (R139)',
    seenBy: [],
    kept: 'words',
    about: 'customer',
    sealed: false,
    fields: { LegalHold: 'customerId setById setAt endedAt endedById' },
  },
];
