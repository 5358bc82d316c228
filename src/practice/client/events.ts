import { clientMessageId } from '../api/chat.ts';
import { viewShape } from '../api/shapes.ts';
import type { Payload } from '../delivery/types.ts';
import type { PracticePerson, StoredMessage } from '../store/types.ts';
import type { World } from '../world.ts';

/** The event of a message that a person wrote to the app. */
export function messageEvent(world: World, message: StoredMessage): Payload {
  const { ts, threadTs } = message;
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts,
    event_ts: ts,
    client_msg_id: clientMessageId(),
    team: world.teamId,
    channel: message.channel,
    channel_type: 'im',
    ...(threadTs && { thread_ts: threadTs }),
  };
}

/** The event of a person opening the app's Home. */
export function homeEvent(world: World, person: PracticePerson): Payload {
  const home = world.views.home(person.id);
  return {
    type: 'app_home_opened',
    user: person.id,
    channel: world.directory.dm(person.id).id,
    tab: 'home',
    event_ts: world.messages.nextTs(),
    ...(home && { view: viewShape(world, home) }),
  };
}
