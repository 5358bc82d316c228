import type { WebClient } from '@slack/web-api';
import { faultOf, isTokenFault } from './delivery/faults.ts';
import type { Logger } from './logger.ts';
import { tokenSentence } from './refused-token.ts';

/** Asks Slack again and again whether it still takes the bot's token; a socket would not tell. */
export class TokenWatch {
  readonly #client: WebClient;
  readonly #log: Logger;
  readonly #onChange: (accepted: boolean) => void;
  #timer: NodeJS.Timeout | undefined;
  #accepted = true;

  constructor(client: WebClient, log: Logger, onChange: (accepted: boolean) => void) {
    this.#client = client;
    this.#log = log;
    this.#onChange = onChange;
  }

  /** Begins; asks every so many milliseconds. */
  start(everyMs: number): void {
    const untold = (err: unknown) =>
      this.#log.error({ err }, 'Slack was asked of its token in vain');
    this.#timer = setInterval(() => void this.look().catch(untold), everyMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Asks now. A Slack that cannot be reached says nothing of the token. */
  async look(): Promise<void> {
    try {
      await this.#client.auth.test();
      this.#say(true);
    } catch (error) {
      const { kind, code } = faultOf(error);
      if (kind === 'refused' && isTokenFault(code)) this.#say(false, code);
    }
  }

  #say(accepted: boolean, code = ''): void {
    if (accepted === this.#accepted) return;
    this.#accepted = accepted;
    if (accepted) this.#log.info('Slack takes SLACK_BOT_TOKEN again');
    else this.#log.error(tokenSentence('SLACK_BOT_TOKEN', code));
    this.#onChange(accepted);
  }
}
