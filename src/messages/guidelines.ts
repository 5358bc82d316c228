import type { KnownBlock } from '@slack/types';
import { type Day, formatDay } from '../domain/day.ts';
import type { Guideline } from '../domain/guidelines.ts';
import type { SourceAnswer } from '../domain/other-source.ts';
import { actions, button, context, type Message, paragraphs, section } from './blocks.ts';
import { answeredWords, clauseSentence } from './clause.ts';
import { ACTIONS } from './ids.ts';
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

/** R41: how often each other source was answered about, by all workers together. */
export interface SourceCounts {
  readonly since: Day;
  readonly counts: readonly {
    readonly source: string;
    readonly answer: SourceAnswer;
    readonly count: number;
  }[];
}

/**
 * `/spend guidelines`: all that hold on a day, in plain words, with what holds since when.
 *
 * @param mayChange shows the way to change them: to managers, of today's (R47)
 * @param counted R41: to managers, beside the prompts that point to a source
 */
export function guidelinesMessage(
  rules: readonly Guideline[],
  on: Day,
  mayChange = false,
  counted?: SourceCounts,
): Message {
  const numbered = rules.filter(({ code }) => code in NUMBERS);
  const others = rules.filter(({ code }) => !(code in NUMBERS));
  const between = others.length === 0 ? [] : ['\n*Before buying, and after*'];
  return {
    text: 'The guidelines',
    blocks: [
      section(`*The guidelines on ${formatDay(on)}*`),
      ...paragraphs(...fitting([...numbered, ...between, ...others], counted)),
      ...(mayChange ? [wayIn()] : []),
      context('As they were on another day: `/spend guidelines 2026-03-01`.'),
    ],
  };
}

/** What a message may hold beside its title and small print. */
const MOST_CHARACTERS = 11_000;

/** All in full; where that is too long for one message their titles, as many as there is room for. */
function fitting(rules: readonly (Guideline | string)[], counted?: SourceCounts): string[] {
  const lines = (write: (rule: Guideline) => string) =>
    rules.map((rule) => (typeof rule === 'string' ? rule : write(rule)));
  const full = lines((rule) => `${line(rule)}${askedWords(rule, counted)}`);
  if (full.join('\n').length <= MOST_CHARACTERS) return full;
  const titles = lines(guidelineTitle);
  let [length, shown] = [0, 0];
  for (const title of titles) {
    length += title.length + 1;
    if (length > MOST_CHARACTERS) break;
    shown += 1;
  }
  const left = titles.length - shown;
  return [...titles.slice(0, shown), ...(left > 0 ? [`… and ${left} more`] : [])];
}

function wayIn(): KnownBlock {
  return actions('guidelines', button('Change the guidelines', ACTIONS.guidelines, 'all'));
}

/** ` Asked 12 times since 1 June 2026: 7 not available, 3 tried, 2 not now.` */
function askedWords({ kind, trigger }: Guideline, counted: SourceCounts | undefined): string {
  if (counted === undefined || kind !== 'prompt' || trigger.source === undefined) return '';
  const found = counted.counts.filter(({ source }) => source === trigger.source);
  const total = found.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return '';
  const answers = found.map(({ answer, count }) => `${count} ${answeredWords(answer)}`).join(', ');
  const times = total === 1 ? 'once' : `${total} times`;
  return ` _Answered ${times} since ${formatDay(counted.since)}: ${answers}._`;
}

/** What to do about a day that cannot be read. */
export function whichDay(): Message {
  return {
    text: 'Which day?',
    blocks: [section('Write the day like this: `/spend guidelines 2026-03-01`.')],
  };
}

/** `G6 Sleeping bags are not usually bought: …`, as it stands in a list. */
export function guidelineTitle(rule: Guideline): string {
  const number = NUMBERS[rule.code];
  return `*${number === undefined ? '' : `${number} `}${clauseSentence(rule)}*`;
}

function line(rule: Guideline): string {
  const since = rule.version === 1 ? '' : ` _Since ${formatDay(rule.startsOn)}._`;
  return `${guidelineTitle(rule)} ${typed(rule.text)}${since}`;
}
