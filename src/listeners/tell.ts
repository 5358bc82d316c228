import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Message } from '../messages/blocks.ts';
import { noticeView } from '../messages/notice-view.ts';

/** What Bolt really hands to a global middleware; its types name only what all requests share. */
export interface Request extends AllMiddlewareArgs {
  readonly body: RequestBody;
  readonly ack?: (answer?: object) => Promise<void>;
  readonly respond?: (answer: object) => Promise<unknown>;
}

/** The parts of what Slack sends by which a person can be answered. */
export interface RequestBody {
  readonly type?: string;
  readonly command?: string;
  readonly text?: string;
  readonly team_id?: string;
  readonly user_id?: string;
  readonly team?: { readonly id: string } | null;
  readonly user?: { readonly id: string };
  readonly view?: { readonly blocks?: readonly { type: string; block_id?: string }[] };
  readonly event?: {
    readonly type?: string;
    readonly subtype?: string;
    readonly bot_id?: string;
    readonly text?: string;
    readonly user?: unknown;
  };
}

/** What is said instead of an answer. */
export interface Instead {
  /** With their own words, where there are any. */
  readonly message: (words?: string) => Message;
  /** Under the first field of a form, which stays open with everything typed into it. */
  readonly inForm: string;
}

/** Says something to whoever sent a request, in the way that it can be answered. */
export async function tell(request: Request, { message, inForm }: Instead): Promise<void> {
  const { body, ack, respond, client } = request;
  if (body.command !== undefined) {
    await ack?.({ response_type: 'ephemeral', ...message(body.text) });
  } else if (body.type === 'view_submission') {
    await ack?.(formAnswer(body.view, message(), inForm));
  } else if (body.type === 'block_suggestion') {
    await ack?.({ options: [] });
  } else if (body.type === 'block_actions') {
    // Over HTTP nothing is acknowledged twice; what was, and then was not shown, is told all the same.
    await ack?.().catch(() => undefined);
    const answer = { ...message(), response_type: 'ephemeral', replace_original: false };
    if (respond !== undefined) await respond(answer);
    else if (body.user !== undefined) {
      await client.chat.postMessage({ channel: body.user.id, ...message() });
    }
  } else if (body.event?.type === 'message' && typeof body.event.user === 'string') {
    await client.chat.postMessage({ channel: body.event.user, ...message(body.event.text) });
  }
}

/** A form without a field, which only asks whether one is sure, gives its place to the message. */
export function formAnswer(view: RequestBody['view'], message: Message, inForm: string) {
  const field = view?.blocks?.find(({ type }) => type === 'input')?.block_id;
  if (field === undefined) return { response_action: 'update' as const, view: noticeView(message) };
  return { response_action: 'errors' as const, errors: { [field]: inForm } };
}
