import type { WebClient } from '@slack/web-api';
import { quickClient } from '../delivery/client.ts';
import { installationOf } from '../ledger/installations.ts';
import type { Ledger } from '../ledger/open.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { boltLogger, createLogger } from '../logger.ts';
import type { World } from './world.ts';

/** A client for a workspace's Slack, or the sentence that says why there is none. */
export async function slackClient(
  { slack }: World,
  ledger: Ledger,
  { id }: Workspace,
): Promise<WebClient | string> {
  if (slack === undefined) {
    return 'Without SLACK_BOT_TOKEN and its companions the channel cannot be looked at: set them, or use --dry-run.';
  }
  const token = slack.botToken ?? (await installationOf(ledger.reader(id)))?.token;
  if (token === undefined) {
    return 'Oatcake is not installed in this workspace: install it, or use --dry-run.';
  }
  return quickClient(token, slack.apiUrl, boltLogger(createLogger('silent')));
}
