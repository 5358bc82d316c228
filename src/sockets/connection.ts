import { type App, LogLevel, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { boltLogger, type Logger } from '../logger.ts';
import { answerAnyway } from './late-answer.ts';

/** What one socket needs. */
export interface ConnectionNeeds {
  readonly app: App;
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Logger;
  /** Milliseconds in which Slack must have greeted. */
  readonly helloMs: number;
}

/** Milliseconds after which a call for a socket's address is given up. */
const CALL_MS = 10_000;
/** Milliseconds that Slack has to end a socket in good order before it is cut. */
const GOODBYE_MS = 500;

/**
 * One socket to Slack, from its opening to its end; a new one is made for the next. The client
 * would open its own again, but pauses for five seconds first, ends the process when it fails, and
 * comes back to life when it is told to stop meanwhile: so it is told not to.
 */
export class Connection {
  /** Resolves with the reason when Slack is about to end the socket, or has. */
  readonly leaving: Promise<string>;
  /** Resolves when the socket is gone. */
  readonly gone: Promise<void>;
  readonly #receiver: SocketModeReceiver;
  readonly #needs: ConnectionNeeds;
  readonly #inHand = new Set<Promise<void>>();
  #isClosed = false;

  constructor(needs: ConnectionNeeds) {
    this.#needs = needs;
    this.#receiver = receiverFor(needs);
    const { client } = this.#receiver;
    this.gone = new Promise((resolve) => {
      client.once('disconnected', () => resolve());
    });
    this.leaving = new Promise((resolve) => {
      this.#holdGoodbyes(resolve);
      void this.gone.then(() => resolve('lost'));
    });
    // Given up while its address was asked for: it must not open after that.
    client.on('connecting', () => {
      if (this.#isClosed) setImmediate(() => void client.disconnect());
    });
    this.#receiver.init(this.#counting(needs.app));
  }

  /**
   * Opens the socket; resolves when Slack has greeted.
   *
   * @throws what Slack answered, or undefined when the socket closed before the greeting
   */
  async open(): Promise<void> {
    const { helloMs } = this.#needs;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('Slack did not greet in time')), helloMs);
    });
    try {
      await Promise.race([this.#receiver.start(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the socket once nothing that came by it is in hand, and it had so many milliseconds. */
  async retire(milliseconds: number): Promise<void> {
    const timeIsOver = new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
    await Promise.race([this.gone, timeIsOver]);
    while (this.#inHand.size > 0) await Promise.allSettled([...this.#inHand]);
    await this.close();
  }

  /** Ends the socket now. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const { client } = this.#receiver;
    // Told twice, the client cuts a socket whose other end says nothing.
    const cut = setTimeout(() => void client.disconnect(), GOODBYE_MS);
    await client.disconnect();
    clearTimeout(cut);
  }

  /**
   * At a `disconnect` frame the client would close at once, and what is in hand could no longer be
   * answered. Slack ends the socket itself a moment later; until then it stays.
   */
  #holdGoodbyes(leave: (reason: string) => void): void {
    const { client } = this.#receiver;
    for (const handle of client.listeners('ws_message')) {
      client.off('ws_message', handle);
      client.on('ws_message', (data: unknown, isBinary: unknown) => {
        const reason = goodbye(data);
        if (reason === undefined) handle(data, isBinary);
        else leave(reason);
      });
    }
  }

  /** The app as this socket's receiver sees it: what comes by this socket is counted. */
  #counting(app: App): App {
    const counting: App = Object.create(app);
    counting.processEvent = (event: ReceiverEvent): Promise<void> => {
      const work = app.processEvent({ ...event, ack: answerAnyway(event, this.#needs.log) });
      this.#inHand.add(work);
      return work.finally(() => this.#inHand.delete(work));
    };
    return counting;
  }
}

function receiverFor({ appToken, apiUrl, log }: ConnectionNeeds): SocketModeReceiver {
  const retryConfig = { retries: 0 };
  const clientOptions = {
    slackApiUrl: apiUrl,
    retryConfig,
    timeout: CALL_MS,
    rejectRateLimitedCalls: true,
  };
  return new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    logLevel: LogLevel.INFO,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
}

/** The reason in a `disconnect` frame; undefined for every other. */
function goodbye(data: unknown): string | undefined {
  if (typeof data !== 'string' || data.length > 1_000 || !data.includes('disconnect')) return;
  try {
    const { type, reason } = JSON.parse(data) as { type?: unknown; reason?: unknown };
    return type === 'disconnect' ? String(reason) : undefined;
  } catch {
    return undefined;
  }
}
