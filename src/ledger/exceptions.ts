import type { Day } from '../domain/day.ts';
import { type Pence, pence } from '../domain/money.ts';
import { withoutReference } from '../domain/without-reference.ts';
import type { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import { BOUGHT, boughtOrTold, EVER, packEntries } from './pack-entries.ts';

/**
 * Why something stands out: a guideline sent it to a manager (R39), it was already paid (R31), it
 * went beyond what was approved (R25), or it frees the customer's own money for something (R40).
 */
export type ExceptionKind = 'soft' | 'already_paid' | 'beyond' | 'frees';

/** One thing that managers see among themselves; it names no customer. */
export interface Exception {
  readonly kind: ExceptionKind;
  /** Of the request, or of the purchase that frees money. */
  readonly reference: string;
  readonly on: Day;
  readonly pence: Pence;
  /** As it was typed, without the customer's reference. */
  readonly item: string;
  /** Where a request stands: waiting, approved, declined and so on; undefined for a purchase. */
  readonly state: string | undefined;
  /** R39: the guideline's code. */
  readonly rule: string | undefined;
  /** R40: what the customer's own money is freed for. */
  readonly frees: string | undefined;
}

/** Which exceptions are asked for; both days are included. */
export interface ExceptionsAsked {
  readonly from: Day;
  readonly to: Day;
  /** Purchases as they stood at the end of this day; undefined: as they stand. */
  readonly asOf?: Day | undefined;
  /** What was told late by this day was in the pack before. */
  readonly since?: Day | undefined;
}

const GONE = { in: ['already_paid', 'beyond'] };

/**
 * What managers see openly rather than forbid, from a day to another; oldest first. A request that is
 * one in two ways stands there twice, once as each; one about money that has gone stays until it is
 * decided (R31).
 */
export async function exceptions(from: Reader, asked: ExceptionsAsked): Promise<Exception[]> {
  const found = [...(await requests(from, asked)), ...(await freeing(from, asked))];
  return found.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

async function requests(reader: Reader, asked: ExceptionsAsked): Promise<Exception[]> {
  const { db, workspaceId } = reader;
  const inTime = { gte: asked.from, lte: asked.to };
  const which: Prisma.PlanWhereInput[] = [
    { askedOn: inTime, OR: [{ softRule: { not: null } }, { kind: GONE }] },
    { askedOn: { lt: asked.from }, kind: GONE, state: 'waiting' },
  ];
  const rows = await db.plan.findMany({
    where: { workspaceId, OR: which },
    orderBy: { id: 'asc' },
  });
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const customers = await db.customer.findMany({ where: { workspaceId, id: { in: ids } } });
  const references = new Map(customers.map(({ id, reference }) => [id, reference]));
  return rows.flatMap((row) => {
    const kinds: ExceptionKind[] = row.softRule === null ? [] : ['soft'];
    if (row.kind === 'already_paid' || row.kind === 'beyond') kinds.push(row.kind);
    const item = withoutReference(row.item, references.get(row.customerId ?? 0) ?? '');
    return kinds.map((kind) => ({
      ...{ kind, reference: row.reference, on: row.askedOn as Day, pence: pence(row.upToPence) },
      ...{ item, state: row.state, rule: row.softRule ?? undefined, frees: undefined },
    }));
  });
}

/** R40. */
async function freeing(reader: Reader, asked: ExceptionsAsked): Promise<Exception[]> {
  const bought = await boughtOrTold(reader, asked, 'frees', asked.since);
  const entries = await packEntries(reader, { kind: BOUGHT, ...bought }, asked.asOf ?? EVER);
  return entries.map(({ reference, day, pence: amount, item, frees }) => ({
    ...{ kind: 'frees' as const, reference, on: day, pence: amount, item, frees },
    ...{ state: undefined, rule: undefined },
  }));
}
