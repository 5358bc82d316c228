import type { Seat } from '../../src/domain/access.ts';
import { seatsSeeing } from '../../src/domain/register.ts';
import { WORDS } from '../../src/listeners/words.ts';
import { REGISTER } from '../../src/messages/register.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { sayWhatFor } from './looks.ts';
import type { Planted } from './planted.ts';
import type { Team } from './team.ts';

/** Who sits in each seat; the data protection lead has no surface but their own question. */
const SEATED: readonly (readonly [Seat, string])[] = [
  ['worker', 'coordinator-1'],
  ['manager', 'manager-1'],
  ['qa', 'qa-1'],
  ['finance', 'finance-1'],
  ['admin', 'admin-1'],
];
/** What a word is given so that it shows something. */
const AFTER: Readonly<Record<string, string>> = { history: 'P00001' };

/** All that each seat ever reads: what came to them, Home, and what every word shows them. */
export async function readBySeat(team: Team): Promise<ReadonlyMap<Seat, string>> {
  const read = new Map<Seat, string>();
  for (const [seat, name] of SEATED) {
    const person = team.slack.asPerson(name);
    const views: string[] = [];
    for (const word of Object.keys(WORDS)) views.push(...(await shown(team, person, word)));
    await person.openHome();
    const messages = person.everything().map((one) => `${one.text}\n${team.text(one)}`);
    const home = person.home();
    read.set(seat, [...messages, ...views, home && team.slack.text(home)].join('\n'));
  }
  return read;
}

async function shown(team: Team, person: Person, word: string): Promise<string[]> {
  if (person.view() !== undefined) await person.close(true);
  const { answers } = await person.command('dm', `/spend ${word} ${AFTER[word] ?? ''}`.trim());
  await sayWhatFor(person);
  const view = person.view();
  return [...answers.map((one) => team.text(one)), ...(view ? [team.slack.text(view)] : [])];
}

/** What tells that somebody read of an entry of the register, by how the entry begins. */
function traces(planted: Planted, words: Readonly<Record<string, readonly string[]>>) {
  const read = (places: readonly string[]) => (text: string) =>
    planted.placesIn(text).some((place) => places.includes(place));
  const found = (pattern: RegExp) => (text: string) => pattern.test(text);
  return [
    // V042 stands in the help, and P00001 in what was asked for.
    ['The customer’s reference', found(/\bV0(?:17|24)\b/)],
    ['Each entry’s money', found(/P0000[2-9]/)],
    ['Requests for sign-off', found(/S0002/)],
    ['The budget of each year', found(/777,777/)],
    ...Object.entries(words).map(([what, places]) => [what, read(places)] as const),
  ] as const;
}

/**
 * R92, R93: who read what of whom the register does not say so, and what nobody read although it
 * says that somebody does.
 *
 * @param words planted places by how their entry of the register begins
 */
export function unlikeRegister(
  read: ReadonlyMap<Seat, string>,
  planted: Planted,
  words: Readonly<Record<string, readonly string[]>>,
): string[] {
  const entries = REGISTER.flatMap((part) => part.entries);
  return traces(planted, words).flatMap(([what, isIn]) => {
    const entry = entries.find((one) => one.what.startsWith(what));
    if (entry === undefined) throw new Error(`${what} is not in the register`);
    const said = seatsSeeing(entry);
    const readers = [...read].flatMap(([seat, text]) => (isIn(text) ? [seat] : []));
    const more = readers.filter((seat) => !said.has(seat)).map((seat) => `${seat} read: ${what}`);
    return said.size > 0 && readers.length === 0 ? [...more, `nobody read: ${what}`] : more;
  });
}
