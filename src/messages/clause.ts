import type { Guideline } from '../domain/guidelines.ts';
import { SOURCE_ANSWERS, type SourceAnswer } from '../domain/other-source.ts';
import { OTHER_SOURCES } from '../domain/purchase.ts';
import { typed } from './text.ts';

/** A guideline as the clause in play: its title, and what is usually done instead (R39). */
export function clause({ title, alternative }: Pick<Guideline, 'title' | 'alternative'>): string {
  return alternative === undefined ? typed(title) : `${typed(title)}: ${typed(alternative)}`;
}

/** The same as a sentence. */
export function clauseSentence(rule: Pick<Guideline, 'title' | 'alternative'>): string {
  const said = clause(rule);
  return /[.?!]$/.test(said) ? said : `${said}.`;
}

/** Most reminders that are shown with one purchase. */
const MOST_REMINDERS = 3;

/** R47: the team's own reminders, each as a clause. */
export function reminderLines(reminders: readonly Guideline[] = []): string[] {
  return reminders.slice(0, MOST_REMINDERS).map(clause);
}

const ANSWERED: Readonly<Record<SourceAnswer, string>> = {
  tried: 'tried',
  not_available: 'not available',
  too_slow: 'too slow',
  not_now: 'not now',
};

/** `not available`. */
export function answeredWords(answer: SourceAnswer): string {
  return ANSWERED[answer];
}

/** R41: `Free bus pass: not available`; undefined for what names no source. */
export function checkedWords(
  source: string | undefined,
  answer: string | undefined,
): string | undefined {
  const label = OTHER_SOURCES.find(({ code }) => code === source)?.label;
  if (label === undefined || source === 'none') return label;
  const known = SOURCE_ANSWERS.find((one) => one === answer);
  return known === undefined ? label : `${label}: ${ANSWERED[known]}`;
}
