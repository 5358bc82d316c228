import type { Day, Days } from '../domain/day.ts';
import type { SourceAnswer, SourceCheck } from '../domain/other-source.ts';
import { sourceCheckFacts } from './facts.ts';
import { Prisma } from './generated/client.ts';
import type { SourceCheckModel } from './generated/models.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** Keeps what a worker found at another source (R41). */
export async function addSourceCheck(
  writer: Writer,
  check: SourceCheck & { customerId: number; categoryId: number; by: number; on: Day },
): Promise<void> {
  const { by, ...told } = check;
  const row = {
    workspaceId: writer.workspaceId,
    ...told,
    byId: by,
    at: writer.now,
    salt: newSalt(),
  };
  const { id } = await writer.db.sourceCheck.create({ data: row, select: { id: true } });
  const facts = sourceCheckFacts(row);
  writer.record({ kind: 'source.checked', subject: `source-check:${id}`, facts });
}

/** What was answered for purchases or requests, oldest first; the last of each is what holds. */
export async function sourceChecks(
  { db, workspaceId }: Reader | Writer,
  references: readonly string[],
): Promise<SourceCheck[]> {
  if (references.length === 0) return [];
  const rows = await db.$queryRaw<Pick<SourceCheckModel, 'reference' | 'source' | 'answer'>[]>`
    SELECT "reference", "source", "answer" FROM "SourceCheck"
    WHERE "workspaceId" = ${workspaceId} AND "reference" IN (${Prisma.join([...references])})
    ORDER BY "id"`;
  return rows.map(({ reference, source, answer }) => {
    return { reference, source, answer: answer as SourceAnswer };
  });
}

/** R41: whether a source was answered about for a customer and category since a day. */
export async function isRemembered(
  from: Reader | Writer,
  of: { customerId: number; categoryId: number; since: Day },
): Promise<boolean> {
  const { customerId, categoryId, since } = of;
  const where = {
    workspaceId: from.workspaceId,
    customerId,
    categoryId,
    on: { gte: since },
  };
  return (await from.db.sourceCheck.count({ where })) > 0;
}

/** How often a source was asked about in a span of days, by source and answer; most asked first. */
export async function countSourceChecks(
  from: Reader,
  days: Days,
): Promise<{ source: string; answer: SourceAnswer; count: number }[]> {
  const rows = await from.db.sourceCheck.groupBy({
    by: ['source', 'answer'],
    where: { workspaceId: from.workspaceId, on: { gte: days.from, lte: days.to } },
    _count: { _all: true },
  });
  return rows
    .map(({ source, answer, _count }) => {
      return { source, answer: answer as SourceAnswer, count: _count._all };
    })
    .sort((a, b) => b.count - a.count);
}
