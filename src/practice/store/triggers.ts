import { randomInt } from 'node:crypto';
import { freshSecret } from '../ids.ts';
import { Refusal } from '../refusal.ts';

const LIFE = 3000;

interface Trigger {
  person: string;
  made: number;
  used: boolean;
}

/** Trigger ids: good for three seconds of real time, and for one view. */
export class Triggers {
  readonly #triggers = new Map<string, Trigger>();

  /** A fresh trigger for what a person just did. */
  make(person: string): string {
    const id = `${randomInt(1e12)}.${randomInt(1e12)}.${freshSecret()}`;
    this.#triggers.set(id, { person, made: Date.now(), used: false });
    return id;
  }

  /** Whose trigger it is; refuses as Slack does when it is unknown, late or used. */
  check(id: unknown): string {
    const trigger = typeof id === 'string' ? this.#triggers.get(id) : undefined;
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (Date.now() - trigger.made > LIFE) throw new Refusal('expired_trigger_id');
    return trigger.person;
  }

  /** Marks a trigger as used. */
  spend(id: unknown): void {
    const trigger = this.#triggers.get(String(id));
    if (trigger) trigger.used = true;
  }
}
