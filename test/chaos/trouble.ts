import { setTimeout as sleep } from 'node:timers/promises';
import type { Team } from '../support/open-team.ts';
import type { Postgres } from '../support/postgres.ts';
import type { Chance } from './chance.ts';
import type { Copy } from './copy.ts';
import type { Disk } from './disk.ts';
import type { Door } from './door.ts';
import {
  answerBadly,
  cutConnections,
  dropSockets,
  loseAnswers,
  loseFiles,
  refuseReconnects,
  sendLate,
  sendTwice,
} from './slack-trouble.ts';
import { fillDisk, forbidGrowth, lockLedger, stopServer } from './storage-trouble.ts';
import type { Tally } from './tally.ts';

/** What a round is played with. */
export interface Stage {
  readonly team: Team;
  readonly copies: readonly Copy[];
  readonly chance: Chance;
  readonly tally: Tally;
  /** The database's server, where it is one. */
  readonly server?: Pick<Postgres, 'halt' | 'resume' | 'url'> | undefined;
  /** The way to the copies, where Slack sends requests and uses no sockets. */
  readonly door?: Door | undefined;
  /** What all of the ledger lies on, where it can be filled. */
  readonly disk?: Disk | undefined;
  /** How far ahead of this machine's clock the copies' clocks are, in milliseconds. */
  readonly ahead: number;
  /** No trouble but that whose name holds these words. */
  readonly only?: string | undefined;
}

interface Trouble {
  /** Gives false when it could not be made. */
  make(stage: Stage): Promise<boolean> | boolean;
  /** Whether there is such a thing here. */
  isThere?(stage: Stage): boolean;
}

const bySockets = ({ door }: Stage) => door === undefined;
const byHttp = ({ door }: Stage) => door !== undefined;

/** Everything that goes wrong beside a process that dies, by its name in the tally. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  'Slack answers badly': { make: answerBadly },
  'Slack loses files': { make: loseFiles },
  'Slack sends twice': { make: sendTwice },
  'Slack sends late': { make: sendLate },
  'sockets dropped': { make: dropSockets, isThere: bySockets },
  'reconnects refused': { make: refuseReconnects, isThere: bySockets },
  'requests cut off': { make: cutConnections, isThere: byHttp },
  'answers to Slack lost': { make: loseAnswers, isThere: byHttp },
  'the ledger locked': { make: lockLedger },
  'the server stopped': { make: stopServer, isThere: ({ server }) => server !== undefined },
  'the disk full': { make: fillDisk, isThere: ({ disk }) => disk !== undefined },
  'no file may grow': { make: forbidGrowth, isThere: ({ server }) => server === undefined },
  'a copy frozen': { make: freeze },
  'a clock jumps': { make: jump },
};

/** Makes trouble of so many kinds at once, and counts it. */
export async function makeTrouble(stage: Stage, count: number): Promise<void> {
  const possible = Object.entries(TROUBLES)
    .filter(([, { isThere }]) => isThere?.(stage) ?? true)
    .map(([name]) => name)
    .filter((name) => name.includes(stage.only ?? ''));
  const names = new Set<string>();
  while (names.size < Math.min(count, possible.length)) names.add(stage.chance.one(possible));
  // A server that is stopped while its disk is full cannot be told from one that ended over that.
  if (names.has('the disk full')) names.delete('the server stopped');
  await Promise.all([...names].map((name) => make(stage, name)));
}

async function make(stage: Stage, name: string): Promise<void> {
  await sleep(stage.chance.between(0, 200));
  const isMade = await TROUBLES[name]?.make(stage);
  stage.tally.count(isMade ? 'Trouble' : 'NOT TRIED', name);
}

/** One stands still, long enough by the others' clocks for them to take over what it has in hand. */
async function freeze({ copies, chance, ahead }: Stage): Promise<boolean> {
  const frozen = chance.one(copies);
  if (!frozen.signal('SIGSTOP')) return false;
  await sleep(100);
  for (const copy of copies) if (copy !== frozen) copy.setAhead(ahead + 60_000);
  await sleep(chance.between(100, 1_500));
  const isLiving = frozen.signal('SIGCONT');
  for (const copy of copies) copy.setAhead(ahead);
  return isLiving;
}

/** All clocks go wrong at once, by up to two days, and are set right again. */
async function jump({ copies, chance, ahead }: Stage): Promise<boolean> {
  const by = chance.between(-2 * 24 * 60, 2 * 24 * 60) * 60_000;
  if (copies.every((copy) => copy.isGone())) return false;
  for (const copy of copies) copy.setAhead(ahead + by);
  await sleep(chance.between(100, 1_000));
  for (const copy of copies) copy.setAhead(ahead);
  return true;
}
