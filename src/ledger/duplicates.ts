import { alike, DUPLICATE_DAYS, type Duplicate, type Entry } from '../domain/controls.ts';
import { addDays, type Day, type Days } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';

/**
 * R142: entries of a period that may be one bought once: the same buyer and amount, a word in
 * common, few days apart. Different receipts clear them.
 */
export async function duplicates(reader: Reader, days: Days): Promise<Duplicate[]> {
  const groups = alike(await candidates(reader, days));
  const people = await colleagues(
    reader,
    groups.flatMap((group) => group.map((one) => one.buyerId)),
  );
  const receipts = await receiptsOf(reader, groups.flat());
  return groups.map((group) => {
    const [first, last] = [group[0] as Entry, group.at(-1) as Entry];
    const prints = group.map(({ reference }) => receipts.get(reference));
    const differ =
      prints.every((one) => one !== undefined) && new Set(prints).size === group.length;
    const nobody = { id: first.buyerId, slackId: undefined, name: undefined };
    return {
      references: group.map(({ reference }) => reference),
      buyer: people.get(first.buyerId) ?? nobody,
      ...{ pence: first.pence, from: first.day, to: last.day },
      clearedBy: differ ? ('receipts' as const) : undefined,
    };
  });
}

interface Row {
  readonly id: number | bigint;
}

/** Only those with a like one near by: the words of all others are not even opened. */
async function candidates({ db, workspaceId }: Reader, { from, to }: Days): Promise<Entry[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT p."id", p."buyerId", p."pence", p."day" FROM "Purchase" p
    WHERE p."workspaceId" = ${workspaceId} AND p."day" >= ${from} AND p."day" <= ${to}
      AND p."correctedOn" IS NULL AND p."kind" IN ('purchase', 'amendment')
      AND EXISTS (
        SELECT 1 FROM "Purchase" o
        WHERE o."workspaceId" = p."workspaceId" AND o."buyerId" = p."buyerId" AND o."id" <> p."id"
          AND o."pence" = p."pence" AND o."correctedOn" IS NULL
          AND o."kind" IN ('purchase', 'amendment')
          AND o."day" >= ${addDays(from, -DUPLICATE_DAYS)} AND o."day" <= ${addDays(to, DUPLICATE_DAYS)}
      )`;
  const found: Entry[] = [];
  const ids = rows.map(({ id }) => Number(id));
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = await db.purchase.findMany({
      where: { workspaceId, id: { in: ids.slice(at, at + PAGE) } },
      include: { lines: { orderBy: { position: 'asc' } } },
    });
    for (const { id, reference, buyerId, day, pence: amount, lines } of page) {
      const words = lines.map(({ item, purpose }) => `${item} ${purpose ?? ''}`).join(' ');
      found.push({ id, reference, buyerId, pence: pence(amount), day: day as Day, words });
    }
  }
  return found.sort((one, other) => one.day.localeCompare(other.day) || one.id - other.id);
}

const PAGE = 500;

/** The photo's print by the purchase's reference. */
async function receiptsOf(
  { db, workspaceId }: Reader,
  entries: readonly Entry[],
): Promise<Map<string, string>> {
  const rows = await db.receiptPhoto.findMany({
    where: { workspaceId, reference: { in: entries.map(({ reference }) => reference) } },
    select: { reference: true, sha256: true },
  });
  return new Map(rows.map(({ reference, sha256 }) => [reference, sha256]));
}
