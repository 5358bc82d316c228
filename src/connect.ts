import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, HTTPModuleFunctions as http } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import pRetry, { AbortError } from 'p-retry';
import type { BuiltApp, Identity } from './app.ts';
import { faultOf } from './delivery/faults.ts';
import type { Standing } from './health.ts';
import type { Logger } from './logger.ts';
import { SlackRefused } from './refused-token.ts';
import type { Routes } from './server.ts';
import type { Sockets } from './sockets/sockets.ts';

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
  token: string,
  log: Logger,
  signal: AbortSignal,
): Promise<Identity> {
  const once = async () => {
    try {
      return await client.auth.test();
    } catch (error) {
      const { kind, code } = faultOf(error);
      if (kind !== 'refused') throw error;
      throw new AbortError(new SlackRefused('SLACK_BOT_TOKEN', code));
    }
  };
  const onFailedAttempt = () => log.warn('Slack cannot be reached; trying again');
  const answer = await pRetry(once, { ...PATIENCE, signal, onFailedAttempt });
  return {
    team: answer.team_id ?? '',
    botId: answer.bot_id,
    botUserId: answer.user_id ?? '',
    token,
  };
}

/**
 * Connects the app: opens its sockets, or takes its place on the port.
 *
 * @throws SlackRefused when Slack does not take the token for the sockets
 */
export async function connect(
  { receiver }: BuiltApp,
  routes: Routes,
  standing: Standing,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  if (receiver instanceof HTTPReceiver) {
    routes.http.push((request, response) => {
      // Bolt throws at any other request, and a throw here would end the process.
      if (request.method !== 'POST' || request.url?.split('?')[0] !== '/slack/events') return false;
      void takeRequest(receiver, request, response);
      return true;
    });
    standing.connected(true);
    return;
  }
  watch(receiver, standing, log);
  await receiver.start(signal);
}

/**
 * Hands a request of HTTP mode to Bolt, which checks the signature. Bolt takes for granted that a body
 * is an object: `null` would be thrown at where nobody catches it and leave the request unanswered for
 * ever, so what is none is answered here. Bodies of more than 4 MB are refused with 413.
 */
async function takeRequest(
  receiver: HTTPReceiver,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const whole = await http.bufferIncomingMessage(request, http.defaultBodyLimit);
    if (isNothing(whole)) http.buildNoBodyResponse(response, 400);
    else receiver.requestListener(request, response);
  } catch (error) {
    const status = http.isRawBodyError(error) ? error.statusCode : 400;
    http.buildNoBodyResponse(response, status);
  }
}

/** What cannot be read at all is Bolt's to refuse: it says so only to whoever has signed it. */
function isNothing(request: Parameters<typeof http.parseHTTPRequestBody>[0]): boolean {
  try {
    const body: unknown = http.parseHTTPRequestBody(request);
    return typeof body !== 'object' || body === null;
  } catch {
    return false;
  }
}

/** Disconnects; what is in hand must be done before. */
export async function disconnect({ receiver }: BuiltApp): Promise<void> {
  if (!(receiver instanceof HTTPReceiver)) await receiver.stop();
}

function watch(sockets: Sockets, standing: Standing, log: Logger): void {
  let before = 0;
  sockets.onCount((open) => {
    standing.connected(open > 0);
    if (open === 0) log.warn('Not connected to Slack');
    else if (before === 0) log.info('Connected to Slack');
    before = open;
  });
}
