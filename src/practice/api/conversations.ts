import { Refusal } from '../refusal.ts';
import type { Conversation } from '../store/directory.ts';
import type { StoredMessage } from '../store/types.ts';
import type { World } from '../world.ts';
import { type Arguments, flagOf, textOf } from './arguments.ts';
import { channelShape, messageShape } from './shapes.ts';

/** A conversation that the app may know of: private ones only where it is a member. */
function known(world: World, args: Arguments): Conversation {
  const id = textOf(args, 'channel') ?? '';
  const channel = world.directory.conversations().find((one) => one.id === id);
  const isIn = channel?.members.includes(world.app.botUser);
  if (!channel || (channel.isPrivate && !isIn)) throw new Refusal('channel_not_found');
  return channel;
}

/** A page of a list, by Slack's cursor. */
function page<T>(items: readonly T[], args: Arguments, most: number) {
  const limit = Math.min(Number(args.limit) || 100, most);
  const cursor = textOf(args, 'cursor');
  const from = cursor ? Number(Buffer.from(cursor, 'base64').toString()) : 0;
  if (!Number.isInteger(from)) throw new Refusal('invalid_cursor');
  const more = from + limit < items.length;
  const next = more ? Buffer.from(String(from + limit)).toString('base64') : '';
  return {
    items: items.slice(from, from + limit),
    more,
    response_metadata: { next_cursor: next },
  };
}

/** conversations.info */
export function conversationInfo(world: World, args: Arguments) {
  const channel = known(world, args);
  const count = flagOf(args, 'include_num_members') && { num_members: channel.members.length };
  return { channel: { ...channelShape(world, channel), ...count } };
}

/** conversations.members */
export function conversationMembers(world: World, args: Arguments) {
  const { items, response_metadata } = page(known(world, args).members, args, 1000);
  return { members: items, response_metadata };
}

/** conversations.list */
export function conversationList(world: World, args: Arguments) {
  const types = (textOf(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const listed = world.directory.conversations().filter((channel) => {
    const type = channel.isDirect ? 'im' : channel.isPrivate ? 'private_channel' : 'public_channel';
    const visible = !channel.isPrivate || channel.members.includes(world.app.botUser);
    return visible && types.includes(type);
  });
  const { items, response_metadata } = page(listed, args, 1000);
  return { channels: items.map((one) => channelShape(world, one)), response_metadata };
}

/** conversations.open: the direct conversation with one person. */
export function openConversation(world: World, args: Arguments) {
  const users = textOf(args, 'users')?.split(',') ?? [];
  const id = users[0] ?? known(world, args).members[0] ?? '';
  if (users.length > 1) throw new Refusal('method_not_supported_for_channel_type');
  if (!world.directory.people.has(id)) throw new Refusal('user_not_found');
  if (world.directory.person(id).deleted) throw new Refusal('user_disabled');
  const channel = world.directory.dm(id);
  return {
    channel: flagOf(args, 'return_im') ? channelShape(world, channel) : { id: channel.id },
  };
}

function within(args: Arguments, ts: string): boolean {
  const oldest = Number(textOf(args, 'oldest') ?? 0);
  const latest = Number(textOf(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const at = Number(ts);
  return flagOf(args, 'inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
}

function readable(world: World, args: Arguments): StoredMessage[] {
  const channel = known(world, args);
  if (!channel.members.includes(world.app.botUser)) throw new Refusal('not_in_channel');
  return world.messages.in(channel.id).filter(({ onlyFor }) => !onlyFor);
}

function shown(world: World, args: Arguments, messages: readonly StoredMessage[]) {
  const { items, more, response_metadata } = page(messages, args, 999);
  const withMetadata = flagOf(args, 'include_all_metadata');
  return {
    messages: items.map((message) => messageShape(world, message, withMetadata)),
    has_more: more,
    response_metadata,
  };
}

/** conversations.history: newest first, without replies in threads. */
export function history(world: World, args: Arguments) {
  const messages = readable(world, args).filter(
    ({ ts, threadTs }) => !threadTs && within(args, ts),
  );
  return shown(world, args, messages.toReversed());
}

/** conversations.replies: the thread's first message and its replies, oldest first. */
export function replies(world: World, args: Arguments) {
  const root = textOf(args, 'ts') ?? '';
  const thread = readable(world, args).filter(
    ({ ts, threadTs }) => ts === root || threadTs === root,
  );
  if (thread.length === 0) throw new Refusal('thread_not_found');
  return shown(
    world,
    args,
    thread.filter(({ ts }) => ts === root || within(args, ts)),
  );
}
