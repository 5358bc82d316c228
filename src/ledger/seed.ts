import { FIRST_LIMITS } from '../domain/policy.ts';
import { loadAreas } from './areas.ts';
import { recordBeginning } from './beginning.ts';
import { type Binding, bind } from './bound.ts';
import type { PrismaClient } from './generated/client.ts';
import { seedGuidelines } from './guidelines.ts';
import { OUTCOME_AREAS } from './vocabulary/areas.ts';
import { CATEGORIES } from './vocabulary/categories.ts';
import { SINCE_EVER } from './vocabulary/guidelines.ts';
import type { Transaction } from './writer.ts';

const FIRST_EDITION = 1;

/** What a ledger was born as. */
type Birth = { readonly kind: string; readonly bornAt: Date };

/** Another workspace in a ledger that is there already; gives its id. */
export async function beginWorkspace(client: PrismaClient, at: Date): Promise<number> {
  const binding: Binding = { workspaceId: undefined };
  return bind(client, binding).$transaction(async (tx) => {
    const ledger = await tx.ledger.findUniqueOrThrow({ where: { id: 1 } });
    return seedWorkspace(tx, binding, ledger, at);
  }, SEEDING);
}

/** Milliseconds that a first transaction may take. */
const SEEDING = { maxWait: 5_000, timeout: 10_000 };

/**
 * A workspace as every team begins: the report's categories and areas with the additions (R49,
 * R50), the first limits, and the guidelines (R47). It belongs to no Slack team until it is set up.
 *
 * @param binding what the transaction's client is bound by: from here on to the new workspace
 */
export async function seedWorkspace(
  tx: Transaction,
  binding: Binding,
  ledger: Birth,
  at: Date,
): Promise<number> {
  const { id: workspaceId } = await tx.workspace.create({ data: {} });
  binding.workspaceId = workspaceId;
  await loadAreas(tx, workspaceId, FIRST_EDITION, OUTCOME_AREAS);
  await tx.policy.create({
    data: {
      workspaceId,
      version: 1,
      startsOn: SINCE_EVER,
      itemLimitPence: FIRST_LIMITS.item,
      dayLimitPence: FIRST_LIMITS.day,
    },
  });
  await seedCategories(tx, workspaceId);
  await seedGuidelines(tx, workspaceId);
  await recordBeginning(tx, workspaceId, ledger, at);
  return workspaceId;
}

async function seedCategories(tx: Transaction, workspaceId: number): Promise<void> {
  for (const [position, { words, ...category }] of CATEGORIES.entries()) {
    const { id } = await tx.category.create({ data: { ...category, workspaceId, position } });
    await tx.categoryWord.createMany({
      data: words.map((phrase) => ({ workspaceId, categoryId: id, phrase })),
    });
  }
}
