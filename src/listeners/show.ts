import type { BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Act } from '../flows/act.ts';
import type { Answer } from '../flows/answer.ts';
import { seeHome } from '../flows/see-home.ts';
import { answered } from '../flows/trial.ts';
import type { Message } from '../messages/blocks.ts';
import { purchaseForm } from '../messages/form.ts';
import { home } from '../messages/home.ts';
import { noticeView } from '../messages/notice-view.ts';
import { refusal } from '../messages/refusals.ts';

/** A click, and the ways to answer it. */
export interface Click {
  readonly body: BlockAction;
  readonly client: WebClient;
  readonly respond: RespondFn;
}

/** Whether the click was on Home, where nothing can be answered but by drawing it anew. */
export function onHome({ body }: Click): boolean {
  return body.view?.type === 'home';
}

/**
 * Shows the answer to a click where it was made: in place of the message it was on, or on Home. A
 * refusal leaves the message as it is.
 */
export async function show(click: Click, act: Act, answer: Answer): Promise<void> {
  if (answer.kind === 'form') return openView(click, purchaseForm(answer.form));
  if (answer.kind === 'view') return openView(click, answer.view);
  const message =
    answer.kind === 'refused' ? refusal(answer.refusal) : await told(click, act, answer.message);
  if (click.body.view?.type === 'modal') await inView(click, message, answer.kind === 'refused');
  else if (onHome(click)) await drawHome(click.client, act, noticeOf(message));
  else await reply(click, message, answer.kind !== 'refused' && answer.beside !== true);
}

/** A card in the managers' channel is no private answer. */
async function told({ body }: Click, act: Act, message: Message): Promise<Message> {
  const { container, channel } = body;
  const isPosted = container?.type === 'message' && container.is_ephemeral !== true;
  const isShared = isPosted && channel !== undefined && !channel.id.startsWith('D');
  return isShared ? message : answered(act, message);
}

/** Opens a view; within another it goes on top, so that its Cancel leads back. */
async function openView({ body, client }: Click, view: ModalView): Promise<void> {
  const { trigger_id } = body;
  if (body.view?.type === 'modal') await client.views.push({ trigger_id, view });
  else await client.views.open({ trigger_id, view });
}

/** Within a private view: a refusal goes on top of it; what was done takes its place. */
async function inView(
  { body, client }: Click,
  message: Message,
  isRefusal: boolean,
): Promise<void> {
  const view = noticeView(message);
  const { trigger_id } = body;
  if (isRefusal || body.view === undefined) await client.views.push({ trigger_id, view });
  else await client.views.update({ view_id: body.view.id, view });
}

/** Draws Home with a notice of what was just done. */
export async function drawHome(client: WebClient, act: Act, notice?: string): Promise<void> {
  const view = home(await seeHome(act, notice));
  await client.views.publish({ user_id: act.staff.slackId, view });
}

/** Answers a click on a message; by a direct message where Slack no longer takes the answer. */
export async function reply(click: Click, message: Message, replace: boolean): Promise<void> {
  const how = replace
    ? { replace_original: true }
    : { replace_original: false, response_type: 'ephemeral' as const };
  try {
    await click.respond({ ...message, ...how });
  } catch {
    await click.client.chat.postMessage({ channel: click.body.user.id, ...message });
  }
}

/** The first paragraph of a message, as Home's notice. */
function noticeOf({ blocks, text }: Message): string {
  const first = blocks.find((block) => block.type === 'section');
  return first?.text?.text ?? text;
}
