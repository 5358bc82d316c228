import type { KeptFile } from './store/files.ts';
import type { StoredMessage, StoredView } from './store/types.ts';
import type { World } from './world.ts';

/**
 * What outlives a restart: messages, Homes, small files and the clock; ephemeral messages and open
 * forms do not.
 */
export interface Snapshot {
  version: 1;
  messages: StoredMessage[];
  homes: StoredView[];
  /** Small ones; snapshots of before have none. */
  files?: KeptFile[];
  /** Milliseconds by which the clock is ahead; snapshots of before have none. */
  ahead?: number;
}

/** Takes a snapshot. */
export function snapshotOf(world: World): Snapshot {
  return {
    version: 1,
    messages: world.messages.lasting(),
    homes: world.views.homes(),
    files: world.files.lasting(world.app.botUser),
    ahead: world.clock.ahead,
  };
}

/** Brings a snapshot back; what belongs to nobody here is left out. */
export function restoreWorld(world: World, snapshot: Snapshot): void {
  const known = new Set(world.directory.conversations().map(({ id }) => id));
  world.clock.resume(snapshot.ahead ?? 0);
  world.messages.load(snapshot.messages.filter(({ channel }) => known.has(channel)));
  world.files.load(snapshot.files ?? []);
  world.views.load(snapshot.homes.filter(({ owner }) => world.directory.people.has(owner)));
  world.changes.announce();
}
