import type { Counted } from '../domain/digest.ts';
import { formatPounds, formatWholePounds, type Pence, subtract } from '../domain/money.ts';
import type { Pack, PackRow, PackSpending } from '../domain/pack.ts';
import type { BandRow, Figures } from '../domain/report.ts';
import type { Chart } from '../pictures/chart.ts';
import type { PagePart, PageTable } from '../pictures/pages.ts';
import { cut, left, more, period, right, small, words } from './in-print.ts';
import { lastYearName, percent, yearName } from './pack-spending-lines.ts';
import { counted, monthAndYear, shortPounds } from './text.ts';

/** Rows of a table; a team has ten areas and seventeen categories to begin with. */
const MOST_AREAS = 14;
const MOST_CATEGORIES = 20;
/** Letters of a label. */
const LABEL = 44;

/** R64 (1): the figures in three spans, the year in bars, and what is to be known of them. */
export function spendingOnPages(pack: Pack): PagePart[] {
  const { spending, days } = pack;
  const { areas, categories, bands, total } = spending;
  const names: SpanNames = [monthAndYear(days.month.from), yearName(pack), lastYearName(pack)];
  return [
    words(`${yearName(pack)}: ${figures(total.year)}. ${coverage(spending)}`),
    words(toKnow(spending).join(' ')),
    ...areaTable(names, spending),
    {
      kind: 'charts',
      charts: [
        { chart: areaChart(areas, period(days.year)), share: 12 },
        { chart: bandChart(bands), share: 8 },
      ],
    },
    ...table(names, 'By category', categories.map(rowOf), MOST_CATEGORIES),
    small('Whole pounds, each rounded by itself; to the penny in the CSV.'),
  ];
}

type SpanNames = readonly [string, string, string];

function figures({ pence, purchases, customers }: Figures): string {
  return `${formatPounds(pence)} · ${counted(purchases, 'purchase')} · ${counted(customers, 'person', 'people')}`;
}

/** R54: no figure by area without its coverage. */
function coverage({ coded, total }: PackSpending): string {
  const { pence, purchases } = coded.year;
  return `With an outcome area: ${formatPounds(pence)} (${percent(pence, total.year.pence)}) and ${purchases.toLocaleString('en-GB')} of them (${percent(purchases, total.year.purchases)}).`;
}

type Row = readonly string[];

/** What carries no area stands under those that do, so that each column adds up. */
function areaTable(names: SpanNames, { areas, coded, total }: PackSpending): PagePart[] {
  const without = (span: keyof typeof coded) => ({
    pence: subtract(total[span].pence, coded[span].pence),
    purchases: total[span].purchases - coded[span].purchases,
  });
  const rest = [without('month'), without('year'), without('lastYear')];
  const isAllCoded = rest.every(({ pence, purchases }) => pence === 0 && purchases === 0);
  const rows = areas.map(rowOf).slice(0, MOST_AREAS);
  const last = isAllCoded ? [] : [['Without an outcome area', ...rest.flatMap(cells)]];
  const all = ['All spending', ...inSpans(total)];
  return [
    ...table(names, 'By outcome area', [...rows, ...last], MOST_AREAS + 1, all),
    ...more(areas.length - MOST_AREAS),
  ];
}

function table(
  names: SpanNames,
  title: string,
  rows: readonly Row[],
  most: number,
  total?: Row,
): PagePart[] {
  const figures = [right('£', 46), right('No.', 34), right('People', 38)];
  const made: PageTable = {
    kind: 'table',
    groups: [{ title: '', columns: 1 }, ...names.map((name) => ({ title: name, columns: 3 }))],
    columns: [left(title, 200), ...figures, ...figures, ...figures],
    rows: rows.slice(0, most),
    total,
  };
  return [made, ...more(rows.length - most)];
}

function rowOf({ label, ...spans }: PackRow): Row {
  return [cut(label, LABEL), ...inSpans(spans)];
}

function inSpans({ month, year, lastYear }: PackSpending['total']): Row {
  return [month, year, lastYear].flatMap(cells);
}

/** How many people is not said where it is not known. */
function cells({ pence, purchases, customers }: Counted & { customers?: number }): Row {
  return [
    formatWholePounds(pence).replace('£', ''),
    purchases.toLocaleString('en-GB'),
    customers?.toLocaleString('en-GB') ?? '',
  ];
}

function areaChart(areas: readonly PackRow[], span: string): Chart {
  const bars = areas.slice(0, MOST_AREAS);
  return {
    title: `By outcome area, ${span}`,
    figures: 'pounds',
    bars: bars.map(({ label, year }) => ({ label: cut(label, LABEL), value: year.pence })),
  };
}

/** R56. */
function bandChart(bands: readonly BandRow[]): Chart {
  return {
    title: 'People by spending in the year',
    figures: 'count',
    bars: bands.map(({ label, customers }) => ({ label, value: customers })),
  };
}

/** What stands out of the figures: the planning figure, what is not coded, the basics. */
function toKnow({ passed, uncoded, basics }: PackSpending): string[] {
  return [
    `${passed.customers.toLocaleString('en-GB')} of ${counted(passed.of, 'person', 'people')} passed the ${shortPounds(passed.figure)} planning figure in the budget year.`,
    `Without an outcome area, or coded Other: ${uncoded.lines.toLocaleString('en-GB')} of ${counted(uncoded.of, 'line')} of the month.${uncoded.isMany ? ' That is more than a tenth: worth a word in the meeting.' : ''}`,
    basicsLine(basics),
  ];
}

/** R70. */
function basicsLine({ pence, of, share }: { pence: Pence; of: Pence; share: number }): string {
  const part = `${formatPounds(pence)} of ${formatPounds(of)} (${Math.round(share * 100)}%)`;
  return `Groceries, clothes, toiletries and engagement for people who are housed and have their benefits: ${part} of what was spent on these in the month.`;
}
