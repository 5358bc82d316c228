import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Health, healthRoute } from '../../src/health.ts';
import { keyFileOf } from '../../src/ledger/key.ts';
import type { Ledger } from '../../src/ledger/open.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { createLogger } from '../../src/logger.ts';
import { Metrics } from '../../src/metrics.ts';
import { startOatcake } from '../../src/oatcake.ts';
import { Drawing } from '../../src/pictures/draw.ts';
import { SocketCarrier } from '../../src/practice/delivery/sockets.ts';
import { createPracticeSlack, type PracticeSlack } from '../../src/practice/slack.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_COMMANDS,
  PRACTICE_PEOPLE,
  PRACTICE_SETUP,
} from '../../src/practice/team.ts';
import { PracticeTeams } from '../../src/practice/teams.ts';
import { listen, type Routes } from '../../src/server.ts';
import { type Balancer, openBalancer } from './balancer.ts';
import { ON_POSTGRES, openAt, TEST_KEY } from './database.ts';
import { fileOf, openFresh } from './fresh-ledger.ts';

export const ONE = 'T0ONE00000';
export const OTHER = 'T0OTHER000';

export const SECRETS = {
  clientId: '1.2',
  clientSecret: 'the secret of the client, which is long enough',
  stateSecret: 'the secret of the state, which is long enough',
};
export const signingSecret = 'the secret that Slack and the app share';

/** Two teams that may install the app; each has people of the same ids. */
export interface Many {
  readonly teams: PracticeTeams;
  readonly one: PracticeSlack;
  readonly other: PracticeSlack;
  readonly ledger: Ledger;
  readonly ledgerUrl: string;
  readonly encryptionKey: string;
  /** Where browsers and, in HTTP mode, Slack reach the app: in front of its copies. */
  readonly url: string;
  /** Where the first copy in this process listens itself. */
  readonly address: string;
  /** Gives what comes to one copy or another. */
  readonly balancer: Balancer;
  /** Of the first copy in this process. */
  readonly health: Health;
  readonly logs: string[];
  /** How a copy that is a process of its own finds Slack and the ledger. */
  readonly env: Record<string, string>;
  /** A browser's way from the page to Slack and back; what the last page says. */
  install(team: string, options?: Install): Promise<{ status: number; text: string }>;
  /** Sets a team up, once it has installed the app. */
  setUp(team: string, now?: Date): Promise<number>;
  /** Starts another copy of the app on the same ledger, in this process; gives its address. */
  copy(): Promise<string>;
}

/** What may be different. */
export interface ManyOptions {
  /** Seconds that Slack's tokens live; for ever when left out. */
  readonly lifetime?: number;
  /** What Slack sends comes by sockets. */
  readonly sockets?: boolean;
  /** False: the copies are the test's to start, as processes of their own. */
  readonly running?: boolean;
}

/** What somebody does otherwise than they should. */
export interface Install {
  readonly cancels?: boolean;
  /** Agrees for a whole organisation. */
  readonly organisation?: boolean;
  /** Comes back without the browser's cookie. */
  readonly elsewhere?: boolean;
  /** At another copy of the app. */
  readonly returnsTo?: string;
}

const drawing = new Drawing({ most: 60_000, idle: 60_000 });

/** Opens them; whoever calls closes. */
export async function openMany(
  options: ManyOptions = {},
): Promise<Many & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  const { ledger, url: ledgerUrl, close: giveBack } = await openFresh(folder, new Date());
  const encryptionKey = ON_POSTGRES
    ? TEST_KEY
    : readFileSync(keyFileOf(fileOf({ url: ledgerUrl })), 'utf8').trim();
  const balancer = await openBalancer();
  const { url } = balancer;
  const slack = await slacks(url, options);
  const { teams, how, env } = slack;
  const logs: string[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  const copy = async (own: Ledger) => {
    const health: Health = { ledger: true, slack: false };
    const metrics = new Metrics(health);
    const routes: Routes = { http: [healthRoute(health), metrics.route()], upgrade: [] };
    const server = await listen(routes, 0, '127.0.0.1');
    const log = createLogger('debug', { write: (line) => void logs.push(line) });
    const { signal } = new AbortController();
    const now = () => new Date();
    const ground = { slack: how, ledger: own, routes, health, log, now, signal, drawing, metrics };
    const running = await startOatcake(ground);
    ends.unshift(async () => {
      await running.stop();
      await server.close();
      if (own !== ledger) await own.close();
    });
    balancer.add(server.url);
    return { health, url: server.url };
  };
  const isRunning = options.running !== false;
  const none = { health: { ledger: false, slack: false }, url: '' };
  const { health, url: address } = isRunning ? await copy(ledger) : none;
  // Slack and browsers know the first until a test says otherwise.
  if (isRunning) balancer.only(0);
  return {
    ...{ teams, one: slack.one, other: slack.other, ledger, ledgerUrl, encryptionKey },
    ...{ url, address, balancer, health, logs, env: { ...env, DATABASE_URL: ledgerUrl } },
    install: (team, how_) => install(url, team, how_),
    setUp: (team, now = new Date()) => setUp(ledger, team, now),
    copy: async () => (await copy(await openAt(ledgerUrl, 'live'))).url,
    close: async () => {
      for (const end of ends) await end();
      await teams.close();
      await balancer.close();
      await giveBack();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The two teams' Slack, what the app is told of it, and the same for a process of its own. */
async function slacks(url: string, { lifetime, sockets = false }: ManyOptions) {
  // An app has one token for its sockets, and they carry what happens in every team.
  const carrier = sockets ? new SocketCarrier('A0PRACTICE') : undefined;
  const slackOf = (teamId: string) =>
    createPracticeSlack({
      people: PRACTICE_PEOPLE,
      channels: PRACTICE_CHANNELS,
      commands: PRACTICE_COMMANDS,
      teamId,
      botName: 'Oatcake',
      delivery: carrier ?? { url: `${url}/slack/events`, signingSecret },
    });
  const [one, other] = [slackOf(ONE), slackOf(OTHER)];
  const { clientId, clientSecret, stateSecret } = SECRETS;
  const app = { clientId, clientSecret, redirectUrl: `${url}/slack/oauth_redirect` };
  const teams = await PracticeTeams.listen(
    { ...app, ...(lifetime === undefined ? {} : { lifetime }) },
    [one, other],
  );
  const { apiUrl } = teams;
  const { app: appToken } = one.tokens;
  const oauth = { apiUrl, oauth: SECRETS };
  const env = {
    SLACK_API_URL: apiUrl,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    ...(sockets ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
  };
  const how = sockets
    ? { mode: 'socket' as const, appToken, ...oauth }
    : { mode: 'http' as const, signingSecret, ...oauth };
  return { one, other, teams, how, env };
}

async function install(
  url: string,
  team: string,
  { cancels, organisation, elsewhere = false, returnsTo = url }: Install = {},
) {
  const page = await fetch(`${url}/slack/install`);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const link = /href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const asked = `${link}&team=${team}${cancels ? '&cancel=1' : ''}${organisation ? '&organisation=1' : ''}`;
  const agreed = await fetch(asked, { redirect: 'manual' });
  const back = new URL(agreed.headers.get('location') ?? '');
  const headers: Record<string, string> = elsewhere ? {} : { cookie };
  const done = await fetch(`${returnsTo}${back.pathname}${back.search}`, { headers });
  return { status: done.status, text: await done.text() };
}

async function setUp(ledger: Ledger, slackTeam: string, now: Date): Promise<number> {
  const { people, channels } = PRACTICE_SETUP;
  const done = await setUpTeam(
    ledger,
    {
      slackTeam,
      people: people.map(({ slack, role, name }) => ({
        slackId: slack,
        isGroup: false,
        name,
        card: undefined,
        roles: [role],
      })),
      digestChannel: channels.digest,
      managersChannel: channels.managers,
      live: true,
    },
    now,
  );
  if (!done.ok) throw new Error(done.faults.join(' '));
  return done.workspaceId;
}
