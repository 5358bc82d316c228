import type { Refusal } from './refusal.ts';
import { ROLES, type Staff } from './staff.ts';

/** R93: whom the matrix tells apart: the roles, and the data protection lead, whatever their role. */
export const SEATS = [...ROLES, 'lead'] as const;
export type Seat = (typeof SEATS)[number];

/** How far somebody may, in words for the page that shows the matrix. */
export const REACHES = {
  all: 'all',
  own: 'own',
  /** R124: every look is noted. */
  caseload: 'own and own caseload; else with a purpose',
  led: 'own caseload',
  /** R74 */
  given: 'what was given to them',
  /** R75 */
  figures: 'figures',
  /** R27 */
  others: 'not own',
  /** R95 */
  money: 'money and categories, no customers, goods, areas or reasons',
  /** R108 */
  merged: 'small figures merged, no areas or reasons',
  /** R108 */
  copy: 'figures, small ones merged',
} as const;
export type Reach = keyof typeof REACHES;

/** The refusals of those who lack a right; each has its sentence in `messages/refusals.ts`. */
type Otherwise = Extract<
  Refusal['why'],
  | 'not-on-roster'
  | 'may-not-buy'
  | 'not-yours-to-see'
  | 'not-for-caseload'
  | 'not-a-manager'
  | 'managers-only'
  | 'not-your-action'
  | 'not-for-forecast'
  | 'not-finance'
  | 'not-for-reports'
  | 'not-for-export'
  | 'not-for-pack'
  | 'not-for-audit'
  | 'not-your-audit'
  | 'not-yours'
>;

/** What one may want to do, who may, and the kind sentence for whoever may not. */
interface Rule {
  readonly does: string;
  readonly who: Readonly<Partial<Record<Seat, Reach>>>;
  readonly otherwise: Otherwise;
  /** Waits until Slack has said that the person is no guest; an entry is never lost for that. */
  readonly waitsForSlack?: true;
}

const TEAM = { worker: 'all', manager: 'all', qa: 'all', finance: 'all', admin: 'all' } as const;
const BUYERS = { worker: 'own', manager: 'own' } as const;
const MANAGERS = { manager: 'all' } as const;

/**
 * R93: everything that can be done or seen in Slack, and who may: the one place that says so. Every
 * command word, button, list, form and event names its entry (`listeners/rights.ts`), and whoever
 * asks is looked up at that moment (`flows/who.ts`).
 */
export const ACCESS = {
  home: {
    does: 'See Home: what is theirs to do',
    who: {
      worker: 'own',
      manager: 'own',
      qa: 'own',
      finance: 'own',
      admin: 'own',
      lead: 'own',
    },
    otherwise: 'not-on-roster',
  },
  help: { does: 'Read help', who: TEAM, otherwise: 'not-on-roster' },
  guidelines: { does: 'Read the guidelines', who: TEAM, otherwise: 'not-on-roster' },
  duty: { does: 'See who is on duty', who: TEAM, otherwise: 'not-on-roster' },
  log: {
    does: 'Log purchases, finish kept lines, answer what is asked after',
    who: BUYERS,
    otherwise: 'may-not-buy',
  },
  ask: {
    does: 'Ask for sign-off, follow a request, buy what was approved',
    who: BUYERS,
    otherwise: 'may-not-buy',
  },
  week: { does: 'See a week’s entries', who: BUYERS, otherwise: 'may-not-buy' },
  correct: {
    does: 'Edit or undo an entry, record a refund or a fee, tell what became of it',
    who: { worker: 'own', manager: 'all' },
    otherwise: 'may-not-buy',
  },
  history: {
    does: 'See what the ledger holds of a purchase',
    who: { worker: 'caseload', manager: 'caseload' },
    otherwise: 'not-yours-to-see',
  },
  customers: {
    does: 'See and change customers',
    who: { worker: 'led', manager: 'all' },
    otherwise: 'not-for-caseload',
  },
  decide: {
    does: 'Decide a request for sign-off',
    who: { manager: 'others' },
    otherwise: 'not-a-manager',
    waitsForSlack: true,
  },
  details: {
    does: 'See what stands behind a request, and a customer’s year',
    who: { manager: 'caseload' },
    otherwise: 'not-a-manager',
    waitsForSlack: true,
  },
  looks: {
    does: 'See how often each person looked at customers’ histories',
    who: MANAGERS,
    otherwise: 'managers-only',
    waitsForSlack: true,
  },
  bring: {
    does: 'Bring a purchase to the meeting',
    who: { worker: 'own', manager: 'all' },
    otherwise: 'may-not-buy',
  },
  meeting: {
    does: 'Read the pack, discuss what is in it, record what is decided',
    who: MANAGERS,
    otherwise: 'managers-only',
    waitsForSlack: true,
  },
  pack: {
    does: 'See the pack that was made last',
    who: { worker: 'copy', manager: 'all', qa: 'copy', finance: 'merged' },
    otherwise: 'not-for-pack',
  },
  actions: {
    does: 'Mark what the meeting decided as done',
    who: { worker: 'own', manager: 'all', qa: 'own', finance: 'own' },
    otherwise: 'not-your-action',
  },
  story: {
    does: 'Release one that worked for the digest',
    who: MANAGERS,
    otherwise: 'managers-only',
    waitsForSlack: true,
  },
  'change guidelines': {
    does: 'Change the guidelines, see how often other sources were tried',
    who: MANAGERS,
    otherwise: 'managers-only',
    waitsForSlack: true,
  },
  rota: {
    does: 'Take duty, tell of a time away',
    who: MANAGERS,
    otherwise: 'managers-only',
    waitsForSlack: true,
  },
  controls: {
    does: 'See the control check: who has which role, tries at own requests, what went another way',
    who: MANAGERS,
    otherwise: 'managers-only',
    waitsForSlack: true,
  },
  forecast: {
    does: 'See the year’s forecast, as totals',
    who: { manager: 'all', finance: 'all' },
    otherwise: 'not-for-forecast',
  },
  budget: { does: 'Set the budget', who: { finance: 'all' }, otherwise: 'not-finance' },
  report: {
    does: 'Ask for a report',
    who: { manager: 'all', finance: 'merged' },
    otherwise: 'not-for-reports',
  },
  export: {
    does: 'Get the ledger as a file, for a purpose that is kept',
    who: { manager: 'all', finance: 'money' },
    otherwise: 'not-for-export',
    waitsForSlack: true,
  },
  audit: {
    does: 'See a round of peer audit, and what was found',
    who: { worker: 'given', manager: 'figures', qa: 'all' },
    otherwise: 'not-for-audit',
  },
  'begin audit': {
    does: 'Draw a round of peer audit and send it out',
    who: { qa: 'all' },
    otherwise: 'not-for-audit',
    waitsForSlack: true,
  },
  'look for audit': {
    does: 'Look at an entry of a peer audit: the purchase, its customer and reason',
    who: { worker: 'given', qa: 'given' },
    otherwise: 'not-your-audit',
    waitsForSlack: true,
  },
  'reply to audit': {
    does: 'Reply to what a peer audit found',
    who: BUYERS,
    otherwise: 'not-yours',
  },
  'set up': {
    does: 'Set the team up',
    who: { manager: 'all', admin: 'all' },
    otherwise: 'managers-only',
    waitsForSlack: true,
  },
  confirm: {
    does: 'Confirm what must be decided before going live',
    who: { lead: 'all' },
    otherwise: 'managers-only',
    waitsForSlack: true,
  },
} as const satisfies Record<string, Rule>;

export type Right = keyof typeof ACCESS;
export const RIGHTS = Object.keys(ACCESS) as Right[];

/** Why a right is refused, and whether it waits for Slack's word. */
export function ruleOf(right: Right): Rule {
  return ACCESS[right];
}

/** How far somebody in a seat may; undefined: not at all. */
export function reachOf(seat: Seat, right: Right): Reach | undefined {
  return ruleOf(right).who[seat];
}

/** Whether somebody may at all; of several roles the furthest counts. */
export function may(staff: Pick<Staff, 'roles'>, right: Right, isLead = false): boolean {
  return seatsOf(staff, isLead).some((seat) => reachOf(seat, right) !== undefined);
}

/** Whether somebody may beyond what is their own. */
export function mayAll(staff: Pick<Staff, 'roles'>, right: Right): boolean {
  return staff.roles.some((role) => reachOf(role, right) === 'all');
}

function seatsOf({ roles }: Pick<Staff, 'roles'>, isLead: boolean): readonly Seat[] {
  return isLead ? [...roles, 'lead'] : roles;
}

/**
 * R93: what only whoever runs Oatcake's machine can do, by the command line. It asks nobody who they
 * are: who may is who can open the ledger's file and its key.
 */
export const AT_THE_MACHINE = {
  'set up by file': 'Set the team up, bring customers and purchases in',
  figures: 'Print reports, digests and the pack',
  export:
    'Write the ledger out for the case system, for finance, and de-identified for an evaluator',
  receipt: 'Take a receipt’s photo out',
  check: 'Check the ledger and the installation',
  keep: 'Back up, restore, move, change the key',
  forget: 'Print or erase what is held about a customer, forget by the clocks',
  control: 'Print the field register and the control check',
} as const;
export type MachineRight = keyof typeof AT_THE_MACHINE;
