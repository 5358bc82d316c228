import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Act } from '../flows/act.ts';
import { keepLine } from '../flows/keep-line.ts';
import { logLine } from '../flows/log-line.ts';
import { isRefused } from '../flows/own-draft.ts';
import { helpFor } from '../flows/see-help.ts';
import { answered } from '../flows/trial.ts';
import type { Caller } from '../flows/who.ts';
import { Deadline } from '../ledger/deadline.ts';
import { receivedLine } from '../ledger/inbox.ts';
import type { Taken } from '../ledger/outbox.ts';
import { workspace, workspaceOfTeam } from '../ledger/workspaces.ts';
import { mayBeLater } from '../ledger/write-faults.ts';
import type { Logger } from '../logger.ts';
import type { Message } from '../messages/blocks.ts';
import {
  needsForm,
  needsPress,
  refusal,
  savedButNotShown,
  somethingBroke,
} from '../messages/refusals.ts';
import { ANSWER_MS, callerOf } from './caller.ts';
import { LINE_RIGHT } from './rights.ts';
import { identify, type ListenerDeps, mayHave } from './staff.ts';
import { wordIn } from './words.ts';

type MessageArgs = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

/** A line sent to Oatcake as a message is kept, and then logged as a command would be. */
export function directMessage(deps: ListenerDeps) {
  return async ({ message, body, context, client }: MessageArgs): Promise<void> => {
    if (message.subtype !== undefined || message.channel_type !== 'im') return;
    if (message.bot_id !== undefined || message.text === undefined) return;
    const user = message.user;
    const payload = { team_id: body.team_id, user: { id: user, team_id: teamOf(message) } };
    const text = withoutCommand(message.text);
    const workspace = await workspaceOfTeam(deps.ledger, body.team_id);
    // Slack repeats events: the message itself, not the delivery, is what came before or not.
    const mark = `${message.channel}:${message.ts}`;
    if (workspace !== undefined) {
      const caller = callerOf(payload, context, deps.now());
      await keepLine(deps, workspace, caller, { event: body.event_id ?? mark, mark, text });
      return;
    }
    const act = await identify(deps, payload, context, LINE_RIGHT);
    if (!isRefused(act)) return;
    await client.chat.postMessage({ channel: user, ...refusal(act.refusal, text) });
  };
}

/**
 * Handles a line that was kept and gives its answer; undefined when it was answered before, or when
 * what it brought is owed by itself.
 *
 * @throws while the ledger cannot be read or changed: the line was not handled
 */
export function answerLine(deps: ListenerDeps, log: Logger) {
  return async ({ workspaceId, subject }: Taken): Promise<Message | undefined> => {
    const read = deps.ledger.reader(workspaceId);
    const line = await receivedLine(read, Number(subject.line));
    if (line === undefined) return undefined;
    const { slackTeam: team = '' } = await workspace(read);
    const { user, userTeam, at, text, mark } = line;
    const progress = { committed: false };
    const caller = { team, user, userTeam, at, deadline: Deadline.in(ANSWER_MS), progress };
    try {
      return await handle(deps, caller, text, `message:${mark}`);
    } catch (error) {
      // What was saved is told by itself.
      if (progress.committed) return wordIn(text) ? savedButNotShown() : undefined;
      // What is done again changes nothing if it was saved after all.
      if (mayBeLater(error)) throw error;
      log.error({ err: error, committed: false }, 'A request broke');
      return somethingBroke(text);
    }
  };
}

async function handle(
  deps: ListenerDeps,
  caller: Caller,
  text: string,
  key: string,
): Promise<Message | undefined> {
  const known = wordIn(text);
  const act = await mayHave(deps, caller, known?.word.right ?? LINE_RIGHT);
  if (isRefused(act)) return refusal(act.refusal, text);
  return answerTo(act, text, key);
}

/** What is answered; undefined for what is owed by itself. */
async function answerTo(act: Act, text: string, key: string): Promise<Message | undefined> {
  if (/^(hi|hello)?$/i.test(text)) return helpFor(act);
  const known = wordIn(text);
  if (known) {
    if (known.word.opensView?.test(known.rest)) return needsPress(text);
    const answer = await known.word.story(act, known.rest, key);
    if (answer.kind === 'message') return answered(act, answer.message);
    return answer.kind === 'refused' ? refusal(answer.refusal, text) : needsPress(text);
  }
  const answer = await logLine(act, { text, key, byMessage: true });
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
