import { Refusal } from '../refusal.ts';
import type { Conversation } from '../store/directory.ts';
import type { PracticePerson } from '../store/types.ts';
import type { World } from '../world.ts';

/** A conversation that this person is in. */
export function joined(world: World, person: PracticePerson, channelId: string): Conversation {
  const channel = world.directory.conversation(channelId);
  if (!channel.members.includes(person.id)) throw new Refusal('channel_not_found');
  return channel;
}
