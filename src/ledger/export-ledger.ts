import type { Day, Days } from '../domain/day.ts';
import type { ExportedLine, ExportKind, ExportState } from '../domain/ledger-export.ts';
import { pence, ZERO } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Authority } from '../domain/purchase.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import { WITH_LINES } from './purchase-rows.ts';

/** Entries of an export with their rows, in the order in which they were recorded. */
export interface ExportPage {
  readonly entries: readonly number[];
  readonly rows: readonly ExportedLine[];
}

/** `standing`: all that count; `due`: only what the case system has not, or not so (R17). */
export type ExportWhich = 'standing' | 'due';

const PAGE = 500;

/**
 * The entries of a span of days as they stand, page by page, so that a large ledger needs no more
 * memory than a small one. Breaches are in no export, as they are in no sum.
 */
export async function* exportPages(
  reader: Reader,
  days: Days,
  which: ExportWhich,
): AsyncGenerator<ExportPage> {
  for (let after = 0; ; ) {
    const ids = await entriesAfter(reader, days, which, after);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield { entries: ids, rows: await rowsOf(reader, ids) };
    after = last;
  }
}

/**
 * All lines of a span of days as they stand, in memory. An entry that is corrected meanwhile is
 * there once: as it stands then.
 */
export async function standingLines(reader: Reader, days: Days): Promise<ExportedLine[]> {
  const entries = new Map<string, ExportedLine[]>();
  for await (const { rows } of exportPages(reader, days, 'standing')) {
    const page = new Map<string, ExportedLine[]>();
    for (const row of rows) page.set(row.reference, [...(page.get(row.reference) ?? []), row]);
    for (const [reference, own] of page) entries.set(reference, own);
  }
  return [...entries.values()].flat();
}

async function entriesAfter(
  { db, workspaceId }: Reader,
  { from, to }: Days,
  which: ExportWhich,
  after: number,
): Promise<number[]> {
  const counts = Prisma.sql`p."day" >= ${from} AND p."day" <= ${to} AND EXISTS (
    SELECT 1 FROM "PurchaseLine" l WHERE l."purchaseId" = p."id"
      AND +l."workspaceId" = p."workspaceId" AND l."counts" = TRUE)`;
  const due = Prisma.sql`NOT EXISTS (SELECT 1 FROM "ExportMark" m WHERE m."workspaceId" = ${workspaceId}
      AND m."purchaseId" = p."id")
    AND (${counts} OR EXISTS (
      SELECT 1 FROM "Purchase" o JOIN "ExportMark" m
        ON m."workspaceId" = o."workspaceId" AND m."purchaseId" = o."id"
      WHERE o."workspaceId" = ${workspaceId} AND o."reference" = p."reference"
        AND o."day" >= ${from} AND o."day" <= ${to}))`;
  // The sum keeps an index by workspace out of it, by which every page would be sorted anew.
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    SELECT p."id" FROM "Purchase" p
    WHERE p."id" > ${after} AND p."workspaceId" + 0 = ${workspaceId} AND p."correctedOn" IS NULL
      AND ${which === 'due' ? due : counts}
    ORDER BY p."id" LIMIT ${PAGE}`;
  return rows.map(({ id }) => Number(id));
}

type Entry = Prisma.PurchaseGetPayload<{ include: { lines: true } }>;

async function rowsOf(reader: Reader, ids: readonly number[]): Promise<ExportedLine[]> {
  const { db, workspaceId } = reader;
  const entries = await db.purchase.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    include: WITH_LINES,
  });
  const words = await wordsFor(reader, entries);
  return entries.flatMap((entry): ExportedLine[] => {
    const head = headOf(entry, words);
    const lines = entry.lines.filter(({ counts }) => counts);
    if (lines.length === 0) return [{ ...head, ...NO_GOODS }];
    return lines.map((line, at) => ({ ...head, ...goodsOf(line, words), line: at + 1 }));
  });
}

/** What the ids of entries and lines stand for. */
interface Words {
  readonly customers: ReadonlyMap<number, string>;
  readonly people: ReadonlyMap<number, string>;
  readonly areas: ReadonlyMap<number, string>;
  readonly categories: ReadonlyMap<number, { label: string; component: string }>;
  readonly deciders: ReadonlyMap<number, number>;
  /** References of entries that others belong to, by the entry's id. */
  readonly references: ReadonlyMap<number, string>;
  /** Entries that were exported, and references of which some entry was. */
  readonly marked: ReadonlySet<number>;
  readonly known: ReadonlySet<string>;
}

async function wordsFor(reader: Reader, entries: readonly Entry[]): Promise<Words> {
  const { db, workspaceId } = reader;
  const ids = (pick: (entry: Entry) => number | null) => ({
    in: [...new Set(entries.map(pick).filter((id) => id !== null))],
  });
  const decisions = await db.decision.findMany({
    where: { workspaceId, planId: ids(({ planId }) => planId), outcome: 'approved' },
    select: { planId: true, decidedById: true },
  });
  const [customers, people, areas, categories, against] = [
    await db.customer.findMany({ where: { workspaceId, id: ids((one) => one.customerId) } }),
    await db.person.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } }),
    await db.outcomeArea.findMany({ where: { workspaceId } }),
    await db.category.findMany({ where: { workspaceId } }),
    await db.purchase.findMany({
      where: { workspaceId, id: ids((one) => one.againstId) },
      select: { id: true, reference: true },
    }),
  ];
  return {
    customers: new Map(customers.map((one) => [one.id, one.reference])),
    people: new Map(people.map((one) => [one.id, one.name ?? one.slackId ?? ''])),
    areas: new Map(areas.map((one) => [one.id, one.label])),
    categories: new Map(categories.map((one) => [one.id, one])),
    deciders: new Map(decisions.map((one) => [one.planId, one.decidedById])),
    references: new Map(against.map((one) => [one.id, one.reference])),
    ...(await exported(reader, entries)),
  };
}

async function exported({ db, workspaceId }: Reader, entries: readonly Entry[]) {
  const versions = await db.purchase.findMany({
    where: { workspaceId, reference: { in: entries.map(({ reference }) => reference) } },
    select: { id: true, reference: true },
  });
  const marks = await db.exportMark.findMany({
    where: { workspaceId, purchaseId: { in: versions.map(({ id }) => id) } },
    select: { purchaseId: true },
  });
  const marked = new Set(marks.map(({ purchaseId }) => purchaseId));
  const known = versions.filter(({ id }) => marked.has(id)).map(({ reference }) => reference);
  return { marked, known: new Set(known) };
}

function headOf(entry: Entry, words: Words) {
  const { customerId, planId, signedOffById, againstId } = entry;
  const decider = (planId === null ? undefined : words.deciders.get(planId)) ?? signedOffById;
  return {
    reference: entry.reference,
    version: entry.version,
    state: stateOf(entry, words),
    kind: kindOf(entry),
    against: againstId === null ? undefined : words.references.get(againstId),
    day: entry.day as Day,
    recordedOn: entry.recordedOn as Day,
    customer: customerId === null ? undefined : words.customers.get(customerId),
    buyer: words.people.get(entry.buyerId),
    paidBy: entry.paidBy as PaymentMethod,
    card: entry.cardLastFour ?? undefined,
    authority: entry.authority as Authority,
    signedOffBy: decider === null ? undefined : words.people.get(decider),
    newUse: entry.newUse,
    frees: entry.frees ?? undefined,
    planItem: entry.planItem ?? undefined,
    planReviewOn: entry.planReviewOn ?? undefined,
    whyLate: entry.backdatedWhy ?? undefined,
    whyCorrected: entry.why ?? undefined,
  };
}

function stateOf({ id, reference }: Entry, { marked, known }: Words): ExportState {
  if (marked.has(id)) return 'before';
  return known.has(reference) ? 'changed' : 'new';
}

/** An amendment is of the kind that it amends. */
function kindOf({ kind, againstId, lines }: Entry): ExportKind {
  if (kind === 'void') return 'void';
  if (lines.some(({ tally }) => tally === 0)) return 'refund';
  return kind === 'fee' || againstId !== null ? 'fee' : 'purchase';
}

const NO_GOODS = {
  line: undefined,
  category: undefined,
  component: undefined,
  area: undefined,
  item: '',
  purpose: undefined,
  pence: ZERO,
  count: 0,
  unitPence: ZERO,
  customerPence: ZERO,
  secondHand: false,
  otherSource: undefined,
  whyThisOne: undefined,
} as const;

function goodsOf(line: Entry['lines'][number], { categories, areas }: Words) {
  const category = categories.get(line.categoryId);
  return {
    category: category?.label,
    component: category?.component,
    area: line.areaId === null ? undefined : areas.get(line.areaId),
    item: line.item,
    purpose: line.purpose ?? undefined,
    pence: pence(line.pence),
    count: line.count,
    unitPence: pence(line.unitPence),
    customerPence: pence(line.customerPence),
    secondHand: line.secondHand,
    otherSource: line.otherSource ?? undefined,
    whyThisOne: line.whyThisOne ?? undefined,
  };
}
