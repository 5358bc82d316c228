import type { AllMiddlewareArgs } from '@slack/bolt';
import { NotSaved } from '../ledger/deadline.ts';
import { isOutOfReach } from '../ledger/write-faults.ts';
import type { Logger } from '../logger.ts';
import type { Message } from '../messages/blocks.ts';
import { notSaved, savedButNotShown, somethingBroke } from '../messages/refusals.ts';
import { progressOf } from './caller.ts';

/** What Bolt really hands to a global middleware; its types name only what all requests share. */
interface Request extends AllMiddlewareArgs {
  readonly body: RequestBody;
  readonly ack?: (answer?: object) => Promise<void>;
  readonly respond?: (answer: object) => Promise<unknown>;
}

interface RequestBody {
  readonly type?: string;
  readonly command?: string;
  readonly text?: string;
  readonly user?: { readonly id: string };
  readonly view?: { readonly blocks?: readonly { type: string; block_id?: string }[] };
  readonly event?: { readonly type?: string; readonly text?: string; readonly user?: string };
}

/**
 * The one handler of everything that breaks (design 7): one line in the log, and the truth to the
 * person, with their own words.
 */
export function answerFaults(log: Logger) {
  return async (args: AllMiddlewareArgs): Promise<void> => {
    const request = args as Request;
    const progress = progressOf(args.context);
    try {
      await args.next();
    } catch (error) {
      const unsaved = error instanceof NotSaved || isOutOfReach(error);
      log.error({ err: error, committed: progress.committed }, 'A request broke');
      const message = (words?: string): Message => {
        if (progress.committed) return savedButNotShown();
        return unsaved ? notSaved(words) : somethingBroke(words);
      };
      await tell(request, message).catch((fault: unknown) =>
        log.error({ err: fault }, 'The person could not be told'),
      );
    }
  };
}

async function tell(request: Request, message: (words?: string) => Message): Promise<void> {
  const { body, ack, respond, client } = request;
  if (body.command !== undefined) {
    await ack?.({ response_type: 'ephemeral', ...message(body.text) });
  } else if (body.type === 'view_submission') {
    await ack?.(formFault(body, message().text));
  } else if (body.type === 'block_suggestion') {
    await ack?.({ options: [] });
  } else if (body.type === 'block_actions') {
    await ack?.();
    const answer = { ...message(), response_type: 'ephemeral', replace_original: false };
    if (respond !== undefined) await respond(answer);
    else if (body.user !== undefined) {
      await client.chat.postMessage({ channel: body.user.id, ...message() });
    }
  } else if (body.event?.type === 'message' && body.event.user !== undefined) {
    await client.chat.postMessage({ channel: body.event.user, ...message(body.event.text) });
  }
}

/** Under the first field, so that the form stays open with everything typed into it. */
function formFault(body: RequestBody, what: string) {
  const field = body.view?.blocks?.find(({ type }) => type === 'input')?.block_id;
  if (field === undefined) return undefined;
  const errors = {
    [field]: `${what}: the ledger can’t be reached. Press the button again in a minute.`,
  };
  return { response_action: 'errors', errors };
}
