import type { Days } from '../domain/day.ts';
import { type Pence, pence } from '../domain/money.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** One line of what was bought. */
export interface Thing {
  readonly item: string;
  readonly count: number;
  /** The price of one. */
  readonly unitPence: Pence;
  /** The category's code. */
  readonly category: string;
}

/** Every line that was bought for a customer in a span of days and stands. */
export async function thingsBoughtFor(
  { db, workspaceId }: Reader | Writer,
  customerId: number,
  { from, to }: Days,
): Promise<Thing[]> {
  const rows = await db.purchaseLine.findMany({
    where: {
      ...{ workspaceId, customerId, day: { gte: from, lte: to }, correctedOn: null, tally: 1 },
      purchase: { kind: { in: ['purchase', 'amendment'] } },
    },
    select: { item: true, count: true, unitPence: true, categoryId: true },
  });
  const categories = await db.category.findMany({
    where: { workspaceId, id: { in: rows.map(({ categoryId }) => categoryId) } },
    select: { id: true, code: true },
  });
  const codes = new Map(categories.map(({ id, code }) => [id, code]));
  return rows.map(({ item, count, unitPence, categoryId }) => {
    return { item, count, unitPence: pence(unitPence), category: codes.get(categoryId) ?? '' };
  });
}
