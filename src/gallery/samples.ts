import { addDays, day } from '../domain/day.ts';
import type { DigestRow, WeeklyDigest } from '../domain/digest.ts';
import type { Draft } from '../domain/draft.ts';
import { pence } from '../domain/money.ts';
import { type More, NOTHING_MORE, type ToldLine } from '../domain/more.ts';
import type { Complete, Named, SavedPurchase } from '../domain/purchase.ts';
import type { Colleague, Note, Plan } from '../domain/sign-off.ts';
import type { Card } from '../messages/card.ts';
import type { Home } from '../messages/home-parts.ts';
import type { Sample } from './exhibit.ts';

/** How much there is of everything in a state; all that differs between the gallery's states. */
interface Scale {
  readonly item: string;
  readonly purpose: string;
  readonly reason: string;
  /** Whole pence. */
  readonly amount: number;
  /** How many of each thing. */
  readonly count: number;
  /** Lines of a purchase after the first. */
  readonly laterLines: number;
  /** Purchases, kept lines and requests in a list. */
  readonly many: number;
  readonly categories: number;
  readonly notes: number;
  /** Pence spent in a week. */
  readonly spent: number;
  /** What differs for what a manager is asked about. */
  readonly dear?: Partial<Scale>;
}

const NOW = new Date('2026-06-17T10:12:00Z');
const TODAY = day('2026-06-17');
const TIMEZONE = 'Europe/London';
const WORKER: Colleague = { id: 1, slackId: 'U0PR000003', name: 'coordinator-3' };
const MANAGER: Colleague = { id: 31, slackId: 'U0PR000031', name: 'manager-1' };
const CUSTOMER = { id: 42, reference: 'V042' };

const LONG_ITEM =
  'Winter coat with a hood, two pairs of waterproof trousers, walking boots in size twelve, thermal socks & gloves <large>, and a warm rucksack';
const LONG_PURPOSE =
  'Sleeping out since the hostel closed on Monday; everything was stolen at the weekend and the outreach team expects snow & ice until Thursday';
const LONG_REASON = `${LONG_PURPOSE}. ${LONG_PURPOSE}`.slice(0, 280);

const named = (labels: readonly string[]): Named[] =>
  labels.map((label, at) => ({ id: at + 1, label }));
const CATEGORIES = named([
  'Temporary accommodation',
  'Clothes',
  'Transport',
  'Groceries',
  'Soft furnishings',
  'Furniture',
  'Telecommunications',
  'White goods',
  'Cleaning',
  'Property repair',
  'Electronics',
  'Leisure',
  'Health care',
  'Legal services',
  'Education and training',
  'Utilities and arrears',
  'Toiletries',
]);
const AREAS = named([
  'Managing tenancy and accommodation',
  'Self-care living skills',
  'Physical health',
  'Motivation/taking responsibility',
  'Meaningful use of time',
  'Social networks and relationships',
  'Mental wellbeing',
  'Managing money and personal admin',
  'Substance abuse',
  'Offending',
]);
const CLOTHES = { id: 2, label: 'Clothes' };
const SELF_CARE = { id: 2, label: 'Self-care living skills' };

const SCALES: Readonly<Record<string, Scale>> = {
  typical: {
    item: 'boots and socks',
    purpose: 'flip-flops in snow',
    reason: 'What happens after these eleven nights?',
    amount: 29_00,
    count: 1,
    laterLines: 0,
    many: 2,
    categories: 5,
    notes: 2,
    spent: 888_07,
    dear: {
      item: 'Travelodge',
      purpose: 'sleeping out and refuses hostels',
      amount: 624_00,
      count: 11,
    },
  },
  'long texts, 17 lines': {
    item: LONG_ITEM,
    purpose: LONG_PURPOSE,
    reason: LONG_REASON,
    amount: 624_00,
    count: 11,
    laterLines: 16,
    many: 17,
    categories: 17,
    notes: 12,
    spent: 1_204_50,
  },
  'nothing and nought': {
    item: 'tea',
    purpose: 'tea',
    reason: 'No.',
    amount: 1,
    count: 1,
    laterLines: 0,
    many: 0,
    categories: 0,
    notes: 0,
    spent: 0,
  },
  thousands: {
    item: 'deposit',
    purpose: 'a home of her own',
    reason: 'For the deposit alone.',
    amount: 99_999_99,
    count: 999,
    laterLines: 3,
    many: 60,
    categories: 17,
    notes: 4,
    spent: 4_321_098_76,
  },
};

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

function moreOf({ laterLines, item, purpose }: Scale): More {
  if (laterLines === 0) return NOTHING_MORE;
  const lines = times(
    laterLines,
    (): ToldLine => ({
      item,
      pence: pence(2_00),
      count: 2,
      unitPence: pence(1_00),
      category: CLOTHES,
      area: SELF_CARE,
      secondHand: true,
    }),
  );
  const told = { customerPence: pence(10_00), secondHand: true, newUse: true, frees: purpose };
  return { ...told, backdatedWhy: purpose, sourceAnswer: 'not_available', lines };
}

function toldOf(scale: Scale): Complete {
  const isLarge = scale.laterLines > 0;
  return {
    customer: CUSTOMER,
    pence: pence(scale.amount),
    count: scale.count,
    unitPence: pence(Math.max(1, Math.floor(scale.amount / scale.count))),
    item: scale.item,
    purpose: scale.purpose,
    category: CLOTHES,
    area: SELF_CARE,
    paidBy: 'card',
    card: '4471',
    otherSource: isLarge ? 'council' : undefined,
    whyThisOne: isLarge ? scale.purpose : undefined,
    more: moreOf(scale),
  };
}

function purchaseOf(scale: Scale, at = 0): SavedPurchase {
  return {
    ...toldOf(scale),
    id: at + 1,
    reference: `P${String(1482 + at).padStart(5, '0')}`,
    version: 1,
    kind: 'purchase',
    buyerId: WORKER.id,
    buyerSlackId: WORKER.slackId,
    day: TODAY,
    recordedAt: NOW,
    authority: 'own',
    planId: undefined,
    policyId: 1,
    rulesVersion: 1,
    againstId: undefined,
    corrected: false,
  };
}

const KEPT_FOR = ['to_finish', 'over_limit', 'twin'] as const;

function draftOf(scale: Scale, at = 0): Draft {
  const keptFor = KEPT_FOR[at % KEPT_FOR.length] ?? 'to_finish';
  return {
    ...toldOf(keptFor === 'over_limit' ? { ...scale, ...scale.dear } : scale),
    ...(keptFor === 'to_finish' ? { category: undefined, area: undefined } : {}),
    id: at + 1,
    buyerId: WORKER.id,
    day: TODAY,
    keptFor,
    overItem: true,
    overDay: false,
    softRule: undefined,
    state: 'open',
    createdAt: NOW,
    purchaseId: undefined,
    planId: undefined,
  };
}

function noteOf(scale: Scale, at: number): Note {
  const isQuestion = at % 2 === 0;
  const [kind, by] = isQuestion ? (['question', MANAGER] as const) : (['answer', WORKER] as const);
  return { id: at + 1, kind, by, at: NOW, text: isQuestion ? scale.reason : scale.purpose };
}

function planOf(scale: Scale, at = 0, state: Plan['state'] = 'waiting'): Plan {
  const told = toldOf({ ...scale, ...scale.dear });
  return {
    ...told,
    id: at + 1,
    reference: `S${String(118 + at).padStart(4, '0')}`,
    kind: 'ahead',
    state,
    askedBy: WORKER,
    askedAt: NOW,
    askedOn: TODAY,
    upTo: told.pence,
    overItem: true,
    overDay: false,
    softRule: undefined,
    rulesVersion: 1,
    tried: scale.laterLines > 0 ? scale.purpose : undefined,
    urgency: 'today',
    answerBy: new Date('2026-06-17T16:00:00Z'),
    withWhom: MANAGER,
    step: 0,
    waitsFrom: NOW,
    followsId: undefined,
    follows: undefined,
    parts: 0,
    boughtSoFar: pence(0),
    policyId: 1,
    purchase: undefined,
    bought: undefined,
    decision:
      state === 'waiting'
        ? undefined
        : { outcome: 'approved', by: MANAGER, at: NOW, upTo: told.pence, reason: undefined },
    notes: times(scale.notes, (place) => noteOf(scale, place)),
    cardId: undefined,
  };
}

const LIMITS = {
  policyId: 1,
  item: pence(50_00),
  day: pence(100_00),
  scope: 'worker',
  tolerance: pence(0),
} as const;

function cardOf(scale: Scale, at = 0): Card {
  return {
    plan: planOf(scale, at),
    before: { approved: scale.many, declined: Math.floor(scale.many / 2) },
    limits: LIMITS,
    managers: scale.many === 0 ? [] : [{ ...MANAGER, isGroup: false }],
    onDutyId: MANAGER.id,
    askedBefore: undefined,
    timezone: TIMEZONE,
    today: TODAY,
  };
}

function homeOf(scale: Scale): Home {
  const today = times(scale.many, (at) => purchaseOf(scale, at));
  const plans = times(scale.many, (at) => planOf(scale, at, at % 2 ? 'approved' : 'waiting'));
  return {
    now: NOW,
    timezone: TIMEZONE,
    notice: scale.many > 0 ? '*Saved: £29.00 · P01482*' : undefined,
    buyer: {
      limits: LIMITS,
      spent: pence(scale.amount),
      today,
      week: today,
      drafts: times(scale.many, (at) => draftOf(scale, at)),
      plans,
    },
    // Those of others, since nobody decides their own.
    toDecide: times(scale.many, (at) => cardOf(scale, scale.many + at)),
  };
}

function rowsOf(scale: Scale, labels: readonly Named[]): DigestRow[] {
  return labels.slice(0, scale.categories).map(({ label }, at) => ({
    label,
    purchases: Math.max(5, Math.floor(scale.spent / 3_000) - at),
    pence: pence(Math.floor(scale.spent / (at + 1))),
    usual: 12 + at,
    merged: false,
  }));
}

function digestOf(scale: Scale): WeeklyDigest {
  const purchases = Math.floor(scale.spent / 1_930);
  const counted = { pence: pence(scale.spent), purchases };
  const monday = day('2026-06-08');
  return {
    week: { from: monday, to: addDays(monday, 6) },
    total: { ...counted, customers: Math.floor(purchases / 2) },
    fourWeeks: counted,
    usual: counted,
    coded: counted,
    areas: rowsOf(scale, AREAS),
    categories: rowsOf(scale, CATEGORIES),
    transport: { ...counted, usual: purchases, shown: true },
    trends: [],
    waiting: { signOffs: scale.many, oldestDays: scale.many, toFinish: scale.many },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function sampleOf(scale: Scale): Sample {
  const line = `${scale.amount / 100} V042 ${scale.item}, ${scale.purpose} #self-care`;
  const card = cardOf(scale);
  return {
    text: scale.item,
    reason: scale.reason,
    line: escaped(line),
    notes: times(scale.notes, () => '#selfcare: no outcome area has this tag.'),
    count: scale.many,
    amount: pence(scale.amount),
    flag: scale.many > 0,
    day: TODAY,
    at: NOW,
    timezone: TIMEZONE,
    categories: CATEGORIES,
    areas: AREAS,
    person: MANAGER,
    purchase: purchaseOf(scale),
    draft: draftOf(scale),
    drafts: times(scale.many, (at) => draftOf(scale, at)),
    plan: card.plan,
    card,
    details: {
      ...card,
      yearSoFar: pence(scale.spent),
      year: '2026',
      planningFigure: pence(1_000_00),
      history: times(Math.min(5, scale.many), (at) => purchaseOf(scale, at)),
      mayDecide: true,
    },
    home: homeOf(scale),
    digest: digestOf(scale),
  };
}

/** The states that the gallery shows, by name. */
export const SAMPLES: Readonly<Record<string, Sample>> = Object.fromEntries(
  Object.entries(SCALES).map(([name, scale]) => [name, sampleOf(scale)]),
);
