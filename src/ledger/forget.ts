import { keepForAnalysis } from './analysis.ts';
import { decisionFacts, planFacts, purchaseFacts } from './facts.ts';
import { chunks, type Told, toldOf, WHOLE } from './forget-find.ts';
import { forgetExampleAreas, removeRows } from './forget-rows.ts';
import { type Clock, forgetFacts, noteForgotten, WENT_WHOLE } from './forgotten.ts';
import { canonical } from './history.ts';
import type { Writer } from './writer.ts';

/** What was forgotten. */
export interface Forgot {
  readonly told: Told;
  /** Files of photos that are to be taken away once this is committed. */
  readonly files: readonly string[];
}

/**
 * R139: forgets all that tells of some customers. The entries stay with amount, day, category,
 * payment, buyer and decider; their words, their links to a customer and an area, and the salts of
 * both go. Everything else about the customers goes whole. The history chain holds: facts of records
 * that went whole are replaced by their hash, and those of entries are digests whose salt is gone.
 */
export async function forgetCustomers(
  writer: Writer,
  clock: Clock,
  customers: readonly number[],
): Promise<Forgot> {
  const told = await toldOf(writer, customers);
  await keepForAnalysis(writer, told.purchases);
  const added = new Map([
    ...(await stripPurchases(writer, told.purchases)),
    ...(await stripPlans(writer, told.plans)),
    ...(await stripDecisions(writer, told.decisions)),
  ]);
  const files = await filesOf(writer, told.whole.get('receipt-photo') ?? []);
  for (const { subject, table } of WHOLE) {
    const ids = told.whole.get(subject) ?? [];
    await removeRows(writer, table, ids);
    for (const id of ids) added.set(`${subject}:${id}`, WENT_WHOLE);
  }
  await forgetExampleAreas(writer, told.references);
  const { db, workspaceId } = writer;
  // What an import that died had put aside is no record, and nothing tells of it.
  await db.stagedPurchase.deleteMany({
    where: { workspaceId, customerId: { in: [...customers] } },
  });
  await forgetFacts(
    writer,
    [...added].flatMap(([subject, facts]) => (facts === WENT_WHOLE ? [subject] : [])),
  );
  await noteForgotten(writer, clock, added);
  return { told, files };
}

type Facts = [subject: string, facts: string][];

const NO_WORDS = { item: '', purpose: null, whyThisOne: null };

async function stripPurchases({ db }: Writer, ids: readonly number[]): Promise<Facts> {
  const facts: Facts = [];
  for (const part of chunks(ids)) {
    const where = { id: { in: [...part] } };
    const include = { lines: { orderBy: { position: 'asc' } } } as const;
    for (const { lines, ...row } of await db.purchase.findMany({ where, include })) {
      facts.push([`purchase:${row.id}`, canonical(purchaseFacts(row, lines))]);
    }
    const gone = { why: null, frees: null, planItem: null, planReviewOn: null, backdatedWhy: null };
    await db.purchase.updateMany({ where, data: { ...gone, customerId: null, salt: '' } });
    await db.purchaseLine.updateMany({
      where: { purchaseId: { in: [...part] } },
      data: { ...NO_WORDS, areaId: null, customerId: null },
    });
  }
  return facts;
}

async function stripPlans({ db }: Writer, ids: readonly number[]): Promise<Facts> {
  const facts: Facts = [];
  for (const part of chunks(ids)) {
    const where = { id: { in: [...part] } };
    for (const row of await db.plan.findMany({ where })) {
      facts.push([`plan:${row.id}`, canonical(planFacts(row))]);
    }
    const gone = { ...NO_WORDS, more: null, tried: null, customerId: null, areaId: null };
    await db.plan.updateMany({ where, data: { ...gone, salt: '' } });
  }
  return facts;
}

async function stripDecisions({ db }: Writer, ids: readonly number[]): Promise<Facts> {
  const facts: Facts = [];
  for (const part of chunks(ids)) {
    const where = { id: { in: [...part] } };
    for (const row of await db.decision.findMany({ where })) {
      facts.push([`decision:${row.id}`, canonical(decisionFacts(row))]);
    }
    await db.decision.updateMany({ where, data: { reason: null, shown: '', salt: '' } });
  }
  return facts;
}

async function filesOf({ db }: Writer, ids: readonly number[]): Promise<string[]> {
  const rows = await db.receiptPhoto.findMany({
    where: { id: { in: [...ids] } },
    select: { storageKey: true },
  });
  return rows.map(({ storageKey }) => storageKey);
}
