import { openTeam } from '../support/open-team.ts';
import type { Postgres } from '../support/postgres.ts';
import type { Disk } from './disk.ts';
import { type Door, openDoor } from './door.ts';
import { type Outcome, Play } from './play.ts';
import type { Tally } from './tally.ts';
import { meetWeekly } from './weeks.ts';

/** How much is broken. */
export interface Options {
  readonly rounds: number;
  readonly seed: number;
  /** Seconds after which no further round is begun. */
  readonly seconds: number;
  /** Copies of the app that run beside each other. */
  readonly copies: number;
  /** How Slack reaches the app. */
  readonly mode: 'socket' | 'http';
  /** Where it is counted what was tried. */
  readonly tally: Tally;
  readonly say: (line: string) => void;
  /** Whether weeks pass, with their digests and packs. */
  readonly weeks: boolean;
  /** No trouble but that whose name holds these words. */
  readonly only?: string | undefined;
  /** The database's server, to be stopped and started; without it the ledger is on SQLite. */
  readonly server?: Pick<Postgres, 'halt' | 'resume' | 'url'> | undefined;
  /** On which all lies that the app writes, where this machine allows one. */
  readonly disk?: Disk | undefined;
}

/** Slack sends an event again for five minutes; here for as long as everything is broken. */
const RETRY_AFTER = [0, 1_000, 5_000, 10_000, 10_000, 10_000];
const SECRET = 'the secret that Slack and the app share';

/** Plays rounds in which people work while everything breaks; after each all is proved to hold. */
export async function chaos(options: Options): Promise<Outcome> {
  const door = options.mode === 'http' ? await openDoor() : undefined;
  const signingSecret = door && SECRET;
  const team = await openTeam({
    ...{ running: false, now: new Date(), retryAfter: RETRY_AFTER },
    ...deliveryBy(door),
  });
  await meetWeekly(team);
  const play = new Play({ team, door, signingSecret, disk: options.disk }, options);
  try {
    return await play.rounds();
  } finally {
    await play.close();
    door?.close();
    await team.close().catch(() => undefined);
  }
}

function deliveryBy(door: Door | undefined) {
  if (door === undefined) return {};
  return { delivery: { url: `${door.url}/slack/events`, signingSecret: SECRET } };
}
