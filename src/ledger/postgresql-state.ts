import { z } from 'zod';
import { CONNECTIONS, onConnection } from './postgresql-pool.ts';

/** What a PostgreSQL server says of itself and of whoever asks. */
export interface ServerState {
  /** Such as `18.4`, and the same as a number: 180004. */
  readonly version: string;
  readonly versionNumber: number;
  readonly encoding: string;
  /** Milliseconds that its clock is ahead of this machine's. */
  readonly ahead: number;
  readonly isEncrypted: boolean;
  readonly isSuperuser: boolean;
  /** Whether this user may make tables, and the tables that are not theirs: an upgrade changes them. */
  readonly makesTables: boolean;
  readonly notOwned: readonly string[];
  /** Settings without which what was saved can be lost. */
  readonly forgets: readonly string[];
  /** Connections that are free for this database, and what a copy of the app takes at most. */
  readonly free: number;
  readonly wanted: number;
}

const row = z.object({
  version: z.string(),
  versionNumber: z.number(),
  encoding: z.string(),
  clock: z.number(),
  isEncrypted: z.boolean(),
  isSuperuser: z.boolean(),
  makesTables: z.boolean(),
  notOwned: z.array(z.string()),
  forgets: z.array(z.string()),
  free: z.number(),
});

const STATE = `SELECT split_part(current_setting('server_version'), ' ', 1) AS "version",
  CAST(current_setting('server_version_num') AS INT) AS "versionNumber",
  current_setting('server_encoding') AS "encoding",
  CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS DOUBLE PRECISION) AS "clock",
  COALESCE((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), FALSE) AS "isEncrypted",
  (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuperuser",
  has_schema_privilege(current_schema(), 'CREATE') AS "makesTables",
  ARRAY(SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()
    AND NOT pg_has_role(tableowner, 'USAGE') ORDER BY 1) AS "notOwned",
  ARRAY(SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes')
    AND setting = 'off' ORDER BY 1) AS "forgets",
  CAST(current_setting('max_connections') AS INT)
    - CAST(current_setting('superuser_reserved_connections') AS INT)
    - CAST((SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS INT)
    AS "free"`;

/** Asks a server what it is, by a connection of its own; nothing is changed. */
export function serverState(url: string, now: () => Date): Promise<ServerState> {
  return onConnection(url, async (connection) => {
    const before = now().getTime();
    const { rows } = await connection.query(STATE);
    const here = (before + now().getTime()) / 2;
    const { clock, ...state } = row.parse(rows[0]);
    const wanted = CONNECTIONS.write + CONNECTIONS.read;
    return { ...state, ahead: Math.round(clock - here), wanted };
  });
}
