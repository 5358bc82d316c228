import type { Right } from '../domain/access.ts';
import { ACTIONS, type EVENTS, VIEWS } from '../messages/ids.ts';

/**
 * R93: what each button, menu and list is a way to do. A new id without its right does not compile,
 * and a listener for an id that stands nowhere fails a test.
 */
export const ACTION_RIGHTS: Readonly<Record<keyof typeof ACTIONS, Right | 'the word’s own'>> = {
  edit: 'correct',
  undo: 'correct',
  sameAgain: 'log',
  history: 'history',
  refund: 'correct',
  fee: 'correct',
  missed: 'correct',
  purchaseMenu: 'log',
  receiptYes: 'log',
  receiptNo: 'log',
  sourceTried: 'log',
  sourceNotAvailable: 'log',
  sourceTooSlow: 'log',
  sourceNotNow: 'log',
  contactYes: 'log',
  contactNotSure: 'log',
  ideaCustomer: 'log',
  ideaWorker: 'log',
  ideaBoth: 'log',
  unlockedAssessment: 'log',
  unlockedService: 'log',
  unlockedNothing: 'log',
  unlockedTooEarly: 'log',
  wentWell: 'log',
  wentPartly: 'log',
  wentNot: 'log',
  wentTooEarly: 'log',
  story: 'story',
  takeBackStory: 'story',
  patternYes: 'log',
  patternReview: 'log',
  patternSnooze: 'log',
  chooseCategory: 'log',
  chooseArea: 'log',
  finish: 'log',
  discard: 'log',
  askManager: 'ask',
  alreadyPaid: 'ask',
  logBoth: 'log',
  moneyGone: 'log',
  notAPerson: 'log',
  openForm: 'log',
  openWord: 'the word’s own',
  formCategory: 'log',
  addMore: 'log',
  addLine: 'log',
  removeLine: 'log',
  customer: 'log',
  approve: 'decide',
  decline: 'decide',
  ask: 'decide',
  details: 'details',
  condition: 'decide',
  haveInterest: 'decide',
  answer: 'ask',
  openAsk: 'ask',
  neededNow: 'ask',
  neededToday: 'ask',
  neededThisWeek: 'ask',
  addWhy: 'ask',
  waitingMenu: 'ask',
  askAgain: 'ask',
  reply: 'ask',
  boughtAll: 'ask',
  boughtSome: 'ask',
  notNeeded: 'ask',
  ownWeek: 'week',
  seeYear: 'details',
  setBudget: 'budget',
  askFinance: 'meeting',
  myCustomers: 'customers',
  addCustomer: 'customers',
  caseloadFind: 'customers',
  caseloadPrevious: 'customers',
  caseloadNext: 'customers',
  caseloadScope: 'customers',
  customerMenu: 'customers',
  openAgain: 'customers',
  undoCustomer: 'customers',
  onDuty: 'rota',
  confirm: 'confirm',
  endAbsence: 'rota',
  away: 'rota',
  guidelines: 'change guidelines',
  addGuideline: 'change guidelines',
  changeGuideline: 'change guidelines',
  endGuideline: 'change guidelines',
  discuss: 'meeting',
  dropExample: 'meeting',
  putBackExample: 'meeting',
  actionDone: 'actions',
  actionNotDone: 'actions',
  bringToMeeting: 'bring',
  notToMeeting: 'bring',
  tellBecame: 'correct',
  packPdf: 'meeting',
  packCsv: 'meeting',
  auditBegin: 'look for audit',
  auditAllFine: 'look for audit',
  auditReply: 'reply to audit',
  auditStart: 'begin audit',
};

/** The same of each form and private view. */
export const VIEW_RIGHTS: Readonly<Record<keyof typeof VIEWS, Right>> = {
  purchase: 'log',
  became: 'correct',
  pattern: 'log',
  story: 'story',
  decline: 'decide',
  ask: 'decide',
  condition: 'decide',
  answer: 'ask',
  reply: 'ask',
  askAhead: 'ask',
  addWhy: 'ask',
  urgency: 'ask',
  withdraw: 'ask',
  details: 'details',
  year: 'details',
  budget: 'budget',
  report: 'report',
  export: 'export',
  caseload: 'customers',
  addCustomer: 'customers',
  marks: 'customers',
  told: 'customers',
  handOver: 'customers',
  closeCase: 'customers',
  boughtSome: 'ask',
  correctionWhy: 'correct',
  history: 'history',
  look: 'history',
  ownWeek: 'week',
  refund: 'correct',
  fee: 'correct',
  missed: 'correct',
  setUpWhere: 'set up',
  setUpWho: 'set up',
  setUpHow: 'set up',
  confirm: 'confirm',
  away: 'rota',
  guidelines: 'change guidelines',
  guideline: 'change guidelines',
  discuss: 'meeting',
  bring: 'bring',
  audit: 'audit',
  auditRound: 'begin audit',
  auditItem: 'look for audit',
  auditReply: 'reply to audit',
};

/** The same of each event: a line in a message, a word's own right; some are Slack's own. */
export const EVENT_RIGHTS = {
  app_home_opened: 'home',
  'message.im': 'log',
  subteam_members_changed: 'Slack’s own',
  subteam_updated: 'Slack’s own',
  user_change: 'Slack’s own',
} as const satisfies Record<(typeof EVENTS)[number], Right | 'Slack’s own'>;

/** A line after the command, or in a message; a word has its own right (`words.ts`). */
export const LINE_RIGHT = EVENT_RIGHTS['message.im'];

const OF_ACTION = byId(ACTIONS, ACTION_RIGHTS);
const OF_VIEW = byId(VIEWS, VIEW_RIGHTS);

/** The right that a click needs, by the id of what was pressed. */
export function rightOfAction(id: string): Right {
  const right = OF_ACTION.get(id);
  if (right === undefined || right === 'the word’s own') throw new Error(`No right for ${id}`);
  return right;
}

/** The right that a form needs, by its id. */
export function rightOfView(id: string): Right {
  const right = OF_VIEW.get(id);
  if (right === undefined) throw new Error(`No right for ${id}`);
  return right;
}

function byId<K extends string, R>(
  ids: Readonly<Record<K, string>>,
  rights: Readonly<Record<K, R>>,
): ReadonlyMap<string, R> {
  return new Map((Object.keys(ids) as K[]).map((name) => [ids[name], rights[name]]));
}
