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
import { type CellsRead, isPresent, readCells, type WindowsRead } from './digest-cells.ts';
import type { Key } from './grouping.ts';
import { labels } from './labels.ts';
import type { Reader } from './open.ts';
import { type Asked, firstDay, type Sums } from './sums.ts';
import { whatWaits } from './waiting.ts';

/** R61: the category behind the standing line. */
const TRANSPORT = 'transport';
const NONE = { pence: ZERO, purchases: 0, customers: 0 };
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
  const { byCell, also } = await readByCell(reader, windows, readers, totalsAsked(windows));
  const { askedOn, toFinish } = await whatWaits(reader, today);
  return {
    week: windows.week,
    ...totalsOf(also),
    ...byCell,
    waiting: waitingOn(today, askedOn, toFinish),
  };
}

function totalsAsked({ week, fourWeeks, before }: DigestWindows): Asked[] {
  const all = { by: 'all' } as const;
  const people = 'none';
  return [
    { lens: { days: week }, grouping: all },
    { lens: { days: fourWeeks }, grouping: all, people },
    { lens: { days: before }, grouping: all, people },
    { lens: { days: fourWeeks }, grouping: { by: 'all', coded: true }, people },
  ];
}

function totalsOf(
  sums: readonly Map<Key, Sums>[],
): Pick<WeeklyDigest, 'total' | 'fourWeeks' | 'usual' | 'coded'> {
  const [own, recent, earlier, coded] = sums.map((rows) => rows.get(0) ?? NONE);
  const counted = ({ pence, purchases } = NONE) => ({ pence, purchases });
  return {
    total: own ?? NONE,
    fourWeeks: counted(recent),
    usual: usualOf(counted(earlier)),
    coded: counted(coded),
  };
}

/**
 * R60: what stands out in the four weeks up to a digest's week, areas and categories alike.
 *
 * @param asOf as the ledger stood at the end of this day; undefined: as it stands
 */
export async function trendsOn(reader: Reader, on: Day, asOf?: Day): Promise<readonly Trend[]> {
  const windows = { ...digestWindows(on), asOf };
  const { byCell } = await readByCell(reader, windows, { for: 'managers' });
  return byCell.trends;
}

type ByCell = Pick<WeeklyDigest, 'areas' | 'categories' | 'transport' | 'trends' | 'isComparable'>;

async function readByCell(
  reader: Reader,
  windows: WindowsRead,
  readers: DigestReaders,
  asked: readonly Asked[] = [],
): Promise<{ byCell: ByCell; also: Map<Key, Sums>[] }> {
  const known = await labels(reader);
  const standing = known.categories.find(({ code }) => code === TRANSPORT)?.label;
  const vocabularies = {
    areas: { by: 'area', items: known.areas },
    categories: { by: 'category', items: known.categories, standing },
  } as const;
  const read = await readCells(reader, windows, vocabularies, readers, asked);
  const { areas, categories, also } = read;
  const isComparable = await reachesBack(reader, windows);
  const trends = isComparable ? trendsShown(areas, categories) : [];
  const byCell = {
    areas: areas.rows,
    categories: categories.rows,
    transport: standingLine(categories, trends, standing),
    isComparable,
    trends,
  };
  return { byCell, also };
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
