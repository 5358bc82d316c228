import type { Content, Rect } from 'pdfmake';
import { formatWholePounds, pence } from '../domain/money.ts';
import type { Bar, Chart } from './chart.ts';
import { WIDTH } from './page-size.ts';
import type { PagePart } from './pages.ts';

type Charts = (PagePart & { kind: 'charts' })['charts'];

const GAP = 26;
/** Of a chart's width. */
const LABELS = 0.57;
const FIGURES = 40;
const THICK = 7;
const BAR = '#555555';
const USUAL = '#cccccc';

/** Charts beside each other: bars drawn as lines of the page, with their words as text. */
export function chartsOnPage(charts: Charts): Content {
  const all = charts.reduce((sum, { share }) => sum + share, 0);
  const free = WIDTH - GAP * (charts.length - 1);
  const columns = charts.map(({ chart, share }) => chartOf(chart, (free * share) / all));
  return { columns, columnGap: GAP, unbreakable: true, margin: [0, 4, 0, 6] };
}

function chartOf({ title, bars, figures, note }: Chart, width: number): Content {
  const label = (width - FIGURES) * LABELS;
  const room = width - FIGURES - label;
  const longest = Math.max(1, ...bars.map(({ value, usual }) => Math.max(value, usual?.to ?? 0)));
  const row = (bar: Bar): Content[] => [
    { text: bar.label, style: 'label' },
    { canvas: barOf(bar, room / longest, room), margin: [0, 1.5, 0, 0] },
    { text: written(bar.value, figures), alignment: 'right', style: 'label' },
  ];
  const table = { widths: [label, room, FIGURES], body: bars.map(row) };
  return {
    width,
    stack: [
      { text: title, bold: true, margin: [0, 0, 0, 2] },
      ...(bars.length === 0 ? [] : [{ table, layout: LAYOUT }]),
      ...(note === undefined ? [] : [{ text: note, style: 'label' }]),
    ],
  };
}

const LAYOUT = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0.6,
  paddingBottom: () => 0.6,
};

/** More went back than was spent: no bar. A rectangle as wide as the column keeps the rows even. */
function barOf({ value, usual }: Bar, scale: number, room: number): Rect[] {
  const rect = (from: number, to: number, color: string, y: number, h: number): Rect[] =>
    to <= from ? [] : [{ type: 'rect', x: from * scale, y, w: (to - from) * scale, h, color }];
  return [
    { type: 'rect', x: 0, y: 0, w: room, h: THICK, color: '#ffffff' },
    ...(usual === undefined ? [] : rect(usual.from, usual.to, USUAL, 0, THICK)),
    ...(usual === undefined ? rect(0, value, BAR, 0, THICK) : rect(0, value, BAR, 2, THICK - 4)),
  ];
}

function written(value: number, figures: Chart['figures']): string {
  return figures === 'pounds' ? formatWholePounds(pence(value)) : value.toLocaleString('en-GB');
}
