import { messageShape } from '../api/shapes.ts';
import { valuesOf } from '../block-kit/state.ts';
import type { Block, Values } from '../block-kit/types.ts';
import type { Payload } from '../delivery/types.ts';
import { Refusal } from '../refusal.ts';
import type { PracticePerson, StoredMessage, StoredView } from '../store/types.ts';
import type { Source } from '../wire.ts';
import type { World } from '../world.ts';
import { responseUrl, viewPlace } from './payloads.ts';

/** A message, view or Home in front of one person, with what they have entered there. */
export interface Surface {
  key: string;
  blocks: readonly Block[];
  values: Values;
  save(values: Values): void;
  /** What a payload says about the place. */
  place(): Payload;
  /** The address for answers, where the place offers one. */
  answers(): Payload;
}

/** What people have entered into messages; nobody else sees it, so it is kept per person. */
export type MessageEntries = Map<string, Values>;

function viewSurface(world: World, view: StoredView): Surface {
  let current = view;
  return {
    key: view.id,
    blocks: view.blocks,
    values: view.values,
    save: (values) => {
      current = world.views.replace({ ...current, values });
    },
    place: () => viewPlace(world, current),
    answers: () => ({}),
  };
}

function messagePlace(world: World, message: StoredMessage, values: Values): Payload {
  const channel = world.directory.conversation(message.channel);
  const container = {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: message.onlyFor !== undefined,
    ...(message.threadTs && { thread_ts: message.threadTs }),
  };
  return {
    container,
    channel: { id: channel.id, name: channel.isPrivate ? 'privategroup' : channel.name },
    // Slack leaves the message out where it was ephemeral.
    ...(!message.onlyFor && { message: messageShape(world, message) }),
    state: { values },
  };
}

function messageSurface(
  world: World,
  person: PracticePerson,
  message: StoredMessage,
  entries: MessageEntries,
): Surface {
  const key = `${message.channel}/${message.ts}`;
  const mine = `${person.id}/${key}`;
  let values = valuesOf(message.blocks, entries.get(mine));
  return {
    key,
    blocks: message.blocks,
    values,
    save: (changed) => {
      values = changed;
      entries.set(mine, changed);
    },
    place: () => messagePlace(world, message, values),
    answers: () => ({ response_url: responseUrl(world, person.id, message.channel, message.ts) }),
  };
}

/** What is at a place, if this person can see it. */
export function surfaceAt(
  world: World,
  person: PracticePerson,
  source: Source,
  entries: MessageEntries,
): Surface {
  if (source.kind === 'message') {
    const channel = world.directory.conversation(source.channel);
    const seen = channel.members.includes(person.id);
    const message = seen ? world.messages.find(channel.id, source.ts) : undefined;
    if (!message || (message.onlyFor && message.onlyFor !== person.id)) {
      throw new Refusal('message_not_found');
    }
    return messageSurface(world, person, message, entries);
  }
  const view = source.kind === 'home' ? world.views.home(person.id) : world.views.find(source.id);
  if (!view || view.owner !== person.id) throw new Refusal('view_not_found');
  return viewSurface(world, view);
}
