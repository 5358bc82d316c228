import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import pRetry, { AbortError } from 'p-retry';
import type { BuiltApp, Identity } from './app.ts';
import { faultOf } from './delivery/faults.ts';
import type { Health } from './health.ts';
import type { Logger } from './logger.ts';
import type { Routes } from './server.ts';

/** Slack does not take the tokens: nothing that waiting would mend. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused';
}

const PATIENCE = {
  retries: 1_000,
  minTimeout: 500,
  maxTimeout: 15_000,
  factor: 2,
  randomize: true,
};

/**
 * Asks Slack who the app is, for as long as Slack cannot be reached.
 *
 * @throws SlackRefused when Slack answers and does not take the token
 */
export async function whoAmI(
  client: WebClient,
  log: Logger,
  signal: AbortSignal,
): Promise<Identity> {
  return untilReached('SLACK_BOT_TOKEN', log, signal, async () => {
    const answer = await client.auth.test();
    return {
      team: answer.team_id ?? '',
      botId: answer.bot_id,
      botUserId: answer.user_id ?? '',
    };
  });
}

/** Connects the app: opens its socket, or takes its place on the port. */
export async function connect(
  { receiver }: BuiltApp,
  routes: Routes,
  health: Health,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  if (receiver instanceof HTTPReceiver) {
    routes.http.push((request, response) => {
      // Bolt throws at any other request, and a throw here would end the process.
      if (request.method !== 'POST' || request.url?.split('?')[0] !== '/slack/events') return false;
      receiver.requestListener(request, response);
      return true;
    });
    health.slack = true;
    return;
  }
  watch(receiver, health, log);
  await untilReached('SLACK_APP_TOKEN', log, signal, async () => {
    await receiver.start();
  });
}

/** Disconnects; what is in hand must be done before. */
export async function disconnect({ receiver }: BuiltApp): Promise<void> {
  if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect();
}

function watch(receiver: SocketModeReceiver, health: Health, log: Logger): void {
  receiver.client.on('connected', () => {
    health.slack = true;
    log.info('Connected to Slack');
  });
  for (const lost of ['reconnecting', 'disconnected'] as const) {
    receiver.client.on(lost, () => {
      health.slack = false;
      log.info({ state: lost }, 'Not connected to Slack');
    });
  }
}

function untilReached<T>(
  token: string,
  log: Logger,
  signal: AbortSignal,
  attempt: () => Promise<T>,
): Promise<T> {
  const once = async () => {
    try {
      return await attempt();
    } catch (error) {
      const { kind, code } = faultOf(error);
      if (kind !== 'refused') throw error;
      throw new AbortError(
        new SlackRefused(
          `Slack does not take ${token} (${code}). Copy it anew from the app’s page in Slack.`,
        ),
      );
    }
  };
  const onFailedAttempt = () => log.warn('Slack cannot be reached; trying again');
  return pRetry(once, { ...PATIENCE, signal, onFailedAttempt });
}
