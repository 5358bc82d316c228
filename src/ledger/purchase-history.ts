import { type Pence, pence } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Colleague } from '../domain/sign-off.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';
import { toPurchases, WITH_LINES } from './purchase-rows.ts';
import type { Writer } from './writer.ts';

/** One version of an entry: who recorded it, and why it took the place of the one before. */
export interface Version {
  readonly entry: SavedPurchase;
  readonly recordedBy: Colleague | undefined;
  readonly why: string | undefined;
  readonly imported: boolean;
  /** An import's word for who signed it off. */
  readonly signedOffBy: Colleague | undefined;
}

/** R11: everything that ever stood under a reference, oldest first. */
export async function versionsOf(from: Reader | Writer, reference: string): Promise<Version[]> {
  const rows = await from.db.purchase.findMany({
    where: { workspaceId: from.workspaceId, reference },
    orderBy: { version: 'asc' },
    include: WITH_LINES,
  });
  const entries = await toPurchases(from, rows);
  const ids = rows.flatMap((row) => [row.recordedById ?? [], row.signedOffById ?? []].flat());
  const people = await colleagues(from, ids);
  const person = (id: number | null) => (id === null ? undefined : people.get(id));
  return rows.flatMap((row, at) => {
    const entry = entries[at];
    if (entry === undefined) return [];
    return {
      entry,
      recordedBy: person(row.recordedById),
      why: row.why ?? undefined,
      imported: row.source === 'import',
      signedOffBy: person(row.signedOffById),
    };
  });
}

/** Pence that an import says were signed off under a reference; undefined where it says nothing. */
export async function signedOffByImport(
  { db, workspaceId }: Reader | Writer,
  reference: string,
): Promise<Pence | undefined> {
  const row = await db.purchase.findFirst({
    where: { workspaceId, reference, source: 'import', signedOffById: { not: null } },
    select: { pence: true },
  });
  return row === null ? undefined : pence(row.pence);
}

/** Refunds and fees that were ever recorded against a purchase, each as it stands now. */
export async function entriesAgainst(from: Reader | Writer, reference: string): Promise<Version[]> {
  const { db, workspaceId } = from;
  const where = { workspaceId, reference };
  const versions = await db.purchase.findMany({ where, select: { id: true } });
  const made = await db.purchase.findMany({
    where: { workspaceId, againstId: { in: versions.map(({ id }) => id) }, version: 1 },
    orderBy: { id: 'asc' },
    select: { reference: true },
  });
  const all = await Promise.all(made.map((one) => versionsOf(from, one.reference)));
  return all.flatMap((each) => each.at(-1) ?? []);
}

/** The reference that an entry stands under. */
export async function referenceOf(from: Reader | Writer, id: number): Promise<string | undefined> {
  const where = { id, workspaceId: from.workspaceId };
  return (await from.db.purchase.findFirst({ where, select: { reference: true } }))?.reference;
}

/** R97: whether the reference is said to stand on the receipt, or a photo of it is kept. */
export async function hasReceipt(
  { db, workspaceId }: Reader | Writer,
  reference: string,
): Promise<boolean> {
  const where = { workspaceId, reference };
  const photos = await db.receiptPhoto.count({ where });
  if (photos > 0) return true;
  const note = await db.purchaseNote.findFirst({
    where: { ...where, kind: 'receipt' },
    orderBy: { id: 'desc' },
  });
  return note?.value === 'yes';
}
