import { EXAMPLE_RULES, type ExampleRule } from '../domain/pack.ts';
import type { PackExampleModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import { exampleFacts } from './pack-facts.ts';
import type { Writer } from './writer.ts';

/** R65: a purchase that was chosen for a pack, by the rule beside it. */
export interface ChosenExample {
  readonly reference: string;
  readonly rule: ExampleRule;
  /** Of one drawn at random. */
  readonly areaId?: number | undefined;
}

/** The same as it stands in the ledger. */
export interface ExampleRecord extends ChosenExample {
  readonly id: number;
  readonly packId: number;
  /** In their order; 1 is the first. */
  readonly position: number;
  readonly addedById: number | undefined;
  readonly isDropped: boolean;
}

/** Puts examples on a pack, after those that it has. */
export async function addExamples(
  writer: Writer,
  packId: number,
  chosen: readonly ChosenExample[],
  addedById: number | null = null,
): Promise<void> {
  const { db, workspaceId, now: at } = writer;
  let position = await db.packExample.count({ where: { workspaceId, packId } });
  for (const { reference, rule, areaId = null } of chosen) {
    position += 1;
    const state = { droppedAt: null, droppedById: null };
    const row = { workspaceId, packId, reference, rule, areaId, position, addedById, at, ...state };
    const { id } = await db.packExample.create({ data: row, select: { id: true } });
    const facts = exampleFacts(row);
    writer.record({ kind: 'example.chosen', subject: `example:${id}`, facts });
  }
}

/** Takes an example off its pack, or puts it back; false when it stood so before. */
export async function setDropped(writer: Writer, id: number, isDropped: boolean): Promise<boolean> {
  const { count } = await writer.db.packExample.updateMany({
    where: { id, workspaceId: writer.workspaceId, droppedAt: isDropped ? null : { not: null } },
    data: {
      droppedAt: isDropped ? writer.now : null,
      droppedById: isDropped ? writer.actorId : null,
      // Put back, it is had by the pack from now on.
      ...(isDropped ? {} : { at: writer.now }),
    },
  });
  if (count === 0) return false;
  const kind = isDropped ? 'example.dropped' : 'example.put-back';
  writer.record({ kind, subject: `example:${id}`, facts: {} });
  return true;
}

/** A pack's examples in their order; those that were dropped are left out. */
export async function examplesOf(from: Reader | Writer, packId: number): Promise<ExampleRecord[]> {
  const rows = await from.db.packExample.findMany({
    where: { workspaceId: from.workspaceId, packId, droppedAt: null },
    orderBy: { position: 'asc' },
  });
  return rows.map(toExample);
}

/** One by its id, dropped or not. */
export async function exampleById(
  from: Reader | Writer,
  id: number,
): Promise<ExampleRecord | undefined> {
  const row = await from.db.packExample.findFirst({ where: { id, workspaceId: from.workspaceId } });
  return row === null ? undefined : toExample(row);
}

/** The one about a purchase, dropped or not. */
export async function exampleAbout(
  from: Reader | Writer,
  packId: number,
  reference: string,
): Promise<ExampleRecord | undefined> {
  const where = { workspaceId: from.workspaceId, packId, reference };
  const row = await from.db.packExample.findFirst({ where, orderBy: { id: 'asc' } });
  return row === null ? undefined : toExample(row);
}

function toExample(row: PackExampleModel): ExampleRecord {
  return {
    id: row.id,
    packId: row.packId,
    reference: row.reference,
    rule: EXAMPLE_RULES.find((one) => one === row.rule) ?? 'added',
    areaId: row.areaId ?? undefined,
    position: row.position,
    addedById: row.addedById ?? undefined,
    isDropped: row.droppedAt !== null,
  };
}
