import type { Faults } from '../faults.ts';
import type { Ack, Carrier, Kind, Payload } from './types.ts';

/** At once, after a minute, after five: when Slack sends an event again. */
export const RETRY_AFTER: readonly number[] = [0, 60_000, 300_000];

interface Sent {
  kind: Kind;
  payload: Payload;
}

/** Hands payloads to the app: once for what people do, until acknowledged for events. */
export class Delivery {
  readonly #carrier: Carrier;
  readonly #faults: Faults;
  readonly #retryAfter: readonly number[];
  readonly #held = new Set<() => void>();
  #last: Sent | undefined;
  #closed = false;
  #repeated = 0;

  constructor(carrier: Carrier, faults: Faults, retryAfter: readonly number[] = RETRY_AFTER) {
    this.#carrier = carrier;
    this.#faults = faults;
    this.#retryAfter = retryAfter;
    carrier.onReachable(() => {
      for (const again of [...this.#held]) again();
    });
  }

  /** How many events were sent again. */
  get repeated(): number {
    return this.#repeated;
  }

  /** Sends what a person did: never again by itself. */
  async once(kind: 'slash_commands' | 'interactive', payload: Payload): Promise<Ack> {
    this.#last = { kind, payload };
    await this.#faults.delay();
    const sent = this.#carrier.send(kind, payload);
    for (let more = this.#faults.takeRepeats(); more > 0; more -= 1) {
      void this.#carrier.send(kind, payload);
    }
    return sent;
  }

  /** Sends an event, and sends it again while nobody acknowledges it. */
  async event(payload: Payload): Promise<Ack> {
    this.#last = { kind: 'events_api', payload };
    await this.#faults.delay();
    for (let more = this.#faults.takeRepeats(); more > 0; more -= 1) {
      void this.#carrier.send('events_api', payload);
    }
    const ack = await this.#carrier.send('events_api', payload);
    if (ack.status !== 'acknowledged') void this.#again(payload, ack);
    return ack;
  }

  async #again(payload: Payload, first: Ack): Promise<void> {
    let ack = first;
    for (const [index, pause] of this.#retryAfter.entries()) {
      await this.#hold(pause);
      if (this.#closed) return;
      this.#repeated += 1;
      const reason = ack.status === 'late' ? 'timeout' : 'connection_failed';
      ack = await this.#carrier.send('events_api', payload, { attempt: index + 1, reason });
      if (ack.status === 'acknowledged') return;
    }
  }

  /** Waits for a pause to pass, or for the app to come back, whichever is first. */
  #hold(pause: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#held.delete(done);
        resolve();
      };
      const timer = setTimeout(done, pause);
      timer.unref();
      this.#held.add(done);
    });
  }

  /** Sends the last payload again, as Slack sometimes does unasked. */
  async redeliverLast(): Promise<Ack> {
    if (!this.#last) return { status: 'unreachable' };
    const { kind, payload } = this.#last;
    const retry = kind === 'events_api' ? { attempt: 1, reason: 'timeout' } : undefined;
    return this.#carrier.send(kind, payload, retry);
  }

  /** Stops sending. */
  close(): void {
    this.#closed = true;
    for (const done of [...this.#held]) done();
    this.#carrier.close();
  }
}
