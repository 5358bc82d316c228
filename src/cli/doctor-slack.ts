import { WebClient } from '@slack/web-api';
import type { SlackConfig } from '../config.ts';
import { checkChannel } from '../delivery/channel-check.ts';
import { quickClient, wholeAnswer } from '../delivery/client.ts';
import { Directory } from '../delivery/directory.ts';
import { faultOf } from '../delivery/faults.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { boltLogger, createLogger } from '../logger.ts';
import { SCOPES } from '../messages/ids.ts';
import { advice, type Check, good, missing } from './check.ts';

const TIMEOUT_MS = 10_000;
/** Slack refuses signatures that are five minutes old; a minute is a clock that nobody keeps. */
const MOST_CLOCK_SECONDS = 60;

/** What can be learned from Slack about the tokens, the scopes, the clock and the channels. */
export async function checkSlack(
  slack: SlackConfig | undefined,
  workspace: Workspace | undefined,
  /** Of the workspace's installation, with many workspaces. */
  installed: string | undefined,
  now: () => Date,
): Promise<Check[]> {
  if (slack === undefined) {
    return [missing('Tokens', 'set SLACK_BOT_TOKEN and SLACK_APP_TOKEN: see docs/going-live.md.')];
  }
  const token = slack.botToken ?? installed;
  if (token === undefined)
    return [NOT_INSTALLED, await checkApp(slack), await checkClock(slack.apiUrl, now)];
  const client = quickClient(token, slack.apiUrl, boltLogger(createLogger('silent')));
  return [
    ...(await checkBot(client, workspace, slack.oauth === undefined ? ENVIRONMENT : INSTALLATION)),
    await checkApp(slack),
    await checkClock(slack.apiUrl, now),
    ...(await checkChannels(client, workspace)),
  ];
}

const NOT_INSTALLED = missing(
  'Installation',
  'the team has not installed Oatcake: an admin opens /slack/install at its web address.',
);

/** Where the bot's token comes from, and what mends one that Slack does not take. */
interface TokenSource {
  readonly name: string;
  readonly mend: string;
}
const APP_PAGE = 'copy it anew from the app’s page in Slack';
const ENVIRONMENT: TokenSource = { name: 'SLACK_BOT_TOKEN', mend: APP_PAGE };
const INSTALLATION: TokenSource = {
  name: 'the team’s token',
  mend: 'an admin of the team installs Oatcake again, at /slack/install',
};

async function checkBot(
  client: WebClient,
  workspace: Workspace | undefined,
  source: TokenSource,
): Promise<Check[]> {
  try {
    const answer = await client.auth.test();
    const team = answer.team_id ?? '';
    const isOurs = workspace?.slackTeam === undefined || workspace.slackTeam === team;
    const token = isOurs
      ? good('Bot token', `Slack takes it, for the workspace ${team}.`)
      : missing(
          'Bot token',
          `it is for the workspace ${team}, and the ledger is set up for ${workspace?.slackTeam}.`,
        );
    return [token, checkScopes(answer.response_metadata?.scopes)];
  } catch (error) {
    return [missing('Bot token', tokenFault(error, source))];
  }
}

function checkScopes(granted: readonly string[] | undefined): Check {
  if (granted === undefined) return advice('Scopes', 'Slack did not say which are granted.');
  const lacking = SCOPES.filter((scope) => !granted.includes(scope));
  return lacking.length === 0
    ? good('Scopes', `all ${SCOPES.length} are granted.`)
    : missing(
        'Scopes',
        `${lacking.join(', ')} not granted: add them on the app’s page in Slack and install it again.`,
      );
}

async function checkApp(slack: SlackConfig): Promise<Check> {
  if (slack.mode === 'http') return good('Signing secret', 'set; Slack sends to /slack/events.');
  const client = new WebClient(slack.appToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    timeout: TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    fetch: wholeAnswer,
    logger: boltLogger(createLogger('silent')),
  });
  try {
    await client.apps.connections.open();
    return good('App token', 'Slack takes it: a socket can be opened.');
  } catch (error) {
    return missing('App token', tokenFault(error, { name: 'SLACK_APP_TOKEN', mend: APP_PAGE }));
  }
}

function tokenFault(error: unknown, { name, mend }: TokenSource): string {
  const { kind, code } = faultOf(error);
  return kind === 'refused'
    ? `Slack does not take ${name} (${code}): ${mend}.`
    : `Slack cannot be reached (${code}): try again when this machine is connected.`;
}

async function checkClock(apiUrl: string, now: () => Date): Promise<Check> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { headers } = await fetch(`${apiUrl}api.test`, { method: 'POST', signal });
    const theirs = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(theirs)) return advice('Clock', 'Slack did not tell the time.');
    const seconds = Math.round(Math.abs(now().getTime() - theirs) / 1_000);
    return seconds <= MOST_CLOCK_SECONDS
      ? good('Clock', 'agrees with Slack’s.')
      : missing('Clock', `${seconds} seconds from Slack’s: set this machine’s time by a server.`);
  } catch {
    return advice('Clock', 'Slack cannot be reached, so the time was not compared.');
  }
}

async function checkChannels(
  client: WebClient,
  workspace: Workspace | undefined,
): Promise<Check[]> {
  const { digestChannel, managersChannel, slackTeam = '' } = workspace ?? {};
  const directory = new Directory(async () => client);
  const check = async (about: string, channel: string | undefined, mustBePrivate: boolean) => {
    if (channel === undefined) return missing(about, 'not named: name it with /spend setup.');
    const fault = await channelFault(client, channel, mustBePrivate);
    if (fault !== undefined) return missing(about, `${channel} ${fault}`);
    const team = await checkChannel(client, directory, channel, slackTeam);
    if (team.ok) return good(about, `${channel}: Oatcake is in it, and nobody from outside.`);
    return team.why === 'cannot-check' || team.why === 'not-in'
      ? advice(about, `${channel}: Slack did not say who is in it.`)
      : missing(about, `${channel} has ${WHO[team.why]} in it: take them out, or name another.`);
  };
  return [
    await check('Digest channel', digestChannel, false),
    await check('Managers’ channel', managersChannel, true),
  ];
}

const WHO = { guests: 'guests', shared: 'people from outside' } as const;

async function channelFault(client: WebClient, channel: string, mustBePrivate: boolean) {
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_archived) return 'is archived: bring it back, or name another.';
    if (!info?.is_member) return 'is there, but Oatcake is not in it: /invite @Oatcake.';
    if (mustBePrivate && !info.is_private) return 'is public: it must be private to the managers.';
    return undefined;
  } catch (error) {
    const { code } = faultOf(error);
    if (code !== 'channel_not_found') return `could not be looked at (${code}).`;
    return 'is not there, or Oatcake is not in it: /invite @Oatcake, or name another.';
  }
}
