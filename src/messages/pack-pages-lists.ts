import { type Day, formatDay } from '../domain/day.ts';
import type { Trend } from '../domain/digest.ts';
import { formatPounds, type Pence } from '../domain/money.ts';
import type {
  NewUse,
  Pack,
  PackAction,
  PackExample,
  PackException,
  PackForecast,
} from '../domain/pack.ts';
import type { PagePart } from '../pictures/pages.ts';
import { firstIdea } from './digest-text.ts';
import { cut, joined, left, listOf, more, period, right, shortDay, words } from './in-print.ts';
import {
  auditedLine,
  EXAMPLE_RULES_SAID,
  looksLine,
  outcomeWords,
  stateOf,
  trendLine,
} from './pack-lines.ts';
import { percent } from './pack-spending-lines.ts';
import { EXAMPLE_RULE_WORDS, EXCEPTION_WORDS, WENT_WORDS } from './pack-words.ts';
import { sentenceCase } from './text.ts';

/** Rows of each list; what goes beyond is in the CSV. */
const MOST = { table: 6, listed: 10, newUses: 10, trends: 5, exceptions: 10, actions: 6 } as const;
/** Letters of what somebody typed. */
const TYPED = 60;
const SHORT = 32;
const LONG = 90;
/** Empty rows to write what the meeting decides. */
const TO_WRITE = 5;
const BOX = '☐';

/** R65: six on the table, the rule beside each, a box to tick; the rest listed. */
export function examplesOnPages(examples: readonly PackExample[]): PagePart[] {
  if (examples.length === 0) return [words('Nothing to discuss by the rules.')];
  const onTheTable = examples.filter((example) => example.onTheTable).slice(0, MOST.table);
  const listed = examples.filter((example) => !onTheTable.includes(example));
  return [
    words(EXAMPLE_RULES_SAID),
    ...exampleTable(onTheTable, 'On the table', { most: MOST.table, box: BOX }),
    ...exampleTable(listed, 'Listed', { most: MOST.listed, box: '' }),
  ];
}

function exampleTable(
  examples: readonly PackExample[],
  title: string,
  { most, box }: { most: number; box: string },
): PagePart[] {
  if (examples.length === 0) return [];
  const columns = [
    left(title, 150),
    ...DAY_AND_MONEY,
    left('Category, area', 116),
    left('Why', 66),
    left('What is known', 110),
    BOXES,
  ];
  const rows = examples.map((one) => [
    `${cut(one.item, TYPED)} · ${one.reference}`,
    ...dayAndMoney(one),
    joined(', ', cut(one.category, SHORT), one.area && cut(firstIdea(one.area), SHORT)),
    EXAMPLE_RULE_WORDS[one.rule],
    known(one),
    box,
  ]);
  return listOf(columns, rows, most);
}

function known({ isNew, told, outcome }: PackExample): string {
  const said = told && `“${cut(told, TYPED)}”`;
  const all = joined('; ', isNew ? 'new use' : undefined, said, outcomeWords(outcome));
  return cut(sentenceCase(all), LONG);
}

/** R66: each new use and how it went. */
export function newUsesOnPages(newUses: readonly NewUse[]): PagePart[] {
  if (newUses.length === 0) return [words('None.')];
  const columns = [left('New or unusual use', 250), ...DAY_AND_MONEY, left('How it went', 190)];
  const rows = newUses.map((use) => [
    `${cut(use.item, TYPED)} · ${use.reference}${use.why === 'first' ? ' · the first of its kind in a year' : ''}`,
    ...dayAndMoney(use),
    wentWords(use),
  ]);
  return listOf(columns, rows, MOST.newUses);
}

function wentWords({ went, askedOn }: NewUse): string {
  const said = went === undefined ? 'not said yet' : WENT_WORDS[went];
  const next = askedOn === undefined ? '' : `; will be asked on ${formatDay(askedOn)}`;
  return `${sentenceCase(said)}${next}.`;
}

/** R60: by counts alone; what is named goes beyond what chance explains. */
export function trendsOnPages(trends: readonly Trend[]): PagePart[] {
  if (trends.length === 0) return [words('None beyond chance.')];
  const lines = trends.map(
    (trend) => `${trendLine({ ...trend, label: cut(trend.label, TYPED) })}.`,
  );
  return [
    words('More or fewer purchases than chance explains, counted over the last four full weeks:'),
    ...lines.slice(0, MOST.trends).map(words),
    ...more(lines.length - MOST.trends),
  ];
}

/** R121: seen by all managers rather than forbidden. */
export function exceptionsOnPages(pack: Pick<Pack, 'exceptions' | 'audit' | 'looks'>): PagePart[] {
  const besides = [auditedLine(pack), looksLine(pack)].filter((line) => line !== undefined);
  return [...exceptionList(pack.exceptions), ...besides.map((line) => words(`${line}.`))];
}

function exceptionList(exceptions: readonly PackException[]): PagePart[] {
  if (exceptions.length === 0) return [words('None.')];
  const columns = [left('Kind', 130), left('What', 210), ...DAY_AND_MONEY, left('State', 100)];
  const rows = exceptions.map((one) => [
    sentenceCase(EXCEPTION_WORDS[one.kind]),
    whatOf(one),
    ...dayAndMoney(one),
    sentenceCase(stateOf(one) ?? ''),
  ]);
  return listOf(columns, rows, MOST.exceptions);
}

function whatOf({ what, reference, about, count }: PackException): string {
  const many = count > 1 ? `${count.toLocaleString('en-GB')} of them` : undefined;
  return joined(' · ', cut(what, TYPED), reference, about && cut(about, SHORT), many);
}

/** R64 (6): beside the budget, where finance has set one. */
export function forecastOnPages({ year, planned, spent, budget }: PackForecast): PagePart[] {
  const rows = [
    ['Planned, by the planning figure and the days on the caseload', formatPounds(planned), ''],
    [
      'Spent until the end of the month',
      formatPounds(spent),
      `${percent(spent, planned)} of what is planned`,
    ],
    budget === undefined
      ? ['Budget', 'not set', 'Finance sets it with /spend budget']
      : ['Budget', formatPounds(budget), `${percent(spent, budget)} of it is spent`],
  ];
  const columns = [left(`The budget year, ${period(year)}`, 280), right('', 90), left('', 140)];
  return [{ kind: 'table', columns, rows }];
}

/** R67: what was decided before, until it is done, and room for what this meeting decides. */
export function actionsOnPages(actions: readonly PackAction[]): PagePart[] {
  const columns = [left('Decided', 260), left('Who', 90), left('By when', 80), left('Done', 60)];
  const rows = actions.map((action) => [
    joined(
      ' · ',
      cut(action.decided, LONG),
      action.reference,
      action.guideline && 'now a guideline',
    ),
    cut(action.owner.name ?? '', SHORT),
    formatDay(action.dueOn),
    action.doneOn === undefined ? BOX : `☑ ${shortDay(action.doneOn)}`,
  ]);
  return [
    ...(rows.length === 0
      ? [words('Nothing is open from last time.')]
      : listOf(columns, rows, MOST.actions)),
    words('Decided today:'),
    {
      kind: 'table',
      columns,
      rows: Array.from({ length: TO_WRITE }, () => ['', '', '', BOX]),
      lines: 2,
    },
  ];
}

const DAY_AND_MONEY = [left('Day', 64), right('£', 52)];
const BOXES = left('', 12);

function dayAndMoney({
  on,
  day,
  pence,
}: {
  on?: Day | undefined;
  day?: Day;
  pence: Pence | undefined;
}): string[] {
  const date = on ?? day;
  return [
    date === undefined ? '' : shortDay(date),
    pence === undefined ? '' : formatPounds(pence).replace('£', ''),
  ];
}
