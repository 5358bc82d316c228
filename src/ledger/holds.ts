import { insistOnCustomer } from './customers.ts';
import { holdFacts } from './facts.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** A legal hold that stands (R139). */
export interface Hold {
  readonly id: number;
  readonly customer: string;
  readonly reason: string;
  readonly setAt: Date;
}

/** The holds that stand, oldest first. */
export async function holdsStanding({ db, workspaceId }: Reader): Promise<Hold[]> {
  const rows = await db.legalHold.findMany({
    where: { workspaceId, endedAt: null },
    orderBy: { id: 'asc' },
  });
  const ids = rows.map(({ customerId }) => customerId);
  const customers = await db.customer.findMany({ where: { workspaceId, id: { in: ids } } });
  const references = new Map(customers.map(({ id, reference }) => [id, reference]));
  return rows.map(({ id, customerId, reason, setAt }) => {
    return { id, customer: references.get(customerId) ?? '—', reason, setAt };
  });
}

/** R139: nothing about a customer is forgotten from now on; false when a hold stands already. */
export async function setHold(
  writer: Writer,
  customerId: number,
  reason: string,
): Promise<boolean> {
  const { db, workspaceId, now } = writer;
  if ((await db.legalHold.count({ where: { workspaceId, customerId, endedAt: null } })) > 0) {
    return false;
  }
  await insistOnCustomer(writer, customerId);
  const row = {
    ...{ workspaceId, customerId, reason, setById: writer.actorId, setAt: now },
    ...{ endedAt: null, endedById: null, salt: newSalt() },
  };
  const { id } = await db.legalHold.create({ data: row, select: { id: true } });
  writer.record({ kind: 'hold.set', subject: `hold:${id}`, facts: holdFacts(row) });
  return true;
}

/** Ends the hold on a customer; false when none stands. */
export async function endHold(writer: Writer, customerId: number): Promise<boolean> {
  const { db, workspaceId, now, actorId } = writer;
  const standing = await db.legalHold.findFirst({
    where: { workspaceId, customerId, endedAt: null },
    select: { id: true },
  });
  if (standing === null) return false;
  const data = { endedAt: now, endedById: actorId };
  await db.legalHold.update({ where: { id: standing.id }, data });
  writer.record({ kind: 'hold.ended', subject: `hold:${standing.id}`, facts: {} });
  return true;
}
