import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Health } from '../../src/health.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import type { Ledger, Reader } from '../../src/ledger/open.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { createLogger } from '../../src/logger.ts';
import { type Oatcake, startOatcake } from '../../src/oatcake.ts';
import { Drawing } from '../../src/pictures/draw.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { PracticeClock } from '../../src/practice/clock.ts';
import type { HttpDelivery } from '../../src/practice/delivery/http.ts';
import { createPracticeSlack, type PracticeSlack } from '../../src/practice/slack.ts';
import type { PracticeUserGroup } from '../../src/practice/store/types.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_COMMANDS,
  PRACTICE_PEOPLE,
  PRACTICE_SETUP,
  PRACTICE_TEAM_ID,
} from '../../src/practice/team.ts';
import type { SeenMessage } from '../../src/practice/wire.ts';
import type { Pace } from '../../src/sockets/sockets.ts';
import { type Beginning, openFresh } from './fresh-ledger.ts';

/** A Wednesday morning in summer time: 11:00 in London. */
export const WEDNESDAY = new Date('2026-06-17T10:00:00Z');

/** A team at work: a local Slack, the real app over its socket, a ledger on disk. */
export interface Team {
  readonly slack: PracticeSlack;
  readonly ledger: Ledger;
  readonly reader: Reader;
  readonly url: string;
  /** A folder of its own, gone with it. */
  readonly folder: string;
  readonly apiUrl: string;
  /** Where the practice page is, for a test that opens it. */
  readonly pageUrl: string;
  readonly logs: string[];
  /** What `/readyz` says of the app. */
  readonly health: Health;
  readonly worker: Person;
  readonly colleague: Person;
  readonly manager: Person;
  readonly otherManager: Person;
  readonly guest: Person;
  /** Stops the app and starts it again on the same ledger. */
  restart(): Promise<void>;
  /** Moves the clock and lets the app look at what is due. */
  moveTo(moment: Date): Promise<void>;
  /** Lets the app look at what it owes, as it does every second. */
  wake(): void;
  /** What a person reads in a message. */
  text(message: SeenMessage | undefined): string;
}

/** What may be different about a team. */
export interface TeamOptions {
  readonly now?: Date;
  readonly channels?: typeof PRACTICE_CHANNELS;
  readonly userGroups?: readonly PracticeUserGroup[];
  readonly setUp?: boolean;
  /** Live use is not confirmed. */
  readonly trial?: boolean;
  readonly logLevel?: 'debug' | 'trace';
  /** Where the built practice page lies, for a test that opens it. */
  readonly pageFolder?: string;
  /** Other pauses between tries to reach Slack than a live team's. */
  readonly pace?: Partial<Pace>;
  /** How much one person may send within a minute. */
  readonly mostAMinute?: number;
  /** Another thread for pictures than that of all teams. */
  readonly drawing?: Drawing;
  /** The scopes that Slack says are granted. */
  readonly scopes?: readonly string[];
  /** False: the app is run by the test, in a process of its own. */
  readonly running?: boolean;
  /** When Slack sends an event again, in milliseconds after the attempt before. */
  readonly retryAfter?: readonly number[];
  /** Slack sends signed requests there, by the team's own clock, instead of using sockets. */
  readonly delivery?: Omit<HttpDelivery, 'now'>;
}

const nothing = async () => undefined;
const NO_APP: Oatcake = {
  tick: nothing,
  settle: nothing,
  wake: () => undefined,
  stop: nothing,
};

/** One for all teams of a file: from its source a thread takes a while to begin. */
const DRAWING = new Drawing({ most: 60_000, idle: 60_000 });

/** Begins it, so that no test waits for that. */
export async function beginDrawing(): Promise<void> {
  await DRAWING.png({ title: 'Begun', figures: 'count', bars: [] });
}

/** Starts a team that the caller closes. */
export async function openTeam(
  options: TeamOptions = {},
): Promise<Team & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  const now = options.now ?? WEDNESDAY;
  const fresh = await openFresh(folder, now, beginningOf(options));
  const { ledger, url } = fresh;
  const clock = new PracticeClock();
  clock.set(now);
  const slack = createPracticeSlack({
    people: PRACTICE_PEOPLE,
    channels: options.channels ?? PRACTICE_CHANNELS,
    userGroups: options.userGroups ?? [],
    commands: PRACTICE_COMMANDS,
    teamId: PRACTICE_TEAM_ID,
    botName: 'Oatcake',
    clock,
    ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
    ...(options.pageFolder === undefined ? {} : { pageFolder: options.pageFolder }),
    ...(options.delivery === undefined
      ? {}
      : { delivery: { ...options.delivery, now: () => clock.now() } }),
    ...(options.retryAfter === undefined ? {} : { retryAfter: options.retryAfter }),
  });
  const logs: string[] = [];
  const { apiUrl, url: pageUrl, close } = await slack.listen();
  const { logLevel = 'debug', pace = {}, drawing = DRAWING } = options;
  const health: Health = { ledger: true, slack: false };
  const asked = { logLevel, pace, drawing, ...most(options) };
  const start = () => startApp({ slack, ledger, apiUrl, logs, health, ...asked });
  const begin = async () => (options.running === false ? NO_APP : start());
  let app = await begin();
  const { id } = await onlyWorkspace(ledger);
  return {
    slack,
    ledger,
    reader: ledger.reader(id),
    url,
    folder,
    apiUrl,
    pageUrl,
    logs,
    health,
    worker: slack.asPerson('coordinator-1'),
    colleague: slack.asPerson('coordinator-2'),
    manager: slack.asPerson('manager-1'),
    otherManager: slack.asPerson('manager-2'),
    guest: slack.asPerson('visitor-1'),
    restart: async () => {
      await app.stop();
      app = await begin();
    },
    moveTo: async (moment) => {
      clock.set(moment);
      await app.tick();
    },
    wake: () => app.wake(),
    text: (message) => (message === undefined ? '' : slack.text(message)),
    close: async () => {
      await app.stop();
      await close();
      await fresh.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function beginningOf({ setUp: isSetUp = true, trial = false }: TeamOptions): Beginning | undefined {
  if (!isSetUp) return undefined;
  const name = trial ? 'on trial' : 'set up';
  return { name, prepare: (ledger, now) => setUp(ledger, now, trial) };
}

/** Left out where it is not asked for. */
function most({ mostAMinute }: Pick<TeamOptions, 'mostAMinute'>) {
  return mostAMinute === undefined ? {} : { mostAMinute };
}

/** Starts the app on a ledger, connected to a practice Slack; a team may have several. */
export function startApp({
  slack,
  ledger,
  apiUrl,
  logs,
  health = { ledger: true, slack: false },
  logLevel = 'debug',
  pace = {},
  drawing = DRAWING,
  ...rest
}: Pick<Team, 'slack' | 'ledger' | 'apiUrl' | 'logs'> &
  Partial<Pick<Team, 'health'>> &
  Pick<TeamOptions, 'logLevel' | 'pace' | 'drawing' | 'mostAMinute'>): Promise<Oatcake> {
  const { bot: botToken, app: appToken } = slack.tokens;
  return startOatcake({
    slack: { mode: 'socket', apiUrl, botToken, appToken },
    ledger,
    routes: { http: [], upgrade: [] },
    health,
    log: createLogger(logLevel, { write: (line) => void logs.push(line) }),
    now: () => slack.clock.now(),
    signal: new AbortController().signal,
    drawing,
    pace,
    ...most(rest),
  });
}

/** Sets the practice team up in a ledger, with four customers; for real use, unless on trial. */
export async function setUp(ledger: Ledger, now: Date, trial = false): Promise<void> {
  const { channels, people, digest } = PRACTICE_SETUP;
  const result = await setUpTeam(
    ledger,
    {
      slackTeam: PRACTICE_TEAM_ID,
      people: people.map(({ slack, role, name }) => ({
        slackId: slack,
        isGroup: false,
        name,
        card: name === 'coordinator-1' ? '4471' : undefined,
        roles: [role],
      })),
      digestChannel: channels.digest,
      managersChannel: channels.managers,
      digestDay: 'Monday',
      digestTime: digest.time,
      ...(trial ? {} : { live: true }),
    },
    now,
  );
  if (!result.ok) throw new Error(result.faults.join(' '));
  const references = ['V017', 'V024', 'V042', 'V099'];
  const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
  const rows = references.map((one) => `${one},,,,${one === 'V042' ? 'coordinator-1' : ''}`);
  await importCustomers(ledger, result.workspaceId, [heading, ...rows, ''].join('\n'), { now });
}
