import type { Content, Layout } from 'pdfmake';
import { WIDTH } from './page-size.ts';
import type { Column, PageTable } from './pages.ts';

const LINE_HEIGHT = 12;
const PADDING = 4;

/** A table whose head stands again on each page that it goes on to; no row is torn. */
export function tableOnPage({ groups = [], columns, rows, total, lines = 1 }: PageTable): Content {
  const heads = [...(groups.length === 0 ? [] : [groupCells(groups)]), columns.map(headCell)];
  const body = rows.map((row) => row.map((text, at) => cell(text, columns[at])));
  const last = total?.map((text, at) => ({ ...cell(text, columns[at]), bold: true }));
  const count = heads.length;
  return {
    margin: [0, 1, 0, 5],
    table: {
      headerRows: count,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: widths(columns),
      heights: (row) => (row < count || lines === 1 ? 'auto' : lines * LINE_HEIGHT),
      body: [...heads, ...body, ...(last === undefined ? [] : [last])],
    },
    layout: layout(count, last !== undefined),
  };
}

function widths(columns: readonly Column[]): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const free = WIDTH - 2 * PADDING * (columns.length - 1);
  return columns.map(({ share }) => (free * share) / all);
}

function groupCells(groups: NonNullable<PageTable['groups']>): Content[] {
  return groups.flatMap(({ title, columns }) => [
    { text: title, bold: true, alignment: 'right' as const, colSpan: columns },
    ...Array.from({ length: columns - 1 }, () => ({ text: '' })),
  ]);
}

function headCell({ title, align }: Column): Content {
  return { text: title, bold: true, alignment: align };
}

function cell(text: string, column: Column | undefined): Content {
  return { text, alignment: column?.align ?? 'left' };
}

/** Thin lines under rows, stronger ones round the head and above the total. */
function layout(heads: number, hasTotal: boolean): Layout {
  return {
    hLineWidth: (row, { table: { body } }) => {
      if (row === 0) return 0;
      const isStrong =
        row === heads || (hasTotal && row === body.length - 1) || row === body.length;
      if (isStrong) return 0.8;
      return row < heads ? 0 : 0.3;
    },
    hLineColor: (row) => (row === heads ? '#000000' : '#777777'),
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 0 : PADDING),
    paddingRight: (column, { table: { widths } }) => (column === widths.length - 1 ? 0 : PADDING),
    paddingTop: () => 1.4,
    paddingBottom: () => 0.7,
  };
}
