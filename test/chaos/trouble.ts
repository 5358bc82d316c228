import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { Goodbye } from '../../src/practice/delivery/sockets.ts';
import type { ApiFault } from '../../src/practice/faults.ts';
import type { Team } from '../support/open-team.ts';
import type { Postgres } from '../support/postgres.ts';
import type { Chance } from './chance.ts';
import type { Copy } from './copy.ts';
import type { Tally } from './tally.ts';

/** What a round is played with. */
export interface Stage {
  readonly team: Team;
  readonly copies: readonly Copy[];
  readonly chance: Chance;
  readonly tally: Tally;
  /** The database's server, where it is one. */
  readonly server?: Pick<Postgres, 'halt' | 'resume'> | undefined;
  /** How far ahead of this machine's clock the copies' clocks are, in milliseconds. */
  readonly ahead: number;
}

/** The call that is answered badly, by how often that is tried: most of what the app owes is posts. */
const METHODS = [
  ...Array<string>(6).fill('chat.postMessage'),
  ...['chat.update', 'conversations.history', 'conversations.open', 'users.info', 'views.open'],
];

const ANSWERS: Readonly<Record<string, ApiFault>> = {
  '429': { status: 429, retryAfter: 1 },
  '500, nothing done': { status: 500 },
  '500, and yet done': { status: 500, takesEffect: true },
  'hung up, nothing done': { hangUp: true },
  'hung up, and yet done': { hangUp: true, takesEffect: true },
  internal_error: { error: 'internal_error' },
  late: { holdMs: 1_500 },
  'nothing for eleven seconds': { holdMs: 11_000 },
};

const GOODBYES: readonly (Goodbye | undefined)[] = [undefined, 'warning', 'refresh_requested'];

type Trouble = (stage: Stage) => Promise<void> | void;

/** Everything that goes wrong beside a process that dies, by its name in the tally. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  'Slack answers badly': answerBadly,
  'Slack sends twice': ({ team, chance }) => team.slack.faults.repeatNext(chance.between(1, 2)),
  'Slack sends late': ({ team, chance }) => team.slack.faults.delayNext(chance.between(100, 2_500)),
  'sockets dropped': dropSockets,
  'reconnects refused': refuseReconnects,
  'the ledger locked': lockLedger,
  'the disk full, or the server stopped': failStorage,
  'a copy frozen': freeze,
  'a clock jumps': jump,
};

/** Makes trouble of so many kinds at once, and counts it. */
export async function makeTrouble(stage: Stage, count: number): Promise<void> {
  const names = new Set<string>();
  while (names.size < count) names.add(stage.chance.one(Object.keys(TROUBLES)));
  await Promise.all([...names].map((name) => make(stage, name)));
}

async function make(stage: Stage, name: string): Promise<void> {
  await sleep(stage.chance.between(0, 200));
  stage.tally.count('Trouble', name);
  await TROUBLES[name]?.(stage);
}

function answerBadly({ team, chance, tally }: Stage): void {
  const method = chance.one(METHODS);
  // One that takes longer than the app waits is rare, since all wait for it here.
  const names = Object.keys(ANSWERS).filter((name) => !/eleven/.test(name) || chance.percent(15));
  const how = chance.one(names);
  const times = /eleven/.test(how) ? 1 : chance.between(1, 3);
  team.slack.faults.failApi(method, ANSWERS[how] ?? {}, times);
  tally.count('Bad answers', how);
}

async function dropSockets({ team, chance }: Stage): Promise<void> {
  for (let drops = chance.between(1, 3); drops > 0; drops -= 1) {
    const only = chance.percent(50) ? { only: chance.between(0, 1) } : {};
    team.slack.dropSockets(chance.one(GOODBYES), { ...only, after: chance.between(0, 300) });
    await sleep(chance.between(0, 300));
  }
}

function refuseReconnects({ team, chance }: Stage): void {
  const how: ApiFault[] = [{ status: 503 }, { hangUp: true }, { error: 'internal_error' }];
  const times = chance.between(1, 4);
  team.slack.faults.failApi('apps.connections.open', chance.one(how), times);
  team.slack.dropSockets();
}

/** Another process has the write lock, for less or more than a person waits. */
async function lockLedger({ team, chance }: Stage): Promise<void> {
  if (!team.url.startsWith('file:')) return lockRows(team.url, chance.between(100, 2_600));
  const other = new Database(team.url.replace('file:', ''), { timeout: 0 });
  try {
    other.exec('BEGIN IMMEDIATE');
    await sleep(chance.between(100, 2_600));
    other.exec('ROLLBACK');
  } catch {
    // The app has it just now.
  } finally {
    other.close();
  }
}

async function lockRows(url: string, milliseconds: number): Promise<void> {
  const session = new pg.Client(url);
  session.on('error', () => undefined);
  try {
    await session.connect();
    await session.query('BEGIN; UPDATE "Workspace" SET "revision" = "revision"');
    await sleep(milliseconds);
    await session.end();
  } catch {
    // The server stopped meanwhile.
  }
}

async function failStorage({ copies, chance, server }: Stage): Promise<void> {
  if (server !== undefined) {
    await server.halt();
    await sleep(chance.between(0, 2_500));
    await server.resume();
    return;
  }
  await Promise.all(copies.map((copy) => copy.fillDisk(true)));
  await sleep(chance.between(100, 1_500));
  await Promise.all(copies.map((copy) => copy.fillDisk(false)));
}

/** One stands still, long enough by the others' clocks for them to take over what it has in hand. */
async function freeze({ copies, chance, ahead }: Stage): Promise<void> {
  const frozen = chance.one(copies);
  frozen.signal('SIGSTOP');
  await sleep(100);
  for (const copy of copies) if (copy !== frozen) copy.setAhead(ahead + 60_000);
  await sleep(chance.between(100, 1_500));
  frozen.signal('SIGCONT');
  for (const copy of copies) copy.setAhead(ahead);
}

/** All clocks go wrong at once, by up to two days, and are set right again. */
async function jump({ copies, chance, ahead }: Stage): Promise<void> {
  const by = chance.between(-2 * 24 * 60, 2 * 24 * 60) * 60_000;
  for (const copy of copies) copy.setAhead(ahead + by);
  await sleep(chance.between(100, 1_000));
  for (const copy of copies) copy.setAhead(ahead);
}
