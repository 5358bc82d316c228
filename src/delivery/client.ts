import type { Logger as SlackLogger } from '@slack/web-api';
import { WebClient } from '@slack/web-api';

/** Milliseconds after which a call is given up; what became of it is then unknown. */
const TIMEOUT_MS = 10_000;
/** Milliseconds for a question that a person waits for. */
const QUICK_TIMEOUT_MS = 1_000;

/**
 * A client for the outbox, apart from the interactive one: it retries nothing by itself, since a
 * retry after a lost answer posts twice, and hands rate limits back instead of sleeping.
 */
export function deliveryClient(token: string, apiUrl: string, logger: SlackLogger): WebClient {
  return client(token, apiUrl, logger, TIMEOUT_MS);
}

/** A client for short questions on the way to an answer. */
export function quickClient(token: string, apiUrl: string, logger: SlackLogger): WebClient {
  return client(token, apiUrl, logger, QUICK_TIMEOUT_MS);
}

function client(token: string, apiUrl: string, logger: SlackLogger, timeout: number): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    logger,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: wholeAnswer,
  });
}

/** Seconds to wait where Slack asks to and does not say how long. */
const PAUSE_SECONDS = '30';

/**
 * For a client of Slack's: what it reads only after its own care for failures is over is read before,
 * so that an answer that is cut off, or hangs, is one that was lost; and a request to wait is one,
 * however long.
 */
export const wholeAnswer: typeof fetch = async (...request) => {
  const answer = await fetch(...request);
  const headers = new Headers(answer.headers);
  const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10);
  if (answer.status === 429 && !(seconds >= 0)) headers.set('retry-after', PAUSE_SECONDS);
  const body = answer.body === null ? null : await answer.arrayBuffer();
  const { status, statusText } = answer;
  return new Response(body, { status, statusText, headers });
};
