/** Every id that the app gives to Slack and gets back. No other file spells one out. */

/** The one slash command. */
export const COMMAND = '/spend';

/** Buttons and menus. */
export const ACTIONS = {
  edit: 'purchase.edit',
  undo: 'purchase.undo',
  sameAgain: 'purchase.same_again',
  history: 'purchase.history',
  refund: 'purchase.refund',
  fee: 'purchase.fee',
  missed: 'purchase.missed',
  purchaseMenu: 'purchase.menu',
  chooseCategory: 'draft.choose_category',
  chooseArea: 'draft.choose_area',
  finish: 'draft.finish',
  discard: 'draft.discard',
  askManager: 'draft.ask_manager',
  alreadyPaid: 'draft.already_paid',
  logBoth: 'draft.log_both',
  moneyGone: 'line.money_gone',
  notAPerson: 'line.not_a_person',
  openForm: 'form.open',
  formCategory: 'form.category',
  addMore: 'form.add_more',
  addLine: 'form.add_line',
  removeLine: 'form.remove_line',
  customer: 'form.customer',
  approve: 'plan.approve',
  decline: 'plan.decline',
  ask: 'plan.ask',
  details: 'plan.details',
  condition: 'plan.condition',
  answer: 'plan.answer',
  boughtAll: 'plan.bought_all',
  boughtSome: 'plan.bought_some',
  notNeeded: 'plan.not_needed',
  seeYear: 'customer.see_year',
  setBudget: 'budget.open',
  myCustomers: 'caseload.open',
  addCustomer: 'caseload.add',
  caseloadFind: 'caseload.find',
  caseloadPrevious: 'caseload.previous',
  caseloadNext: 'caseload.next',
  caseloadScope: 'caseload.scope',
  customerMenu: 'customer.menu',
  openAgain: 'customer.open_again',
  undoCustomer: 'customer.undo',
} as const;

/** Forms. */
export const VIEWS = {
  purchase: 'form.purchase',
  decline: 'form.decline',
  ask: 'form.ask',
  condition: 'form.condition',
  answer: 'form.answer',
  details: 'view.details',
  year: 'view.year',
  budget: 'form.budget',
  caseload: 'view.caseload',
  addCustomer: 'form.add_customer',
  marks: 'form.marks',
  handOver: 'form.hand_over',
  closeCase: 'form.close_case',
  boughtSome: 'form.bought_some',
  correctionWhy: 'form.correction_why',
  history: 'view.history',
  refund: 'form.refund',
  fee: 'form.fee',
  missed: 'form.missed',
} as const;

/** Inputs of the purchase form, in their order. */
export const FIELDS = {
  customer: 'customer',
  amount: 'amount',
  item: 'item',
  category: 'category',
  area: 'area',
  purpose: 'purpose',
  paidBy: 'paid_by',
  otherSource: 'other_source',
  whyThisOne: 'why_this_one',
  moneyGone: 'money_gone',
  /** With a mark of the names in question after it. */
  notAPerson: 'not_a_person',
} as const;

/** Inputs of the forms about money that went or came back: parts of an approval, refunds, fees. */
export const MONEY_FIELDS = {
  amount: 'money.amount',
  item: 'money.item',
  paidBy: 'money.paid_by',
  day: 'money.day',
  paid: 'money.paid',
  line: 'money.line',
  area: 'money.area',
  fee: 'money.fee',
  refund: 'money.refund',
  why: 'money.why',
} as const;

/** What the purchase form asks behind "Add more". */
export const MORE_FIELDS = {
  day: 'day',
  whyLate: 'why_late',
  howMany: 'how_many',
  customerShare: 'customer_share',
  frees: 'frees',
  newUse: 'new_use',
  receipt: 'receipt',
  total: 'total',
  secondHand: 'second_hand',
} as const;

export type LinePart = 'item' | 'amount' | 'category' | 'area';

/** The id of a further line's field; the second line is the first of them. */
export function lineField(position: number, part: LinePart): string {
  return `line${position}_${part}`;
}

/** The one input of the forms that ask for a reason. */
export const REASON = 'reason';

/** Inputs of the forms about a customer. */
export const CUSTOMER = {
  reference: 'reference',
  introducedOn: 'introduced_on',
  lead: 'lead',
  housed: 'housed',
  housedOn: 'housed_on',
  benefits: 'benefits',
  benefitsOn: 'benefits_on',
  closedOn: 'closed_on',
} as const;

/** Inputs of the budget's form. */
export const BUDGET = { year: 'budget_year', amount: 'budget_amount' } as const;

/** Kinds of messages in the outbox. */
export const MESSAGES = [
  'saved',
  'breach',
  'kept',
  'card',
  'card_changed',
  'decision',
  'question',
  'nudge',
  'ring',
  'part_bought',
  'corrected',
  'against',
  'asked_more',
  'to_finish',
  'weekly_digest',
  'digest_refused',
  'breach_notice',
  'year_passed',
  'year_passed_notice',
  'budget_set',
  'customer_changed',
  'customer_handed',
  'customer_left',
  'parked_notice',
] as const;
export type MessageKind = (typeof MESSAGES)[number];

/** What the app must be allowed to do in Slack; compared with the manifests by a test. */
export const SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'usergroups:read',
  'users:read',
] as const;

/** The events the app listens to; compared with the manifests by a test. */
export const EVENTS = [
  'app_home_opened',
  'message.im',
  'subteam_members_changed',
  'subteam_updated',
  'user_change',
] as const;
