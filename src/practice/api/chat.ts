import { freshId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { Conversation } from '../store/directory.ts';
import type { StoredFile } from '../store/files.ts';
import type { StoredMessage } from '../store/types.ts';
import type { World } from '../world.ts';
import {
  type Arguments,
  messageBlocks,
  messageMetadata,
  messageText,
  textOf,
} from './arguments.ts';
import { checkPictures } from './pictures.ts';
import { messageShape } from './shapes.ts';

/** Where the app may write: a channel it is in, or a person's direct conversation with it. */
function writable(world: World, args: Arguments): Conversation {
  const target = textOf(args, 'channel');
  if (!target) throw new Refusal('channel_not_found');
  if (world.directory.people.has(target)) return direct(world, target);
  const channel = world.directory.conversation(target);
  if (!channel.members.includes(world.app.botUser)) {
    throw new Refusal(channel.isPrivate ? 'channel_not_found' : 'not_in_channel');
  }
  if (channel.isArchived) throw new Refusal('is_archived');
  return channel.isDirect ? direct(world, channel.members[0] ?? '') : channel;
}

function direct(world: World, person: string): Conversation {
  if (world.directory.person(person).deleted) throw new Refusal('user_disabled');
  return world.directory.dm(person);
}

/** What a message holds, read from a method's arguments. */
export function messageContent(world: World, args: Arguments) {
  const blocks = messageBlocks(args);
  checkPictures(world, blocks);
  const metadata = messageMetadata(args);
  const threadTs = textOf(args, 'thread_ts');
  return {
    blocks,
    text: messageText(args, blocks),
    ...(metadata && { metadata }),
    ...(threadTs && { threadTs }),
  };
}

/** chat.postMessage */
export function postMessage(world: World, args: Arguments) {
  const channel = writable(world, args);
  const message = world.messages.add({
    channel: channel.id,
    user: world.app.botUser,
    fromApp: true,
    ...messageContent(world, args),
  });
  world.changes.announce();
  const shown = messageShape(world, message, true);
  return { channel: channel.id, ts: message.ts, message: shown };
}

/** What completes an upload with a channel: a message of the app's with nothing but its files. */
export function postFiles(world: World, args: Arguments, files: readonly StoredFile[]): void {
  const channel = writable(world, { channel: args.channel_id });
  const threadTs = textOf(args, 'thread_ts');
  const { ts } = world.messages.add({
    channel: channel.id,
    user: world.app.botUser,
    fromApp: true,
    text: textOf(args, 'initial_comment') ?? '',
    blocks: [],
    files: files.map(({ id }) => id),
    ...(threadTs && { threadTs }),
  });
  for (const { shares } of files) {
    shares.push({ channel: channel.id, ts, ...(threadTs && { threadTs }) });
  }
  world.changes.announce();
}

/** chat.postEphemeral */
export function postEphemeral(world: World, args: Arguments) {
  const channel = writable(world, args);
  const user = textOf(args, 'user') ?? '';
  if (!channel.members.includes(user)) throw new Refusal('user_not_in_channel');
  const message = world.messages.add({
    channel: channel.id,
    user: world.app.botUser,
    fromApp: true,
    onlyFor: user,
    ...messageContent(world, args),
  });
  world.changes.announce();
  return { message_ts: message.ts };
}

function own(world: World, args: Arguments, refusal: string): StoredMessage {
  const channel = textOf(args, 'channel') ?? '';
  if (world.directory.people.has(channel)) throw new Refusal('channel_not_found');
  const { id } = world.directory.conversation(channel);
  const message = world.messages.find(id, textOf(args, 'ts') ?? '');
  // An ephemeral message is nothing that these methods can see.
  if (!message || message.onlyFor) throw new Refusal('message_not_found');
  if (!message.fromApp) throw new Refusal(refusal);
  return message;
}

/** chat.update */
export function updateMessage(world: World, args: Arguments) {
  const message = own(world, args, 'cant_update_message');
  // Without `blocks` a new text takes the old blocks away.
  const { threadTs: _, ...content } = messageContent(world, args);
  const changed = world.messages.replace(message, {
    ...content,
    editedTs: world.messages.nextTs(),
  });
  world.changes.announce();
  return {
    channel: message.channel,
    ts: message.ts,
    text: changed.text,
    message: messageShape(world, changed, true),
  };
}

/** chat.delete */
export function deleteMessage(world: World, args: Arguments) {
  const message = own(world, args, 'cant_delete_message');
  world.messages.remove(message);
  world.changes.announce();
  return { channel: message.channel, ts: message.ts };
}

/** chat.getPermalink */
export function permalink(world: World, args: Arguments) {
  const { id } = world.directory.conversation(textOf(args, 'channel') ?? '');
  const ts = textOf(args, 'message_ts') ?? '';
  if (!world.messages.find(id, ts)) throw new Refusal('message_not_found');
  return { channel: id, permalink: `${world.baseUrl}/#${id}/p${ts.replace('.', '')}` };
}

/** A client message id, as Slack's own client makes one. */
export function clientMessageId(): string {
  return freshId('').toLowerCase();
}
