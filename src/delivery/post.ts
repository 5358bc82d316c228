import type { WebClient } from '@slack/web-api';
import type { Taken } from '../ledger/outbox.ts';
import type { Message } from '../messages/blocks.ts';
import { faultOf } from './faults.ts';

/** Where a message stands in Slack. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

const EVENT = 'oatcake_message';
/** How far back a conversation is read when an answer was lost: pages, and messages on each. */
const LOOK_BACK = { pages: 5, messages: 200 };
/** Our clock and Slack's may differ by so many milliseconds. */
const CLOCKS_MS = 3_600_000;

/** Another copy of the app has taken the message over, or soon may: whoever was so late leaves it alone. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/**
 * Asked right before something is posted or changed.
 *
 * @throws TakenOver
 */
export type Hold = () => Promise<void>;

/** Posts a message, marked with the outbox row it came from; or changes the one it is about. */
export async function post(
  client: WebClient,
  owed: Taken,
  message: Message,
  hold: Hold,
): Promise<Posted> {
  if (owed.posted !== undefined) {
    const { channel, ts } = owed.posted;
    await hold();
    await client.chat.update({ channel, ts, ...content(message) });
    return owed.posted;
  }
  const post = async (channel: string) => {
    await hold();
    return postNew(client, channel, owed.id, message);
  };
  try {
    return await post(owed.conversation);
  } catch (error) {
    // Slack takes a person's id for their conversation with the app; not every server does.
    if (!isPerson(owed.conversation) || faultOf(error).code !== 'channel_not_found') throw error;
    return post(await channelOf(client, owed.conversation));
  }
}

async function postNew(
  client: WebClient,
  channel: string,
  outbox: number,
  message: Message,
): Promise<Posted> {
  const answer = await client.chat.postMessage({
    channel,
    ...content(message),
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: EVENT, event_payload: { outbox } },
  });
  return { channel: answer.channel ?? channel, ts: answer.ts ?? '' };
}

function content({ text, blocks }: Message) {
  return { text, blocks, parse: 'none' as const };
}

/**
 * Looks for a message whose answer was lost, by the mark it was posted with, so that it is not
 * posted twice. Undefined when it is not in its conversation, as far back as it can be.
 *
 * @throws when the conversation cannot be read
 */
export async function findPosted(client: WebClient, owed: Taken): Promise<Posted | undefined> {
  const channel = await channelOf(client, owed.conversation);
  let cursor: string | undefined;
  for (let page = 0; page < LOOK_BACK.pages; page += 1) {
    const { messages = [], response_metadata } = await client.conversations.history({
      channel,
      limit: LOOK_BACK.messages,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const found = messages.find(
      ({ metadata }) =>
        metadata?.event_type === EVENT && outboxIdOf(metadata.event_payload) === owed.id,
    );
    if (found?.ts !== undefined) return { channel, ts: found.ts };
    cursor = response_metadata?.next_cursor || undefined;
    const oldest = Number(messages.at(-1)?.ts ?? 0) * 1_000;
    if (cursor === undefined || oldest < owed.createdAt.getTime() - CLOCKS_MS) return undefined;
  }
  return undefined;
}

/** A person's conversation with the app has a channel id of its own, for reading it and for files. */
export async function channelOf(client: WebClient, conversation: string): Promise<string> {
  if (!isPerson(conversation)) return conversation;
  const { channel } = await client.conversations.open({ users: conversation });
  return channel?.id ?? conversation;
}

function isPerson(conversation: string): boolean {
  return /^[UW]/.test(conversation);
}

function outboxIdOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'outbox' in payload
    ? payload.outbox
    : undefined;
}
