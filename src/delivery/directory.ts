import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { faultOf } from './faults.ts';

/** What Slack says of a person. `unknown`: it could not be asked. */
export type Standing = 'member' | 'guest' | 'from-outside' | 'deactivated' | 'unknown';

/** Milliseconds for which Slack's word is taken (design 10: at most five minutes). */
const KEPT_MS = 5 * 60_000;

/** What must be asked of Slack about people, kept for five minutes and refreshed by its events. */
export class Directory {
  readonly #clientOf: (team: string) => Promise<WebClient>;
  readonly #standings = new LRUCache<string, Promise<Standing>>({ max: 50_000, ttl: KEPT_MS });
  readonly #groups = new LRUCache<string, Promise<readonly string[]>>({ max: 1_000, ttl: KEPT_MS });

  /** @param clientOf how the Slack of a team is asked */
  constructor(clientOf: (team: string) => Promise<WebClient>) {
    this.#clientOf = clientOf;
  }

  /** How a person stands to a workspace. */
  async standing(user: string, team: string): Promise<Standing> {
    const key = `${team} ${user}`;
    const kept = this.#standings.get(key);
    if (kept !== undefined) return kept;
    const asked = this.#ask(user, team);
    this.#standings.set(key, asked);
    const standing = await asked.catch((error: unknown) => {
      this.#standings.delete(key);
      throw error;
    });
    if (standing === 'unknown') this.#standings.delete(key);
    return standing;
  }

  /**
   * Whether Slack counts a person among the admins or owners of the workspace; undefined when it
   * could not be asked. A server that tells of no admins at all leaves the question open: then
   * whoever comes is taken, since somebody must be first.
   */
  async isAdmin(user: string, team: string): Promise<boolean | undefined> {
    try {
      const client = await this.#clientOf(team);
      const { user: found } = await client.users.info({ user });
      const { is_admin, is_owner, is_primary_owner } = found ?? {};
      if (is_admin === undefined && is_owner === undefined) return true;
      return Boolean(is_admin || is_owner || is_primary_owner);
    } catch (error) {
      return faultOf(error).code === 'unknown_method' ? true : undefined;
    }
  }

  /** The people in a user group; nobody when Slack could not be asked. */
  async membersOf(group: string, team: string | undefined): Promise<readonly string[]> {
    const kept = this.#groups.get(group);
    if (kept !== undefined) return kept;
    const asked = this.#askMembers(group, team ?? '');
    this.#groups.set(group, asked);
    try {
      return await asked;
    } catch (error) {
      this.#groups.delete(group);
      faultOf(error);
      return [];
    }
  }

  /** Forgets what was known of a person, since Slack says that something changed. */
  forgetPerson(user: string): void {
    for (const key of this.#standings.keys()) {
      if (key.endsWith(` ${user}`)) this.#standings.delete(key);
    }
  }

  /** Forgets who is in a group. */
  forgetGroup(group: string): void {
    this.#groups.delete(group);
  }

  async #askMembers(group: string, team: string): Promise<readonly string[]> {
    const client = await this.#clientOf(team);
    const { users } = await client.usergroups.users.list({ usergroup: group });
    return users ?? [];
  }

  async #ask(user: string, team: string): Promise<Standing> {
    try {
      const client = await this.#clientOf(team);
      const { user: found } = await client.users.info({ user });
      // Slack names whoever it knows; a server that answers without a person tells of no guests.
      if (found === undefined) return 'member';
      if (found.deleted) return 'deactivated';
      if (found.team_id !== undefined && found.team_id !== team) return 'from-outside';
      if (found.is_restricted || found.is_ultra_restricted) return 'guest';
      return found.is_stranger ? 'from-outside' : 'member';
    } catch (error) {
      return standingFrom(faultOf(error).code);
    }
  }
}

/** A server that does not know `users.info` has no guests; any other failure says nothing. */
function standingFrom(code: string): Standing {
  if (code === 'unknown_method') return 'member';
  return code === 'user_not_found' || code === 'user_not_visible' ? 'from-outside' : 'unknown';
}
