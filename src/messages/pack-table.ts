import type { Counted } from '../domain/digest.ts';
import { formatWholePounds, sum } from '../domain/money.ts';
import type { Pack, PackDays, PackRow } from '../domain/pack.ts';
import { firstIdea, inFigures } from './digest-text.ts';
import { lastYearName, monthName, yearName } from './pack-spending-lines.ts';

/** A table of the pack in words: a label and the three spans. */
export type PackTable = readonly (readonly [string, string, string, string])[];

type InSpans = { readonly [span in keyof PackDays]: Counted };

/**
 * R54, R64 (1): spending and purchases in the three spans: all of it, the part with an outcome area,
 * then by area or by category.
 *
 * @param most rows of the split; those after them are one row
 */
export function packTable(pack: Pack, by: 'areas' | 'categories', most = Infinity): PackTable {
  const { spending, days } = pack;
  const heading = by === 'areas' ? 'By area, £ · no.' : 'By category';
  const names = [monthName(days.month.from), yearName(pack), lastYearName(pack)].map(inShort);
  const all =
    by === 'areas' ? [row('All', spending.total), row('With an area', spending.coded)] : [];
  const split = spending[by];
  const rest = split.slice(most);
  return [
    [heading, names[0] ?? '', names[1] ?? '', names[2] ?? ''],
    ...all,
    ...split.slice(0, most).map((one) => row(firstIdea(one.label), one)),
    ...(rest.length === 0 ? [] : [row(`${rest.length} more`, together(rest))]),
  ];
}

/** Four columns of a phone: `November` is `Nov`. */
function inShort(name: string): string {
  return name.replace(/[A-Z][a-z]{3,}/u, (month) => month.slice(0, 3));
}

/** `20,880 · 257`. */
function row(label: string, figures: InSpans): PackTable[number] {
  const cell = ({ pence, purchases }: Counted) =>
    `${formatWholePounds(pence).replace('£', '')} · ${inFigures(purchases)}`;
  return [label, cell(figures.month), cell(figures.year), cell(figures.lastYear)];
}

/** Several rows as one; a purchase of two of them counts in each. */
function together(rows: readonly PackRow[]): InSpans {
  const of = (span: keyof PackDays) => ({
    pence: sum(rows.map((one) => one[span].pence)),
    purchases: rows.reduce((count, one) => count + one[span].purchases, 0),
  });
  return { month: of('month'), year: of('year'), lastYear: of('lastYear') };
}
