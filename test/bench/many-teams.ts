import pg from 'pg';
import { addDays, type Day, lastFullWeekBefore } from '../../src/domain/day.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { install } from '../../src/ledger/installations.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { purchasesCsv } from '../support/ledger.ts';
import { KEY } from './busy-team.ts';

export const CUSTOMERS = Array.from(
  { length: 20 },
  (_, at) => `V${String(at + 1).padStart(3, '0')}`,
);
/** Ids of a copy's rows are so much higher than those it was copied from. */
const STEP = 20_000;
const WEEKS = 17;
const PER_WEEK = 6;

/** The Slack id of the n-th team. */
export const teamId = (at: number) => `T${at}`;
/** The Slack id of its worker, alike for all: a person is one workspace's. */
export const WORKER = 'U0WORKER01';

const INSTALLED = {
  ...{ team: teamId(0), botId: 'B0', botUserId: 'U0BOT', scopes: [] },
  ...{ token: 'xoxb-1', refreshToken: undefined, expiresAt: undefined },
};

/**
 * Fills a ledger on PostgreSQL with teams whose last weekly digest before a day is due, and no other: one is set up
 * with seventeen weeks of purchases, the others are copies of its rows.
 */
export async function fillWithTeams(
  url: string,
  teams: number,
  { pictures, today }: { readonly pictures: boolean; readonly today: Day },
): Promise<void> {
  await first(url, today);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  await db.query(`UPDATE "Workspace" SET "digestPicture" = ${pictures}`);
  for (const [kind, key] of Object.entries({ first_uses: today, forget: today.slice(0, 7) })) {
    await db.query(
      `INSERT INTO "Claim" ("workspaceId", "kind", "key", "at") SELECT "id", $1, $2, now() FROM "Workspace"`,
      [kind, key],
    );
  }
  await copy(db, teams - 1);
  await db.query('ANALYZE');
  await db.end();
}

async function first(url: string, today: Day): Promise<void> {
  const week = lastFullWeekBefore(today);
  const now = new Date(`${addDays(week.from, 5)}T12:00:00Z`);
  const ledger = await openLedger(url, 'live', now, { encryptionKey: KEY });
  const person = (slackId: string, role: 'worker' | 'manager', name: string) => {
    return { slackId, isGroup: false, name, card: undefined, roles: [role] };
  };
  const result = await setUpTeam(
    ledger,
    {
      slackTeam: teamId(0),
      people: [
        person(WORKER, 'worker', 'coordinator-1'),
        person('U0WORKER02', 'worker', 'coordinator-2'),
        person('U0MANAGER1', 'manager', 'manager-1'),
      ],
      digestChannel: 'C0DIGEST',
      managersChannel: 'C0MANAGERS',
      live: true,
    },
    now,
  );
  if (!result.ok) throw new Error(result.faults.join(' '));
  await install(ledger, INSTALLED, { now, deadline: Deadline.in(10_000), actorId: null });
  const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
  const customers = CUSTOMERS.map((reference) => `${reference},,,,`);
  await importCustomers(ledger, result.workspaceId, [heading, ...customers, ''].join('\n'), {
    now,
  });
  const rows = Array.from({ length: WEEKS * PER_WEEK }, (_, at) => ({
    date: addDays(week.to, -Math.floor((at * 7) / PER_WEEK)),
    customer: CUSTOMERS[at % CUSTOMERS.length] ?? '',
    amount: `${(at % 40) + 1}.50`,
  }));
  const imported = await importPurchases(ledger, result.workspaceId, purchasesCsv(rows), { now });
  if (!imported.ok) throw new Error('The purchases were not taken');
  await ledger.close();
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly refers: boolean;
}

/** Copies every row of the first workspace, with all that refers to one moved along. */
async function copy(db: pg.Client, copies: number): Promise<void> {
  const columns = await columnsOf(db);
  const tables = new Set(columns.map(({ table }) => table));
  await db.query("SET session_replication_role = 'replica'");
  for (const table of tables) {
    const own = columns.filter((one) => one.table === table);
    if (!own.some(({ column }) => column === 'workspaceId') && table !== 'Workspace') continue;
    const values = own.map(({ column, refers }) => {
      if (column === 'slackTeam') return `'T' || g`;
      return refers ? `"${column}" + g * ${STEP}` : `"${column}"`;
    });
    const names = own.map(({ column }) => `"${column}"`).join(', ');
    await db.query(
      `INSERT INTO "${table}" (${names}) SELECT ${values.join(', ')} FROM "${table}", generate_series(1, ${copies}) g`,
    );
    await db.query(
      `SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), ${(copies + 1) * STEP})`,
    );
  }
  await db.query("SET session_replication_role = 'origin'");
}

/** All columns of the ledger's tables; whether they hold an id of a row that is copied. */
async function columnsOf(db: pg.Client): Promise<Column[]> {
  const { rows } = await db.query<{ table: string; column: string; type: string }>(
    `SELECT table_name AS "table", column_name AS "column", data_type AS "type"
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name NOT IN ('_prisma_migrations', 'Ledger')
     ORDER BY table_name, ordinal_position`,
  );
  return rows.map(({ table, column, type }) => {
    const refers = type === 'integer' && (column === 'id' || /Id$/.test(column));
    return { table, column, refers };
  });
}
