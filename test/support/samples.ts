import fc from 'fast-check';
import { day } from '../../src/domain/day.ts';
import type { Counted, DigestRow, Trend, WeeklyDigest } from '../../src/domain/digest.ts';
import { pence } from '../../src/domain/money.ts';
import type { Pack } from '../../src/domain/pack.ts';
import type { Sample } from '../../src/gallery/exhibit.ts';
import { packs } from './generated-packs.ts';
import * as states from './states.ts';

/** Generated states for every exhibit of the gallery. */

const count = fc.oneof(fc.constantFrom(0, 1, 17), fc.nat({ max: 5_000 }));
const amount = fc.integer({ min: 1, max: 10_000_000 }).map(pence);
const counted: fc.Arbitrary<Counted> = fc.record({
  pence: fc.nat({ max: 900_000_000 }).map(pence),
  purchases: count,
});
const usually = count.map((usual) => ({
  usual,
  usualRange: { from: Math.floor(usual / 2), to: usual * 2 + 4 },
}));
const label = fc.constantFrom(
  'Managing tenancy and accommodation',
  'Motivation/taking responsibility',
  'Food & drink',
  'x'.repeat(75),
);
const row: fc.Arbitrary<DigestRow> = fc
  .tuple(counted, label, usually, fc.boolean())
  .map(([figures, name, usual, merged]) => ({ ...figures, label: name, ...usual, merged }));
const direction = fc.constantFrom('more' as const, 'fewer' as const);
const trend: fc.Arbitrary<Trend> = fc.record({
  by: fc.constantFrom('outcome-area', 'category'),
  label,
  direction,
  purchases: count,
  usual: count,
});
export const digest: fc.Arbitrary<WeeklyDigest> = fc.record({
  week: fc.constant({ from: day('2026-06-08'), to: day('2026-06-14') }),
  total: fc.tuple(counted, count).map(([figures, customers]) => ({ ...figures, customers })),
  fourWeeks: counted,
  usual: counted,
  coded: counted,
  areas: fc.array(row, { maxLength: 11 }),
  categories: fc.array(row, { maxLength: 25 }),
  transport: fc
    .tuple(counted, usually, fc.boolean(), fc.option(direction, { nil: undefined }))
    .map(([figures, usual, shown, stands]) => ({ ...figures, ...usual, shown, trend: stands })),
  isComparable: fc.boolean(),
  trends: fc.array(trend, { maxLength: 12 }),
  waiting: fc.record({ signOffs: count, oldestDays: count, toFinish: count }),
});

const named = (most: number) =>
  fc
    .array(label, { minLength: 1, maxLength: most })
    .map((labels) => labels.map((name, at) => ({ id: at + 1, label: name })));

/** As the ledger gives it: rows have ids of their own, and no words of a customer's reference. */
function asRead(pack: Pack): Pack {
  const numbered = <T extends { readonly id: number }>(rows: readonly T[]) =>
    rows.map((row, at) => ({ ...row, id: at + 1 }));
  const examples = numbered(pack.examples).map((one) => ({ ...one, item: `a ${one.item}` }));
  const newUses = pack.newUses.map((use) => ({ ...use, item: `a ${use.item}` }));
  return { ...pack, examples, newUses, actions: numbered(pack.actions) };
}

const sample: fc.Arbitrary<Sample> = fc.record({
  text: states.words(140),
  reason: states.words(280),
  line: states
    .words(500)
    .map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  notes: fc.array(states.words(40), { maxLength: 12 }),
  count,
  amount,
  flag: fc.boolean(),
  day: fc.constant(day('2026-06-17')),
  at: fc.constant(new Date('2026-06-17T10:12:00Z')),
  timezone: fc.constant(states.TIMEZONE),
  categories: named(30),
  areas: named(12),
  person: fc.record({
    id: fc.constant(31),
    slackId: fc.option(fc.constant('U0PR000031'), { nil: undefined }),
    name: fc.option(states.words(40), { nil: undefined }),
  }),
  purchase: states.purchase,
  draft: states.draft,
  drafts: states.drafts,
  plan: states.plan,
  card: states.card,
  details: states.details,
  home: states.homeState,
  pack: packs.map(asRead),
  actions: fc.uniqueArray(states.packAction, {
    ...{ minLength: 1, maxLength: 30, selector: (one) => one.id },
  }),
  digest,
});

/** A customer's reference, as it stands everywhere in `samples`; some typed words have it as well. */
export const REFERENCE = 'V042';

/** So many states, the same for the same seed. */
export function samples(many: number, seed: number): Sample[] {
  return fc.sample(sample, { numRuns: many, seed }).map((one) => ofOneCustomer(one));
}

/** The same with everything about one customer, whose reference somebody has typed too. */
function ofOneCustomer<T>(value: T): T {
  if (Array.isArray(value)) return value.map(ofOneCustomer) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => {
      if (key === 'customer') return [key, { id: 42, reference: REFERENCE }];
      if (key === 'item' && held === 'boots and socks')
        return [key, `boots for ${REFERENCE}, socks`];
      return [key, ofOneCustomer(held)];
    }),
  ) as T;
}
