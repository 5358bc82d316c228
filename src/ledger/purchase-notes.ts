import { type BecameNote, isBecame } from '../domain/afterwards.ts';
import { type AfterAnswers, CONTACT_ANSWERS, IDEAS } from '../domain/ask-after.ts';
import { WENT, type Went } from '../domain/pack.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { UNLOCKED, type Unlocked } from '../domain/unlocked.ts';
import { purchaseNoteFacts } from './facts.ts';
import { Prisma } from './generated/client.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';
import type { Writer } from './writer.ts';

/** What may be told of a purchase later. */
export interface PurchaseNote {
  readonly kind: string;
  readonly value: string;
  readonly text: string | undefined;
  readonly by: Colleague;
  readonly at: Date;
}

/** R13: adds what was told of a purchase later; it changes no total and nothing told before. */
export async function addPurchaseNote(
  writer: Writer,
  told: { reference: string; kind: string; value: string; text?: string | undefined; by: number },
): Promise<void> {
  const row = {
    workspaceId: writer.workspaceId,
    reference: told.reference,
    kind: told.kind,
    value: told.value,
    text: told.text ?? null,
    byId: told.by,
    at: writer.now,
    salt: newSalt(),
  };
  const { id } = await writer.db.purchaseNote.create({ data: row, select: { id: true } });
  const facts = purchaseNoteFacts(row);
  writer.record({ kind: 'purchase.noted', subject: `purchase-note:${id}`, facts });
}

/** What was told of a purchase later, in order. */
export async function purchaseNotes(
  from: Reader | Writer,
  reference: string,
): Promise<PurchaseNote[]> {
  const rows = await from.db.purchaseNote.findMany({
    where: { workspaceId: from.workspaceId, reference },
    orderBy: { id: 'asc' },
  });
  const people = await colleagues(
    from,
    rows.map(({ byId }) => byId),
  );
  return rows.map(({ kind, value, text, byId, at }) => {
    const by = people.get(byId) ?? { id: byId, slackId: undefined, name: undefined };
    return { kind, value, text: text ?? undefined, by, at };
  });
}

/** R13: what became of a purchase, in the order told. */
export async function whatBecameOf(
  from: Reader | Writer,
  reference: string,
): Promise<BecameNote[]> {
  const notes = await purchaseNotes(from, reference);
  return notes.flatMap(({ kind, value, text, at }) =>
    kind === 'became' && isBecame(value) ? [{ value, text, at }] : [],
  );
}

/** What was last answered to the questions after saving. */
export async function toldAfter(
  { db, workspaceId }: Reader | Writer,
  reference: string,
): Promise<Omit<AfterAnswers, 'source'>> {
  const kinds = ['receipt', 'contact', 'idea'];
  const rows = await db.$queryRaw<{ kind: string; value: string }[]>`
    SELECT "kind", "value" FROM "PurchaseNote" WHERE "workspaceId" = ${workspaceId}
      AND "reference" = ${reference} AND "kind" IN (${Prisma.join(kinds)}) ORDER BY "id"`;
  const last = (kind: string) => rows.findLast((row) => row.kind === kind)?.value;
  return {
    receipt: (['yes', 'no'] as const).find((one) => one === last('receipt')),
    contact: CONTACT_ANSWERS.find((one) => one === last('contact')),
    idea: IDEAS.find((one) => one === last('idea')),
  };
}

/** R46: what was last told of what a purchase unlocked. */
export async function unlockedNote(
  from: Reader | Writer,
  reference: string,
): Promise<Unlocked | undefined> {
  const last = await lastNote(from, reference, 'unlocked');
  return UNLOCKED.find((one) => one === last);
}

/** R66: what was last told of how a new use went. */
export async function wentNote(
  from: Reader | Writer,
  reference: string,
): Promise<Went | undefined> {
  const last = await lastNote(from, reference, 'went');
  return WENT.find((one) => one === last);
}

async function lastNote(
  { db, workspaceId }: Reader | Writer,
  reference: string,
  kind: string,
): Promise<string | undefined> {
  const last = await db.purchaseNote.findFirst({
    where: { workspaceId, reference, kind },
    orderBy: { id: 'desc' },
  });
  return last?.value;
}
