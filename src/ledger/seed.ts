import { FIRST_LIMITS } from '../domain/policy.ts';
import { loadAreas } from './areas.ts';
import { recordBeginning } from './beginning.ts';
import { seedGuidelines } from './guidelines.ts';
import { OUTCOME_AREAS } from './vocabulary/areas.ts';
import { CATEGORIES } from './vocabulary/categories.ts';
import { SINCE_EVER } from './vocabulary/guidelines.ts';
import type { Transaction } from './writer.ts';

const FIRST_EDITION = 1;

/**
 * A workspace as every team begins: the report's categories and areas with the additions (R49,
 * R50), the first limits, and the guidelines (R47). It belongs to no Slack team until it is set up.
 */
export async function seedWorkspace(
  tx: Transaction,
  ledger: { readonly kind: string; readonly bornAt: Date },
): Promise<number> {
  const { id: workspaceId } = await tx.workspace.create({ data: {} });
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
  await recordBeginning(tx, workspaceId, ledger);
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
