import type { Person } from '../../src/practice/client/person.ts';
import type { Team } from '../support/open-team.ts';
import type { Amid } from './amid.ts';
import type { Chance } from './chance.ts';
import { addPhoto } from './photos.ts';
import type { Tally } from './tally.ts';

/** The ways in which a purchase is told, each as often; a message is answered however late. */
export const WAYS = ['message', 'command', 'form'] as const;
export type Way = (typeof WAYS)[number];

/** One purchase that somebody tells of, known by a word that no other has. */
export interface Deed {
  readonly person: Person;
  readonly customer: string;
  readonly pence: number;
  readonly word: string;
  readonly way: Way;
  /** What Slack itself said where the app did not answer. */
  failed?: string | undefined;
  /** Whether a form is to carry a photo of the receipt; once it is sent, whether it did. */
  photo: boolean;
  readonly amid: Amid;
}

export const CUSTOMERS = ['V017', 'V024', 'V042', 'V099'];
const WORKERS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `coordinator-${number}`);
const LETTERS = 'bcdfghjkmnpqrtvw';
/** A form, a press and what is told of it take a while; whoever waits longer has turned away. */
const FORM_MS = 2_500;

/** The next purchases, each by another person, none like one before: an amount is told once only. */
export class Deeds {
  readonly all: Deed[] = [];
  readonly #team: Team;
  readonly #chance: Chance;

  constructor(team: Team, chance: Chance) {
    this.#team = team;
    this.#chance = chance;
  }

  /** So many purchases, told at once. */
  async burst(count: number, amid: Amid): Promise<void> {
    const deeds = Array.from({ length: count }, () => this.#next(amid));
    await Promise.all(deeds.map((deed) => this.#tell(deed)));
  }

  #next(amid: Amid): Deed {
    const number = this.all.length;
    const round = Math.floor(number / WORKERS.length);
    const deed: Deed = {
      person: this.#team.slack.asPerson(WORKERS[number % WORKERS.length] ?? ''),
      customer: CUSTOMERS[round % CUSTOMERS.length] ?? '',
      pence: 11 + Math.floor(round / CUSTOMERS.length),
      word: `z${wordOf(number)}`,
      way: WAYS[(number + round) % WAYS.length] ?? 'message',
      photo: false,
      amid,
    };
    if (deed.way === 'form') deed.photo = this.#chance.percent(60);
    this.all.push(deed);
    return deed;
  }

  async #tell(deed: Deed): Promise<void> {
    const { person, customer, pence, word, way } = deed;
    const amount = (pence / 100).toFixed(2);
    const line = `${amount} ${customer} coffee ${word} #social`;
    if (way === 'message') {
      await person.message(line, 0);
    } else if (way === 'command') {
      deed.failed = (await person.command('team', `/spend ${line}`, 0)).failed;
    } else {
      deed.failed = await byForm(deed, `${amount} coffee ${word} #social`);
    }
  }
}

/** What a person types without a customer opens the form, which they finish and send. */
async function byForm(deed: Deed, line: string): Promise<string | undefined> {
  const { person, customer } = deed;
  const before = person.view()?.id;
  const opened = await person.command('team', `/spend ${line}`, FORM_MS);
  if (opened.view === undefined || opened.view.id === before) return opened.failed ?? 'no form';
  try {
    await person.fill({ Customer: customer, 'What it helps with': 'a chat' });
    if (deed.photo) deed.photo = await addPhoto(person);
    const sent = await person.submit();
    const isTaken = sent.kind === 'closed' || sent.kind === 'cleared';
    return isTaken ? undefined : `${sent.kind} ${Object.values(sent.errors)}`;
  } catch (error) {
    // The list of customers did not come.
    return error instanceof Error ? error.message : String(error);
  } finally {
    if (person.view() !== undefined) await person.close(true);
  }
}

/** Letters for a number, which no guard takes for somebody's number. */
function wordOf(number: number): string {
  const letter = LETTERS[number % LETTERS.length] ?? '';
  return number < LETTERS.length ? letter : wordOf(Math.floor(number / LETTERS.length)) + letter;
}

/** All that the app ever told a person about a deed, oldest first. */
export function toldOf(team: Team, { person, word }: Deed): string[] {
  const mark = new RegExp(`\\b${word}\\b`);
  return person
    .everything()
    .filter(({ fromApp }) => fromApp)
    .map(team.text)
    .filter((text) => mark.test(text));
}

/** How many were told, how, and what was read of them. */
export function countDeeds(team: Team, deeds: readonly Deed[], tally: Tally): void {
  for (const deed of deeds) {
    const told = toldOf(team, deed).at(-1) ?? '';
    const what = /Saved|Not saved/.exec(told)?.[0] ?? (told === '' ? 'told nothing' : 'other');
    const way = deed.photo ? `${deed.way} with a photo` : deed.way;
    tally.count('Purchases told', way);
    tally.count('Answers', what.toLowerCase());
    if (what === 'Saved') tally.count('Read as saved, by', way);
  }
}
