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
/** How many of a conversation's last messages are read when an answer was lost. */
const LOOK_BACK = 50;

/** Posts a message, marked with the outbox row it came from; or changes the one it is about. */
export async function post(client: WebClient, owed: Taken, message: Message): Promise<Posted> {
  if (owed.posted !== undefined) {
    const { channel, ts } = owed.posted;
    await client.chat.update({ channel, ts, ...content(message) });
    return owed.posted;
  }
  const post = (channel: string) => postNew(client, channel, owed.id, message);
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
 * posted twice. Undefined when it is not among the last of its conversation.
 *
 * @throws when the conversation cannot be read
 */
export async function findPosted(client: WebClient, owed: Taken): Promise<Posted | undefined> {
  const channel = await channelOf(client, owed.conversation);
  const { messages = [] } = await client.conversations.history({
    channel,
    limit: LOOK_BACK,
    include_all_metadata: true,
  });
  const found = messages.find(
    ({ metadata }) =>
      metadata?.event_type === EVENT && outboxIdOf(metadata.event_payload) === owed.id,
  );
  return found?.ts === undefined ? undefined : { channel, ts: found.ts };
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
