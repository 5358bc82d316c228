import { addDays, type Day, type Days, dayOf, monthsBefore } from '../domain/day.ts';
import { type NewUse, WENT, type Went } from '../domain/pack.ts';
import type { ExamplesAsked } from './examples.ts';
import { categoryDays } from './line-sums.ts';
import type { Reader } from './open.ts';
import { BOUGHT, boughtOrTold, lastAsOf, type PackEntry, packEntries } from './pack-entries.ts';
import { firstDay } from './sums.ts';

/** How far back nothing of a kind was bought for it to be new again (R66). */
const MONTHS = 12;
const KIND = 'went';

/**
 * R66: the month's new uses: what workers ticked, and what the team bought for the first time in its
 * category in twelve months; and earlier ones of which somebody has told since the month began how
 * they went.
 */
export async function packNewUses(reader: Reader, asked: ExamplesAsked): Promise<NewUse[]> {
  const { month, asOf, timezone } = asked;
  const told = await toldHow(reader, asOf, timezone);
  const since = [...told].filter(([, { on }]) => on >= month.from).map(([reference]) => reference);
  const inMonth = await boughtOrTold(reader, month, 'ticked', await lastAsOf(reader, asOf));
  const earlier = { reference: { in: since }, day: { lt: month.from } };
  const own = await packEntries(reader, { kind: BOUGHT, ...inMonth }, asOf);
  const others = await packEntries(reader, { newUse: true, kind: BOUGHT, ...earlier }, asOf);
  const ticked = [...own, ...others.filter(({ id }) => !inMonth.id.in.includes(id))];
  const firsts = (await firstsIn(reader, month, asOf)).filter(({ newUse }) => !newUse);
  const all = [...ticked, ...firsts];
  const asks = await openAsks(
    reader,
    all.map(({ reference }) => reference),
  );
  return all
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)) || a.id - b.id)
    .map((entry) => ({
      ...{ reference: entry.reference, item: entry.item, day: entry.day, pence: entry.pence },
      why: entry.newUse ? ('ticked' as const) : ('first' as const),
      went: told.get(entry.reference)?.went,
      askedOn: asks.get(entry.reference),
    }));
}

/**
 * The first purchase, within some days, of each category that the team had not bought in for twelve
 * months. A ledger that does not reach back so far cannot tell: to a new team everything would be new.
 */
export async function firstsIn(reader: Reader, days: Days, asOf: Day): Promise<PackEntry[]> {
  const from = monthsBefore(days.from, MONTHS);
  const oldest = await firstDay(reader);
  if (oldest === undefined || oldest > from) return [];
  const now = await categoryDays(reader, { days, asOf });
  const before = await categoryDays(reader, {
    days: { from, to: addDays(days.from, -1) },
    asOf,
  });
  const entries: PackEntry[] = [];
  for (const [categoryId, { first }] of now) {
    const last = before.get(categoryId)?.last;
    if (last !== undefined && last > sameDayYearBefore(first)) continue;
    const id = { in: await boughtOn(reader, first, categoryId) };
    const found = await packEntries(reader, { id, kind: BOUGHT }, asOf);
    entries.push(...found.slice(0, 1));
  }
  return entries;
}

/** Purchases of a category on a day, found by their lines, whose days are indexed. */
async function boughtOn({ db, workspaceId }: Reader, day: Day, categoryId: number) {
  const where = { workspaceId, day, categoryId, tally: 1 };
  const lines = await db.purchaseLine.findMany({ where, select: { purchaseId: true } });
  return lines.map(({ purchaseId }) => purchaseId);
}

/** The same day a year before; of 29 February the 1st of March. */
function sameDayYearBefore(on: Day): Day {
  return addDays(monthsBefore(on, MONTHS), Number(on.slice(8)) - 1);
}

/** What was last told of how each went, by the end of a day. */
async function toldHow({ db, workspaceId }: Reader, asOf: Day, timezone: string) {
  const notes = await db.purchaseNote.findMany({
    where: { workspaceId, kind: KIND },
    orderBy: { id: 'asc' },
  });
  const told = new Map<string, { went: Went; on: Day }>();
  for (const { reference, value, at } of notes) {
    const [went, on] = [WENT.find((one) => one === value), dayOf(at, timezone)];
    if (went !== undefined && on <= asOf) told.set(reference, { went, on });
  }
  return told;
}

async function openAsks({ db, workspaceId }: Reader, references: readonly string[]) {
  const rows = await db.followUp.findMany({
    where: { workspaceId, kind: KIND, closedAt: null, reference: { in: [...references] } },
    orderBy: { dueOn: 'desc' },
  });
  return new Map(rows.map(({ reference, dueOn }) => [reference, dueOn as Day]));
}
