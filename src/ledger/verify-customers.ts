import { lookupOf } from './customers.ts';
import type { CustomerChangeModel, CustomerModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import { rowsAfter } from './pages.ts';
import { isTold } from './salted.ts';
import {
  type Columns,
  type Effects,
  recompute,
  type Told,
  toldOf,
  unlikeTold,
} from './verify-states.ts';

const PAGE = 500;
const FILED = ['reference', 'introducedOn', 'housedOn', 'benefitsOn', 'leadId'] as const;

/** What was filed about a customer; only digests of it are in the history. */
function filed({ facts }: Told): Columns {
  const told = FILED.filter((field) => field in facts);
  return Object.fromEntries(told.map((field) => [field, isTold(facts, field)]));
}

const EFFECTS: Effects<unknown> = {
  'customer.filed': (told) => ({
    ...filed(told),
    ...{ closedOn: null, toldOn: null, objectedOn: null },
  }),
  'customer.changed': filed,
};

const CHANGED: Readonly<Record<string, string>> = {
  housed: 'housedOn',
  benefits: 'benefitsOn',
  lead: 'leadId',
  closed: 'closedOn',
  told: 'toldOn',
  objected: 'objectedOn',
};

/**
 * Customers, recomputed from what was filed about them and from the changes that people told, which
 * the history vouches for (verify-records.ts).
 */
export async function misfitInCustomers(reader: Reader): Promise<string | undefined> {
  const { db, workspaceId } = reader;
  let after = 0;
  for (;;) {
    const rows = await db.customer.findMany({
      where: rowsAfter(workspaceId, after),
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    const misfit = await misfitInPage(reader, rows);
    if (misfit !== undefined) return misfit;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return undefined;
  }
}

async function misfitInPage(
  reader: Reader,
  rows: readonly CustomerModel[],
): Promise<string | undefined> {
  const ids = rows.map(({ id }) => id);
  const told = await toldOf(
    reader,
    ids.map((id) => `customer:${id}`),
  );
  const { db, workspaceId } = reader;
  const where = { workspaceId, customerId: { in: ids } };
  const changes = await db.customerChange.findMany({ where, orderBy: { id: 'asc' } });
  for (const row of rows) {
    const own = changes.filter(({ customerId }) => customerId === row.id);
    const column =
      row.lookup === lookupOf(row.reference)
        ? unlikeTold(row, standing(told.get(`customer:${row.id}`) ?? [], own, row))
        : 'lookup';
    if (column !== undefined) {
      return `Customer (customer:${row.id}): "${column}" is not what the history says.`;
    }
  }
  return undefined;
}

/** Entries and changes in the order in which they came; of one moment, the entries first. */
function standing(
  told: readonly Told[],
  changes: readonly CustomerChangeModel[],
  row: CustomerModel,
): Columns {
  const steps = [
    ...told.map((one) => ({ at: one.at, columns: recompute(EFFECTS, [one], row) })),
    ...changes.map((one) => ({ at: one.at, columns: changedBy(one) })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return Object.assign({}, ...steps.map(({ columns }) => columns));
}

function changedBy({ what, after }: CustomerChangeModel): Columns {
  const column = CHANGED[what];
  if (column === undefined) return {};
  return { [column]: column === 'leadId' && after !== null ? Number(after) : after };
}
