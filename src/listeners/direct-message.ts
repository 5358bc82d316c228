import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answerOnce } from '../flows/event-once.ts';
import { logLine } from '../flows/log-line.ts';
import { isRefused } from '../flows/own-draft.ts';
import type { Message } from '../messages/blocks.ts';
import { help } from '../messages/help.ts';
import { needsForm, refusal } from '../messages/refusals.ts';
import { identify, type ListenerDeps } from './staff.ts';

type MessageArgs = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

/**
 * A line sent to Oatcake as a message is logged as a command would be. What was saved or kept is
 * answered through the outbox; what changed nothing, at once.
 */
export function directMessage(deps: ListenerDeps) {
  return async ({ message, body, context, client }: MessageArgs): Promise<void> => {
    if (message.subtype !== undefined || message.channel_type !== 'im') return;
    if (message.bot_id !== undefined || message.text === undefined) return;
    const user = message.user;
    const say = (answer: Message) => client.chat.postMessage({ channel: user, ...answer });
    const payload = { team_id: body.team_id, user: { id: user, team_id: teamOf(message) } };
    const act = await identify(deps, payload, context, 'buy');
    const text = withoutCommand(message.text);
    if (isRefused(act)) {
      await say(refusal(act.refusal, text));
      return;
    }
    const eventId = body.event_id ?? `${message.channel}:${message.ts}`;
    const sayOnce = (answer: Message) => answerOnce(act, eventId, () => say(answer));
    if (/^(help|\?|hi|hello)?$/i.test(text)) await sayOnce(help());
    else {
      // Slack repeats events: the message itself, not the delivery, is what came before or not.
      const key = `message:${message.channel}:${message.ts}`;
      const answer = await logLine(act, { text, key, byMessage: true });
      if (answer.kind === 'view') await sayOnce(help());
      else if (answer.kind === 'form') await sayOnce(needsForm(answer.form.note, text));
      else if (answer.kind === 'refused') await sayOnce(refusal(answer.refusal, text));
      else if (!act.progress.committed && !answer.repeated) await sayOnce(answer.message);
    }
  };
}

/** A command typed with a space before it, or pasted, arrives as a message. */
function withoutCommand(text: string): string {
  return text
    .trim()
    .replace(/^\/spend\b/i, '')
    .trim();
}

function teamOf(message: object): string | undefined {
  return 'team' in message && typeof message.team === 'string' ? message.team : undefined;
}
