import type { ServerState } from '../ledger/postgresql-state.ts';
import { advice, type Check, good, missing } from './check.ts';
import type { World } from './world.ts';

/** The first that can say what became of a transaction whose answer was lost. */
const OLDEST = 130_000;
/** With clocks further apart than this, copies of the app disagree on what is due. */
const MOST_APART_MS = 2_000;
const HERE = /^(localhost|127\.|::1|\[::1\])/;

/** The PostgreSQL server under a ledger: its version, clock, line, rights, and whether it keeps what is saved. */
export async function checkServer({ databaseUrl, now }: World): Promise<Check[]> {
  const { serverState } = await import('../ledger/postgresql-state.ts');
  const state = await serverState(databaseUrl, now);
  return [
    versionCheck(state),
    clockCheck(state),
    lineCheck(state, databaseUrl),
    ...rightsChecks(state),
    state.forgets.length === 0
      ? good('Server’s disk', 'what is saved is on disk before it is answered.')
      : advice(
          'Server’s disk',
          `${state.forgets.join(', ')}: off, so what was saved can be lost with the power. Switch it on.`,
        ),
    connectionsCheck(state),
  ];
}

function versionCheck({ version, versionNumber, encoding }: ServerState): Check {
  if (versionNumber < OLDEST) {
    return missing('Server', `PostgreSQL ${version} is too old: 13 or newer is needed.`);
  }
  return encoding === 'UTF8'
    ? good('Server', `PostgreSQL ${version}.`)
    : missing(
        'Server',
        `the database is ${encoding}: make one with createdb -E UTF8 -T template0.`,
      );
}

function clockCheck({ ahead }: ServerState): Check {
  const seconds = `${(Math.abs(ahead) / 1000).toFixed(1)} seconds`;
  return Math.abs(ahead) <= MOST_APART_MS
    ? good('Server’s clock', 'agrees with this machine’s.')
    : advice(
        'Server’s clock',
        `is ${seconds} ${ahead > 0 ? 'ahead of' : 'behind'} this machine’s: set both by NTP.`,
      );
}

function lineCheck({ isEncrypted }: ServerState, databaseUrl: string): Check {
  if (isEncrypted) return good('Line to the server', 'encrypted.');
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = searchParams.get('host') ?? hostname;
  return host === '' || host.startsWith('/') || HERE.test(host)
    ? good('Line to the server', 'does not leave this machine.')
    : advice(
        'Line to the server',
        `to ${host} is not encrypted: add ?sslmode=verify-full to DATABASE_URL, unless it is the same machine.`,
      );
}

function rightsChecks({ isSuperuser, makesTables, notOwned }: ServerState): Check[] {
  const about = 'Server’s user';
  const rights = makesTables && notOwned.length === 0;
  return [
    rights
      ? good(about, 'may make and change the ledger’s tables.')
      : missing(
          about,
          makesTables
            ? `does not own ${notOwned.length} of the tables: an upgrade would fail. Give them to it with ALTER TABLE … OWNER TO.`
            : 'may not make tables: make it the owner of the database, or GRANT CREATE ON SCHEMA public.',
        ),
    ...(isSuperuser
      ? [
          advice(
            about,
            'may do anything on the server: one that owns this database alone is enough.',
          ),
        ]
      : []),
  ];
}

function connectionsCheck({ free, wanted }: ServerState): Check {
  const says = `${free} free; each copy of Oatcake takes up to ${wanted}.`;
  return free >= wanted
    ? good('Connections', says)
    : advice('Connections', `${says} Raise max_connections, or run fewer copies.`);
}
