import fc from 'fast-check';
import { addDays, day } from '../../src/domain/day.ts';
import { pence } from '../../src/domain/money.ts';
import {
  EXAMPLE_RULES,
  type NewUse,
  ON_THE_TABLE,
  type Pack,
  type PackAction,
  type PackExample,
  type PackException,
  type PackOutcome,
  type PackRow,
  packDays,
  WENT,
} from '../../src/domain/pack.ts';
import { bandRows, type Figures } from '../../src/domain/report.ts';
import { words } from './states.ts';

/** Generated packs: empty ones, plain ones, and those with more and longer than any team has. */

const ON = day('2019-01-03');

const count = fc.oneof(fc.constantFrom(0, 1, 12), fc.nat({ max: 99_999 }));
const amount = fc.oneof(
  fc.constantFrom(0, 80, 515_300).map(pence),
  fc.integer({ min: -99_999_999, max: 999_999_999 }).map(pence),
);
const figures: fc.Arbitrary<Figures> = fc.record({
  pence: amount,
  purchases: count,
  customers: count,
});
const label = fc.oneof(words(75), fc.constantFrom('W'.repeat(75), 'Physical health', 'Transport'));
const typed = fc.oneof(words(500), fc.constantFrom('W '.repeat(250), 'm'.repeat(500), '=1+1'));
const on = fc.nat({ max: 400 }).map((ago) => addDays(ON, -ago));
const reference = fc.nat({ max: 999_999 }).map((n) => `P${String(n).padStart(5, '0')}`);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const list = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof(fc.array(of, { maxLength: 6 }), fc.array(of, { minLength: 30, maxLength: 40 }));

const spans = { month: figures, year: figures, lastYear: figures };
const row: fc.Arbitrary<PackRow> = fc.record({ label, ...spans });
const outcome: fc.Arbitrary<PackOutcome> = fc.record({
  kind: fc.constantFrom('became' as const, 'went' as const, 'unlocked' as const),
  value: fc.constantFrom('used', 'well', 'service', 'too_early'),
  text: maybe(typed),
});
const example: fc.Arbitrary<Omit<PackExample, 'onTheTable'>> = fc.record({
  id: fc.nat(),
  reference,
  item: typed,
  day: on,
  pence: amount,
  category: label,
  area: maybe(label),
  rule: fc.constantFrom(...EXAMPLE_RULES),
  isNew: fc.boolean(),
  told: maybe(typed),
  outcome: maybe(outcome),
});
const newUse: fc.Arbitrary<NewUse> = fc.record({
  ...{ reference, item: typed, day: on, pence: amount },
  why: fc.constantFrom('ticked' as const, 'first' as const),
  went: maybe(fc.constantFrom(...WENT)),
  askedOn: maybe(on),
});
const exception: fc.Arbitrary<PackException> = fc.record({
  kind: fc.constantFrom('soft', 'already_paid', 'beyond', 'frees', 'breach', 'refused', 'split'),
  reference: maybe(reference),
  on: maybe(on),
  pence: maybe(amount),
  what: typed,
  about: maybe(typed),
  state: maybe(fc.constantFrom('waiting', 'approved', 'declined', 'bought', 'withdrawn')),
  count: fc.integer({ min: 1, max: 99 }),
});
const action: fc.Arbitrary<PackAction> = fc.record({
  id: fc.nat(),
  decided: typed,
  reference: maybe(reference),
  owner: fc.record({ id: fc.nat(), slackId: maybe(fc.constant('U0PR000031')), name: maybe(label) }),
  dueOn: on,
  doneOn: maybe(on),
  guideline: maybe(fc.constant('soft-1')),
  isNew: fc.boolean(),
});
const coded = fc.record({ pence: amount, purchases: count });

/** A pack about December 2018. */
export const packs: fc.Arbitrary<Pack> = fc.record({
  meeting: maybe(fc.constant({ day: day('2019-01-08'), time: '10:00' })),
  days: fc.constant(packDays(ON)),
  asOf: fc.constant(ON),
  spending: fc.record({
    total: fc.record(spans),
    coded: fc.record({ month: coded, year: coded, lastYear: coded }),
    areas: list(row),
    categories: list(row),
    bands: fc.array(amount, { maxLength: 30 }).map(bandRows),
    passed: fc.record({ customers: count, of: count, figure: fc.constant(pence(1_000_00)) }),
    uncoded: fc.record({ lines: count, of: count, isMany: fc.boolean() }),
    basics: fc.record({
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      pence: amount,
      of: amount,
    }),
  }),
  examples: list(example).map((all) =>
    all.map((one, at) => ({ ...one, onTheTable: at < ON_THE_TABLE })),
  ),
  newUses: list(newUse),
  trends: list(
    fc.record({
      by: fc.constantFrom('outcome-area' as const, 'category' as const),
      label,
      direction: fc.constantFrom('more' as const, 'fewer' as const),
      purchases: count,
      usual: count,
    }),
  ),
  exceptions: list(exception),
  audit: maybe(
    fc.record({
      ...{ given: count, looked: count, fine: count, findings: count, unclear: count },
      no: fc.record({ plan: count, guidelines: count, sign_off: count, receipt: count }),
    }),
  ),
  looks: fc.record({ count, outside: count }),
  forecast: fc.record({
    year: fc.constant(packDays(ON).year),
    planned: amount,
    spent: amount,
    budget: maybe(amount),
  }),
  actions: list(action),
});
