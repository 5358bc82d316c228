import fc from 'fast-check';
import { addDays, day } from '../../src/domain/day.ts';
import type { Prisma } from '../../src/ledger/generated/client.ts';
import type { TestLedger } from './ledger.ts';

/** One line of a generated entry; category and area by their place in the vocabulary. */
interface LineShape {
  readonly pence: number;
  /** What the customer paid themselves (R8). */
  readonly share: number;
  readonly category: number;
  readonly area: number | null;
}

/** One generated entry and what became of it. */
export interface EntryShape {
  readonly kind: 'purchase' | 'refund' | 'fee' | 'breach';
  readonly customer: number;
  /** Days after the first. */
  readonly day: number;
  /** Days from the purchase to its record. */
  readonly recorded: number;
  readonly lines: readonly LineShape[];
  /** Days from the record to its amendment or voiding. */
  readonly corrected: number | null;
  /** Undefined: voided. */
  readonly amended: readonly LineShape[] | undefined;
  /** Days by which the amendment moved it. */
  readonly moved: number;
}

/** So that months end, and a year, within the span. */
export const FIRST_DAY = day('2017-11-25');
export const SPAN = 70;

const line = fc.record({
  pence: fc.integer({ min: 1, max: 60_000 }),
  share: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60_000 })),
  category: fc.integer({ min: 0, max: 5 }),
  area: fc.option(fc.integer({ min: 0, max: 3 })),
});
const lines = fc.oneof(
  fc.array(line, { minLength: 1, maxLength: 3 }),
  fc.array(line, { minLength: 17, maxLength: 17 }),
);

/** Purchases of several lines, refunds, breaches, corrections late and early, over month ends. */
export const entries = fc.array(
  fc.record<EntryShape>({
    kind: fc.constantFrom('purchase', 'purchase', 'purchase', 'refund', 'fee', 'breach'),
    customer: fc.integer({ min: 0, max: 7 }),
    day: fc.integer({ min: 0, max: SPAN }),
    recorded: fc.integer({ min: 0, max: 9 }),
    lines,
    corrected: fc.option(fc.integer({ min: 0, max: 20 })),
    amended: fc.option(lines, { nil: undefined }),
    moved: fc.oneof(fc.constant(0), fc.integer({ min: -9, max: 9 })),
  }),
  { maxLength: 40 },
);

/** Puts generated entries in the place of whatever purchases a ledger holds. */
export async function fill(to: TestLedger, shapes: readonly EntryShape[]): Promise<void> {
  const { workspaceId, reader } = to;
  const categories = await reader.db.category.findMany({ orderBy: { id: 'asc' } });
  const areas = await reader.db.outcomeArea.findMany({ orderBy: { id: 'asc' } });
  const customers = await reader.db.customer.findMany({ orderBy: { id: 'asc' } });
  const idAt = (list: readonly { id: number }[], at: number) => list[at]?.id ?? 0;
  const purchases: Prisma.PurchaseCreateManyInput[] = [];
  const rows: Prisma.PurchaseLineCreateManyInput[] = [];
  const add = (shape: EntryShape, version: number, own: readonly LineShape[], days: Days) => {
    const id = purchases.length + 1;
    const sign = shape.kind === 'refund' ? -1 : 1;
    const shared = { workspaceId, customerId: idAt(customers, shape.customer), ...days };
    purchases.push({
      ...shared,
      id,
      reference: `G${shapes.indexOf(shape)}`,
      version,
      kind: version === 1 ? shape.kind : own.length > 0 ? 'amendment' : 'void',
      buyerId: 1,
      pence: sign * own.reduce((sum, each) => sum + each.pence, 0),
      paidBy: 'cash',
      authority: 'own',
      source: 'slack',
      recordedAt: new Date(0),
      salt: '',
    });
    for (const [position, { pence, share, category, area }] of own.entries()) {
      rows.push({
        ...shared,
        purchaseId: id,
        position,
        item: 'x',
        unitPence: sign * pence,
        pence: sign * pence,
        customerPence: share,
        categoryId: idAt(categories, category),
        areaId: area === null ? null : idAt(areas, area),
        tally: shape.kind === 'refund' ? 0 : 1,
        counts: shape.kind !== 'breach',
      });
    }
  };
  for (const shape of shapes) {
    const bought = addDays(FIRST_DAY, shape.day);
    const recordedOn = addDays(bought, shape.recorded);
    const correctedOn = shape.corrected === null ? null : addDays(recordedOn, shape.corrected);
    add(shape, 1, shape.lines, { day: bought, recordedOn, correctedOn });
    if (correctedOn === null) continue;
    const day = addDays(bought, shape.moved);
    add(shape, 2, shape.amended ?? [], { day, recordedOn: correctedOn, correctedOn: null });
  }
  await to.write(async ({ db }) => {
    await db.purchaseLine.deleteMany();
    await db.purchase.deleteMany();
    await db.purchase.createMany({ data: purchases });
    await db.purchaseLine.createMany({ data: rows });
  });
}

interface Days {
  readonly day: string;
  readonly recordedOn: string;
  readonly correctedOn: string | null;
}
