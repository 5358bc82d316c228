import { addDays, type Day } from '../domain/day.ts';
import {
  type DigestReaders,
  type DigestWindows,
  digestWindows,
  type Trend,
  usualOf,
  type WeeklyDigest,
  waitingOn,
} from '../domain/digest.ts';
import { ZERO } from '../domain/money.ts';
import { trendsIn, usualRange } from '../domain/trends.ts';
import { type CellsRead, isPresent, readCells } from './digest-cells.ts';
import { labels } from './labels.ts';
import type { Reader } from './open.ts';
import { firstDay, totals } from './sums.ts';
import { linesToFinish, signOffsWaiting } from './waiting.ts';

/** R61: the category behind the standing line. */
const TRANSPORT = 'transport';
const NONE = { pence: ZERO, purchases: 0 };
/** R60: of the sixteen weeks the first may begin late, as a team does. */
const FIRST_WEEK = 7;

/**
 * The figures of the last full week before a day (R58, R59).
 *
 * @param today the day on which it is read, by which what waits is counted (R62)
 * @param readers the team, whose channel sees small figures merged (R108) and no trend about one
 *   of them; or the managers, who see every area and category by itself
 */
export async function weeklyDigest(
  reader: Reader,
  on: Day,
  today: Day = on,
  readers: DigestReaders = { for: 'team' },
): Promise<WeeklyDigest> {
  const windows = digestWindows(on);
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
    ...(await readByCell(reader, windows, readers)),
    waiting: waitingOn(today, askedOn, toFinish),
  };
}

/** R60: what stands out in the four weeks up to a digest's week, areas and categories alike. */
export async function trendsOn(reader: Reader, on: Day): Promise<readonly Trend[]> {
  const { trends } = await readByCell(reader, digestWindows(on), { for: 'managers' });
  return trends;
}

type ByCell = Pick<WeeklyDigest, 'areas' | 'categories' | 'transport' | 'trends' | 'isComparable'>;

async function readByCell(
  reader: Reader,
  windows: DigestWindows,
  readers: DigestReaders,
): Promise<ByCell> {
  const known = await labels(reader);
  const standing = known.categories.find(({ code }) => code === TRANSPORT)?.label;
  const area = { by: 'area', items: known.areas } as const;
  const category = { by: 'category', items: known.categories, standing } as const;
  const areas = await readCells(reader, windows, area, readers);
  const categories = await readCells(reader, windows, category, readers);
  const isComparable = await reachesBack(reader, windows);
  const trends = isComparable ? trendsShown(areas, categories) : [];
  return {
    areas: areas.rows,
    categories: categories.rows,
    transport: standingLine(categories, trends, standing),
    isComparable,
    trends,
  };
}

function standingLine(
  { cells, rows }: CellsRead,
  trends: readonly Trend[],
  label = '',
): WeeklyDigest['transport'] {
  const none = { label, recent: NONE, before: NONE };
  const cell = cells.find((one) => one.label === label) ?? none;
  const isAlone = rows.some((row) => !row.merged && row.label === label);
  return {
    ...cell.recent,
    usual: usualOf(cell.before).purchases,
    usualRange: usualRange(cell.before.purchases),
    shown: isAlone || !isPresent(cell),
    trend: trends.find((one) => one.by === 'category' && one.label === label)?.direction,
  };
}

/** R60, R108: all cells are looked at; one that is not shown by itself is not named either. */
function trendsShown(areas: CellsRead, categories: CellsRead): Trend[] {
  const looked = [
    { by: 'outcome-area', ...areas },
    { by: 'category', ...categories },
  ] as const;
  const cells = looked.flatMap(({ by, cells }) =>
    cells.map(({ label, recent, before }) => {
      return { by, label, recent: recent.purchases, before: before.purchases };
    }),
  );
  return trendsIn(cells).filter((trend) =>
    looked.some(
      ({ by, rows }) =>
        by === trend.by && rows.some((row) => !row.merged && row.label === trend.label),
    ),
  );
}

/** Whether the ledger has all sixteen weeks: before that anything would look like a trend. */
async function reachesBack(reader: Reader, { before }: DigestWindows): Promise<boolean> {
  const first = await firstDay(reader);
  return first !== undefined && first < addDays(before.from, FIRST_WEEK);
}
