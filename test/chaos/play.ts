import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { Team } from '../support/open-team.ts';
import { type Chance, chance } from './chance.ts';
import { whatIsWrong } from './checks.ts';
import { type Amid, CUSTOMERS, type Deed, Deeds, toldOf } from './deeds.ts';
import type { Disk } from './disk.ts';
import type { Door } from './door.ts';
import { endOne } from './ends.ts';
import { Fleet } from './fleet.ts';
import { countDecisions } from './request-checks.ts';
import { Requests } from './requests.ts';
import type { Options } from './run.ts';
import { makeTrouble } from './trouble.ts';
import { askForFile, askForReport, countWeeks, missingWeeks, WEEK_MS } from './weeks.ts';

/** What it is played on. */
export interface Place {
  readonly team: Team;
  readonly door?: Door | undefined;
  readonly disk?: Disk | undefined;
  readonly signingSecret?: string | undefined;
}

/** What came of it. */
export interface Outcome {
  readonly rounds: number;
  /** A sentence for each thing that did not hold; the first round with one is the last. */
  readonly wrong: readonly string[];
  /** What the copies wrote in the last round. */
  readonly output: string;
}

/** Longer than any lease: what a dead copy had in hand is somebody else's by then. */
const LATER_MS = 90_000;
/** More than the minute from one tick to the next, at which whatever is due is found. */
const SETTLE_MS = 75_000;
/** What is said in peace is answered within this time. */
const PEACE_MS = 10_000;
/** Who lives does something within this time. */
const STILL_MS = 1_200;
/** In one round of so many a week passes first. */
const A_WEEK_EVERY = 3;

/** A connection that the server ended is not noticed before it is used. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  return pRetry(ask, { retries: 5, minTimeout: 100 });
}

/** Rounds in which people work while everything breaks; after each all is proved to hold. */
export class Play {
  readonly #place: Place;
  readonly #options: Options;
  readonly #chance: Chance;
  readonly #deeds: Deeds;
  readonly #requests: Requests;
  readonly #fleet: Fleet;

  constructor(place: Place, options: Options) {
    this.#place = place;
    this.#options = options;
    this.#chance = chance(options.seed);
    this.#deeds = new Deeds(place.team, this.#chance);
    this.#requests = new Requests(place.team, this.#chance, options.tally);
    const { team, signingSecret } = place;
    const { copies: count, tally } = options;
    this.#fleet = new Fleet({ team, signingSecret, chance: this.#chance, tally, count });
    place.door?.leadTo(() => this.#fleet.ports());
  }

  async rounds(): Promise<Outcome> {
    const { rounds, seconds, say, tally } = this.#options;
    const { team } = this.#place;
    const end = performance.now() + seconds * 1_000;
    let [played, wrong]: [number, string[]] = [0, []];
    let output = '';
    await this.#fleet.startAll();
    while (played < rounds && wrong.length === 0 && performance.now() < end) {
      output = await this.#round(played);
      wrong = await this.#whatIsWrong();
      played += 1;
      if (played % 5 === 0) say(`${played} rounds, ${tally.of('Ends')} ends of a process`);
    }
    for (const deed of this.#deeds.all) this.#note(deed);
    await patiently(() => countWeeks(team, tally));
    await patiently(() => countDecisions(team, tally));
    tally.count('Events sent again', 'by Slack', team.slack.repeated);
    return { rounds: played, wrong, output };
  }

  /** What is due by the clock may be owed only now, so that it is looked at again before it is told. */
  async #whatIsWrong(): Promise<string[]> {
    const { team } = this.#place;
    const look = async () => [
      ...this.#fleet.wrong,
      ...(await patiently(() => whatIsWrong(team, this.#deeds.all, this.#requests.all))),
    ];
    const wrong = await look();
    if (wrong.length === 0) return wrong;
    this.#options.tally.count('Looked at again', 'after a round');
    await this.#peace();
    return look();
  }

  close(): Promise<void> {
    return this.#fleet.close();
  }

  /** One round: work in peace, work in trouble, and peace again. Gives what the copies wrote. */
  async #round(number: number): Promise<string> {
    const { team } = this.#place;
    const { tally, server, only, weeks } = this.#options;
    if (number === 0) await this.#inPeace();
    const asked = await this.#requests.ask(CUSTOMERS[number % CUSTOMERS.length] ?? '');
    const isNewWeek = weeks && number % A_WEEK_EVERY === 0;
    if (isNewWeek) await this.#aWeekLater();
    const copies = [...this.#fleet.copies];
    const amid = this.#amid();
    const work = Promise.all([
      this.#deeds.burst(8, amid),
      this.#decide(asked, amid).then(() => askForReport(team, tally)),
      askForFile(team, isNewWeek ? 'Print (PDF)' : 'Figures (CSV)', tally),
    ]);
    const given = { chance: this.#chance, tally };
    // The first round ends one for certain: there may be no other round.
    const ending = copies.map((copy, at) =>
      endOne(copy, { ...given, mayLive: number + at > 0 }, work),
    );
    const stage = { ...this.#place, ...given, copies, ahead: this.#fleet.ahead, server, only };
    const trouble = makeTrouble(stage, this.#chance.between(1, 3));
    await Promise.all([work, ...ending, trouble]);
    await this.#peace();
    amid.died = copies.some((copy) => copy.isGone());
    return [...new Set([...copies, ...this.#fleet.copies])]
      .map((one) => one.output())
      .join('---\n');
  }

  /** Somebody's purchase is told and answered first, without which nothing would be proved. */
  async #inPeace(): Promise<void> {
    await this.#deeds.burst(1, this.#amid());
    const [first] = this.#deeds.all;
    const isTold = () => first !== undefined && toldOf(this.#place.team, first).length > 0;
    await first?.person.waitFor(isTold, PEACE_MS).catch(() => undefined);
  }

  async #decide(asked: string | undefined, amid: Amid): Promise<void> {
    if (asked !== undefined) await this.#requests.bothDecide(asked, amid);
  }

  /** What happens from now on. */
  #amid(): Amid {
    const { tally } = this.#options;
    const { slack } = this.#place.team;
    const sinceNow = (count: () => number, before = count()) => {
      return () => count() - before;
    };
    const twice = sinceNow(() => tally.of('May come twice', 'sent so by Slack'));
    const again = sinceNow(() => tally.of('May come twice') + slack.repeated);
    return { died: false, twice, again };
  }

  /** Digests and a pack are due; whoever starts now finds that out at once. */
  async #aWeekLater(): Promise<void> {
    this.#fleet.pass(WEEK_MS);
    await this.#fleet.replaceOne();
    this.#options.tally.count('Weeks', 'passed, and a copy killed');
  }

  /** Trouble is over, whatever died is started again, time passes, and all comes to rest. */
  async #peace(): Promise<void> {
    this.#place.team.slack.faults.clear();
    this.#place.door?.loseAnswers(0);
    for (const copy of this.#fleet.copies) copy.signal('SIGCONT');
    await this.#fleet.startAll();
    await this.#stillness();
    for (const end = performance.now() + SETTLE_MS; performance.now() < end; ) {
      this.#fleet.pass(LATER_MS);
      for (let look = 0; look < 200; look += 1) {
        if (await this.#isAtRest().catch(() => false)) return;
        await sleep(50);
      }
    }
  }

  /** What the living have in hand they finish before its time is over: time is only ever so long. */
  async #stillness(): Promise<void> {
    let [before, since] = ['', performance.now()];
    for (const end = since + SETTLE_MS; performance.now() < end; await sleep(100)) {
      const now = JSON.stringify(await this.#inHand().catch(() => []));
      if (now !== before) [before, since] = [now, performance.now()];
      if (performance.now() - since > STILL_MS) return;
    }
  }

  #inHand() {
    const { db } = this.#place.team.reader;
    return db.outboxMessage.findMany({
      where: { state: { in: ['due', 'sending'] } },
      select: { id: true, attempts: true, state: true },
      orderBy: { id: 'asc' },
    });
  }

  async #isAtRest(): Promise<boolean> {
    const { team } = this.#place;
    if ((await this.#inHand()).length > 0) return false;
    if ((await missingWeeks(team)).length > 0) return false;
    const said = this.#deeds.all.filter(({ way }) => way === 'message');
    return said.every((deed) => toldOf(team, deed).length > 0);
  }

  #note(deed: Deed): void {
    const { tally } = this.#options;
    const told = toldOf(this.#place.team, deed).at(-1) ?? '';
    const what = /Saved|Not saved/.exec(told)?.[0] ?? (told === '' ? 'told nothing' : 'other');
    const way = deed.photo ? `${deed.way} with a photo` : deed.way;
    tally.count('Purchases told', way);
    tally.count('Answers', what.toLowerCase());
    if (what === 'Saved') tally.count('Read as saved, by', way);
  }
}
