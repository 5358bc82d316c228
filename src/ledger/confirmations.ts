import {
  CONFIRMATIONS,
  type ConfirmationCode,
  type Confirmations,
  type Trial,
} from '../domain/confirmations.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';
import { confirmationFacts } from './team-facts.ts';
import type { Workspace } from './workspaces.ts';
import type { Writer } from './writer.ts';

/** What has been confirmed, and what waits for the data protection lead. */
export async function readConfirmations(from: Reader | Writer): Promise<Confirmations> {
  const { db, workspaceId } = from;
  const { liveConfirmedAt } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const rows = await db.confirmation.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  const people = await colleagues(
    from,
    rows.map(({ byId }) => byId),
  );
  const recorded = rows.map(({ code, byId, at }) => ({
    code: code as ConfirmationCode,
    by: people.get(byId) ?? { id: byId, slackId: undefined, name: undefined },
    at,
  }));
  const open = CONFIRMATIONS.filter((code) => !recorded.some((one) => one.code === code));
  const isLive = liveConfirmedAt !== null;
  return { recorded, open: isLive ? [] : open, liveSince: liveConfirmedAt ?? undefined };
}

/** R144: undefined once live use is confirmed, and for a practice ledger, which needs none. */
export async function readTrial(
  from: Reader,
  { liveSince, protectionLeadId: id }: Pick<Workspace, 'liveSince' | 'protectionLeadId'>,
): Promise<Trial | undefined> {
  if (liveSince !== undefined) return undefined;
  const ledger = await from.db.ledger.findUniqueOrThrow({ where: { id: 1 } });
  if (ledger.kind === 'practice') return undefined;
  const lead = id === undefined ? undefined : (await colleagues(from, [id])).get(id)?.slackId;
  return { lead };
}

/**
 * Records confirmations, each once; when the last is made, live use is confirmed.
 *
 * @returns those that are new
 */
export async function confirm(
  writer: Writer,
  codes: readonly ConfirmationCode[],
  byId: number,
): Promise<ConfirmationCode[]> {
  const { open } = await readConfirmations(writer);
  const { db, workspaceId, now: at } = writer;
  const added = open.filter((code) => codes.includes(code));
  for (const code of added) {
    const row = await db.confirmation.create({ data: { workspaceId, code, byId, at } });
    const subject = `confirmation:${row.id}`;
    writer.record({ kind: 'confirmation.made', subject, facts: confirmationFacts(row) });
  }
  if (added.length > 0 && added.length === open.length) await goLive(writer);
  return added;
}

async function goLive(writer: Writer): Promise<void> {
  const { db, workspaceId: id, now } = writer;
  await db.workspace.update({ where: { id }, data: { liveConfirmedAt: now } });
  const facts = { liveConfirmedAt: now.toISOString() };
  writer.record({ kind: 'workspace.changed', subject: `workspace:${id}`, facts });
}
