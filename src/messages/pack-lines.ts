import { BECAME } from '../domain/afterwards.ts';
import { budgetYearName } from '../domain/budget-year.ts';
import { formatDay } from '../domain/day.ts';
import type { Trend } from '../domain/digest.ts';
import { formatWholePounds } from '../domain/money.ts';
import {
  type NewUse,
  type Pack,
  type PackAction,
  type PackExample,
  type PackException,
  type PackForecast,
  type PackOutcome,
  WENT,
} from '../domain/pack.ts';
import { auditLine } from './audit-words.ts';
import { firstIdea } from './digest-text.ts';
import { percent } from './pack-spending-lines.ts';
import { EXAMPLE_RULE_WORDS, EXCEPTION_WORDS, PACK_SECTIONS, WENT_WORDS } from './pack-words.ts';
import { counted, shortPounds } from './text.ts';

/**
 * What the pack says, as plain words: its message, its text and its pages share them. Typed words in
 * them are as they were typed; whoever puts a line into Slack's markup escapes the whole line.
 */

const KEYS = Object.keys(PACK_SECTIONS) as (keyof typeof PACK_SECTIONS)[];

/** `3 New uses`: a section's number and heading (R64). */
export function sectionTitle(section: keyof typeof PACK_SECTIONS): string {
  return `${KEYS.indexOf(section) + 1} ${PACK_SECTIONS[section]}`;
}

/** R65: `Dog sitter £325 · new use · detox done`, the rule beside it. */
export function exampleLine(example: PackExample): string {
  const { item, pence, rule, isNew, told, outcome } = example;
  const why =
    rule === 'flagged' && isNew && told === undefined ? 'new use' : EXAMPLE_RULE_WORDS[rule];
  const flagged = told === undefined ? why : `${why}: ${told}`;
  return words(`${item} ${shortPounds(pence)}`, flagged, outcomeWords(outcome));
}

/** R65: the rules, as they are stated. */
export const EXAMPLE_RULES_SAID =
  'All that were flagged or ticked as new, the three largest, and one drawn at random from each outcome area of five lines or more.';

/** R67: `Check free bus pass first · Sam, by 8 January 2019 · done`. */
export function actionLine(action: PackAction, who: string): string {
  const { decided, dueOn, doneOn, guideline } = action;
  const state = doneOn === undefined ? 'open' : 'done';
  return words(
    decided,
    `${who}, by ${formatDay(dueOn)}`,
    guideline === undefined ? undefined : 'now a guideline',
    state,
  );
}

/** R66: `1 worked well, 1 too early to say, 2 not asked yet`. */
export function newUsesLine(uses: readonly NewUse[]): string {
  if (uses.length === 0) return 'none';
  const said = WENT.flatMap((went) => {
    const count = uses.filter((use) => use.went === went).length;
    return count === 0 ? [] : [`${count} ${WENT_WORDS[went]}`];
  });
  const open = uses.filter((use) => use.went === undefined).length;
  return [...said, ...(open === 0 ? [] : [`${open} not told yet`])].join(', ');
}

/** One new use: `Dog sitter £325 · worked well`. */
export function newUseLine({ item, pence, why, went, askedOn }: NewUse): string {
  const asked = askedOn === undefined ? 'not told yet' : `will be asked on ${formatDay(askedOn)}`;
  const first = why === 'first' ? 'first of its kind in a year' : undefined;
  return words(
    `${item} ${shortPounds(pence)}`,
    first,
    went === undefined ? asked : WENT_WORDS[went],
  );
}

/** R60: that there are some, or none. */
export function trendsLine(trends: readonly Trend[]): string {
  return trends.length === 0 ? 'none beyond chance' : `${trends.length} beyond chance`;
}

/** R60: `Transport: 40 purchases in four weeks, usually 20`. */
export function trendLine({ label, direction, purchases, usual }: Trend): string {
  const count = counted(purchases, 'purchase');
  return `${firstIdea(label)}: ${direction}, ${count} in four weeks, usually ${usual}`;
}

const STATES: Readonly<Record<string, string>> = {
  waiting: 'not decided yet',
  bought: 'approved and bought',
};

/** R121: `1 already paid, approved; 2 refused`: how many of each kind, and where they stand. */
export function exceptionsLine(exceptions: readonly PackException[]): string {
  const counts = new Map<string, number>();
  for (const one of exceptions) {
    const name = [EXCEPTION_WORDS[one.kind], stateOf(one)].filter(Boolean).join(', ');
    const more = one.kind === 'refused' ? one.count : 1;
    counts.set(name, (counts.get(name) ?? 0) + more);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).join('; ') || 'none';
}

/** R75: `Audit: 12 looked at, 11 fine, 1 finding: receipt missing`; undefined without an audit. */
export function auditedLine({ audit }: Pick<Pack, 'audit'>): string | undefined {
  return audit && `Audit: ${auditLine(audit)}`;
}

/** R124: `Looks at customers' histories: 12, of which 3 outside one's own caseload`. */
export function looksLine({ looks }: Pick<Pack, 'looks'>): string | undefined {
  if (looks.count === 0) return undefined;
  const outside = looks.outside === 0 ? 'none' : String(looks.outside);
  return `Looks at customers’ histories: ${looks.count}, ${outside} outside one’s own caseload`;
}

/** One of them: `S0142 Travelodge 11 nights £624 · already paid · approved`. */
export function exceptionLine(one: PackException): string {
  const { kind, reference, pence, what, about, count } = one;
  const amount = pence === undefined ? '' : ` ${shortPounds(pence)}`;
  const goods = `${reference === undefined ? '' : `${reference} `}${what}${amount}`;
  const how = {
    frees: `frees money for ${about ?? ''}`,
    refused: `refused ${count === 1 ? 'once' : `${count} times`}`,
    split: `${counted(count, 'purchase')} of one day`,
  };
  const said = kind in how ? how[kind as keyof typeof how] : EXCEPTION_WORDS[kind];
  return words(goods, said, kind === 'soft' ? about : undefined, stateOf(one));
}

/** Where a request stands, in words. */
export function stateOf({ state }: PackException): string | undefined {
  return state === undefined ? undefined : (STATES[state] ?? state);
}

/** R35: the plan, what was spent, and the budget where finance has set one. */
export function forecastLine({ year, planned, spent, budget }: PackForecast): string {
  const name = budgetYearName(year);
  const plan = `${name} planned at ${formatWholePounds(planned)}, spent ${formatWholePounds(spent)}`;
  if (budget === undefined) return `${plan}; budget not set`;
  return `${plan}; ${percent(spent, budget)} of the budget of ${formatWholePounds(budget)}`;
}

/** What was told of a purchase later, in its own words where there were any. */
export function outcomeWords(outcome: PackOutcome | undefined): string | undefined {
  if (outcome === undefined) return undefined;
  return outcome.text ?? CODES[outcome.kind]?.[outcome.value];
}

const CODES: Readonly<Record<PackOutcome['kind'], Readonly<Record<string, string>>>> = {
  became: Object.fromEntries(BECAME.map(({ code, label }) => [code, label.toLowerCase()])),
  went: WENT_WORDS,
  unlocked: {
    assessment: 'unlocked an assessment',
    service: 'unlocked a service',
    nothing_yet: 'unlocked nothing yet',
    too_early: WENT_WORDS.too_early,
  },
};

/** Parts with a dot between them; what is undefined is left out. */
export function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
