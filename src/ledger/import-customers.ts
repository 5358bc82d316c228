import { addDays, type Day, parseDay } from '../domain/day.ts';
import { filedFacts } from './customer-changes.ts';
import { lookupOf } from './customers.ts';
import { Deadline } from './deadline.ts';
import type { CustomerModel } from './generated/models.ts';
import { type Fault, type FileRow, longCells, readCsv } from './import-file.ts';
import { namedPeople } from './import-people.ts';
import { IMPORT_PATIENCE } from './import-staging.ts';
import type { Ledger } from './open.ts';
import { salted } from './salted.ts';
import type { Writer } from './writer.ts';

const COLUMNS = [
  'customer',
  'introduced_on',
  'housed_on',
  'benefits_on',
  'lead_coordinator',
] as const;
type Row = FileRow<(typeof COLUMNS)[number]>;

const CHUNK = 500;

export interface CustomersImported {
  readonly ok: true;
  readonly added: number;
  /** Dates or lead now as in the file. */
  readonly changed: number;
  /** The same as in the file. */
  readonly already: number;
}

export interface Refused {
  readonly ok: false;
  readonly faults: readonly Fault[];
}

interface CustomerRow {
  readonly reference: string;
  readonly lookup: string;
  readonly introducedOn: Day | null;
  readonly housedOn: Day | null;
  readonly benefitsOn: Day | null;
  readonly lead: string | null;
}

/** How to import. */
export interface ImportOptions {
  readonly now: Date;
  /** Moves every day by so many weeks, for data that is to end last week. */
  readonly shiftWeeks?: number;
}

/**
 * Brings customers in, all or none. One that is there is left as it is, or has its dates and lead
 * changed to the file's. A lead whom nobody on the roster is called is kept as former staff.
 *
 * @returns every fault of the file, by line; then nothing was written
 * @throws NotSaved when the ledger was busy for a minute
 */
export async function importCustomers(
  ledger: Ledger,
  workspaceId: number,
  csv: string,
  { now, shiftWeeks = 0 }: ImportOptions,
): Promise<CustomersImported | Refused> {
  const file = await readCsv(csv, COLUMNS);
  if (!file.ok) return file;
  const { rows, faults } = checkRows(file.rows, 7 * shiftWeeks);
  if (faults.length > 0) return { ok: false, faults };
  const deadline = Deadline.in(IMPORT_PATIENCE);
  return ledger.write({ workspaceId, deadline, now, actorId: null }, (writer) =>
    save(writer, rows),
  );
}

function checkRows(rows: readonly Row[], shiftDays: number) {
  const faults: Fault[] = longCells(rows);
  const seen = new Map<string, number>();
  const checked = rows.map(({ line, cells }): CustomerRow => {
    const reference = cells.customer;
    const lookup = lookupOf(reference);
    const earlier = seen.get(lookup);
    if (reference === '') faults.push({ line, says: 'The customer is missing.' });
    else if (earlier !== undefined) {
      faults.push({ line, says: `Customer ${reference} is on line ${earlier} already.` });
    } else seen.set(lookup, line);
    const dayIn = (column: 'introduced_on' | 'housed_on' | 'benefits_on') =>
      optionalDay(cells[column], column, shiftDays, (says) => faults.push({ line, says }));
    return {
      reference,
      lookup,
      introducedOn: dayIn('introduced_on'),
      housedOn: dayIn('housed_on'),
      benefitsOn: dayIn('benefits_on'),
      lead: cells.lead_coordinator || null,
    };
  });
  return { rows: checked, faults };
}

function optionalDay(
  text: string,
  column: string,
  shiftDays: number,
  fault: (says: string) => void,
): Day | null {
  if (text === '') return null;
  const found = parseDay(text);
  if (found === undefined) fault(`"${text}" under ${column} is not a day (YYYY-MM-DD).`);
  return found === undefined ? null : addDays(found, shiftDays);
}

async function save(writer: Writer, rows: readonly CustomerRow[]): Promise<CustomersImported> {
  const names = rows.flatMap(({ lead }) => (lead === null ? [] : [lead]));
  const people = await namedPeople(writer, names);
  const onFile = await writer.db.customer.findMany({ where: { workspaceId: writer.workspaceId } });
  const known = new Map(onFile.map((row) => [row.lookup, row]));
  const wanted = rows.map(({ lead, ...row }) => ({
    ...row,
    leadId: lead === null ? null : (people.get(lead) ?? null),
  }));
  const added = wanted.filter(({ lookup }) => !known.has(lookup));
  for (let at = 0; at < added.length; at += CHUNK) {
    const chunk = added.slice(at, at + CHUNK);
    const data = chunk.map((row) => ({ ...row, workspaceId: writer.workspaceId }));
    const rows = await writer.db.customer.createManyAndReturn({ data });
    for (const row of rows) {
      const facts = filedFacts(row);
      writer.record({ kind: 'customer.filed', subject: `customer:${row.id}`, facts });
    }
  }
  const changed = await change(writer, wanted, known);
  if (added.length > 0) {
    const facts = { added: added.length };
    writer.record({ kind: 'customers.imported', subject: 'customers', facts });
  }
  const already = rows.length - added.length - changed;
  return { ok: true, added: added.length, changed, already };
}

const CHANGEABLE = ['introducedOn', 'housedOn', 'benefitsOn', 'leadId'] as const;
type Changeable = Pick<CustomerModel, 'lookup' | (typeof CHANGEABLE)[number]>;

/** The history says which of a customer's fields changed, and to what as digests alone. */
async function change(
  writer: Writer,
  wanted: readonly Changeable[],
  known: ReadonlyMap<string, CustomerModel>,
): Promise<number> {
  let count = 0;
  for (const row of wanted) {
    const old = known.get(row.lookup);
    const fields = CHANGEABLE.filter((field) => old !== undefined && old[field] !== row[field]);
    if (old === undefined || fields.length === 0) continue;
    const data = Object.fromEntries(fields.map((field) => [field, row[field]]));
    await writer.db.customer.update({ where: { id: old.id }, data });
    const facts = salted(Object.fromEntries(fields.map((field) => [field, row[field]])));
    writer.record({ kind: 'customer.changed', subject: `customer:${old.id}`, facts });
    count += 1;
  }
  return count;
}
