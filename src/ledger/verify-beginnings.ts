import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';

/** Records whose first entry is of one of some kinds; what it says, others prove. */
interface Beginning {
  readonly table: 'Customer' | 'Person';
  readonly subject: string;
  readonly entries: readonly string[];
}

const FILED = 'customer.filed';
const PEOPLE: Beginning = {
  table: 'Person',
  subject: 'person',
  entries: ['person.added', 'person.named'],
};
const CUSTOMERS: Beginning = { table: 'Customer', subject: 'customer', entries: [FILED] };

/**
 * A customer or a person of whom the history does not say how they came, or who is gone.
 *
 * @param kinds how many entries of each kind the history has, of records that did not go whole
 */
export async function misfitInBeginnings(
  reader: Reader,
  kinds: ReadonlyMap<string, number>,
): Promise<string | undefined> {
  for (const { table, subject, entries } of [PEOPLE, CUSTOMERS]) {
    const untold = await untoldIn(reader, { table, subject, entries });
    const mayBe = table === 'Customer' && untold.length > 0 ? await filedByNumber(reader) : 0;
    if (untold.length > mayBe) {
      return `${table} (${subject}:${untold[0]}): the history knows nothing of it.`;
    }
    const told = entries.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0);
    const there = (await countOf(reader, table)) - untold.length;
    if (told !== there) return `${table}: the history tells of ${told}, the ledger holds ${there}.`;
  }
  return undefined;
}

async function untoldIn(
  { db, workspaceId }: Reader,
  { table, subject, entries }: Beginning,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT t."id" FROM ${Prisma.raw(`"${table}"`)} t
    WHERE t."workspaceId" = ${workspaceId} AND NOT EXISTS (
      SELECT 1 FROM "HistoryEntry" h
      WHERE h."workspaceId" = t."workspaceId" AND h."subject" = ${`${subject}:`} || t."id"
        AND h."kind" IN (${Prisma.join([...entries])}))
    ORDER BY t."id"`;
  return rows.map(({ id }) => Number(id));
}

function countOf({ db, workspaceId }: Reader, table: Beginning['table']): Promise<number> {
  const where = { workspaceId };
  return table === 'Person' ? db.person.count({ where }) : db.customer.count({ where });
}

/** How many customers came by imports when the history was told only how many came. */
async function filedByNumber({ db, workspaceId }: Reader): Promise<number> {
  const first = await db.historyEntry.findFirst({
    where: { workspaceId, kind: FILED },
    orderBy: { sequence: 'asc' },
  });
  const before = first === null ? {} : { sequence: { lt: first.sequence } };
  const imports = await db.historyEntry.findMany({
    where: { workspaceId, kind: 'customers.imported', ...before },
  });
  return imports.reduce((sum, { facts }) => sum + Number(JSON.parse(facts).added), 0);
}
