import type { PracticeClock } from '../clock.ts';
import { freshSecret } from '../ids.ts';
import { Refusal } from '../refusal.ts';

const LIFE = 30 * 60 * 1000;
const USES = 5;

/** Where an answer through a response address goes. */
export interface ResponseTarget {
  person: string;
  channel: string;
  /** The message that was acted on, if there was one. */
  ts?: string;
}

interface Entry extends ResponseTarget {
  made: number;
  uses: number;
}

/** Response addresses: five uses within thirty minutes, as Slack has it. */
export class ResponseUrls {
  readonly #clock: PracticeClock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: PracticeClock) {
    this.#clock = clock;
  }

  /** A fresh address's id. */
  make(target: ResponseTarget): string {
    const id = freshSecret();
    this.#entries.set(id, { ...target, made: this.#clock.now().getTime(), uses: 0 });
    return id;
  }

  /** Uses an address once. */
  use(id: string): ResponseTarget {
    const entry = this.#entries.get(id);
    if (!entry) throw new Refusal('expired_url');
    if (this.#clock.now().getTime() - entry.made > LIFE) throw new Refusal('expired_url');
    if (entry.uses >= USES) throw new Refusal('used_url');
    entry.uses += 1;
    return entry;
  }
}
