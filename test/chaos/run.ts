import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { MOMENTS } from '../../src/ledger/passing.ts';
import { environment } from '../support/database.ts';
import { openTeam, type Team } from '../support/open-team.ts';
import type { Postgres } from '../support/postgres.ts';
import { type Chance, chance } from './chance.ts';
import { whatIsWrong } from './checks.ts';
import { type Copy, startCopy } from './copy.ts';
import { type Deed, Deeds, toldOf } from './deeds.ts';
import { askInPeace, bothDecide } from './requests.ts';
import { Tally } from './tally.ts';
import { makeTrouble, type Stage } from './trouble.ts';

/** How much is broken. */
export interface Options {
  readonly rounds: number;
  readonly seed: number;
  /** Seconds after which no further round is begun. */
  readonly seconds: number;
  /** Copies of the app that run beside each other. */
  readonly copies: number;
  readonly say: (line: string) => void;
  /** The database's server, to be stopped and started; without it the ledger is on SQLite. */
  readonly server?: Pick<Postgres, 'halt' | 'resume'> | undefined;
}

/** What came of it. */
export interface Outcome {
  readonly tally: Tally;
  readonly rounds: number;
  /** A sentence for each thing that did not hold; the first round with one is the last. */
  readonly wrong: readonly string[];
  /** What the copies wrote in the last round. */
  readonly output: string;
}

/** Slack sends an event again for five minutes; here for as long as everything is broken. */
const RETRY_AFTER = [0, 1_000, 5_000, 10_000, 10_000, 10_000];
/** Longer than any lease: what a dead copy had in hand is somebody else's by then. */
const LATER_MS = 90_000;
const CUSTOMERS = ['V017', 'V024', 'V042', 'V099'];
const SETTLE_MS = 40_000;

/** Plays rounds in which people work while everything breaks; after each all is proved to hold. */
export async function chaos(options: Options): Promise<Outcome> {
  const team = await openTeam({ running: false, now: new Date(), retryAfter: RETRY_AFTER });
  const play = new Play(team, options);
  try {
    return await play.rounds();
  } finally {
    await play.close();
    await team.close().catch(() => undefined);
  }
}

/** A connection that the server ended is not noticed before it is used. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  return pRetry(ask, { retries: 5, minTimeout: 100 });
}

class Play {
  readonly #team: Team;
  readonly #options: Options;
  readonly #chance: Chance;
  readonly #tally = new Tally();
  readonly #deeds: Deeds;
  #copies: Copy[] = [];
  #ahead = 0;
  #moment = 0;

  constructor(team: Team, options: Options) {
    this.#team = team;
    this.#options = options;
    this.#chance = chance(options.seed);
    this.#deeds = new Deeds(team, this.#chance);
  }

  async rounds(): Promise<Outcome> {
    const { rounds, seconds, say } = this.#options;
    const end = performance.now() + seconds * 1_000;
    let [played, wrong]: [number, string[]] = [0, []];
    let output = '';
    await this.#startAll();
    while (played < rounds && wrong.length === 0 && performance.now() < end) {
      output = await this.#round(played);
      wrong = await patiently(() => whatIsWrong(this.#team, this.#deeds.all));
      played += 1;
      if (played % 5 === 0) say(`${played} rounds, ${this.#tally.of('Ends')} ends of a process`);
    }
    for (const deed of this.#deeds.all) this.#note(deed);
    return { tally: this.#tally, rounds: played, wrong, output };
  }

  async close(): Promise<void> {
    for (const copy of this.#copies) copy.signal('SIGKILL');
    await Promise.all(this.#copies.map(({ gone }) => gone));
  }

  /** One round: work in peace, work in trouble, and peace again. Gives what the copies wrote. */
  async #round(number: number): Promise<string> {
    const customer = CUSTOMERS[number % CUSTOMERS.length] ?? '';
    await askInPeace(this.#team, customer);
    const copies = [...this.#copies];
    const stage: Stage = {
      ...{ team: this.#team, copies, ahead: this.#ahead },
      ...{ chance: this.#chance, tally: this.#tally, server: this.#options.server },
    };
    const work = Promise.all([this.#deeds.burst(8), bothDecide(this.#team, this.#chance)]);
    const breaking = copies.map((copy) => this.#break(copy, work));
    const trouble = makeTrouble(stage, this.#chance.between(1, 3));
    await Promise.all([work, ...breaking, trouble]);
    await this.#peace();
    return [...new Set([...copies, ...this.#copies])].map((one) => one.output()).join('---\n');
  }

  /** Ends a copy in one of the ways in which processes end, or lets it live. */
  async #break(copy: Copy, work: Promise<unknown>): Promise<void> {
    const way = this.#chance.between(1, 100);
    if (way <= 65) return this.#dieAtMoment(copy, work);
    if (way <= 80) return this.#dieAtRandom(copy);
    if (way <= 90) await this.#stop(copy);
  }

  /** Each moment in turn, for the first time or a later one. */
  async #dieAtMoment(copy: Copy, work: Promise<unknown>): Promise<void> {
    const moment = MOMENTS[this.#moment % MOMENTS.length] ?? 'received';
    this.#moment += 1;
    copy.dieAt(moment, this.#chance.between(1, 4));
    const isOver = work.then(() => sleep(500));
    await Promise.race([copy.gone, isOver]);
    const how = copy.isGone() ? `killed when ${moment}` : 'killed at random';
    this.#tally.count('Ends', how);
    copy.signal('SIGKILL');
  }

  async #dieAtRandom(copy: Copy): Promise<void> {
    await sleep(this.#chance.between(0, 800));
    copy.signal('SIGKILL');
    this.#tally.count('Ends', 'killed at random');
  }

  async #stop(copy: Copy): Promise<void> {
    await sleep(this.#chance.between(0, 500));
    copy.signal('SIGTERM');
    this.#tally.count('Ends', 'told to stop');
  }

  /** Trouble is over, whatever died is started again, time passes, and all comes to rest. */
  async #peace(): Promise<void> {
    this.#team.slack.faults.clear();
    for (const copy of this.#copies) copy.signal('SIGCONT');
    await this.#startAll();
    for (const end = performance.now() + SETTLE_MS; performance.now() < end; ) {
      this.#pass(LATER_MS);
      for (let look = 0; look < 200; look += 1) {
        if (await this.#isAtRest().catch(() => false)) return;
        await sleep(50);
      }
    }
  }

  #pass(milliseconds: number): void {
    this.#ahead += milliseconds;
    this.#team.slack.clock.advance(milliseconds);
    for (const copy of this.#copies) copy.setAhead(this.#ahead);
  }

  async #startAll(): Promise<void> {
    const stopping = this.#copies.filter((copy) => copy.isGone());
    this.#copies = this.#copies.filter((copy) => !stopping.includes(copy));
    while (this.#copies.length < this.#options.copies) {
      const copy = await this.#start();
      if (this.#chance.percent(15)) {
        await sleep(this.#chance.between(50, 900));
        copy.signal('SIGKILL');
        this.#tally.count('Ends', 'killed while it starts');
      } else this.#copies.push(copy);
    }
    const ready = await Promise.all(this.#copies.map((copy) => copy.ready()));
    // One that was told to stop in the round before may only end now.
    if (ready.includes(false)) await this.#startAll();
  }

  #start(): Promise<Copy> {
    const { bot: SLACK_BOT_TOKEN, app: SLACK_APP_TOKEN } = this.#team.slack.tokens;
    const slack = { SLACK_API_URL: this.#team.apiUrl, SLACK_BOT_TOKEN, SLACK_APP_TOKEN };
    const { url } = this.#team;
    return startCopy({ ...slack, ...environment(url), DATABASE_URL: url }, this.#ahead);
  }

  async #isAtRest(): Promise<boolean> {
    const where = { state: { in: ['due', 'sending'] } };
    if ((await this.#team.reader.db.outboxMessage.count({ where })) > 0) return false;
    const said = this.#deeds.all.filter(({ way }) => way === 'message');
    return said.every((deed) => toldOf(this.#team, deed).length > 0);
  }

  #note(deed: Deed): void {
    const told = toldOf(this.#team, deed).at(-1) ?? '';
    const what = /Saved|Not saved/.exec(told)?.[0] ?? (told === '' ? 'told nothing' : 'other');
    this.#tally.count('Purchases told', deed.way);
    this.#tally.count('Answers', what.toLowerCase());
  }
}
