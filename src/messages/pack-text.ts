import type { Pack, PackAction, PackExample } from '../domain/pack.ts';
import {
  actionLine,
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
import { headLine, percent, spendingLines } from './pack-spending-lines.ts';
import { type PackTable, packTable } from './pack-table.ts';
import { packTitle } from './pack-words.ts';

const LABEL = 30;
const CELL = 17;

/** The whole pack as plain text, section by section in its order (R64). */
export function packText(pack: Pack): string {
  const { examples, newUses, trends, exceptions, forecast, actions } = pack;
  const parts = [
    [packTitle(pack), headLine(pack)],
    [sectionTitle('spending'), ...listed(spendingLines(pack))],
    inColumns(packTable(pack, 'areas')),
    inColumns(packTable(pack, 'categories')),
    bands(pack),
    examplesPart(examples),
    [`${sectionTitle('newUses')}: ${newUsesLine(newUses)}`, ...listed(newUses.map(newUseLine))],
    [`${sectionTitle('trends')}: ${trendsLine(trends)}`, ...listed(trends.map(trendLine))],
    [
      `${sectionTitle('exceptions')}: ${exceptionsLine(exceptions)}`,
      ...listed(exceptions.map(exceptionLine)),
      ...[auditedLine(pack) ?? [], looksLine(pack) ?? []].flat(),
    ],
    [`${sectionTitle('forecast')}: ${forecastLine(forecast)}`],
    actionsPart(actions),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function examplesPart(examples: readonly PackExample[]): string[] {
  if (examples.length === 0) return [`${sectionTitle('examples')}: none`];
  const of = (onTheTable: boolean) =>
    examples
      .filter((one) => one.onTheTable === onTheTable)
      .map((one) => `${one.reference} ${exampleLine(one)}`);
  const rest = of(false);
  return [
    sectionTitle('examples'),
    ...listed(of(true)),
    ...(rest.length === 0 ? [] : ['Besides', ...listed(rest)]),
    EXAMPLE_RULES_SAID,
  ];
}

function actionsPart(actions: readonly PackAction[]): string[] {
  if (actions.length === 0) return [`${sectionTitle('actions')}: nothing was left to do`];
  const lines = actions.map((one) => actionLine(one, one.owner.name ?? 'a manager'));
  return [sectionTitle('actions'), ...listed(lines)];
}

/** R56: the six bands, each share rounded by itself. */
function bands({ spending }: Pack): string[] {
  return inColumns([
    ['By person', 'people', 'share', ''],
    ...spending.bands.map(
      ({ label, customers, shareCustomers }) =>
        [label, String(customers), percent(shareCustomers, 1), ''] as const,
    ),
  ]);
}

function inColumns(table: PackTable): string[] {
  return table.map(([label, ...cells]) =>
    `${label.slice(0, LABEL - 1).padEnd(LABEL)}${cells.map((cell) => cell.padStart(CELL)).join('')}`.trimEnd(),
  );
}

function listed(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
