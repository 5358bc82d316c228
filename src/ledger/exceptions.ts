import type { Day } from '../domain/day.ts';
import { type Pence, pence } from '../domain/money.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

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
  /** As it was typed. */
  readonly item: string;
  /** Where a request stands: waiting, approved, declined and so on; undefined for a purchase. */
  readonly state: string | undefined;
  /** R39: the guideline's code. */
  readonly rule: string | undefined;
  /** R40: what the customer's own money is freed for. */
  readonly frees: string | undefined;
}

/**
 * What managers see openly rather than forbid, from a day to another, both included; oldest first.
 * A request that is one in two ways stands there twice, once as each.
 */
export async function exceptions(
  from: Reader | Writer,
  days: { readonly from: Day; readonly to: Day },
): Promise<Exception[]> {
  const found = [...(await requests(from, days)), ...(await freeing(from, days))];
  return found.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}

async function requests({ db, workspaceId }: Reader | Writer, days: Days): Promise<Exception[]> {
  const rows = await db.plan.findMany({
    where: {
      workspaceId,
      askedOn: { gte: days.from, lte: days.to },
      OR: [{ softRule: { not: null } }, { kind: { in: ['already_paid', 'beyond'] } }],
    },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => {
    const kinds: ExceptionKind[] = row.softRule === null ? [] : ['soft'];
    if (row.kind === 'already_paid' || row.kind === 'beyond') kinds.push(row.kind);
    return kinds.map((kind) => ({
      ...{ kind, reference: row.reference, on: row.askedOn as Day, pence: pence(row.upToPence) },
      ...{ item: row.item, state: row.state, rule: row.softRule ?? undefined, frees: undefined },
    }));
  });
}

/** R40: purchases as they stand now. */
async function freeing({ db, workspaceId }: Reader | Writer, days: Days): Promise<Exception[]> {
  const rows = await db.purchase.findMany({
    where: {
      workspaceId,
      frees: { not: null },
      correctedOn: null,
      kind: { in: ['purchase', 'amendment'] },
      day: { gte: days.from, lte: days.to },
    },
    orderBy: { id: 'asc' },
    include: { lines: { orderBy: { position: 'asc' }, take: 1 } },
  });
  return rows.map((row) => ({
    ...{ kind: 'frees' as const, reference: row.reference, on: row.day as Day },
    ...{ pence: pence(row.pence), item: row.lines[0]?.item ?? '', state: undefined },
    ...{ rule: undefined, frees: row.frees ?? undefined },
  }));
}
