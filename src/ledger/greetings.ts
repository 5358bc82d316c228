import { claim } from './claims.ts';
import { owe } from './outbox.ts';
import type { Writer } from './writer.ts';

/** The kind of claim by which a person gets one hello. */
const CLAIM = 'hello';

/**
 * Everybody who has a part by name now: a role, or the data protection lead's. Nobody before the
 * team is set up, so that a set-up in steps greets all at its end.
 */
export async function peopleWithPart({ db, workspaceId }: Writer): Promise<Map<number, string>> {
  const where = { id: workspaceId };
  const { setUpAt, protectionLeadId } = await db.workspace.findUniqueOrThrow({ where });
  if (setUpAt === null) return new Map();
  const rows = await db.person.findMany({
    where: {
      workspaceId,
      isGroup: false,
      OR: [{ roles: { some: { until: null } } }, { id: protectionLeadId ?? 0 }],
    },
    orderBy: { id: 'asc' },
  });
  return new Map(rows.flatMap(({ id, slackId }) => (slackId === null ? [] : [[id, slackId]])));
}

/** Owes a hello to everybody who has a part now and had none before; once a person, ever. */
export async function greet(writer: Writer, before: ReadonlyMap<number, string>): Promise<void> {
  for (const [id, conversation] of await peopleWithPart(writer)) {
    if (before.has(id) || !(await claim(writer, CLAIM, String(id)))) continue;
    await owe(writer, { kind: 'hello', subject: { person: id }, conversation });
  }
}
