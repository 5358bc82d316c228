import { Refusal } from '../refusal.ts';
import type { PracticeChannel, PracticePerson, PracticeUserGroup } from './types.ts';

/** A conversation as the workspace knows it: a channel, or one person's talk with the app. */
export interface Conversation extends PracticeChannel {
  isDirect: boolean;
}

/** Who and where: people, channels, direct conversations with the app, user groups. */
export class Directory {
  readonly people: Map<string, PracticePerson>;
  readonly groups: readonly PracticeUserGroup[];
  readonly #conversations = new Map<string, Conversation>();

  constructor(
    people: readonly PracticePerson[],
    channels: readonly PracticeChannel[],
    groups: readonly PracticeUserGroup[],
    readonly botUser: string,
  ) {
    this.people = new Map(people.map((person) => [person.id, { ...person }]));
    this.groups = groups;
    for (const channel of channels) {
      this.#conversations.set(channel.id, { ...channel, isDirect: false });
    }
    for (const { id } of people) {
      const members = [id, botUser];
      const dm = { id: dmOf(id), name: 'directmessage', isPrivate: true, members, isDirect: true };
      this.#conversations.set(dm.id, dm);
    }
  }

  /** All conversations. */
  conversations(): Conversation[] {
    return [...this.#conversations.values()];
  }

  /** A person by id or by name. */
  person(idOrName: string): PracticePerson {
    const found =
      this.people.get(idOrName) ?? [...this.people.values()].find((one) => one.name === idOrName);
    if (!found) throw new Refusal('user_not_found');
    return found;
  }

  /** A conversation by id, or a channel by name, with or without `#`. */
  conversation(idOrName: string): Conversation {
    const name = idOrName.replace(/^#/, '');
    const found =
      this.#conversations.get(idOrName) ??
      this.conversations().find((one) => !one.isDirect && one.name === name);
    if (!found) throw new Refusal('channel_not_found');
    return found;
  }

  /** The person's conversation with the app. */
  dm(personId: string): Conversation {
    return this.conversation(dmOf(this.person(personId).id));
  }

  /** Takes a change to a person, such as having left. */
  change(personId: string, change: Partial<PracticePerson>): PracticePerson {
    const changed = { ...this.person(personId), ...change };
    this.people.set(changed.id, changed);
    return changed;
  }
}

function dmOf(personId: string): string {
  return `D${personId.slice(1)}`;
}
