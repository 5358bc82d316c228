import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Health } from '../../src/health.ts';
import { newKey } from '../../src/ledger/key.ts';
import { type Ledger, openLedger } from '../../src/ledger/open.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { createLogger } from '../../src/logger.ts';
import { startOatcake } from '../../src/oatcake.ts';
import { Drawing } from '../../src/pictures/draw.ts';
import { createPracticeSlack, type PracticeSlack } from '../../src/practice/slack.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_COMMANDS,
  PRACTICE_PEOPLE,
  PRACTICE_SETUP,
} from '../../src/practice/team.ts';
import { PracticeTeams } from '../../src/practice/teams.ts';
import { listen, type Routes } from '../../src/server.ts';
import { freePort } from './start.ts';

export const ONE = 'T0ONE00000';
export const OTHER = 'T0OTHER000';

export const SECRETS = {
  clientId: '1.2',
  clientSecret: 'the secret of the client, which is long enough',
  stateSecret: 'the secret of the state, which is long enough',
};
export const signingSecret = 'the secret that Slack and the app share';

/** Two teams that may install the app, which runs in HTTP mode; each team has people of the same ids. */
export interface Many {
  readonly teams: PracticeTeams;
  readonly one: PracticeSlack;
  readonly other: PracticeSlack;
  readonly ledger: Ledger;
  readonly ledgerUrl: string;
  readonly encryptionKey: string;
  readonly url: string;
  readonly health: Health;
  readonly logs: string[];
  /** A browser's way from the page to Slack and back; what the last page says. */
  install(team: string, options?: Install): Promise<{ status: number; text: string }>;
  /** Sets a team up, once it has installed the app. */
  setUp(team: string): Promise<number>;
  /** Starts another copy of the app on the same ledger; gives its address. */
  copy(): Promise<string>;
}

/** What somebody does otherwise than they should. */
interface Install {
  readonly cancels?: boolean;
  /** Agrees for a whole organisation. */
  readonly organisation?: boolean;
  /** Comes back without the browser's cookie. */
  readonly elsewhere?: boolean;
  /** At another copy of the app. */
  readonly returnsTo?: string;
}

const drawing = new Drawing({ most: 60_000, idle: 60_000 });

export async function startMany({ lifetime }: { lifetime?: number } = {}): Promise<Many> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const ledgerUrl = `file:${join(folder, 'ledger.db')}`;
  const encryptionKey = newKey();
  const port = Number(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const slackOf = (teamId: string) =>
    createPracticeSlack({
      people: PRACTICE_PEOPLE,
      channels: PRACTICE_CHANNELS,
      commands: PRACTICE_COMMANDS,
      teamId,
      botName: 'Oatcake',
      delivery: { url: `${url}/slack/events`, signingSecret },
    });
  const [one, other] = [slackOf(ONE), slackOf(OTHER)];
  const app = { ...SECRETS, redirectUrl: `${url}/slack/oauth_redirect` };
  const teams = await PracticeTeams.listen(
    { ...app, ...(lifetime === undefined ? {} : { lifetime }) },
    [one, other],
  );
  onTestFinished(() => teams.close());
  const logs: string[] = [];
  const copyOn = async (at: number) => {
    const ledger = await openLedger(ledgerUrl, 'live', new Date(), { encryptionKey });
    const routes: Routes = { http: [], upgrade: [] };
    const server = await listen(routes, at, '127.0.0.1');
    const health: Health = { ledger: true, slack: false };
    const running = await startOatcake({
      slack: { mode: 'http', apiUrl: teams.apiUrl, signingSecret, oauth: SECRETS },
      ledger,
      routes,
      health,
      log: createLogger('debug', { write: (line) => void logs.push(line) }),
      now: () => new Date(),
      signal: new AbortController().signal,
      drawing,
    });
    onTestFinished(async () => {
      await running.stop();
      await server.close();
      await ledger.close();
    });
    return { ledger, health };
  };
  const { ledger, health } = await copyOn(port);
  return {
    teams,
    one,
    other,
    ledger,
    ledgerUrl,
    encryptionKey,
    url,
    health,
    logs,
    install: (team, options) => install(url, team, options),
    setUp: (team) => setUp(ledger, team),
    copy: async () => {
      const at = Number(await freePort());
      await copyOn(at);
      return `http://127.0.0.1:${at}`;
    },
  };
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

async function setUp(ledger: Ledger, slackTeam: string): Promise<number> {
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
    new Date(),
  );
  if (!done.ok) throw new Error(done.faults.join(' '));
  return done.workspaceId;
}
