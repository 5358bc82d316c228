import { Deadline } from '../../src/ledger/deadline.ts';
import type { Prisma } from '../../src/ledger/generated/client.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { verify } from '../../src/ledger/verify.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import { purchasesCsv } from './ledger.ts';
import { type Team, WEDNESDAY } from './team.ts';

/** Brings a purchase in from elsewhere, as history. */
export async function brought(
  { ledger, reader }: Team,
  amount: string,
  { customer = 'V042', date = '2026-05-05', reference = 'P00001' } = {},
): Promise<void> {
  const csv = purchasesCsv([{ amount, customer, date, reference }]);
  const result = await importPurchases(ledger, reader.workspaceId, csv, { now: WEDNESDAY });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
}

/** One transaction of a test's own. */
export function write<T>({ ledger, reader }: Team, work: (writer: Writer) => Promise<T>) {
  const { workspaceId } = reader;
  const deadline = Deadline.in(10_000);
  return ledger.write({ workspaceId, deadline, now: WEDNESDAY, actorId: null }, work);
}

/** Changes a setting of the workspace. */
export async function setting(team: Team, data: Prisma.WorkspaceUpdateInput): Promise<void> {
  const { workspaceId } = team.reader;
  await write(team, async ({ db }) => {
    await db.workspace.update({ where: { id: workspaceId }, data });
  });
}

/** Proves the ledger; the first thing that does not hold, or nothing. */
export async function misfit({ ledger }: Team): Promise<string | undefined> {
  const verified = await verify(ledger);
  return verified.ok ? undefined : verified.misfit;
}
