import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

/** What a PostgreSQL server was asked and has taken, since it began or since it was last asked. */
export interface ServerTaken {
  readonly statements: number;
  /** Milliseconds of processor time of all its processes; 0 where the system does not tell. */
  readonly processor: number;
}

/** Hundredths of a second, in which Linux counts. */
const TICK_MS = 10;

/** Asks a server that was started with `statements` what it has done so far. */
export async function watchServer(url: string) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  await db.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS "pid"');
  const own = await statOf(rows[0]?.pid ?? 0);
  const taken = async (): Promise<ServerTaken> => {
    const asked = await db.query<{ calls: string }>(
      'SELECT SUM("calls") AS "calls" FROM pg_stat_statements',
    );
    const processor = await processorOf(own?.parent ?? 0);
    return { statements: Number(asked.rows[0]?.calls ?? 0), processor };
  };
  const most = async (): Promise<string[]> => {
    const asked = await db.query<{ calls: string; ms: number; query: string }>(
      `SELECT "calls", "total_exec_time" AS "ms", "query" FROM pg_stat_statements
       ORDER BY "calls" DESC LIMIT 60`,
    );
    return asked.rows.map(({ calls, ms, query }) => {
      return `${calls} ${Math.round(ms)} ms ${query.replace(/\s+/g, ' ').slice(0, 150)}`;
    });
  };
  return { taken, most, close: () => db.end() };
}

/** The server's own process, those that it has now, and those that it had. */
async function processorOf(server: number): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const all = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .map(statOf),
  );
  const its = all.filter((one) => one?.pid === server || one?.parent === server);
  return its.reduce((sum, one) => sum + (one?.ticks ?? 0), 0) * TICK_MS;
}

async function statOf(pid: number) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  // User and system time, its own and that of children that have ended.
  return { pid, parent, ticks: fields.slice(11, 15).reduce((sum, one) => sum + one, 0) };
}
