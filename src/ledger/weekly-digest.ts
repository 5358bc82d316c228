import type { Day } from '../domain/day.ts';
import {
  type DigestRow,
  type DigestWindows,
  digestRows,
  digestWindows,
  usualOf,
  type WeeklyDigest,
  waitingOn,
} from '../domain/digest.ts';
import { ZERO } from '../domain/money.ts';
import { idsByLabel } from '../domain/report.ts';
import { type Cell, type DigestGroup, mergeSmall } from '../domain/small-numbers.ts';
import { type Labels, labels } from './labels.ts';
import type { Reader } from './open.ts';
import { peopleBy, sumsBy, totals } from './sums.ts';
import { linesToFinish, signOffsWaiting } from './waiting.ts';

/** R61: the category behind the standing line. */
const TRANSPORT = 'transport';
const NONE = { pence: ZERO, purchases: 0 };

/**
 * The figures of the last full week before a day (R58, R59), small ones merged as the team's
 * channel sees them (R108). Trends are left empty.
 *
 * @param today the day on which it is read, by which what waits is counted (R62)
 */
export async function weeklyDigest(
  reader: Reader,
  on: Day,
  today: Day = on,
): Promise<WeeklyDigest> {
  const windows = digestWindows(on);
  const known = await labels(reader);
  const { total } = await totals(reader, { days: windows.week });
  const { total: recent, coded } = await totals(reader, { days: windows.fourWeeks });
  const { total: before } = await totals(reader, { days: windows.before });
  const [toFinish, askedOn] = [await linesToFinish(reader, today), await signOffsWaiting(reader)];
  return {
    week: windows.week,
    total,
    fourWeeks: { pence: recent.pence, purchases: recent.purchases },
    usual: usualOf(before),
    coded,
    ...(await byArea(reader, windows, known)),
    ...(await byCategory(reader, windows, known)),
    trends: [],
    waiting: waitingOn(today, askedOn, toFinish),
  };
}

async function byArea(reader: Reader, windows: DigestWindows, { areas }: Labels) {
  const cells = await cellsOf(reader, windows, 'area', areas);
  const groups = mergeSmall(cells, 'areas');
  return { areas: digestRows(await rowsOf(reader, windows, 'area', groups)) };
}

async function byCategory(reader: Reader, windows: DigestWindows, { categories }: Labels) {
  const transport = categories.filter(({ code }) => code === TRANSPORT);
  const standing = transport[0]?.label;
  const cells = await cellsOf(reader, windows, 'category', categories);
  const groups = mergeSmall(cells, 'categories', standing);
  const ids = transport.map(({ id }) => id);
  const line = { label: '', ids, merged: false };
  const [row] = await rowsOf(reader, windows, 'category', [line]);
  const { pence, purchases, usual } = row ?? { ...NONE, usual: 0 };
  const isAlone = groups.some(({ label, merged }) => !merged && label === standing);
  const isAbsent = !cells.some(({ label, now, before }) => {
    return label === standing && now.size + before.size > 0;
  });
  return {
    categories: digestRows(await rowsOf(reader, windows, 'category', groups)),
    transport: { purchases, usual, pence, shown: isAlone || isAbsent },
  };
}

async function cellsOf(
  reader: Reader,
  { fourWeeks, before }: DigestWindows,
  by: 'area' | 'category',
  items: readonly { id: number; label: string }[],
): Promise<Cell[]> {
  const recent = await peopleBy(reader, { days: fourWeeks }, by);
  const earlier = await peopleBy(reader, { days: before }, by);
  const union = (people: Map<number, Set<number>>, ids: readonly number[]) =>
    new Set(ids.flatMap((id) => [...(people.get(id) ?? [])]));
  return idsByLabel(items).map(({ label, ids }) => ({
    label,
    ids,
    now: union(recent, ids),
    before: union(earlier, ids),
  }));
}

async function rowsOf(
  reader: Reader,
  { fourWeeks, before }: DigestWindows,
  by: 'area' | 'category',
  groups: readonly DigestGroup[],
): Promise<DigestRow[]> {
  const grouping = { by, groups: groups.map(({ ids }) => ids) };
  const recent = await sumsBy(reader, { days: fourWeeks }, grouping);
  const earlier = await sumsBy(reader, { days: before }, grouping);
  return groups.map(({ label, merged }, key) => {
    const { pence, purchases } = recent.get(key) ?? NONE;
    return { label, purchases, usual: usualOf(earlier.get(key) ?? NONE).purchases, pence, merged };
  });
}
