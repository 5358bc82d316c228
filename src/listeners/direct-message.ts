import type { AllMiddlewareArgs, Context, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Act } from '../flows/act.ts';
import { answerOnce } from '../flows/event-once.ts';
import { logLine } from '../flows/log-line.ts';
import { isRefused } from '../flows/own-draft.ts';
import { helpFor } from '../flows/see-help.ts';
import { answered } from '../flows/trial.ts';
import type { Message } from '../messages/blocks.ts';
import { needsForm, needsPress, refusal } from '../messages/refusals.ts';
import { noteRefusal } from './caller.ts';
import { LINE_RIGHT } from './rights.ts';
import { identify, type ListenerDeps } from './staff.ts';
import { wordIn } from './words.ts';

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
    const text = withoutCommand(message.text);
    const known = wordIn(text);
    const act = await identify(deps, payload, context, known?.word.right ?? LINE_RIGHT);
    if (isRefused(act)) {
      await say(refusal(act.refusal, text));
      return;
    }
    // Slack repeats events: the message itself, not the delivery, is what came before or not.
    const mark = `${message.channel}:${message.ts}`;
    const answer = await answerTo(act, text, `message:${mark}`, context);
    if (answer !== undefined) await answerOnce(act, body.event_id ?? mark, () => say(answer));
  };
}

/** What is answered at once; undefined for what the outbox answers. */
async function answerTo(
  act: Act,
  text: string,
  key: string,
  context: Context,
): Promise<Message | undefined> {
  if (/^(hi|hello)?$/i.test(text)) return helpFor(act);
  const known = wordIn(text);
  if (known) {
    if (known.word.opensView?.test(known.rest)) return needsPress(text);
    const answer = await known.word.story(act, known.rest, key);
    noteRefusal(context, answer);
    if (answer.kind === 'message') return answered(act, answer.message);
    return answer.kind === 'refused' ? refusal(answer.refusal, text) : needsPress(text);
  }
  const answer = await logLine(act, { text, key, byMessage: true });
  noteRefusal(context, answer);
  if (answer.kind === 'view') return needsPress(text);
  if (answer.kind === 'form') return needsForm(answer.form.note, text);
  if (answer.kind === 'refused') return refusal(answer.refusal, text);
  return act.progress.committed || answer.repeated ? undefined : answer.message;
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
