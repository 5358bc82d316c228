import type { OutcomeUnknown } from '../ledger/deadline.ts';
import type { Logger } from '../logger.ts';
import { knownNow, NOT_KNOWN_IN_FORM, notKnownYet } from '../messages/refusals.ts';
import { type Request, tell } from './tell.ts';

/**
 * Tells a person at once that nobody knows whether it was saved, and, by a direct message, which it
 * was as soon as the ledger can be asked (design 1).
 */
export async function tellOutcome(
  request: Request,
  unknown: OutcomeUnknown,
  log: Logger,
): Promise<void> {
  log.error({ err: unknown }, 'The ledger was lost while it saved; what it was is being found out');
  const untold = (fault: unknown) => log.error({ err: fault }, 'The person could not be told');
  await tell(request, { message: notKnownYet, inForm: NOT_KNOWN_IN_FORM }).catch(untold);
  void unknown.found
    .then(async (outcome) => {
      log.info({ outcome }, 'What became of it is known');
      const saved = outcome === 'not known yet' ? undefined : outcome === 'saved';
      await tellLater(request, saved);
    })
    .catch(untold);
}

async function tellLater({ body, client }: Request, saved: boolean | undefined): Promise<void> {
  const { event } = body;
  const sender = typeof event?.user === 'string' ? event.user : undefined;
  const channel = body.user_id ?? body.user?.id ?? sender;
  if (channel === undefined) return;
  await client.chat.postMessage({ channel, ...knownNow(saved, body.text ?? event?.text) });
}
