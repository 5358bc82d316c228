import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { type Fault, faultOf } from '../delivery/faults.ts';
import type { Logger } from '../logger.ts';
import { SlackRefused, tokenSentence } from '../refused-token.ts';
import { Connection } from './connection.ts';

/** How many sockets, and the pauses between tries; in milliseconds. */
export interface Pace {
  /** Slack allows an app ten; two leave no hole when one is refreshed. */
  readonly sockets: number;
  /** The first pause after a try that failed; each further one is twice as long. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** The pause while Slack does not take a token. */
  readonly refusedPauseMs: number;
  readonly helloMs: number;
  /** How long a socket that Slack is about to end stays open for what is on its way. */
  readonly lingerMs: number;
}

/** For a live team. */
export const PACE: Pace = {
  sockets: 2,
  firstPauseMs: 500,
  longestPauseMs: 15_000,
  refusedPauseMs: 60_000,
  helloMs: 10_000,
  lingerMs: 5_000,
};

/** A socket that ends sooner was not refreshed in the ordinary way; Slack does that every few hours. */
const SHORT_LIFE_MS = 10_000;

/** What the sockets need. */
export interface SocketsNeeds {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Logger;
  readonly pace: Pace;
}

/**
 * Keeps sockets open to Slack, which hands each payload to any one of them. One that Slack is about
 * to end is replaced first; one that is lost is opened again for as long as it takes.
 */
export class Sockets implements Receiver {
  readonly #needs: SocketsNeeds;
  readonly #open = new Set<Connection>();
  readonly #stopping = new AbortController();
  #app: App | undefined;
  #onCount: (open: number) => void = () => undefined;
  #refusedBefore = false;

  constructor(needs: SocketsNeeds) {
    this.#needs = needs;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Calls back with the number of open sockets whenever it changes. */
  onCount(listener: (open: number) => void): void {
    this.#onCount = listener;
  }

  /**
   * Resolves when the first socket is open; the others follow.
   *
   * @throws SlackRefused when Slack does not take the token
   */
  async start(signal?: AbortSignal): Promise<void> {
    signal?.addEventListener('abort', () => this.#stopping.abort(), { once: true });
    const first = await this.#untilOpen(true);
    signal?.throwIfAborted();
    void this.#keep(first);
    for (let more = 1; more < this.#needs.pace.sockets; more += 1) void this.#keep();
  }

  /** Ends all sockets; what is in hand must be done before. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#open].map((connection) => connection.close()));
  }

  /** Keeps one place filled. */
  async #keep(first?: Connection): Promise<void> {
    let connection = first ?? (await this.#untilOpen(false));
    for (let shortLives = 0; connection !== undefined; ) {
      const began = performance.now();
      const reason = await connection.leaving;
      if (this.#stopping.signal.aborted) return;
      this.#needs.log.info({ reason }, 'A socket to Slack ends; another is opened');
      const old = connection;
      shortLives = performance.now() - began < SHORT_LIFE_MS ? shortLives + 1 : 0;
      // Such as one too many: opened at once, it would end another at once.
      if (shortLives > 1) await this.#pause(this.#grown(shortLives));
      connection = await this.#untilOpen(false);
      // Not before there is another: until then what Slack sends may still come by this one.
      void old.retire(this.#needs.pace.lingerMs);
    }
  }

  /** Tries until a socket is open; undefined when the app stops first. */
  async #untilOpen(isFirst: boolean): Promise<Connection | undefined> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const connection = this.#new();
      try {
        await connection.open();
        if (!signal.aborted) return this.#opened(connection);
        await connection.close();
      } catch (error) {
        void connection.close();
        const pause = this.#afterFault(faultIn(error), failures, isFirst);
        await this.#pause(pause, isFirst);
      }
    }
    return undefined;
  }

  /** Waits, unless the app stops meanwhile. */
  async #pause(milliseconds: number, ref = false): Promise<void> {
    const { signal } = this.#stopping;
    await sleep(milliseconds, undefined, { signal, ref }).catch(() => undefined);
  }

  /** A pause after so many failures, give or take a quarter. */
  #grown(failures: number): number {
    const { firstPauseMs, longestPauseMs } = this.#needs.pace;
    const grown = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
    return grown * (0.75 + Math.random() / 2);
  }

  #new(): Connection {
    if (this.#app === undefined) throw new Error('The sockets were given no app');
    const { appToken, apiUrl, log, pace } = this.#needs;
    return new Connection({ app: this.#app, appToken, apiUrl, log, helloMs: pace.helloMs });
  }

  #opened(connection: Connection): Connection {
    this.#refusedBefore = false;
    this.#open.add(connection);
    this.#onCount(this.#open.size);
    void connection.gone.then(() => {
      this.#open.delete(connection);
      this.#onCount(this.#open.size);
    });
    return connection;
  }

  /** How long to wait before the next try; a token that is refused is told of once. */
  #afterFault(fault: Fault, failures: number, isFirst: boolean): number {
    const { log, pace } = this.#needs;
    if (fault.kind === 'refused') {
      if (isFirst) throw new SlackRefused('SLACK_APP_TOKEN', fault.code);
      if (!this.#refusedBefore) log.error(tokenSentence('SLACK_APP_TOKEN', fault.code));
      this.#refusedBefore = true;
      return pace.refusedPauseMs;
    }
    log.warn({ fault: fault.code }, 'Slack cannot be reached; trying again');
    const told = fault.kind === 'later' ? (fault.seconds ?? 0) * 1_000 : 0;
    return Math.max(told, this.#grown(failures));
  }
}

/** A socket that closed before Slack greeted is no answer of Slack's. */
function faultIn(error: unknown): Fault {
  try {
    return faultOf(error);
  } catch {
    return { kind: 'later', code: 'no greeting', seconds: undefined };
  }
}
