import { toldOf, WHOLE } from './forget-find.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** A row as it is held, without what only the ledger needs of it. */
export type HeldRow = Readonly<Record<string, unknown>>;

/** R145: all that is held about a customer, by what it is. */
export interface Held {
  readonly customer: HeldRow;
  readonly records: readonly { readonly what: string; readonly rows: readonly HeldRow[] }[];
}

/** Columns that tell of nobody: places in the ledger, and what keeps its proof. */
const OWN = new Set(['workspaceId', 'salt', 'storageKey', 'sha256']);

const DELEGATES = {
  Draft: 'draft',
  PlanNote: 'planNote',
  Interest: 'interest',
  PurchaseNote: 'purchaseNote',
  SourceCheck: 'sourceCheck',
  FollowUp: 'followUp',
  Story: 'story',
  Action: 'action',
  PatternAsk: 'patternAsk',
  AuditItem: 'auditItem',
  ReceiptPhoto: 'receiptPhoto',
  CustomerChange: 'customerChange',
  Look: 'look',
  LegalHold: 'legalHold',
} as const;

const NAMES: Readonly<Record<string, string>> = {
  Draft: 'kept lines',
  PlanNote: 'questions and answers',
  Interest: 'interests in a supplier',
  PurchaseNote: 'told later of purchases',
  SourceCheck: 'other sources asked',
  FollowUp: 'asked again later',
  Story: 'one that worked',
  Action: 'decided by meetings',
  PatternAsk: 'asked about regular buying',
  AuditItem: 'looked at in audits',
  ReceiptPhoto: 'photos of receipts',
  CustomerChange: 'changes about the customer',
  Look: 'looks at the history',
  LegalHold: 'legal holds',
};

/** R145: collects every row that tells of a customer, with ids said in words. */
export async function heldAbout(reader: Reader, customerId: number): Promise<Held> {
  const { db, workspaceId } = reader;
  const told = await toldOf(reader, [customerId]);
  const within = (ids: readonly number[]) => ({ where: { workspaceId, id: { in: [...ids] } } });
  const say = await sayer(reader);
  const purchases = await db.purchase.findMany({
    ...within(told.purchases),
    include: { lines: { orderBy: { position: 'asc' } } },
  });
  const plans = await db.plan.findMany({ ...within(told.plans), include: { decision: true } });
  const records = [
    { what: 'purchases', rows: purchases.map(say) },
    { what: 'requests and decisions', rows: plans.map(say) },
  ];
  for (const { subject, table } of WHOLE) {
    if (table === 'Customer') continue;
    const delegate = db[DELEGATES[table]] as unknown as {
      findMany(asked: object): Promise<object[]>;
    };
    const rows = await delegate.findMany(within(told.whole.get(subject) ?? []));
    records.push({ what: NAMES[table] ?? table, rows: rows.map(say) });
  }
  const customer = await db.customer.findFirstOrThrow({ where: { workspaceId, id: customerId } });
  return { customer: say(customer), records: records.filter(({ rows }) => rows.length > 0) };
}

type Say = (row: object) => HeldRow;

/** Ids of people, categories and areas become their names; what is empty is left out. */
async function sayer({ db, workspaceId }: Reader): Promise<Say> {
  const people = await db.person.findMany({ where: { workspaceId } });
  const categories = await db.category.findMany({ where: { workspaceId } });
  const areas = await db.outcomeArea.findMany({ where: { workspaceId } });
  const names = {
    categoryId: new Map(categories.map(({ id, label }) => [id, label])),
    areaId: new Map(areas.map(({ id, label }) => [id, label])),
    person: new Map(people.map(({ id, name, slackId }) => [id, name ?? slackId ?? '—'])),
  };
  const PEOPLE =
    /^(?:buyer|by|askedBy|decidedBy|signedOffBy|recordedBy|lead|worker|person|releasedBy|auditor|owner|setBy|with|doneBy|endedBy)Id$/u;
  const said = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(say);
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'object' && value !== null) return say(value);
    if (key === 'categoryId' || key === 'areaId') return names[key].get(Number(value)) ?? value;
    return PEOPLE.test(key) ? (names.person.get(Number(value)) ?? value) : value;
  };
  const say: Say = (row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([key, value]) => !OWN.has(key) && value !== null && value !== '')
        .filter(([key]) => !['id', 'customerId', 'purchaseId', 'planId'].includes(key))
        .map(([key, value]) => [key.replace(/Id$/u, ''), said(key, value)]),
    );
  return say;
}

/** Open things of a customer's: they are finished before anything is erased. */
export interface OpenAbout {
  readonly drafts: number;
  /** Their references. */
  readonly requests: readonly string[];
}

/** Reads them. */
export async function openAbout(from: Reader | Writer, customerId: number): Promise<OpenAbout> {
  const { db, workspaceId } = from;
  const drafts = await db.draft.count({ where: { workspaceId, customerId, state: 'open' } });
  const plans = await db.plan.findMany({
    where: {
      ...{ workspaceId, customerId },
      OR: [{ state: 'waiting' }, { state: 'approved', kind: 'ahead' }],
    },
    select: { reference: true },
  });
  return { drafts, requests: plans.map(({ reference }) => reference) };
}
