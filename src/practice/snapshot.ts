import type { StoredMessage, StoredView } from './store/types.ts';
import type { World } from './world.ts';

/** What outlives a restart: messages and Homes; ephemeral messages and open forms do not. */
export interface Snapshot {
  version: 1;
  messages: StoredMessage[];
  homes: StoredView[];
}

/** Takes a snapshot. */
export function snapshotOf(world: World): Snapshot {
  return { version: 1, messages: world.messages.lasting(), homes: world.views.homes() };
}

/** Brings a snapshot back; what belongs to nobody here is left out. */
export function restoreWorld(world: World, snapshot: Snapshot): void {
  const known = new Set(world.directory.conversations().map(({ id }) => id));
  world.messages.load(snapshot.messages.filter(({ channel }) => known.has(channel)));
  world.views.load(snapshot.homes.filter(({ owner }) => world.directory.people.has(owner)));
  world.changes.announce();
}
