import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from '../support/database.ts';
import type { Team } from '../support/open-team.ts';
import type { Chance } from './chance.ts';
import { type Copy, faultOf, startCopy } from './copy.ts';
import type { Tally } from './tally.ts';

/** What the copies are run with. */
export interface Ground {
  readonly team: Team;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly count: number;
  /** Slack sends signed requests instead of using sockets. */
  readonly signingSecret?: string | undefined;
}

/** The copies of the app that run beside each other, and their clocks. */
export class Fleet {
  readonly #ground: Ground;
  #copies: Copy[] = [];
  #ahead = 0;
  readonly #wrong: string[] = [];

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  get copies(): readonly Copy[] {
    return this.#copies;
  }

  /** A sentence for each copy that ended as none may, with its last words. */
  get wrong(): readonly string[] {
    return this.#wrong;
  }

  /** How far ahead of this machine's clock theirs are, in milliseconds. */
  get ahead(): number {
    return this.#ahead;
  }

  /** Where those listen that are not gone. */
  ports(): number[] {
    return this.#copies.filter((copy) => !copy.isGone()).map(({ port }) => port);
  }

  /** Time passes, for them and for Slack. */
  pass(milliseconds: number): void {
    this.#ahead += milliseconds;
    this.#ground.team.slack.clock.advance(milliseconds);
    for (const copy of this.#copies) copy.setAhead(this.#ahead);
  }

  /** Starts those that are missing, some of which die while they start; resolves when all are ready. */
  async startAll(): Promise<void> {
    const { chance, tally, count } = this.#ground;
    const stopping = this.#copies.filter((copy) => copy.isGone());
    this.#copies = this.#copies.filter((copy) => !stopping.includes(copy));
    while (this.#copies.length < count) {
      const copy = await this.#start();
      if (chance.percent(15)) {
        await sleep(chance.between(50, 900));
        if (copy.signal('SIGKILL')) tally.count('Ends', 'killed while it starts');
      } else this.#copies.push(copy);
    }
    const ready = await Promise.all(this.#copies.map((copy) => copy.ready()));
    // One that was told to stop in the round before may only end now.
    if (ready.includes(false)) await this.startAll();
  }

  /** One is killed, and another starts in its place, which does what is due by now. */
  async replaceOne(): Promise<void> {
    const [old, ...others] = this.#copies;
    old?.signal('SIGKILL');
    await old?.gone;
    this.#copies = [...others, await this.#start()];
  }

  async close(): Promise<void> {
    for (const copy of this.#copies) copy.signal('SIGKILL');
    await Promise.all(this.#copies.map(({ gone }) => gone));
  }

  async #start(): Promise<Copy> {
    const { team, signingSecret } = this.#ground;
    const { bot: SLACK_BOT_TOKEN, app: SLACK_APP_TOKEN } = team.slack.tokens;
    const way =
      signingSecret === undefined ? { SLACK_APP_TOKEN } : { SLACK_SIGNING_SECRET: signingSecret };
    const slack = { SLACK_API_URL: team.apiUrl, SLACK_BOT_TOKEN, ...way };
    const { url } = team;
    const env = { ...slack, ...environment(url), DATABASE_URL: url };
    const copy = await startCopy(env, this.#ahead);
    void copy.gone.then((exit) => {
      const fault = faultOf(exit);
      if (fault !== undefined) this.#wrong.push(fault);
    });
    return copy;
  }
}
