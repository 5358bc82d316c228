import type { Client } from '../client/client.ts';
import { withAddresses } from '../client/files.ts';
import { seenMessages } from '../client/seen.ts';
import type { Exhibit, State } from '../wire.ts';
import type { World } from '../world.ts';

const MOST = 300;

/** What a screen is drawn from. */
export interface StateContext {
  world: World;
  client: Client;
  tour: readonly string[];
  /** Everything that the app can show. */
  gallery: (() => readonly Exhibit[]) | undefined;
}

/** The whole screen of one person. */
export function stateFor({ world, client, tour, gallery }: StateContext, as: string): State {
  const me = world.directory.person(as);
  const channels = world.directory.conversations().filter(({ members }) => members.includes(me.id));
  return {
    team: world.teamName,
    app: { id: world.app.id, name: world.app.name, botUser: world.app.botUser },
    me,
    people: [...world.directory.people.values()],
    commands: world.commands,
    channels: channels.map(({ id, name, isPrivate, isDirect, members }) => ({
      id,
      name: isDirect ? world.app.name : name,
      isPrivate,
      isDirect,
      members,
      messages: withValues(world, client, me.id, id),
    })),
    home: world.views.home(me.id) ?? null,
    views: world.views.stack(me.id),
    now: world.clock.now().toISOString(),
    tour,
    hasGallery: gallery !== undefined,
  };
}

function withValues(world: World, client: Client, person: string, channel: string) {
  const messages = seenMessages(world, person, channel).slice(-MOST);
  return messages.map((message) => {
    if (message.blocks.length === 0) return message;
    const { ts } = message;
    const blocks = withAddresses(world, person, message.blocks);
    return { ...message, blocks, values: client.values(person, { kind: 'message', channel, ts }) };
  });
}
