import type { Day, Days } from '../domain/day.ts';
import type { Guideline } from '../domain/guidelines.ts';
import type { PackException } from '../domain/pack.ts';
import { type Limits, looksSplit } from '../domain/policy.ts';
import { exceptions } from './exceptions.ts';
import { readGuidelines } from './guidelines.ts';
import { labels } from './labels.ts';
import { sameDaySums } from './line-sums.ts';
import type { Reader } from './open.ts';
import { boughtOrTold, lastAsOf, packEntries, referencesOf } from './pack-entries.ts';
import { limitsOnEach } from './policies.ts';
import { countRefusals } from './refusals.ts';

const NOTHING = {
  ...{ reference: undefined, on: undefined, pence: undefined },
  ...{ about: undefined, state: undefined, count: 1 },
};

/**
 * R64 (5), R121: what of a month managers see openly rather than forbid, by day: what a guideline sent
 * to them (R39), what was already paid (R31) or went beyond an approval, what frees the customer's own
 * money (R40), breaches, and purchases that look like one that was split; then refused lines, as
 * counts. What was told late, after the last pack, is in this one.
 */
export async function packExceptions(
  reader: Reader,
  month: Days,
  asOf: Day,
): Promise<PackException[]> {
  const guidelines = await readGuidelines(reader);
  const since = await lastAsOf(reader, asOf);
  const dated = [
    ...(await open(reader, { month, asOf, since }, guidelines)),
    ...(await breaches(reader, { month, asOf, since })),
    ...(await splits(reader, month, asOf)),
  ];
  dated.sort((a, b) => String(a.on).localeCompare(String(b.on)));
  return [...dated, ...(await refusals(reader, month, guidelines))];
}

interface Asked {
  readonly month: Days;
  readonly asOf: Day;
  readonly since: Day | undefined;
}

async function open(
  reader: Reader,
  { month, asOf, since }: Asked,
  guidelines: readonly Guideline[],
): Promise<PackException[]> {
  const found = await exceptions(reader, { ...month, asOf, since });
  return found.map(({ kind, reference, on, pence, item, state, rule, frees }) => ({
    ...{ ...NOTHING, kind, reference, on, pence, what: item, state },
    about: frees ?? (rule === undefined ? undefined : titleOf(guidelines, rule)),
  }));
}

/** R37: kept openly, though no total counts them. */
async function breaches(reader: Reader, { month, asOf, since }: Asked): Promise<PackException[]> {
  const which = await boughtOrTold(reader, month, 'breach', since);
  const entries = await packEntries(reader, which, asOf);
  return entries.map(({ reference, day, pence, item }) => ({
    ...{ ...NOTHING, kind: 'breach' as const, reference, on: day, pence, what: item },
  }));
}

async function splits(reader: Reader, month: Days, asOf: Day): Promise<PackException[]> {
  const sums = await sameDaySums(reader, { days: month, asOf });
  const limits = await limitsOnEach(
    reader,
    sums.map(({ day }) => day),
  );
  const found = sums.filter((one, at) => looksSplit(one, limits[at] as Limits));
  const references = await referencesOf(
    reader,
    found.map((one) => one.firstId),
  );
  const { categories } = await labels(reader);
  return found.map(({ day, categoryId, pence, purchases, firstId }) => ({
    ...{ ...NOTHING, kind: 'split' as const, on: day, pence, count: purchases },
    reference: references.get(firstId),
    what: categories.find(({ id }) => id === categoryId)?.label ?? '',
  }));
}

/** R37: planned lines that were refused, whose words are kept nowhere. */
async function refusals(
  reader: Reader,
  month: Days,
  guidelines: readonly Guideline[],
): Promise<PackException[]> {
  const counts = await countRefusals(reader, month);
  return [...counts]
    .map(([rule, count]) => ({
      ...{ ...NOTHING, kind: 'refused' as const, what: titleOf(guidelines, rule), count },
    }))
    .toSorted((a, b) => b.count - a.count || a.what.localeCompare(b.what));
}

/** As it reads in its last edition. */
function titleOf(guidelines: readonly Guideline[], code: string): string {
  return guidelines.findLast((one) => one.code === code)?.title ?? code;
}
