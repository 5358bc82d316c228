import type { IncomingMessage, ServerResponse } from 'node:http';
import { ErrorCode, type Installation, InstallProvider } from '@slack/oauth';
import { WebClient } from '@slack/web-api';
import type { OAuth } from './config.ts';
import { Deadline } from './ledger/deadline.ts';
import { type Installed, install } from './ledger/installations.ts';
import type { Ledger } from './ledger/open.ts';
import { workspaceOfTeam } from './ledger/workspaces.ts';
import { boltLogger, type Logger } from './logger.ts';
import { SCOPES } from './messages/ids.ts';
import {
  type InstallFault,
  installedPage,
  installPage,
  notInstalledPage,
} from './messages/install-pages.ts';
import type { Route } from './server.ts';

/** What installing needs. */
export interface InstallNeeds {
  readonly apiUrl: string;
  readonly oauth: OAuth;
  readonly ledger: Ledger;
  readonly now: () => Date;
  readonly log: Logger;
  /** Forgets what was known of a workspace's installation. */
  readonly forget: (workspaceId: number) => void;
}

const CALL_MS = 10_000;
const WRITE_MS = 10_000;
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** Slack grants a whole organisation, which has no workspace of its own to keep a ledger in. */
class OrgWide extends Error {
  readonly code = 'org_wide';
}

/**
 * `GET /slack/install` and `/slack/oauth_redirect`, by Slack's own library. What goes to Slack and
 * back is signed, good for ten minutes and for the browser that began it, so that any copy of the app
 * can take it; the code that comes with it is good for one use at Slack.
 */
export function installRoute(needs: InstallNeeds): Route {
  const provider = providerFor(needs);
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (request.method !== 'GET') return false;
    if (path === '/slack/install') void answered(begin(provider, request, response), response);
    else if (path === '/slack/oauth_redirect') {
      void answered(finish(provider, needs.log, request, response), response);
    } else return false;
    return true;
  };
}

function providerFor(needs: InstallNeeds): InstallProvider {
  const { oauth, apiUrl, log } = needs;
  return new InstallProvider({
    ...oauth,
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
    installUrlOptions: { scopes: [...SCOPES] },
    renderHtmlForInstallPath: installPage,
    logger: quiet(boltLogger(log)),
    clientOptions: { slackApiUrl: apiUrl, timeout: CALL_MS, retryConfig: { retries: 0 } },
    installationStore: {
      storeInstallation: (installation) => keep(needs, installation),
      fetchInstallation: async () => {
        throw new Error('Installations are read by ledger/installations.ts');
      },
    },
  });
}

/** Anybody may come with a made-up answer: what is wrong with one is told of once, and as no error. */
function quiet(logger: ReturnType<typeof boltLogger>): ReturnType<typeof boltLogger> {
  return { ...logger, error: logger.info, warn: logger.info };
}

async function begin(
  provider: InstallProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  await provider.handleInstallPath(request, response);
}

async function finish(
  provider: InstallProvider,
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.handleCallback(request, response, {
    success: ({ team }) => {
      log.info({ team: team?.id }, 'A team has installed the app');
      response.writeHead(200, HEADERS).end(installedPage(team?.name));
    },
    failure: (error) => {
      const slack = saidBySlack(error, request);
      const why = faultIn(error, slack);
      log.warn({ why, code: error.code, slack }, 'A team could not install the app');
      const isOurs = why === 'not-now';
      response.writeHead(isOurs ? 503 : 400, HEADERS).end(notInstalledPage(why));
    },
  });
}

/** The word by which Slack refuses: on the way back in the address, or when the code is handed in. */
function saidBySlack(error: object, { url = '' }: IncomingMessage): string | undefined {
  const { data } = error as { data?: { error?: unknown } };
  const word = data?.error ?? new URLSearchParams(url.split('?')[1]).get('error');
  return typeof word === 'string' && /^[a-z_]{1,80}$/.test(word) ? word : undefined;
}

const USED_UP = ['invalid_code', 'code_already_used', 'code_expired'];

function faultIn({ code }: { readonly code: string }, slack: string | undefined): InstallFault {
  if (code === 'org_wide') return 'org-wide';
  if (code === ErrorCode.AuthorizationError) return 'cancelled';
  if (slack !== undefined) return USED_UP.includes(slack) ? 'too-late' : 'refused';
  const isStale = [
    ErrorCode.InvalidStateError,
    ErrorCode.MissingStateError,
    ErrorCode.MissingCodeError,
    'ERR_INVALID_URL', // by a host's name that is none
  ].some((one) => one === code);
  return isStale ? 'too-late' : 'not-now';
}

async function answered(work: Promise<void>, response: ServerResponse): Promise<void> {
  try {
    await work;
  } catch {
    // The library has told the log.
    if (!response.headersSent) response.writeHead(503, HEADERS).end(notInstalledPage('not-now'));
  }
}

async function keep(needs: InstallNeeds, installation: Installation): Promise<void> {
  const { ledger, now, forget } = needs;
  if (installation.isEnterpriseInstall || installation.team === undefined) {
    await giveBack(needs, installation);
    throw new OrgWide();
  }
  const installed = installedBy(installation, installation.team.id);
  const deadline = Deadline.in(WRITE_MS);
  await install(ledger, installed, { deadline, now: now(), actorId: null });
  const workspace = await workspaceOfTeam(ledger, installed.team);
  if (workspace !== undefined) forget(workspace.id);
}

/** What was granted to a whole organisation is not kept. */
async function giveBack({ apiUrl, log }: InstallNeeds, { bot }: Installation): Promise<void> {
  const options = { slackApiUrl: apiUrl, timeout: CALL_MS, retryConfig: { retries: 0 } };
  const client = new WebClient(bot?.token, { ...options, logger: boltLogger(log) });
  await client.auth.revoke().catch(() => undefined); // it ends by itself
}

function installedBy({ bot }: Installation, team: string): Installed {
  if (bot === undefined) throw new Error('Slack gave no token for the bot');
  return {
    team,
    botId: bot.id,
    botUserId: bot.userId,
    scopes: bot.scopes,
    token: bot.token,
    refreshToken: bot.refreshToken,
    expiresAt: bot.expiresAt === undefined ? undefined : new Date(bot.expiresAt * 1_000),
  };
}
