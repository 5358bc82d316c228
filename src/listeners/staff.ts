import type {
  AllMiddlewareArgs,
  BlockAction,
  Context,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import type { Right } from '../domain/access.ts';
import type { Act, Deps } from '../flows/act.ts';
import type { Answer } from '../flows/answer.ts';
import { isRefused } from '../flows/own-draft.ts';
import { type Caller, whoIs } from '../flows/who.ts';
import { whoSetsUp } from '../flows/who-sets-up.ts';
import { refusal } from '../messages/refusals.ts';
import { callerOf, noteRefusal, type Payload } from './caller.ts';
import { rightOfAction } from './rights.ts';
import { type Click, reply, show } from './show.ts';

/** What listeners need: the stories' own needs, and the clock. */
export interface ListenerDeps extends Deps {
  readonly now: () => Date;
  /** How much one person may send within a minute; left out: what a live team has. */
  readonly mostAMinute?: number | undefined;
}

/** Who did it, and whether they may; checked at the moment it arrives. */
export async function identify(
  deps: ListenerDeps,
  payload: Payload,
  context: Context,
  right: Right,
) {
  const act = await mayHave(deps, callerOf(payload, context, deps.now()), right);
  noteRefusal(context, act);
  return act;
}

/** The same for somebody who is known by Slack's ids. */
export function mayHave(deps: ListenerDeps, caller: Caller, right: Right) {
  return right === 'set up' ? whoSetsUp(deps, caller) : whoIs(deps, caller, right);
}

/** A click as its story sees it. */
export interface StaffClick extends Click {
  readonly act: Act;
  /** The value that the button carries, or the option chosen. */
  readonly value: string;
  /** The ledger's id in the value; 0, which nothing has, for anything that is no id. */
  readonly id: number;
  readonly actionId: string;
  /** Slack's mark of this click. */
  readonly key: string;
}

/** What Bolt hands to a listener for a click. */
export type ClickArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

type ClickStory = (click: StaffClick) => Promise<Answer | undefined>;

/**
 * Turns a story into a listener for a click: who it is and whether they may what the button is for
 * (R93), the story, then the acknowledgement (commit, then answer), then what is shown.
 */
export function onClick(deps: ListenerDeps, story: ClickStory) {
  return (args: ClickArgs) => clicked(deps, rightOfAction(args.action.action_id), story, args);
}

/** The same for a button whose right is not its own but that of what it carries. */
export async function clicked(
  deps: ListenerDeps,
  right: Right,
  story: ClickStory,
  { ack, body, client, respond, context, action }: ClickArgs,
): Promise<void> {
  const click: Click = { body, client, respond };
  const act = await identify(deps, body, context, right);
  if (isRefused(act)) {
    await ack();
    await reply(click, refusal(act.refusal), false);
    return;
  }
  const key = `click:${body.trigger_id}`;
  const value = valueCarried(action);
  const carried = { value, id: ledgerId(value), actionId: action.action_id, key };
  const answer = await story({ ...click, act, ...carried });
  noteRefusal(context, answer);
  await ack();
  if (answer !== undefined) await show(click, act, answer);
}

function valueCarried(action: BlockAction['actions'][number]): string {
  if ('value' in action && typeof action.value === 'string') return action.value;
  if ('selected_option' in action) return action.selected_option?.value ?? '';
  return '';
}

const HIGHEST_ID = 2 ** 31 - 1;

function ledgerId(value: string): number {
  const id = Number(value);
  return Number.isInteger(id) && id > 0 && id <= HIGHEST_ID ? id : 0;
}
