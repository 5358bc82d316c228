import type { PackOutcome } from '../domain/pack.ts';
import { withoutReference } from '../domain/without-reference.ts';
import type { Reader } from './open.ts';

/** What was told of a purchase later, as the pack has it. */
export interface NotesOf {
  /** What it was last flagged for. */
  readonly told: string | undefined;
  readonly outcome: PackOutcome | undefined;
}

const OUTCOMES: readonly string[] = ['became', 'went', 'unlocked'];

/** R13, R46, R66: what was last told of each of some purchases, without a customer's reference. */
export async function packNotes(
  { db, workspaceId }: Reader,
  references: readonly string[],
): Promise<(reference: string) => NotesOf> {
  const of = { workspaceId, reference: { in: [...references] } };
  const notes = await db.purchaseNote.findMany({ where: of, orderBy: { id: 'asc' } });
  const purchases = await db.purchase.findMany({
    where: of,
    select: { reference: true, customerId: true },
  });
  const ids = purchases.flatMap(({ customerId }) => customerId ?? []);
  const customers = await db.customer.findMany({ where: { workspaceId, id: { in: ids } } });
  return (reference) => {
    const own = notes.filter((note) => note.reference === reference);
    const customerId = purchases.find((one) => one.reference === reference)?.customerId;
    const customer = customers.find(({ id }) => id === customerId)?.reference ?? '';
    const plain = (text: string | null | undefined) =>
      text ? withoutReference(text, customer) : undefined;
    const last = own.findLast(({ kind }) => OUTCOMES.includes(kind));
    return {
      told: plain(own.findLast(({ kind }) => kind === 'flag')?.text),
      outcome: last && {
        kind: last.kind as PackOutcome['kind'],
        value: last.value,
        text: plain(last.text),
      },
    };
  };
}
