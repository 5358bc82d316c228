import { type Day, formatDay } from '../domain/day.ts';
import type { Guideline } from '../domain/guidelines.ts';
import { context, type Message, paragraphs, section } from './blocks.ts';
import { clauseSentence } from './clause.ts';
import { typed } from './text.ts';

/** The seven of the evaluation, by what they are called here (R48). */
const NUMBERS: Readonly<Record<string, string>> = {
  outcomes: 'G1',
  value: 'G2',
  staff_buy: 'G3',
  other_sources: 'G4',
  tobacco: 'G5',
  alcohol: 'G5',
  illegal_substances: 'G5',
  sleeping_bag: 'G6',
  television: 'G7',
};

/** `/spend guidelines`: all that hold on a day, in plain words, with what holds since when. */
export function guidelinesMessage(rules: readonly Guideline[], on: Day): Message {
  const numbered = rules.filter(({ code }) => code in NUMBERS);
  const others = rules.filter(({ code }) => !(code in NUMBERS));
  return {
    text: 'The guidelines',
    blocks: [
      section(`*The guidelines on ${formatDay(on)}*`),
      ...paragraphs(...numbered.map(line)),
      ...(others.length === 0 ? [] : paragraphs('*Before buying, and after*', ...others.map(line))),
      context('As they were on another day: `/spend guidelines 2026-03-01`.'),
    ],
  };
}

/** What to do about a day that cannot be read. */
export function whichDay(): Message {
  return {
    text: 'Which day?',
    blocks: [section('Write the day like this: `/spend guidelines 2026-03-01`.')],
  };
}

function line(rule: Guideline): string {
  const number = NUMBERS[rule.code];
  const since = rule.version === 1 ? '' : ` _Since ${formatDay(rule.startsOn)}._`;
  return `*${number === undefined ? '' : `${number} `}${clauseSentence(rule)}* ${typed(rule.text)}${since}`;
}
