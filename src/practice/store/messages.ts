import type { PracticeClock } from '../clock.ts';
import type { StoredMessage } from './types.ts';

/** Everything that was said, by conversation, oldest first. */
export class Messages {
  readonly #clock: PracticeClock;
  readonly #byChannel = new Map<string, StoredMessage[]>();
  readonly #used = new Set<number>();

  constructor(clock: PracticeClock) {
    this.#clock = clock;
  }

  /** A timestamp that no other message has; Slack's way to name a message. */
  nextTs(): string {
    let micros = this.#clock.now().getTime() * 1000;
    while (this.#used.has(micros)) micros += 1;
    this.#used.add(micros);
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }

  /** Adds a message under a fresh timestamp. */
  add(message: Omit<StoredMessage, 'ts'>): StoredMessage {
    const stored = { ...message, ts: this.nextTs() };
    this.#insert(stored);
    return stored;
  }

  #insert(message: StoredMessage): void {
    const list = this.in(message.channel);
    let place = list.length;
    while (place > 0 && Number(list[place - 1]?.ts) > Number(message.ts)) place -= 1;
    this.#byChannel.set(message.channel, list.toSpliced(place, 0, message));
  }

  /** All messages of a conversation, everyone's ephemeral ones included. */
  in(channel: string): StoredMessage[] {
    return this.#byChannel.get(channel) ?? [];
  }

  /** What one person sees there. */
  seenBy(person: string, channel: string): StoredMessage[] {
    return this.in(channel).filter(({ onlyFor }) => !onlyFor || onlyFor === person);
  }

  /** The message with this timestamp. */
  find(channel: string, ts: string): StoredMessage | undefined {
    return this.in(channel).find((message) => message.ts === ts);
  }

  /** Puts new content in a message's place; its place in the conversation stays. */
  replace(message: StoredMessage, change: Partial<StoredMessage>): StoredMessage {
    const changed = { ...message, ...change };
    const list = this.in(message.channel);
    this.#byChannel.set(
      message.channel,
      list.map((one) => (one.ts === message.ts ? changed : one)),
    );
    return changed;
  }

  /** Takes a message away. */
  remove({ channel, ts }: Pick<StoredMessage, 'channel' | 'ts'>): void {
    this.#byChannel.set(
      channel,
      this.in(channel).filter((message) => message.ts !== ts),
    );
  }

  /** What would survive a restart of Slack: all but ephemeral messages. */
  lasting(): StoredMessage[] {
    return [...this.#byChannel.values()].flat().filter((message) => !message.onlyFor);
  }

  /** Brings kept messages back. */
  load(messages: readonly StoredMessage[]): void {
    for (const message of messages) {
      this.#used.add(Math.round(Number(message.ts) * 1e6));
      this.#insert(message);
    }
  }
}
