import type { Day } from '../domain/day.ts';
import { type Linked, wholeGroups } from '../domain/whole-groups.ts';
import { chunks, heldAmong, idsIn, WHOLE } from './forget-find.ts';
import { forgetExampleAreas, removeRows } from './forget-rows.ts';
import { forgetFacts, noteForgotten, readForgotten, WENT_WHOLE } from './forgotten.ts';
import { IMPORT_ENTRY } from './import-history.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** What goes whole: entries and requests that nothing newer hangs on. */
export interface GoesWhole {
  readonly purchases: readonly number[];
  readonly plans: readonly number[];
  /** Sequences of the history's entries for imports of which nothing is left. */
  readonly imports: readonly number[];
}

/**
 * R139: entries and requests from before a day. What belongs together goes together, with the last
 * of it: versions of an entry, what stands against it, the request it was bought on, and the
 * purchases that one history entry of an import speaks for. What a legal hold keeps stays.
 */
export async function goesWhole(from: Reader | Writer, keptFrom: Day): Promise<GoesWhole> {
  if (!(await isAnyFromBefore(from, keptFrom))) return { purchases: [], plans: [], imports: [] };
  const { db, workspaceId } = from;
  const purchases = await db.purchase.findMany({
    where: { workspaceId },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, reference: true, day: true, recordedOn: true, againstId: true },
      ...{ planId: true, customerId: true, source: true },
    },
  });
  const plans = await db.plan.findMany({
    where: { workspaceId },
    select: { id: true, askedOn: true, purchaseId: true, followsId: true, customerId: true },
  });
  const held = new Set(
    await heldAmong(
      from,
      [...purchases, ...plans].flatMap(({ customerId }) => customerId ?? []),
    ),
  );
  const mayGo = (day: string, customerId: number | null) =>
    day < keptFrom && !(customerId !== null && held.has(customerId));
  const batches = await batchesOf(
    from,
    purchases.filter(({ source }) => source === 'import').map(({ id }) => id),
  );
  const linked: Linked[] = [
    ...purchases.map(({ id, reference, day, recordedOn, againstId, planId, customerId }) => ({
      name: `purchase:${id}`,
      with: [
        `reference:${reference}`,
        ...(againstId === null ? [] : [`purchase:${againstId}`]),
        ...(planId === null ? [] : [`plan:${planId}`]),
        ...(batches.has(id) ? [`import:${batches.get(id)}`] : []),
      ],
      mayGo: mayGo(day > recordedOn ? day : recordedOn, customerId),
    })),
    ...plans.map(({ id, askedOn, purchaseId, followsId, customerId }) => ({
      name: `plan:${id}`,
      with: [
        ...(purchaseId === null ? [] : [`purchase:${purchaseId}`]),
        ...(followsId === null ? [] : [`plan:${followsId}`]),
      ],
      mayGo: mayGo(askedOn, customerId),
    })),
  ];
  const gone = wholeGroups(linked);
  const ids = (subject: string) =>
    gone.flatMap((name) => (name.startsWith(subject) ? [Number(name.slice(subject.length))] : []));
  return { purchases: ids('purchase:'), plans: ids('plan:'), imports: ids('import:') };
}

/** Whether there is any entry or request from before a day, whatever hangs on it; by lines, which have an index. */
export async function isAnyFromBefore(
  { db, workspaceId }: Reader | Writer,
  day: Day,
): Promise<boolean> {
  const where = { workspaceId };
  return (
    (await db.purchaseLine.findFirst({ where: { ...where, day: { lt: day } } })) !== null ||
    (await db.plan.findFirst({ where: { ...where, askedOn: { lt: day } } })) !== null
  );
}

/** Which history entry speaks for each imported purchase: both are in one order. */
async function batchesOf(
  from: Reader | Writer,
  imported: readonly number[],
): Promise<Map<number, number>> {
  const { db, workspaceId } = from;
  const entries = await db.historyEntry.findMany({
    where: { workspaceId, kind: IMPORT_ENTRY },
    orderBy: { sequence: 'asc' },
    select: { sequence: true, facts: true },
  });
  const forgotten = await readForgotten(from);
  const batches = new Map<number, number>();
  let at = 0;
  for (const { sequence, facts } of entries) {
    if (forgotten.has(`import:${sequence}`)) continue;
    const { count } = JSON.parse(facts) as { count: number };
    for (const id of imported.slice(at, at + count)) batches.set(id, sequence);
    at += count;
  }
  return batches;
}

/**
 * R139: lets entries and requests go whole, with all that was told of them, and of the same time
 * what was kept for analysis. Gives the files of photos that are to be taken away.
 */
export async function forgetWhole(
  writer: Writer,
  { purchases, plans, imports }: GoesWhole,
  keptFrom: Day,
): Promise<readonly string[]> {
  const { db, workspaceId } = writer;
  const bought = await idsIn(writer, 'Purchase', 'id', purchases, '"reference"');
  const lines = await idsIn(writer, 'PurchaseLine', 'purchaseId', purchases);
  const decisions = (await idsIn(writer, 'Decision', 'planId', plans)).map(({ id }) => id);
  const drafts = [
    ...(await idsIn(writer, 'Draft', 'purchaseId', purchases)),
    ...(await idsIn(writer, 'Draft', 'planId', plans)),
  ].map(({ id }) => id);
  const asked = await idsIn(writer, 'Plan', 'id', plans, '"reference"');
  const references = referencesIn(bought);
  const keys = {
    references,
    plans,
    subjects: [
      ...purchases.map((id) => `purchase:${id}`),
      ...plans.map((id) => `plan:${id}`),
      ...drafts.map((id) => `draft:${id}`),
    ],
  };
  const gone: [string, string, readonly number[]][] = [['draft', 'Draft', [...new Set(drafts)]]];
  for (const { subject, table, column, by } of WHOLE) {
    if (by === 'customers') continue;
    const rows = await idsIn(writer, table, column, keys[by]);
    gone.push([subject, table, rows.map(({ id }) => id)]);
  }
  const answeredFor = [...references, ...referencesIn(asked)];
  const checks = await idsIn(writer, 'SourceCheck', 'reference', answeredFor);
  gone.push(['source-check', 'SourceCheck', checks.map(({ id }) => id)]);
  gone.push(['decision', 'Decision', decisions], ['plan', 'Plan', plans]);
  gone.push(['purchase', 'Purchase', purchases]);
  const files = await filesOf(writer, gone.find(([subject]) => subject === 'receipt-photo')?.[2]);
  await removeRows(
    writer,
    'PurchaseLine',
    lines.map(({ id }) => id),
  );
  const subjects = imports.map((sequence) => `import:${sequence}`);
  for (const [subject, table, ids] of gone) {
    await removeRows(writer, table, ids);
    subjects.push(...ids.map((id) => `${subject}:${id}`));
  }
  // What is kept of the whole year in which a budget year begins stays with the later part of it.
  const month = { lt: keptFrom.slice(0, 7), not: keptFrom.slice(0, 4) };
  await db.analysisRow.deleteMany({ where: { workspaceId, month } });
  await forgetExampleAreas(writer, references);
  await forgetFacts(writer, subjects);
  await noteForgotten(writer, 'money', new Map(subjects.map((subject) => [subject, WENT_WHOLE])));
  return files;
}

const referencesIn = (found: readonly { extra: string | null }[]) => [
  ...new Set(found.map(({ extra }) => String(extra))),
];

async function filesOf({ db }: Writer, ids: readonly number[] = []): Promise<string[]> {
  const files: string[] = [];
  for (const part of chunks(ids)) {
    const rows = await db.receiptPhoto.findMany({
      where: { id: { in: [...part] } },
      select: { storageKey: true },
    });
    files.push(...rows.map(({ storageKey }) => storageKey));
  }
  return files;
}
