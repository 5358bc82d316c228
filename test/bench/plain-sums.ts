import Database from 'better-sqlite3';
import { addDays, type Days } from '../../src/domain/day.ts';
import { digestWindows } from '../../src/domain/digest.ts';
import { packDays } from '../../src/domain/pack.ts';
import { MONDAY } from './big-ledger.ts';

/** The sums of digest and pack as somebody would write them by hand, one statement a table. */
export interface PlainSums {
  digest(): void;
  pack(): void;
  close(): void;
}

const BOUGHT = 'SUM(pence), COUNT(DISTINCT CASE WHEN tally = 1 THEN purchaseId END)';
const SUMS = `${BOUGHT}, COUNT(DISTINCT CASE WHEN tally = 1 THEN customerId END)`;
const CODED = `SUM(CASE WHEN areaId IS NOT NULL THEN pence END),
  COUNT(DISTINCT CASE WHEN tally = 1 AND areaId IS NOT NULL THEN purchaseId END)`;
const LINES = `FROM PurchaseLine WHERE workspaceId = 1 AND counts = 1 AND correctedOn IS NULL
  AND day >= ? AND day <= ?`;

export function plainSums(file: string): PlainSums {
  const db = new Database(file, { readonly: true });
  const spent = db.prepare(`SELECT SUM(pence) ${LINES}`);
  const bought = db.prepare(`SELECT ${BOUGHT} ${LINES}`);
  const total = db.prepare(`SELECT ${SUMS} ${LINES}`);
  const withCoded = db.prepare(`SELECT ${BOUGHT}, ${CODED} ${LINES}`);
  const full = db.prepare(`SELECT ${SUMS}, ${CODED} ${LINES}`);
  const byArea = db.prepare(`SELECT areaId, ${SUMS} ${LINES} GROUP BY areaId`);
  const byCategory = db.prepare(`SELECT categoryId, ${SUMS} ${LINES} GROUP BY categoryId`);
  // The merged rows of the digest: what is about fewer than five people, together.
  const { fourWeeks, before } = digestWindows(MONDAY);
  const small = (column: string) => {
    const few = `SELECT ${column} AS id ${LINES} GROUP BY 1 HAVING COUNT(DISTINCT customerId) < 5`;
    const rows = [fourWeeks, before].flatMap(({ from, to }) => db.prepare(few).all(from, to));
    const ids = rows.map((row) => (row as { id: number }).id);
    return db.prepare(`SELECT ${SUMS} ${LINES} AND ${column} IN (${ids.join(', ')})`);
  };
  const merged = [small('areaId'), small('categoryId')];
  const byCustomer = db.prepare(`SELECT customerId, SUM(pence) ${LINES} GROUP BY customerId`);
  const uncoded = db.prepare(`SELECT COUNT(*), SUM(areaId IS NULL) ${LINES} AND tally = 1`);
  const basics = db.prepare(`SELECT SUM(pence), SUM(CASE WHEN EXISTS (SELECT 1 FROM Customer c
    WHERE c.id = customerId AND c.housedOn <= day AND c.benefitsOn <= day) THEN pence END)
    ${LINES} AND categoryId IN (1, 2, 3, 4)`);
  const purchases = db.prepare(`SELECT purchaseId, areaId, SUM(pence), COUNT(*) ${LINES}
    AND tally = 1 GROUP BY 1, 2`);
  const sameDay = db.prepare(`SELECT p.buyerId, l.customerId, l.categoryId, l.day, SUM(l.pence)
    FROM PurchaseLine l JOIN Purchase p ON p.id = l.purchaseId
    WHERE l.workspaceId = 1 AND l.counts = 1 AND l.correctedOn IS NULL AND l.day >= ? AND l.day <= ?
    AND l.tally = 1 GROUP BY 1, 2, 3, 4 HAVING COUNT(DISTINCT p.id) > 1`);
  const categories = db.prepare(`SELECT categoryId, MIN(day), MAX(day) ${LINES} GROUP BY 1`);

  const run = (of: readonly Database.Statement[], days: readonly Days[]) => {
    for (const { from, to } of days) for (const statement of of) statement.all(from, to);
  };
  return {
    digest: () => {
      run([total], [digestWindows(MONDAY).week]);
      run([withCoded], [fourWeeks]);
      run([bought], [before]);
      run([byArea, byCategory, ...merged], [fourWeeks, before]);
    },
    pack: () => {
      const { month, year, lastYear } = packDays(PACK_ON);
      const twelveMonths = { from: addDays(month.from, -365), to: addDays(month.from, -1) };
      const weeks = digestWindows(addDays(month.to, 1));
      run([full, byArea, byCategory], [month, year, lastYear]);
      run([byCustomer, spent], [year]);
      run([uncoded, basics, purchases, sameDay, categories], [month]);
      run([categories], [twelveMonths]);
      run([byArea, byCategory], [weeks.fourWeeks, weeks.before]);
    },
    close: () => db.close(),
  };
}

/** The pack for December 2018. */
export const PACK_ON = addDays(MONDAY, 2);
