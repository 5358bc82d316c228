import type { AllMiddlewareArgs } from '@slack/bolt';
import { NotSaved, OutcomeUnknown } from '../ledger/deadline.ts';
import { CustomerGone } from '../ledger/rows.ts';
import { isOutOfReach } from '../ledger/write-faults.ts';
import type { Logger } from '../logger.ts';
import type { Message } from '../messages/blocks.ts';
import {
  brokenForm,
  notSaved,
  refusal,
  refusalSentence,
  savedButNotShown,
  somethingBroke,
} from '../messages/refusals.ts';
import { type Progress, progressOf } from './caller.ts';
import { type Request, tell } from './tell.ts';
import { tellOutcome } from './tell-outcome.ts';

/** Milliseconds after which a request that has no answer gets one; Slack waits for 3,000. */
const LATEST_MS = 2_600;

/**
 * The one handler of everything that breaks (design 7): one line in the log, and the truth to the
 * person, with their own words. A server that says nothing at all breaks nothing: whoever waits for
 * it is told in time all the same; no write begins that late.
 */
export function answerFaults(log: Logger, isAnswered: (body: object) => boolean) {
  return async (args: AllMiddlewareArgs): Promise<void> => {
    const progress = progressOf(args.context);
    try {
      if (progress.fault !== undefined) throw progress.fault;
      const { body } = args as Request;
      // Slack waits for what people do, and sends an event again.
      if (body.event !== undefined) await args.next();
      else await inTime(args.next(), progress, () => isAnswered(body));
    } catch (error) {
      if (error instanceof CustomerGone) return tellGone(args as Request, progress);
      progress.broke = true;
      if (error instanceof OutcomeUnknown) return tellOutcome(args as Request, error, log);
      const unsaved = error instanceof NotSaved || isOutOfReach(error);
      log.error({ err: error, committed: progress.committed }, 'A request broke');
      const message = (words?: string): Message => {
        if (progress.committed) return savedButNotShown();
        return unsaved ? notSaved(words) : somethingBroke(words);
      };
      const request = args as Request;
      const inForm = brokenForm(progress.committed, unsaved);
      await tell(request, { message, inForm }).catch((fault: unknown) => {
        log.error({ err: fault }, 'The person could not be told');
        // What was neither kept nor told is not acknowledged either: Slack sends it again.
        if (request.body.event !== undefined) throw error;
      });
    }
  };
}

/** R139: nothing broke: a customer was forgotten while somebody wrote about them. */
function tellGone(request: Request, progress: Progress): Promise<void> {
  progress.refused = true;
  const gone = { why: 'no-such-customer' } as const;
  const message = (words?: string) => refusal(gone, words);
  return tell(request, { message, inForm: refusalSentence(gone) });
}

/** @throws NotSaved when it takes longer than Slack waits, and nobody has answered meanwhile */
export async function inTime<T>(
  work: T | Promise<T>,
  { arrived }: Progress,
  isAnswered = () => false,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        if (!isAnswered()) reject(new NotSaved('unreachable'));
      },
      arrived + LATEST_MS - performance.now(),
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
