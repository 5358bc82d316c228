import pRetry from 'p-retry';
import type { Team } from '../support/open-team.ts';
import { type Amid, amidOf } from './amid.ts';
import { type Chance, chance } from './chance.ts';
import { whatIsWrong } from './checks.ts';
import { CUSTOMERS, countDeeds, Deeds, toldOf } from './deeds.ts';
import type { Disk } from './disk.ts';
import type { Door } from './door.ts';
import { endOne } from './ends.ts';
import { Fleet } from './fleet.ts';
import { comeToRest } from './peace.ts';
import { countDecisions } from './request-checks.ts';
import { Requests, type Waiting } from './requests.ts';
import type { Options } from './run.ts';
import { makeTrouble } from './trouble.ts';
import { askForFile, askForReport, countWeeks, WEEK_MS } from './weeks.ts';

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
  /** What was tried in the last round, and what the copies wrote. */
  readonly output: string;
}

/** What is said in peace is answered within this time. */
const PEACE_MS = 10_000;
/** In one round of so many a week passes first; in another nobody dies. */
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
  #reports = 0;

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
      const before = tally.copy();
      const written = await this.#round(played);
      output = `The last round:\n${tally.since(before).lines().join('\n')}\n${written}`;
      wrong = await this.#whatIsWrong();
      played += 1;
      if (played % 5 === 0) say(`${played} rounds, ${tally.of('Ends')} ends of a process`);
    }
    countDeeds(team, this.#deeds.all, tally);
    await patiently(() => countWeeks(team, tally));
    await patiently(() => countDecisions(team, tally));
    tally.count('Events sent again', 'by Slack', team.slack.repeated);
    return { rounds: played, wrong, output };
  }

  /** What is due by the clock may be owed only now, so that it is looked at again before it is told. */
  async #whatIsWrong(): Promise<string[]> {
    const { team } = this.#place;
    const done = { deeds: this.#deeds.all, asked: this.#requests.all, reports: this.#reports };
    const look = async () => [
      ...this.#fleet.wrong,
      ...(await patiently(() => whatIsWrong(team, done))),
    ];
    const wrong = await look();
    if (wrong.length === 0) return wrong;
    this.#options.tally.count('Looked at again', 'after a round');
    await comeToRest(this.#place, this.#fleet, this.#deeds.all);
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
    const amid = amidOf(team.slack, tally);
    const work = Promise.all([
      this.#deeds.burst(8, amid),
      this.#decide(asked, amid),
      askForFile(team, isNewWeek ? 'Print (PDF)' : 'Figures (CSV)', tally),
    ]);
    const given = { chance: this.#chance, tally };
    // Each third round ends none, so that no death excuses anything; the first ends one for certain.
    const dying = number % A_WEEK_EVERY === 2 ? [] : copies;
    const ending = dying.map((copy, at) =>
      endOne(copy, { ...given, mayLive: number + at > 0 }, work),
    );
    const stage = { ...this.#place, ...given, copies, ahead: this.#fleet.ahead, server, only };
    const trouble = makeTrouble(stage, this.#chance.between(1, 3));
    await Promise.all([work, ...ending, trouble]);
    await comeToRest(this.#place, this.#fleet, this.#deeds.all);
    amid.died = copies.some((copy) => copy.isGone());
    return [...new Set([...copies, ...this.#fleet.copies])]
      .map((one) => one.output())
      .join('---\n');
  }

  /** Somebody's purchase is told and answered first, without which nothing would be proved. */
  async #inPeace(): Promise<void> {
    await this.#deeds.burst(1, amidOf(this.#place.team.slack, this.#options.tally));
    const [first] = this.#deeds.all;
    const isTold = () => first !== undefined && toldOf(this.#place.team, first).length > 0;
    await first?.person.waitFor(isTold, PEACE_MS).catch(() => undefined);
  }

  /** The manager who decides wants a report then. */
  async #decide(asked: Waiting | undefined, amid: Amid): Promise<void> {
    if (asked !== undefined) await this.#requests.bothDecide(asked, amid);
    if (await askForReport(this.#place.team, this.#options.tally)) this.#reports += 1;
  }

  /** Digests and a pack are due; whoever starts now finds that out at once. */
  async #aWeekLater(): Promise<void> {
    this.#fleet.pass(WEEK_MS);
    await this.#fleet.replaceOne();
    this.#options.tally.count('Weeks', 'passed, and a copy killed');
  }
}
