import type { AllMiddlewareArgs } from '@slack/bolt';
import { NotSaved, OutcomeUnknown } from '../ledger/deadline.ts';
import { isOutOfReach } from '../ledger/write-faults.ts';
import type { Logger } from '../logger.ts';
import type { Message } from '../messages/blocks.ts';
import { brokenForm, notSaved, savedButNotShown, somethingBroke } from '../messages/refusals.ts';
import { progressOf } from './caller.ts';
import { type Request, tell } from './tell.ts';
import { tellOutcome } from './tell-outcome.ts';

/**
 * The one handler of everything that breaks (design 7): one line in the log, and the truth to the
 * person, with their own words.
 */
export function answerFaults(log: Logger) {
  return async (args: AllMiddlewareArgs): Promise<void> => {
    const progress = progressOf(args.context);
    try {
      await args.next();
    } catch (error) {
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
