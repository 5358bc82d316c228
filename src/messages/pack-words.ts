import { formatWeekdayAndDay } from '../domain/day.ts';
import type { ExampleRule, Pack, PackException, Went } from '../domain/pack.ts';
import { monthAndYear } from './text.ts';

/** R64: the seven headings in their order; each stands even when there is nothing under it. */
export const PACK_SECTIONS = {
  spending: 'Where it went',
  examples: 'To discuss',
  newUses: 'New uses',
  trends: 'Trends',
  exceptions: 'Exceptions',
  forecast: 'Forecast',
  actions: 'Last time',
} as const;

/** R65: why an example is in the pack, as it stands beside it. */
export const EXAMPLE_RULE_WORDS: Readonly<Record<ExampleRule, string>> = {
  flagged: 'flagged',
  large: 'large',
  random: 'drawn at random',
  added: 'added by a manager',
};

/** R66: how a new use went. */
export const WENT_WORDS: Readonly<Record<Went, string>> = {
  well: 'worked well',
  partly: 'worked partly',
  not: 'did not work',
  too_early: 'too early to say',
};

/** R121: what kind of exception it is. */
export const EXCEPTION_WORDS: Readonly<Record<PackException['kind'], string>> = {
  soft: 'against a guideline',
  already_paid: 'already paid',
  beyond: 'beyond what was approved',
  frees: "frees the customer's own money",
  breach: 'breach of a rule',
  refused: 'refused',
  split: 'looks split',
};

/** `Pack: Tuesday 8 January, 10:00`; the month where no meeting is planned. */
export function packTitle({ meeting, days }: Pick<Pack, 'meeting' | 'days'>): string {
  if (meeting === undefined) return `Pack: ${monthAndYear(days.month.from)}`;
  return `Pack: ${formatWeekdayAndDay(meeting.day)}, ${meeting.time}`;
}
