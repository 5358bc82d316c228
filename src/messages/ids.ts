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
  receiptYes: 'purchase.receipt_yes',
  receiptNo: 'purchase.receipt_no',
  sourceTried: 'source.tried',
  sourceNotAvailable: 'source.not_available',
  sourceTooSlow: 'source.too_slow',
  sourceNotNow: 'source.not_now',
  contactYes: 'contact.yes',
  contactNotSure: 'contact.not_sure',
  ideaCustomer: 'idea.customer',
  ideaWorker: 'idea.worker',
  ideaBoth: 'idea.both',
  unlockedAssessment: 'unlocked.assessment',
  unlockedService: 'unlocked.service',
  unlockedNothing: 'unlocked.nothing_yet',
  unlockedTooEarly: 'unlocked.too_early',
  wentWell: 'went.well',
  wentPartly: 'went.partly',
  wentNot: 'went.not',
  wentTooEarly: 'went.too_early',
  story: 'story.open',
  takeBackStory: 'story.take_back',
  packPdf: 'pack.pdf',
  packCsv: 'pack.csv',
  patternYes: 'pattern.yes',
  patternReview: 'pattern.review',
  patternSnooze: 'pattern.snooze',
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
  openWord: 'word.open',
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
  haveInterest: 'plan.have_interest',
  answer: 'plan.answer',
  openAsk: 'form.open_ask',
  neededNow: 'plan.needed_now',
  neededToday: 'plan.needed_today',
  neededThisWeek: 'plan.needed_this_week',
  addWhy: 'plan.add_why',
  waitingMenu: 'plan.waiting_menu',
  askAgain: 'plan.ask_again',
  reply: 'plan.reply',
  boughtAll: 'plan.bought_all',
  boughtSome: 'plan.bought_some',
  notNeeded: 'plan.not_needed',
  ownWeek: 'digest.own_week',
  seeYear: 'customer.see_year',
  setBudget: 'budget.open',
  askFinance: 'budget.ask',
  myCustomers: 'caseload.open',
  addCustomer: 'caseload.add',
  caseloadFind: 'caseload.find',
  caseloadPrevious: 'caseload.previous',
  caseloadNext: 'caseload.next',
  caseloadScope: 'caseload.scope',
  customerMenu: 'customer.menu',
  openAgain: 'customer.open_again',
  undoCustomer: 'customer.undo',
  onDuty: 'duty.take',
  confirm: 'team.confirm',
  endAbsence: 'away.end',
  away: 'away.open',
  guidelines: 'guidelines.open',
  addGuideline: 'guidelines.add',
  changeGuideline: 'guidelines.change',
  endGuideline: 'guidelines.end',
  discuss: 'pack.discuss',
  dropExample: 'pack.drop',
  putBackExample: 'pack.put_back',
  actionDone: 'action.done',
  actionNotDone: 'action.not_done',
  bringToMeeting: 'purchase.bring',
  notToMeeting: 'purchase.take_back',
  tellBecame: 'purchase.became',
  auditBegin: 'audit.begin',
  auditAllFine: 'audit.all_fine',
  auditReply: 'audit.reply',
  auditStart: 'audit.start',
} as const;

/** Forms. */
export const VIEWS = {
  purchase: 'form.purchase',
  became: 'form.became',
  pattern: 'form.pattern',
  story: 'form.story',
  decline: 'form.decline',
  ask: 'form.ask',
  condition: 'form.condition',
  answer: 'form.answer',
  reply: 'form.reply',
  askAhead: 'form.ask_ahead',
  addWhy: 'form.add_why',
  urgency: 'form.urgency',
  withdraw: 'form.withdraw',
  details: 'view.details',
  year: 'view.year',
  budget: 'form.budget',
  report: 'form.report',
  export: 'form.export',
  caseload: 'view.caseload',
  addCustomer: 'form.add_customer',
  marks: 'form.marks',
  told: 'form.told',
  handOver: 'form.hand_over',
  closeCase: 'form.close_case',
  boughtSome: 'form.bought_some',
  correctionWhy: 'form.correction_why',
  history: 'view.history',
  look: 'form.look',
  ownWeek: 'view.own_week',
  refund: 'form.refund',
  fee: 'form.fee',
  missed: 'form.missed',
  setUpWhere: 'set_up.where',
  setUpWho: 'set_up.who',
  setUpHow: 'set_up.how',
  confirm: 'form.confirm',
  away: 'form.away',
  guidelines: 'view.guidelines',
  guideline: 'form.guideline',
  discuss: 'form.discuss',
  bring: 'form.bring',
  audit: 'view.audit',
  auditRound: 'form.audit_round',
  auditItem: 'form.audit_item',
  auditReply: 'form.audit_reply',
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
  interest: 'interest',
  planItem: 'plan_item',
  planReviewOn: 'plan_review_on',
  receipt: 'receipt',
  photo: 'photo',
  total: 'total',
  secondHand: 'second_hand',
} as const;

export type LinePart = 'item' | 'amount' | 'category' | 'area';

/** The id of a further line's field; the second line is the first of them. */
export function lineField(position: number, part: LinePart): string {
  return `line${position}_${part}`;
}

/** Inputs of the form about what became of a purchase. */
export const BECAME_FIELDS = { became: 'became', text: 'became.text' } as const;

/** R124: inputs of the form that asks what a look is for. */
export const LOOK = { purpose: 'look_purpose', words: 'look_words' } as const;

/** Inputs of the form of one that worked. */
export const STORY = { text: 'story_text', ticks: 'story_ticks' } as const;

/** R71: the one input of the form behind `Yes, because…`. */
export const BECAUSE = 'because';

/** What a request for sign-off asks besides. */
export const ASK_FIELDS = {
  why: 'ask.why',
  tried: 'ask.tried',
  urgency: 'ask.urgency',
  interest: 'ask.interest',
} as const;

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
  told: 'told',
  toldOn: 'told_on',
  objected: 'objected',
  objectedOn: 'objected_on',
  closedOn: 'closed_on',
} as const;

/** Inputs of the form for a report. */
export const REPORT = { by: 'report_by', from: 'report_from', to: 'report_to' } as const;

/** Inputs of the form for the ledger as a file. */
export const EXPORT = { from: 'export_from', to: 'export_to', purpose: 'export_purpose' } as const;

/** Inputs of the budget's form. */
export const BUDGET = { year: 'budget_year', amount: 'budget_amount' } as const;

/** Inputs of the three steps of the set-up. */
export const TEAM = {
  digestChannel: 'digest_channel',
  managersChannel: 'managers_channel',
  timezone: 'timezone',
  digestDay: 'digest_day',
  digestTime: 'digest_time',
  managers: 'managers',
  workers: 'workers',
  qa: 'qa',
  finance: 'finance',
  onDuty: 'on_duty',
  protectionLead: 'protection_lead',
  item: 'item_limit',
  day: 'day_limit',
  scope: 'day_scope',
  tolerance: 'tolerance',
  from: 'limits_from',
  meeting: 'meeting',
  workFrom: 'work_from',
  workUntil: 'work_until',
  budgetYearStart: 'budget_year_start',
  planningFigure: 'planning_figure',
  receiptPhotos: 'receipt_photos',
  digestPicture: 'digest_picture',
} as const;

/** Inputs of the form of one guideline. */
export const GUIDELINE = {
  title: 'guideline_title',
  text: 'guideline_text',
  kind: 'guideline_kind',
  words: 'guideline_words',
  alternative: 'guideline_alternative',
  asks: 'guideline_asks',
  startsOn: 'guideline_starts_on',
  reviewOn: 'guideline_review_on',
} as const;

/** Inputs of the form about one example in the meeting (R67). */
export const DISCUSS = {
  decided: 'decided',
  owner: 'action_owner',
  until: 'action_until',
  nothingLeft: 'nothing_left',
  category: 'prompt_category',
  asks: 'prompt_asks',
  from: 'prompt_from',
} as const;

/** The one input of the form that brings a purchase to the meeting. */
export const BRING_WHY = 'bring_why';

/** The ticks of R144. */
export const CONFIRMED = 'confirmed';

/** Inputs of a manager's time away. */
export const AWAY = { from: 'away_from', until: 'away_until', standIn: 'stand_in' } as const;

/** Inputs of the form that begins a round of audit (R74). */
export const AUDIT_ROUND = {
  from: 'audit_from',
  to: 'audit_to',
  size: 'audit_size',
  seed: 'audit_seed',
  who: 'audit_who',
} as const;

/** The four questions about an entry, and the words of whoever looked. */
export const AUDIT = {
  plan: 'audit_plan',
  guidelines: 'audit_guidelines',
  sign_off: 'audit_sign_off',
  receipt: 'audit_receipt',
  finding: 'audit_finding',
} as const;

/** The id of such a field for one entry: Slack keeps what stands in a field whose id stays. */
export function auditField(field: keyof typeof AUDIT, item: number): string {
  return `${AUDIT[field]}:${item}`;
}

/** The one input of the buyer's reply. */
export const AUDIT_REPLY = 'audit_reply';

/** Kinds of messages in the outbox. */
export const MESSAGES = [
  'parked_notice',
  'saved',
  'breach',
  'kept',
  'card',
  'card_changed',
  'decision',
  'question',
  'nudge',
  'ring',
  'asked',
  'reply',
  'part_bought',
  'corrected',
  'against',
  'asked_more',
  'to_finish',
  'weekly_digest',
  'managers_digest',
  'managers_digest_refused',
  'digest_refused',
  'breach_notice',
  'became',
  'follow_up',
  'pattern',
  'story',
  'year_passed',
  'year_passed_notice',
  'budget_set',
  'budget_asked',
  'report',
  'customer_changed',
  'customer_handed',
  'customer_left',
  'hello',
  'set_up',
  'confirmed',
  'standing_in',
  'away_set',
  'guideline_set',
  'guideline_changed',
  'receipt_kept',
  'receipt_not_kept',
  'pack',
  'pack_reminder',
  'pack_refused',
  'action_given',
  'brought',
  'audit_given',
  'audit_finding',
  'audit_replied',
  'audit_done',
  'faded',
] as const;
export type MessageKind = (typeof MESSAGES)[number];

/** Those with a picture. They have a worker of their own, since a picture takes a moment. */
export const PICTURED: readonly MessageKind[] = ['weekly_digest', 'report'];

/** Kinds in the outbox that are work to be done, and no messages. */
export const ERRANDS = [
  'receipt_photo',
  'pack_file',
  'ledger_file',
  'ledger_file_gone',
  'to_group',
] as const;
export type ErrandKind = (typeof ERRANDS)[number];

/** Lines that came as messages: each is handled and then answered, by a worker of their own. */
export const LINES = ['line'] as const;

/** What the app must be allowed to do in Slack; compared with the manifests by a test. */
export const SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
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

/** And with many workspaces, by which a team leaves. */
export const UNINSTALL_EVENTS = ['app_uninstalled', 'tokens_revoked'] as const;
