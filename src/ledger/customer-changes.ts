import type { ChangeKind, CustomerChange } from '../domain/caseload.ts';
import type { Day } from '../domain/day.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { lookupOf } from './customers.ts';
import { customerChangeFacts } from './facts.ts';
import type { CustomerChangeModel, CustomerModel } from './generated/models.ts';
import { type HistoryFact, newSalt } from './history.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';
import { salted } from './salted.ts';
import type { Writer } from './writer.ts';

/**
 * What happens to a customer stands in rows of its own that can be forgotten with the customer. The
 * chain has them as digests alone, salted in the row: were a day or the customer's id in the chain,
 * "housed on 12 May, by this worker" would stay readable there for good, whoever asked to be
 * forgotten (design 4).
 */

const COLUMNS = {
  housed: 'housedOn',
  benefits: 'benefitsOn',
  lead: 'leadId',
  closed: 'closedOn',
  told: 'toldOn',
  objected: 'objectedOn',
} as const satisfies Partial<Record<ChangeKind, string>>;

/** What may be changed, and back. */
export type Changeable = keyof typeof COLUMNS;

/** Whether a change is of a kind that can be taken back. */
export function isChangeable(what: ChangeKind): what is Changeable {
  return Object.hasOwn(COLUMNS, what);
}

/** From what to what: a day, or the ledger's id of whoever leads the case. */
export interface FromTo {
  readonly before: Day | number | undefined;
  readonly after: Day | number | undefined;
}

/**
 * Changes a customer from what was seen to something else; one conditional update decides.
 *
 * @returns the change's id; undefined when it is not as it was seen any more
 */
export async function changeCustomer(
  writer: Writer,
  id: number,
  what: Changeable,
  { before, after }: FromTo,
): Promise<number | undefined> {
  const column = COLUMNS[what];
  const { count } = await writer.db.customer.updateMany({
    where: { workspaceId: writer.workspaceId, id, [column]: before ?? null },
    data: { [column]: after ?? null },
  });
  if (count === 0) return undefined;
  return note(writer, id, what, { before, after });
}

/** A customer who is new. */
export interface NewCustomer {
  readonly reference: string;
  readonly introducedOn: Day;
  readonly leadId: number;
}

/** Puts a customer on file; the id of the change, or who has the reference already. */
export async function addCustomer(
  writer: Writer,
  { reference, introducedOn, leadId }: NewCustomer,
): Promise<{ ok: true; change: number } | { ok: false; closed: boolean }> {
  const { workspaceId } = writer;
  const lookup = lookupOf(reference);
  const taken = await writer.db.customer.findFirst({ where: { workspaceId, lookup } });
  if (taken !== null) return { ok: false, closed: taken.closedOn !== null };
  const data = { workspaceId, reference, lookup, introducedOn, leadId };
  const { id } = await writer.db.customer.create({ data, select: { id: true } });
  const facts = filedFacts({ reference, introducedOn, housedOn: null, benefitsOn: null, leadId });
  writer.record({ kind: 'customer.filed', subject: `customer:${id}`, facts });
  return {
    ok: true,
    change: await note(writer, id, 'added', { before: undefined, after: introducedOn }),
  };
}

/**
 * What the history keeps of a customer who was put on file: digests alone, with a salt in the entry
 * itself, which is forgotten with the customer.
 */
export function filedFacts(
  row: Pick<CustomerModel, 'reference' | 'introducedOn' | 'housedOn' | 'benefitsOn' | 'leadId'>,
): HistoryFact['facts'] {
  const { reference, introducedOn, housedOn, benefitsOn, leadId } = row;
  return salted({ reference, introducedOn, housedOn, benefitsOn, leadId });
}

async function note(
  writer: Writer,
  customerId: number,
  what: ChangeKind,
  { before, after }: FromTo,
): Promise<number> {
  if (writer.actorId === null) throw new Error('A customer is changed by somebody');
  const row = {
    workspaceId: writer.workspaceId,
    customerId,
    what,
    before: before === undefined ? null : String(before),
    after: after === undefined ? null : String(after),
    byId: writer.actorId,
    at: writer.now,
    salt: newSalt(),
  };
  const { id } = await writer.db.customerChange.create({ data: row, select: { id: true } });
  const facts = customerChangeFacts(row);
  writer.record({ kind: 'customer.told', subject: `customer-change:${id}`, facts });
  return id;
}

/** Changes by their ids, in the order of the ids. */
export async function changesById(
  from: Reader | Writer,
  ids: readonly number[],
): Promise<CustomerChange[]> {
  const { workspaceId } = from;
  const rows = await from.db.customerChange.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
  });
  return toChanges(from, rows);
}

/** What was changed about a customer, newest first, at most so many. */
export async function changesOf(
  from: Reader,
  customerId: number,
  most: number,
): Promise<CustomerChange[]> {
  const { workspaceId } = from;
  const rows = await from.db.customerChange.findMany({
    where: { workspaceId, customerId },
    orderBy: { id: 'desc' },
    take: most,
  });
  return toChanges(from, rows);
}

async function toChanges(
  from: Reader | Writer,
  rows: readonly CustomerChangeModel[],
): Promise<CustomerChange[]> {
  const ids = rows.map(({ byId }) => byId);
  const people = ids.length === 0 ? new Map<number, Colleague>() : await colleagues(from, ids);
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customerId,
    what: row.what as ChangeKind,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
    by: people.get(row.byId) ?? { id: row.byId, slackId: undefined, name: undefined },
    at: row.at,
  }));
}
