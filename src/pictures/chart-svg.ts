import {
  BarChart,
  type BarSeriesOption,
  CustomChart,
  type CustomSeriesOption,
} from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  TitleComponent,
  type TitleComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { formatWholePounds, pence } from '../domain/money.ts';
import type { Bar, Chart } from './chart.ts';
import { FONT } from './fonts.ts';
import { widthOf } from './png.ts';
import { wrap } from './wrap.ts';

type Option = ComposeOption<
  BarSeriesOption | CustomSeriesOption | GridComponentOption | TitleComponentOption
>;
type Draw = Extract<CustomSeriesOption['renderItem'], (...args: never[]) => unknown>;

use([BarChart, CustomChart, GridComponent, TitleComponent, SVGRenderer]);

/** A phone shows it at a third of that, so that letters are read there and stay sharp. */
const WIDTH = 900;
const MARGIN = 36;
/** Blue on light grey on white: told apart by whoever sees no colours, and in print. */
const COLOURS = { bar: '#0b5cad', usual: '#c9ced6', letters: '#1d1c1d', quiet: '#55595f' };
const TITLE = { size: 48, line: 60, weight: 'bold' } as const;
const LABEL = { size: 40, line: 46, weight: 'normal', width: 350, lines: 2 } as const;
const FIGURE = { size: 42, weight: 'bold', gap: 18 } as const;
const NOTE = { size: 34, line: 44, weight: 'normal' } as const;
const ROW = { least: 76, between: 24 } as const;
const BAND = 0.78;
const BAR = '42%';
/** A range of one value is still seen. */
const THINNEST = 6;

/** A chart as SVG: a bar a row, what is usual as a grey band behind it, figures down the right side. */
export function chartSvg(chart: Chart): string {
  const layout = layoutOf(chart);
  const drawing = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: layout.height,
  });
  try {
    drawing.setOption(optionOf(chart, layout));
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}

interface Layout {
  readonly title: readonly string[];
  readonly note: readonly string[];
  readonly labels: readonly string[];
  readonly figures: readonly string[];
  readonly top: number;
  readonly body: number;
  readonly height: number;
}

function layoutOf({ title: heading, note: under = '', bars, figures }: Chart): Layout {
  const inner = WIDTH - 2 * MARGIN;
  const title = wrap(heading, inner, 3, (text) => widthOf(text, TITLE.size, TITLE.weight));
  const note = wrap(under, inner, 4, (text) => widthOf(text, NOTE.size, NOTE.weight));
  const labels = bars.map(({ label }) =>
    wrap(label, LABEL.width, LABEL.lines, (text) => widthOf(text, LABEL.size, LABEL.weight)),
  );
  const lines = Math.max(0, ...labels.map(({ length }) => length));
  const row = Math.max(ROW.least, lines * LABEL.line + ROW.between);
  const top = MARGIN + title.length * TITLE.line + ROW.between;
  const body = row * bars.length;
  const foot = note.length === 0 ? 0 : note.length * NOTE.line + ROW.between;
  return {
    title,
    note,
    labels: labels.map((label) => label.join('\n')),
    figures: bars.map(({ value }) => written(value, figures)),
    top,
    body,
    height: top + body + foot + MARGIN,
  };
}

function written(value: number, figures: Chart['figures']): string {
  return figures === 'pounds' ? formatWholePounds(pence(value)) : value.toLocaleString('en-GB');
}

function optionOf({ bars }: Chart, layout: Layout): Option {
  const { top, body, labels } = layout;
  const widest = Math.max(0, ...layout.figures.map((f) => widthOf(f, FIGURE.size, FIGURE.weight)));
  const left = MARGIN + LABEL.width + ROW.between;
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: COLOURS.letters },
    title: [text(layout.title, MARGIN, TITLE), text(layout.note, top + body + ROW.between, NOTE)],
    grid: { left, top, height: body, right: MARGIN + widest + FIGURE.gap, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false, ...extent(bars) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...labels],
      axisTick: { show: false },
      axisLine: { show: bars.length > 0, lineStyle: { color: COLOURS.quiet, width: 3 } },
      axisLabel: {
        fontSize: LABEL.size,
        lineHeight: LABEL.line,
        margin: ROW.between,
        color: COLOURS.letters,
        interval: 0,
      },
    },
    series: [
      { type: 'custom', z: 1, data: bars.map(endsOf), renderItem: drawBand, silent: true },
      { type: 'bar', z: 2, barWidth: BAR, color: COLOURS.bar, data: bars.map((b) => b.value) },
      { type: 'custom', z: 3, data: bars.map(endsOf), renderItem: figuresOf(layout.figures) },
    ],
  };
}

function text(
  lines: readonly string[],
  top: number,
  { size, line, weight }: typeof TITLE | typeof NOTE,
): TitleComponentOption {
  const color = weight === 'bold' ? COLOURS.letters : COLOURS.quiet;
  const textStyle = {
    fontFamily: FONT,
    fontSize: size,
    lineHeight: line,
    fontWeight: weight,
    color,
  };
  return { text: lines.join('\n'), left: MARGIN, top, padding: 0, textStyle };
}

/** From nought, or from the largest refund; never of no width. */
function extent(bars: readonly Bar[]): { min: number; max: number } {
  const ends = bars.flatMap(({ value, usual }) => [value, usual?.from ?? 0, usual?.to ?? 0]);
  const [min, max] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return { min, max: max === min ? min + 1 : max };
}

/** Row, and where the band begins and ends. */
function endsOf({ usual }: Bar, row: number): number[] {
  const [from, to] = [usual?.from ?? Number.NaN, usual?.to ?? Number.NaN];
  return [row, from, to];
}

const drawBand: Draw = (_params, api) => {
  const [from, to] = [api.value(1), api.value(2)].map(Number);
  if (from === undefined || to === undefined || Number.isNaN(from)) return null;
  const [start = 0, middle = 0] = api.coord([from, api.value(0)]);
  const [end = 0] = api.coord([to, api.value(0)]);
  const height = rowHeight(api) * BAND;
  const width = Math.max(THINNEST, end - start);
  const shape = { x: start, y: middle - height / 2, width, height };
  return { type: 'rect', shape, style: { fill: COLOURS.usual } };
};

function figuresOf(figures: readonly string[]): Draw {
  return (params, api) => {
    const [, y = 0] = api.coord([0, api.value(0)]);
    const style = {
      text: figures[params.dataIndex] ?? '',
      fontFamily: FONT,
      fontSize: FIGURE.size,
      fontWeight: FIGURE.weight,
      fill: COLOURS.letters,
      align: 'right' as const,
      verticalAlign: 'middle' as const,
    };
    return { type: 'text', x: WIDTH - MARGIN, y, style };
  };
}

function rowHeight(api: Parameters<Draw>[1]): number {
  const size = api.size?.([0, 1]);
  return Array.isArray(size) ? (size[1] ?? 0) : 0;
}
