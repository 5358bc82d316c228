import type { ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../logger.ts';

const TIMEOUT_MS = 2_500;

/**
 * An acknowledgement for which its socket is gone cannot reach Slack any more, but what was done is
 * done. A command is then answered by its `response_url`; a click is answered by its own story; a
 * form stays open, and is known when it is sent again. An event is left unacknowledged, so that
 * Slack sends it once more.
 */
export function answerAnyway({ body, ack }: ReceiverEvent, log: Logger): ReceiverEvent['ack'] {
  return async (answer) => {
    try {
      await ack(answer);
    } catch (error) {
      if (body.type === 'event_callback') throw error;
      log.warn('A socket to Slack was lost before its answer was sent');
      if (body.command !== undefined && answer) await post(String(body.response_url), answer, log);
    }
  };
}

async function post(url: string, answer: unknown, log: Logger): Promise<void> {
  try {
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(typeof answer === 'string' ? { text: answer } : answer),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    log.error({ err: error }, 'The person could not be told');
  }
}
