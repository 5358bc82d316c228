import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../../src/domain/sign-off.ts';
import type { Person, Seen } from '../../src/practice/client/person.ts';
import type { SeenMessage } from '../../src/practice/wire.ts';
import type { Team } from '../support/open-team.ts';
import type { Amid } from './amid.ts';
import type { Chance } from './chance.ts';
import type { Tally } from './tally.ts';

/** What a manager pressed on a request's card. */
export interface Press {
  readonly by: Person;
  readonly wants: Outcome;
  /** When, by Slack's clock. */
  readonly at: Date;
  /** The app acknowledged it, and in a form found no fault. */
  readonly isTaken: boolean;
}

/** One request, known by its reference, and what was pressed on it. */
export interface Asked {
  readonly reference: string;
  readonly presses: readonly Press[];
  readonly amid: Amid;
}

/** A request that waits, and whether a manager has its form before them in which they decline. */
export interface Waiting {
  readonly reference: string;
  readonly card: SeenMessage;
  readonly hasForm: boolean;
}

const REFERENCE = /S\d{4}/;
const CARD_MS = 10_000;
const FORM_MS = 2_500;

/** Somebody asks a manager in peace, and both managers decide the same request at once. */
export class Requests {
  readonly all: Asked[] = [];
  readonly #team: Team;
  readonly #chance: Chance;
  readonly #tally: Tally;

  constructor(team: Team, chance: Chance, tally: Tally) {
    this.#team = team;
    this.#chance = chance;
    this.#tally = tally;
  }

  /** Asks about something dear; gives nothing when an answer came too late. */
  async ask(customer: string): Promise<Waiting | undefined> {
    const { worker, text, manager } = this.#team;
    const line = `/spend 624 ${customer} Travelodge for winter nights #tenancy`;
    const { answers } = await worker.command('team', line);
    const over = answers.find((one) => text(one).includes('Ask a manager'));
    if (over === undefined) return this.#notAsked('no answer to the line');
    const asked = await worker.click('Ask a manager', { in: over });
    const [reference] = REFERENCE.exec(asked.answers.map(text).join()) ?? [];
    if (reference === undefined) return this.#notAsked('no answer to the press');
    const card = await manager.waitFor(() => this.#card(reference), CARD_MS).catch(() => undefined);
    if (card === undefined) return this.#notAsked('no card');
    this.#tally.count('Requests', 'asked');
    return { reference, card, hasForm: this.#chance.percent(50) && (await this.#opens(card)) };
  }

  /** In peace: who comes second to a request that is decided gets no form. */
  async #opens(card: SeenMessage): Promise<boolean> {
    const { otherManager } = this.#team;
    return (await clicked(otherManager, 'Decline', card, FORM_MS))?.view !== undefined;
  }

  /** Both managers decide a request at once, one of them perhaps the other way. */
  async bothDecide({ reference, card, hasForm }: Waiting, amid: Amid): Promise<void> {
    const { manager, otherManager } = this.#team;
    await sleep(this.#chance.between(0, 100));
    const presses = await Promise.all([
      this.#approve(manager, card),
      hasForm ? this.#decline(otherManager) : this.#approve(otherManager, card),
    ]);
    this.all.push({ reference, amid, presses });
    const isRace = presses.every(({ isTaken }) => isTaken);
    if (isRace) this.#tally.count('Requests', 'raced for');
  }

  #approve(by: Person, card: SeenMessage): Promise<Press> {
    return this.#press(by, 'approved', async () => {
      return (await clicked(by, 'Approve', card, 0)) !== undefined;
    });
  }

  #decline(by: Person): Promise<Press> {
    return this.#press(by, 'declined', async () => {
      await by.fill({ 'Why not, and what might help': 'Something cheaper is near' });
      const { kind } = await by.submit();
      if (by.view() !== undefined) await by.close(true);
      return kind === 'closed' || kind === 'cleared';
    });
  }

  async #press(by: Person, wants: Outcome, work: () => Promise<boolean>): Promise<Press> {
    const at = this.#team.slack.clock.now();
    const isTaken = await work();
    this.#tally.count('Presses', `${wants}, ${isTaken ? 'acknowledged' : 'not taken'}`);
    return { by, wants, at, isTaken };
  }

  #card(reference: string): SeenMessage | undefined {
    const { manager, text } = this.#team;
    return manager.messages('managers').find((one) => text(one).includes(reference));
  }

  #notAsked(why: string): undefined {
    this.#tally.count('Requests', `not asked: ${why}`);
  }
}

/** Undefined when Slack got no answer. */
async function clicked(
  by: Person,
  label: string,
  card: SeenMessage,
  settle: number,
): Promise<Seen | undefined> {
  const seen = await by.click(label, { in: card, settle });
  return seen.failed === undefined ? seen : undefined;
}
