import type { StoredMessage } from '../store/types.ts';
import type { SeenMessage } from '../wire.ts';
import type { World } from '../world.ts';
import { seenFiles } from './files.ts';

/** What stands above a message: a person's name, the app's, or Slack's own. */
export function authorName(world: World, user: string): string {
  if (user === world.app.botUser) return world.app.name;
  return world.directory.people.get(user)?.name ?? 'Slackbot';
}

/** Turns a stored message into what somebody sees. */
export function seen(world: World, person: string, message: StoredMessage): SeenMessage {
  return {
    channel: message.channel,
    ts: message.ts,
    user: message.user,
    from: authorName(world, message.user),
    fromApp: message.fromApp,
    text: message.text,
    blocks: message.blocks,
    files: seenFiles(world, person, message),
    ephemeral: message.onlyFor !== undefined,
    edited: message.editedTs !== undefined,
    ...(message.threadTs && { threadTs: message.threadTs }),
  };
}

/** All that one person sees in a conversation, oldest first. */
export function seenMessages(world: World, personId: string, channelId: string): SeenMessage[] {
  const channel = world.directory.conversation(channelId);
  if (!channel.members.includes(personId)) return [];
  return world.messages.seenBy(personId, channel.id).map((one) => seen(world, personId, one));
}
