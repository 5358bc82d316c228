import fc from 'fast-check';
import { addDays, day } from '../../src/domain/day.ts';
import type { Draft } from '../../src/domain/draft.ts';
import { pence } from '../../src/domain/money.ts';
import { type More, NOTHING_MORE, type ToldLine } from '../../src/domain/more.ts';
import type { PackAction } from '../../src/domain/pack.ts';
import type { Complete, SavedPurchase } from '../../src/domain/purchase.ts';
import type { Colleague, Note, Plan } from '../../src/domain/sign-off.ts';
import type { Card } from '../../src/messages/card.ts';
import type { Details } from '../../src/messages/details.ts';
import type { Home } from '../../src/messages/home-parts.ts';

/** States of the ledger that messages are made of, the odd and the large ones above all. */

const NOW = new Date('2026-06-17T10:00:00Z');
export const TIMEZONE = 'Europe/London';
/** What somebody might type to reach others; harmless wherever it is shown. */
export const ODD = [
  '<!channel>',
  '<@U0TYPED>',
  '<!subteam^S0TYPED>',
  '<https://x|y>',
  '&amp;',
  '&',
  '<',
  '>',
];

/** Typed words of at most so many characters: plain, odd, or as long and as odd as can be. */
export function words(most: number): fc.Arbitrary<string> {
  const pieces = fc.oneof(
    fc.constantFrom(...ODD, '*', '_', '~', '`', '’', '🚲', 'coffee'),
    fc.string(),
  );
  const mixed = fc.array(pieces, { maxLength: most }).map((parts) => parts.join(' '));
  const longest = fc.constantFrom('&', '<', 'x', '🚲', '<!channel>').map((one) => one.repeat(most));
  return fc.oneof(mixed, longest, plainWords).map((text) => text.trim().slice(0, most) || 'coffee');
}
const plainWords = fc.constantFrom('boots and socks', 'Travelodge, 11 nights', 'a');

const id = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const amount = fc.integer({ min: 1, max: 10_000_000 }).map(pence);
const purchaseReference = fc.integer({ min: 1, max: 9_999_999 }).map((n) => `P${n}`);
const planReference = fc
  .integer({ min: 1, max: 999_999 })
  .map((n) => `S${String(n).padStart(4, '0')}`);
const label = fc.constantFrom('Clothes', 'Motivation/taking responsibility', 'Food & drink');
const named = fc.record({ id, label });
const colleague: fc.Arbitrary<Colleague> = fc.record({
  id,
  slackId: fc.option(fc.constantFrom('U0PR000031', 'U0PR000032'), { nil: undefined }),
  name: fc.option(words(40), { nil: undefined }),
});
const on = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(day('2019-01-01'), days));
const at = fc.date({ min: new Date('2020-01-01'), max: NOW, noInvalidDate: true });

const laterLine: fc.Arbitrary<ToldLine> = fc.record({
  item: words(140),
  pence: fc.integer({ min: 1, max: 500 }).map(pence),
  count: fc.integer({ min: 1, max: 99 }),
  unitPence: amount,
  category: named,
  area: named,
  secondHand: fc.boolean(),
});

/** What is told behind "Add more": mostly nothing; up to seventeen lines in all. */
const more: fc.Arbitrary<More> = fc.oneof(
  fc.constant(NOTHING_MORE),
  fc.record({
    customerPence: amount,
    secondHand: fc.boolean(),
    newUse: fc.boolean(),
    interest: fc.boolean(),
    frees: fc.option(words(140), { nil: undefined }),
    planItem: fc.constantFrom(undefined, '3.2', 'ABCDEFGH-12.34/56.78'),
    planReviewOn: fc.option(on, { nil: undefined }),
    backdatedWhy: fc.option(words(140), { nil: undefined }),
    sourceAnswer: fc.constantFrom(undefined, 'tried', 'not_available', 'too_slow', 'not_now'),
    receipt: fc.constantFrom(undefined, 'yes' as const, 'no' as const),
    lines: fc.array(laterLine, { maxLength: 16 }),
  }),
);

const complete: fc.Arbitrary<Complete> = fc.record({
  customer: fc.record({ id, reference: fc.constantFrom('V042', 'V017', 'AB-9') }),
  pence: fc.integer({ min: 10_000, max: 10_000_000 }).map(pence),
  count: fc.integer({ min: 1, max: 999 }),
  unitPence: amount,
  item: words(140),
  purpose: words(140),
  category: named,
  area: named,
  paidBy: fc.constantFrom('card', 'cash', 'bank') as fc.Arbitrary<Complete['paidBy']>,
  card: fc.option(fc.constant('4471'), { nil: undefined }),
  otherSource: fc.constant(undefined),
  whyThisOne: fc.constant(undefined),
  more,
});

export const purchase: fc.Arbitrary<SavedPurchase> = fc
  .tuple(complete, purchaseReference, on, fc.constantFrom('own', 'signed_off', 'exception'))
  .map(([told, reference, bought, authority]) => ({
    ...told,
    id: 1,
    reference,
    version: 1,
    kind: 'purchase',
    buyerId: 1,
    buyerSlackId: 'U0PR000001',
    day: bought,
    recordedAt: NOW,
    recordedOn: day('2026-06-17'),
    authority: authority as SavedPurchase['authority'],
    planId: undefined,
    policyId: 1,
    rulesVersion: 1,
    againstId: undefined,
    corrected: false,
    forgotten: false,
  }));

export const draft: fc.Arbitrary<Draft> = fc
  .record({
    told: complete,
    id,
    keptFor: fc.constantFrom('to_finish', 'over_limit', 'twin') as fc.Arbitrary<Draft['keptFor']>,
    overItem: fc.boolean(),
    bare: fc.boolean(),
    createdAt: at,
  })
  .map(({ told, bare, ...rest }) => ({
    ...told,
    ...rest,
    ...(bare ? { item: '', category: undefined, area: undefined } : {}),
    overDay: !rest.overItem,
    softRule: undefined,
    buyerId: 1,
    day: day('2026-06-17'),
    state: 'open',
    purchaseId: undefined,
    planId: undefined,
  }));

const note: fc.Arbitrary<Note> = fc.record({
  id,
  kind: fc.constantFrom('question', 'answer', 'added', 'reply') as fc.Arbitrary<Note['kind']>,
  by: colleague,
  at,
  text: words(280),
});

const decision = fc.record({
  outcome: fc.constantFrom('approved', 'declined') as fc.Arbitrary<'approved' | 'declined'>,
  by: colleague,
  at,
  upTo: amount,
  reason: fc.option(words(280), { nil: undefined }),
});

/** A request in any state, with notes; decided ones carry their decision. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({
    told: complete,
    id,
    reference: planReference,
    kind: fc.constantFrom('ahead', 'already_paid', 'beyond', 'raised') as fc.Arbitrary<
      Plan['kind']
    >,
    state: fc.constantFrom(
      'waiting',
      'approved',
      'declined',
      'bought',
      'withdrawn',
    ) as fc.Arbitrary<Plan['state']>,
    askedBy: colleague,
    askedAt: at,
    waitsFrom: at,
    interested: fc.array(fc.nat(), { maxLength: 3 }),
    overItem: fc.boolean(),
    decision,
    tried: fc.option(words(140), { nil: undefined }),
    urgency: fc.constantFrom('now', 'today', 'week') as fc.Arbitrary<Plan['urgency']>,
    answerBy: fc.option(at, { nil: undefined }),
    withWhom: fc.option(colleague, { nil: undefined }),
    step: fc.nat({ max: 3 }),
    boughtSoFar: fc.nat({ max: 5_000_000 }).map(pence),
    parts: fc.nat({ max: 400 }),
    follows: fc.option(fc.record({ reference: planReference, upTo: amount, boughtSoFar: amount }), {
      nil: undefined,
    }),
    notes: fc.array(note, { maxLength: 30 }),
    bought: fc.record({ reference: purchaseReference, day: on }),
  })
  .map(({ told, ...rest }) => ({
    ...told,
    ...rest,
    askedOn: day(rest.askedAt.toISOString().slice(0, 10)),
    upTo: told.pence,
    overDay: !rest.overItem,
    softRule: undefined,
    rulesVersion: 1,
    followsId: undefined,
    policyId: 1,
    purchase: undefined,
    decision: rest.state === 'waiting' ? undefined : rest.decision,
    bought: rest.state === 'bought' ? rest.bought : undefined,
    cardId: undefined,
  }));

const limits = fc.record({
  policyId: fc.constant(1),
  item: amount,
  day: amount,
  scope: fc.constantFrom('worker' as const, 'worker_customer' as const),
  tolerance: amount,
});
const count = fc.nat({ max: 5_000 });

export const card: fc.Arbitrary<Card> = fc.record({
  plan,
  before: fc.record({ approved: count, declined: count }),
  limits,
  managers: fc.array(
    fc.tuple(colleague, fc.boolean()).map(([one, isGroup]) => ({ ...one, isGroup })),
    { maxLength: 20 },
  ),
  onDutyId: fc.constant(1),
  askedBefore: fc.option(plan, { nil: undefined }),
  timezone: fc.constant(TIMEZONE),
  today: fc.constant(day('2026-06-17')),
});

export const details: fc.Arbitrary<Details> = fc
  .tuple(card, amount, fc.array(purchase, { maxLength: 5 }), fc.boolean())
  .map(([one, yearSoFar, history, mayDecide]) => ({
    ...one,
    yearSoFar,
    year: '2026',
    planningFigure: pence(100_000),
    history,
    mayDecide,
  }));

/** None, a few or dozens; each once. */
const many = <T>(one: fc.Arbitrary<T>, selector: (item: T) => number | string) =>
  fc.oneof(
    fc.uniqueArray(one, { maxLength: 12, selector }),
    fc.uniqueArray(one, { minLength: 30, maxLength: 60, selector }),
  );

/** A request that waits, in words that take the most room on a screen. */
function atWorst(one: Plan): Plan {
  return { ...one, state: 'waiting', decision: undefined, item: '&'.repeat(140) };
}

export const drafts = many(draft, (one) => one.id);

/** What meetings decided. */
export const packAction: fc.Arbitrary<PackAction> = fc.record({
  id: fc.integer({ min: 1, max: 9_999 }),
  decided: words(140),
  reference: fc.option(fc.constant('P00007'), { nil: undefined }),
  owner: colleague,
  dueOn: fc.constant(day('2026-07-14')),
  doneOn: fc.option(fc.constant(day('2026-06-17')), { nil: undefined }),
  guideline: fc.option(fc.constant('own_2'), { nil: undefined }),
  isNew: fc.boolean(),
});

export const homeState: fc.Arbitrary<Home> = fc
  .record({
    notice: fc.option(fc.constant('*Saved: £4.20 · P00001*'), { nil: undefined }),
    today: many(purchase, (one) => one.reference),
    earlier: fc.uniqueArray(purchase, { maxLength: 5, selector: (one) => one.reference }),
    drafts,
    plans: many(plan, (one) => one.id),
    spent: amount,
    limits,
    toDecide: fc.option(
      many(card, (one) => one.plan.id),
      { nil: undefined },
    ),
    buys: fc.boolean(),
    trial: fc.constantFrom(undefined, { lead: undefined }, { lead: 'U0PR000031' }),
    toConfirm: fc.constantFrom(0, 1, 5),
    actions: fc.uniqueArray(packAction, { maxLength: 8, selector: (one) => one.id }),
    noMeeting: fc.boolean(),
    onDuty: fc.option(colleague, { nil: undefined }),
    worst: fc.boolean(),
  })
  .map(
    ({
      notice,
      toDecide,
      buys,
      worst,
      trial,
      toConfirm,
      actions,
      noMeeting,
      onDuty,
      ...buyer
    }) => ({
      ...{ trial, toConfirm, actions, noMeeting },
      duty: toDecide === undefined ? undefined : { onDuty, readerId: 31 },
      now: NOW,
      timezone: TIMEZONE,
      hours: { from: '09:00', until: '17:00' },
      onDutyId: 1,
      notice,
      buyer: buys
        ? {
            ...buyer,
            plans: worst ? buyer.plans.map(atWorst) : buyer.plans,
            week: buyer.today,
            followUps: buyer.today.map((one, index) => ({
              id: index + 1,
              kind: index % 2 === 0 ? ('went' as const) : ('unlocked' as const),
              purchase: one,
              dueOn: addDays(one.day, 56),
            })),
            tapsLeft: buyer.today.map((one) => ({
              purchase: one,
              source: 'bus_pass',
              title: one.item,
            })),
            earlier: buyer.earlier.filter((one) =>
              buyer.today.every(({ reference }) => reference !== one.reference),
            ),
          }
        : undefined,
      // What a manager asked themselves is not theirs to decide.
      toDecide: toDecide?.filter((one) => buyer.plans.every(({ id: own }) => own !== one.plan.id)),
    }),
  );
