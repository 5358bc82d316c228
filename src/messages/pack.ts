import type { KnownBlock, TableBlock } from '@slack/types';
import type { Pack, PackAction, PackExample } from '../domain/pack.ts';
import { actionBlocks } from './actions.ts';
import { button, context, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import {
  auditedLine,
  EXAMPLE_RULES_SAID,
  exampleLine,
  exceptionLine,
  exceptionsLine,
  forecastLine,
  looksLine,
  newUseLine,
  newUsesLine,
  sectionTitle,
  trendLine,
  trendsLine,
} from './pack-lines.ts';
import { headLine, spendingLines } from './pack-spending-lines.ts';
import { packTable } from './pack-table.ts';
import { packTitle } from './pack-words.ts';
import { counted, typed } from './text.ts';

/**
 * Slack takes about 13,000 characters of blocks, and a phone's reader fewer: lists are cut here, and
 * are whole in the pages to print and in the figures. No line has markup of its own: all are escaped.
 */
const MOST = {
  areas: 10,
  categories: 6,
  besides: 4,
  newUses: 3,
  trends: 4,
  exceptions: 4,
  actions: 4,
};
/** Characters of typed words in one place, as Slack counts them. */
const TYPED = { item: 56, told: 40, besides: 36, decided: 60, line: 80, label: 26 };

/** R64: the pack in the managers' private channel: seven sections in their order, then one table. */
export function packMessage(pack: Pack): Message {
  const { newUses, trends, exceptions } = pack;
  const [first = '', ...spending] = spendingLines(pack);
  return {
    text: packTitle(pack),
    blocks: [
      section(`*${packTitle(pack)}*`, typed(headLine(pack))),
      section(heading('spending'), typed(first), ...spending.map(typed)),
      ...exampleBlocks(pack.examples),
      part('newUses', newUsesLine(newUses), newUses.map(newUseLine), MOST.newUses),
      part('trends', trendsLine(trends), trends.map(trendLine), MOST.trends),
      part(
        'exceptions',
        exceptionsLine(exceptions),
        exceptions.map(exceptionLine),
        MOST.exceptions,
        auditedLine(pack),
        looksLine(pack),
      ),
      forecastBlock(pack),
      ...actionParts(pack.actions),
      table(pack),
    ],
  };
}

/** R35: with a way to ask for the budget while its year runs; afterwards nobody sets it any more. */
function forecastBlock({ forecast, asOf }: Pack): KnownBlock {
  const line = section(`${heading('forecast')}: ${typed(forecastLine(forecast))}`);
  if (forecast.budget !== undefined || asOf > forecast.year.to) return line;
  const ask = button('Ask finance', ACTIONS.askFinance, forecast.year.from);
  return { ...line, block_id: 'forecast', accessory: ask };
}

/** A section in one line, and what it is about in a few more. */
function part(
  name: Parameters<typeof sectionTitle>[0],
  said: string,
  lines: readonly string[],
  most: number,
  ...after: readonly (string | undefined)[]
): KnownBlock {
  const shown = lines.slice(0, most).map((line) => `• ${typed(brief(line, TYPED.line))}`);
  const more = andMore(lines.length - most);
  return section(
    `${heading(name)}: ${typed(said)}`,
    ...shown,
    more,
    ...after.map((line) => line && typed(line)),
  );
}

/** R65: those on the table with their button and rule, the rest in a line each without one. */
function exampleBlocks(examples: readonly PackExample[]): KnownBlock[] {
  if (examples.length === 0) return [section(`${heading('examples')}: none`)];
  const besides = examples.filter(({ onTheTable }) => !onTheTable);
  const lines = besides.slice(0, MOST.besides).map((one) => {
    return `${one.reference} ${typed(exampleLine(shortened(one, TYPED.besides, TYPED.besides)))}`;
  });
  return [
    section(heading('examples')),
    ...examples.filter(({ onTheTable }) => onTheTable).map(exampleBlock),
    context(
      lines.length > 0 && `Besides: ${lines.join('; ')}`,
      andMore(besides.length - MOST.besides),
      EXAMPLE_RULES_SAID,
    ),
  ];
}

function exampleBlock(example: PackExample): KnownBlock {
  const line = section(typed(exampleLine(shortened(example, TYPED.item, TYPED.told))));
  if (example.id === 0) return line;
  return {
    ...line,
    block_id: `example:${example.id}`,
    accessory: button('Discuss', ACTIONS.discuss, example.id),
  };
}

function shortened(example: PackExample, item: number, told: number): PackExample {
  const { outcome } = example;
  const cut = (text: string | undefined) => (text === undefined ? undefined : brief(text, told));
  return {
    ...{ ...example, item: brief(example.item, item), told: cut(example.told) },
    outcome: outcome && { ...outcome, text: cut(outcome.text) },
  };
}

/** R67: what earlier meetings left to do, and what this one has decided so far. */
function actionParts(actions: readonly PackAction[]): KnownBlock[] {
  const before = actions.filter(({ isNew }) => !isNew);
  const now = actions.filter(({ isNew }) => isNew);
  const shown = [...before, ...now].slice(0, MOST.actions).map((action) => {
    return { ...action, decided: brief(action.decided, TYPED.decided) };
  });
  const said = before.length === 0 ? ': nothing was left to do' : '';
  return [
    section(`${heading('actions')}${said}`),
    ...shown.filter(({ isNew }) => !isNew).flatMap(actionBlocks),
    ...(now.length === 0 ? [] : [section('*Decided at this meeting*')]),
    ...shown.filter(({ isNew }) => isNew).flatMap(actionBlocks),
    ...(actions.length > MOST.actions ? [context(andMore(actions.length - MOST.actions))] : []),
  ];
}

/** Slack allows one table a message, so areas and categories share it. */
function table(pack: Pack): TableBlock {
  const rows = [
    ...packTable(pack, 'areas', MOST.areas),
    ...packTable(pack, 'categories', MOST.categories),
  ];
  return {
    type: 'table',
    block_id: 'where_it_went',
    column_settings: [
      { align: 'left', is_wrapped: true },
      { align: 'right' },
      { align: 'right' },
      { align: 'right' },
    ],
    rows: rows.map(([label, ...cells]) =>
      [brief(label, TYPED.label), ...cells].map((text) => ({ type: 'raw_text' as const, text })),
    ),
  };
}

function heading(name: Parameters<typeof sectionTitle>[0]): string {
  return `*${sectionTitle(name)}*`;
}

function andMore(count: number): string | false {
  return count > 0 && `and ${counted(count, 'more', 'more')} in the pages to print`;
}

/** Words cut to so many characters once they are escaped. */
function brief(text: string, most: number): string {
  const characters = [...text];
  let length = 0;
  const fits = characters.findIndex((one) => {
    length += typed(one).length;
    return length > most;
  });
  return fits === -1 ? text : `${characters.slice(0, fits).join('').trimEnd()}…`;
}
