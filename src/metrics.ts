import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Health } from './health.ts';
import type { Ledger } from './ledger/open.ts';
import type { WriteRequest, Writer } from './ledger/writer.ts';
import type { Route } from './server.ts';

/** What became of a request: `saved` changed the ledger, `answered` had nothing to change. */
export type Outcome = 'saved' | 'answered' | 'refused' | 'broke';

const KINDS = ['command', 'click', 'form', 'options', 'event', 'other'] as const;
/** What a request is. */
export type RequestKind = (typeof KINDS)[number];

/** Seconds. People wait for an answer, and Slack for three seconds. */
const ANSWER = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const COMMIT = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2];

/**
 * Counts and durations in Prometheus' text form: how much and how fast, never what or who. Labels are
 * words of the code alone; no workspace, no person, no customer, nothing that was typed.
 */
export class Metrics {
  readonly #register = new Registry();
  readonly #requests = this.#counter('requests_total', 'Sent by Slack', ['kind', 'outcome']);
  readonly #recorded = this.#counter('recorded_total', 'Entries of the history', ['what']);
  readonly #delivered = this.#counter('messages_total', 'Tries to bring a message', ['state']);
  readonly #unsaved = this.#counter('unsaved_total', 'Transactions that were not saved');
  readonly #answers = this.#histogram('answer_seconds', 'Until Slack had an answer', ANSWER, [
    'kind',
  ]);
  readonly #commits = this.#histogram('commit_seconds', 'From asking to committed', COMMIT);

  /** @param health what `/readyz` goes by, looked at whenever it is asked */
  constructor(health: Health) {
    collectDefaultMetrics({ register: this.#register });
    this.#gauge('ledger_reachable', 'Whether the ledger can be reached', () => health.ledger);
    this.#gauge('slack_connected', 'Whether Slack is connected', () => health.slack);
    // Nought from the start: an alert sees a count rise, and not one that begins at one.
    for (const kind of KINDS) this.#requests.inc({ kind, outcome: 'broke' }, 0);
    this.#delivered.inc({ state: 'parked' }, 0);
  }

  /** A request that is done with. */
  request(kind: RequestKind, outcome: Outcome): void {
    this.#requests.inc({ kind, outcome });
  }

  /** How long Slack waited for an answer, in milliseconds. */
  answered(kind: RequestKind, milliseconds: number): void {
    this.#answers.observe({ kind }, milliseconds / 1_000);
  }

  /** What became of a try to bring a message. */
  delivered(state: string): void {
    this.#delivered.inc({ state });
  }

  /** The same ledger, its commits timed and what they record counted; and its outbox. */
  watched(ledger: Ledger, now: () => Date): Ledger {
    this.#watchOutbox(ledger, now);
    return { ...ledger, write: (request, work) => this.#timed(ledger, request, work) };
  }

  /** `GET /metrics`. */
  route(): Route {
    return (request, response) => {
      if (request.url?.split('?')[0] !== '/metrics' || request.method !== 'GET') return false;
      const type = this.#register.contentType;
      this.#register.metrics().then(
        (text) => response.writeHead(200, { 'content-type': type }).end(text),
        () => response.writeHead(503).end(),
      );
      return true;
    };
  }

  async #timed<T>(
    ledger: Ledger,
    request: WriteRequest,
    work: (writer: Writer) => Promise<T>,
  ): Promise<T> {
    let recorded: readonly string[] = [];
    const end = this.#commits.startTimer();
    try {
      const done = await ledger.write(request, async (writer) => {
        const result = await work(writer);
        recorded = writer.recorded;
        return result;
      });
      for (const what of recorded) this.#recorded.inc({ what });
      return done;
    } catch (error) {
      if (error instanceof Error && error.name === 'NotSaved') this.#unsaved.inc();
      throw error;
    } finally {
      end();
    }
  }

  /** Read from the ledger whenever it is asked; without the ledger there is nothing to say. */
  #watchOutbox(ledger: Ledger, now: () => Date): void {
    const standing = () => ledger.across.unsent().catch(() => undefined);
    const labelNames = ['state'];
    const registers = [this.#register];
    new Gauge({
      ...{ name: 'oatcake_outbox_messages', help: 'Messages that Slack is owed', labelNames },
      registers,
      collect: async function () {
        this.reset();
        for (const { state, count } of (await standing()) ?? []) this.set({ state }, count);
      },
    });
    new Gauge({
      ...{ name: 'oatcake_outbox_oldest_seconds', help: 'How long the oldest has waited' },
      registers,
      collect: async function () {
        const waiting = ((await standing()) ?? []).filter(({ state }) => state !== 'parked');
        const ages = waiting.map(({ oldest }) => now().getTime() - oldest.getTime());
        this.set(Math.max(0, ...ages) / 1_000);
      },
    });
  }

  #counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name: `oatcake_${name}`, help, labelNames, registers: [this.#register] });
  }

  #histogram(name: string, help: string, buckets: number[], labelNames: string[] = []): Histogram {
    const registers = [this.#register];
    return new Histogram({ name: `oatcake_${name}`, help, labelNames, buckets, registers });
  }

  #gauge(name: string, help: string, holds: () => boolean): void {
    new Gauge({
      name: `oatcake_${name}`,
      help,
      registers: [this.#register],
      collect: function () {
        this.set(holds() ? 1 : 0);
      },
    });
  }
}
