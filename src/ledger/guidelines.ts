import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { GuidelineDraft } from '../domain/guideline-change.ts';
import {
  BUILT_IN_LISTS,
  type Guideline,
  type GuidelineKind,
  ownCode,
  type Trigger,
} from '../domain/guidelines.ts';
import { pence } from '../domain/money.ts';
import { guidelineFacts } from './facts.ts';
import type { GuidelineModel } from './generated/models.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import { type FirstGuideline, GUIDELINES, SINCE_EVER } from './vocabulary/guidelines.ts';
import type { Workspace } from './workspaces.ts';
import type { Transaction, Writer } from './writer.ts';

/** What was left out of a trigger says nothing. */
const TRIGGER = z.object({
  list: z.enum(BUILT_IN_LISTS).optional(),
  words: z.array(z.string()).default([]),
  except: z.array(z.string()).default([]),
  categories: z.array(z.string()).default([]),
  over: z
    .number()
    .transform((amount) => pence(amount))
    .optional(),
  benefits: z.boolean().optional(),
  asks: z.array(z.enum(['source', 'why', 'contact', 'unlocked'])).default([]),
  source: z.string().optional(),
  remember: z.number().optional(),
  from: z.number().optional(),
  weeks: z.number().optional(),
});

/** Of so many workspaces, those that were busy last. */
const MOST_KEPT = 5_000;

/** Keeps each workspace's guidelines in memory until their edition changes. */
export class Guidelines {
  readonly #kept = new LRUCache<number, { edition: number; all: Promise<Guideline[]> }>({
    max: MOST_KEPT,
  });

  /** Every guideline of a workspace as it ever read, read at most once an edition. */
  of(reader: Reader, { id, rulesVersion }: Workspace): Promise<readonly Guideline[]> {
    const kept = this.#kept.get(id);
    if (kept?.edition === rulesVersion) return kept.all;
    const all = readGuidelines(reader);
    this.#kept.set(id, { edition: rulesVersion, all });
    all.catch(() => this.#kept.delete(id));
    return all;
  }
}

const OF_LEDGERS = new WeakMap<Reader['keys'], Guidelines>();

/** The same, for whoever has but a reader; what is kept is the ledger's. */
export function keptGuidelines(from: Reader, workspace: Workspace): Promise<readonly Guideline[]> {
  const kept = OF_LEDGERS.get(from.keys) ?? new Guidelines();
  OF_LEDGERS.set(from.keys, kept);
  return kept.of(from, workspace);
}

/** Every guideline as it ever read, in the order in which they were made. */
export async function readGuidelines({ db, workspaceId }: Reader | Writer): Promise<Guideline[]> {
  const rows = await db.guideline.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  return rows.map(toGuideline);
}

function toGuideline(row: GuidelineModel): Guideline {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    kind: row.kind as GuidelineKind,
    title: row.title,
    text: row.text,
    trigger: TRIGGER.parse(JSON.parse(row.trigger)) as Trigger,
    alternative: row.alternative ?? undefined,
    startsOn: row.startsOn as Day,
    endsOn: (row.endsOn ?? undefined) as Day | undefined,
    reviewOn: (row.reviewOn ?? undefined) as Day | undefined,
  };
}

/**
 * Writes a guideline as the next edition of the workspace's; what it read before stays (R47).
 *
 * @param code of the guideline that is changed; undefined for a new one
 * @returns its id, and the edition
 */
export async function addGuideline(
  writer: Writer,
  told: GuidelineDraft,
  code: string | undefined,
): Promise<{ id: number; version: number }> {
  const { db, workspaceId } = writer;
  const { rulesVersion: version } = await db.workspace.update({
    where: { id: workspaceId },
    data: { rulesVersion: { increment: 1 } },
    select: { rulesVersion: true },
  });
  const row = {
    workspaceId,
    code: code ?? ownCode(version),
    version,
    kind: told.kind,
    title: told.title,
    text: told.text,
    trigger: JSON.stringify(told.trigger),
    alternative: told.alternative ?? null,
    startsOn: told.startsOn,
    endsOn: told.endsOn ?? null,
    reviewOn: told.reviewOn ?? null,
    setById: writer.actorId,
    setAt: writer.now,
    salt: newSalt(),
  };
  const { id } = await db.guideline.create({ data: row, select: { id: true } });
  writer.record({ kind: 'guideline.set', subject: `guideline:${id}`, facts: guidelineFacts(row) });
  return { id, version };
}

/** The guidelines that every team begins with, for a workspace that has none. */
export async function seedGuidelines(tx: Transaction, workspaceId: number): Promise<void> {
  await tx.guideline.createMany({ data: GUIDELINES.map((one) => firstRow(workspaceId, one)) });
}

function firstRow(workspaceId: number, { trigger, alternative, ...said }: FirstGuideline) {
  return {
    ...said,
    workspaceId,
    version: 1,
    trigger: JSON.stringify(trigger),
    alternative: alternative ?? null,
    startsOn: SINCE_EVER,
    salt: newSalt(),
  };
}
