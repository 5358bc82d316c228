import type { Keys } from './keys.ts';

/**
 * Columns of typed text, sealed on disk, by their tables. The ledger's functions never see it: what
 * they write is sealed on its way to the database and opened on its way back. What is plain SQL
 * seals and opens by itself, by the keys of its reader or writer.
 */
export const SEALED = {
  Installation: ['refreshToken', 'token'],
  Purchase: ['backdatedWhy', 'frees', 'planItem', 'why'],
  PurchaseLine: ['item', 'purpose', 'whyThisOne'],
  PurchaseNote: ['text'],
  Draft: ['item', 'more', 'purpose', 'whyThisOne'],
  Plan: ['item', 'more', 'purpose', 'tried', 'whyThisOne'],
  PlanNote: ['text'],
  Decision: ['reason', 'shown'],
  StagedPurchase: ['item', 'purpose'],
  Story: ['text'],
  Action: ['decided'],
  PatternAsk: ['because'],
  Look: ['words'],
  LegalHold: ['reason'],
  AuditItem: ['finding', 'reply'],
  ExportedFile: ['purpose', 'recipient', 'studyKey'],
  InboxEntry: ['event'],
} as const satisfies Record<string, readonly string[]>;

const TABLES: ReadonlySet<string> = new Set(Object.keys(SEALED));
const COLUMNS: ReadonlySet<string> = new Set(Object.values(SEALED).flat());

/** Whether a column of this name is sealed, in whatever table of these it is. */
export function isSealed(column: string): boolean {
  return COLUMNS.has(column);
}

/** The arguments of a query, with typed text sealed. */
export function sealedFor<T>(model: string, args: T, keys: Keys): T {
  return TABLES.has(model) ? sealedArgs(args, keys) : args;
}

/** What a query came to, with typed text opened. */
export function openedFor<T>(model: string, result: T, keys: Keys): T {
  return TABLES.has(model) ? openedIn(result, keys) : result;
}

const WRITTEN = ['data', 'create', 'update'] as const;

function sealedArgs<T>(args: T, keys: Keys): T {
  if (!isPlain(args)) return args;
  const written = WRITTEN.filter((name) => args[name] !== undefined);
  const sealed = written.map((name) => [name, sealedIn(args[name], keys)]);
  return { ...args, ...Object.fromEntries(sealed) };
}

/** The same values with typed text sealed. */
export function sealedIn<T>(value: T, keys: Keys): T {
  return mapTexts(value, (column, text) => keys.seal(column, text)) as T;
}

/** The same values with typed text opened. */
export function openedIn<T>(value: T, keys: Keys): T {
  return mapTexts(value, (column, text) => keys.open(column, text)) as T;
}

function mapTexts(value: unknown, map: (column: string, text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map));
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] =>
    COLUMNS.has(key) && typeof one === 'string' ? [key, map(key, one)] : [key, mapTexts(one, map)],
  );
  return Object.fromEntries(entries);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}
