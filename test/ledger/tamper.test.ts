import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { everything } from '../support/everything.ts';

vi.setConfig({ testTimeout: 300_000 });

/** Tables that prove nothing about money or people, each with why; `verify` need not look at them. */
const TABLES_LEFT_OUT: Readonly<Record<string, string>> = {
  _prisma_migrations: "Prisma's own list of the schema's changes.",
  Installation: 'Tokens of Slack and its ids: whether they are good is for Slack to say.',
  OutboxMessage: 'What is owed to Slack and where it went: a delivery, no record.',
  InboxEntry: 'What Slack sent and was answered, so that a repeat changes nothing.',
  Claim: 'Which scheduled work was done, so that it is done once.',
  StagedPurchase: 'Rows of an import that is under way.',
  AnalysisRow: 'Sums of many forgotten lines; their own tests tamper with them.',
};

/** Columns of the other tables that `verify` does not catch, each with why. */
const COLUMNS_LEFT_OUT: Readonly<Record<string, string>> = {
  'ExportMark.id': 'Nothing refers to it.',
  'Forgotten.at': 'All are written anew at each run, so that it tells nothing.',
  'Forgotten.id': 'The same.',
  'HistoryEntry.id': 'Nothing refers to it; the chain goes by the sequence.',
  'PurchaseLine.id': 'Nothing refers to it; lines go by their position.',
  'Role.id': 'Nothing refers to it.',
  'Ledger.keyCheck': 'With a wrong one no key fits, and the app does not start.',
  'Pack.messageId': 'Which message shows the pack: a delivery.',
  'Plan.cardId': "Which message is the request's card: a delivery.",
  'Workspace.revision': 'Changed by every transaction, to queue them; what it is means nothing.',
};

/** Tables of which `verify` misses a row more or less, each with why. */
const ROWS_LEFT_OUT: Readonly<Record<string, string>> = {
  Ledger: 'The first alone is read.',
  Workspace: 'Those that are there are proved; that one is gone, the one hash of them all tells.',
};

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;
type Numbered = Row & { readonly rowid: number };

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
}

/** A ledger that holds, and the way to tamper with it. */
async function tampering() {
  const { ledger, url } = await everything();
  const clean = await verify(ledger, { photos: false });
  expect(clean).toMatchObject({ ok: true });
  const db = new Database(url.replace('file:', ''));
  db.pragma('foreign_keys = OFF');
  return { ledger, clean, db };
}

it('tampering with any column of any table is named', async () => {
  const { ledger, clean, db } = await tampering();
  const survivors = new Set<string>();
  const untried: string[] = [];
  let tried = 0;
  for (const column of columnsOf(db)) {
    const before = tried;
    for (const { rowid, to } of [...changesTo(db, column), ...changesByKind(db, column)]) {
      const undo = set(db, column, rowid, to);
      if (undo === undefined) continue;
      tried += 1;
      const verified = await verify(ledger, { photos: false });
      if (verified.ok) survivors.add(`${column.table}.${column.name}`);
      undo();
    }
    if (tried === before) untried.push(`${column.table}.${column.name}`);
  }
  db.close();
  process.stdout.write(`Tampering: ${tried} changes tried, each named but for what is left out.\n`);
  expect(untried).toEqual([]);
  expect([...survivors].sort()).toEqual(Object.keys(COLUMNS_LEFT_OUT).sort());
  expect(await verify(ledger, { photos: false })).toEqual(clean);
});

it('a row of any table that is put in or taken out by hand is named', async () => {
  const { ledger, clean, db } = await tampering();
  const survivors: string[] = [];
  for (const table of tablesOf(db).filter((one) => !Object.hasOwn(ROWS_LEFT_OUT, one))) {
    const rows = db.prepare(`SELECT * FROM "${table}" ORDER BY rowid DESC LIMIT 2`).all() as Row[];
    const [newest] = rows;
    if (newest === undefined) throw new Error(`There is no ${table}`);
    const another = unlike(db, table, newest);
    insert(db, table, another);
    if ((await verify(ledger, { photos: false })).ok) survivors.push(`a ${table} more`);
    remove(db, table, another);
    for (const row of rows) {
      remove(db, table, row);
      if ((await verify(ledger, { photos: false })).ok) survivors.push(`a ${table} less`);
      insert(db, table, row);
    }
  }
  db.close();
  expect(survivors).toEqual([]);
  expect(await verify(ledger, { photos: false })).toEqual(clean);
});

function tablesOf(db: Database.Database): string[] {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return tables.filter((table) => !Object.hasOwn(TABLES_LEFT_OUT, table));
}

function insert(db: Database.Database, table: string, row: Row): void {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  const sql = `INSERT INTO "${table}" (${columns}) VALUES (${columns.map(() => '?')})`;
  db.prepare(sql).run(Object.values(row));
}

function remove(db: Database.Database, table: string, { id }: Row): void {
  db.prepare(`DELETE FROM "${table}" WHERE "id" = ?`).run(id);
}

/** Another row that the table takes beside one. */
function unlike(db: Database.Database, table: string, row: Row): Row {
  const indexes = db.pragma(`index_list("${table}")`) as { name: string; unique: number }[];
  const unique = indexes
    .filter((index) => index.unique === 1)
    .flatMap(({ name }) => db.pragma(`index_info("${name}")`) as { name: string }[])
    .map(({ name }) => name);
  const other = new Set(['id', 'reference', ...unique].filter((name) => name !== 'workspaceId'));
  const cells = Object.entries(row).map(([name, value]): [string, Value] => {
    if (!other.has(name) || value === null) return [name, value];
    return [name, typeof value === 'number' ? value + 1_000 : `${value}X`];
  });
  return Object.fromEntries(cells);
}

function columnsOf(db: Database.Database): Column[] {
  return tablesOf(db).flatMap((table) =>
    (db.pragma(`table_info("${table}")`) as { name: string; type: string; notnull: number }[]).map(
      ({ name, type, notnull }) => ({ table, name, type, isNullable: notnull === 0 }),
    ),
  );
}

/** To another value, to none where it may have none, and from none to a value. */
function changesTo(db: Database.Database, column: Column): { rowid: number; to: Value[] }[] {
  const { table, name, isNullable } = column;
  const all = db
    .prepare(`SELECT rowid AS "rowid", * FROM "${table}" ORDER BY rowid DESC`)
    .all() as Numbered[];
  const full = all.find((row) => row[name] !== null);
  const empty = all.find((row) => row[name] === null);
  const values = [...new Set(all.map((row) => row[name] ?? null))].filter(isOther);
  const changes: { rowid: number; to: Value[] }[] = [];
  if (full !== undefined) {
    const was = full[name] ?? null;
    const others = values.filter((value) => value !== was);
    changes.push({ rowid: full.rowid, to: [...others.slice(0, 3), ...another(column, was)] });
    if (String(was).startsWith('~1.')) {
      changes.push({ rowid: full.rowid, to: [`${String(was).slice(0, -6)}AAAAAA`] });
    }
    if (isNullable && name !== 'id') changes.push({ rowid: full.rowid, to: [null] });
  }
  if (empty !== undefined) {
    changes.push({ rowid: empty.rowid, to: [...values.slice(0, 3), ...another(column, null)] });
  }
  return changes;
}

/** What was sealed twice differs and says the same. */
function isOther(value: Value): boolean {
  return value !== null && !String(value).startsWith('~1.');
}

/** A line of each kind of entry: what must stand in one need not in another. */
function changesByKind(db: Database.Database, column: Column): { rowid: number; to: Value[] }[] {
  if (column.table !== 'PurchaseLine') return [];
  const values = db.prepare(`SELECT DISTINCT "${column.name}" FROM "PurchaseLine"`).pluck().all();
  const sql = `SELECT l.rowid AS "rowid", l.* FROM "PurchaseLine" l
    JOIN "Purchase" p ON p."id" = l."purchaseId" GROUP BY p."kind"`;
  return (db.prepare(sql).all() as Numbered[]).map((row) => {
    const was = row[column.name] ?? null;
    const others = (values as Value[]).filter((value) => value !== was && isOther(value));
    return { rowid: row.rowid, to: [...others.slice(0, 1), ...another(column, was)] };
  });
}

/** Plausible values of the column's kind. */
function another({ name, type }: Column, was: Value): Value[] {
  if (type === 'BOOLEAN') return [was === 1 ? 0 : 1];
  if (type === 'INTEGER') return [Number(was ?? 0) + 1, Number(was ?? 0) + 1000];
  if (type === 'DATETIME') return ['2019-01-09T10:11:12.000+00:00'];
  if (/On$|Day$|^day$|^on$|^yearFrom$|^asOf$/u.test(name)) return ['2019-01-09'];
  if (name === 'facts') return ['{}'];
  return ['tampered'];
}

/** Sets the first of some values that the table takes; gives back how to undo it. */
function set(
  db: Database.Database,
  { table, name }: Column,
  rowid: number,
  to: readonly Value[],
): (() => void) | undefined {
  const was = db.prepare(`SELECT "${name}" FROM "${table}" WHERE rowid = ?`).pluck().get(rowid);
  const update = db.prepare(`UPDATE "${table}" SET "${name}" = ? WHERE rowid = ?`);
  for (const value of to) {
    try {
      update.run(value, rowid);
    } catch {
      continue; // Another row has this value, and none may share it.
    }
    const now = name === 'id' ? (value as number) : rowid;
    return () => update.run(was, now);
  }
  return undefined;
}
