import { Table } from 'console-table-printer';

const WIDTH = 16;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar for a value beside the largest of its table; nothing for nought and below. */
export function bar(value: number, largest: number): string {
  if (value <= 0 || largest <= 0) return '';
  const steps = Math.max(1, Math.round((value / largest) * WIDTH * 8));
  return '█'.repeat(Math.floor(steps / 8)) + EIGHTHS[steps % 8];
}

/** A row of a table for a terminal: its cells, and the value that its bar stands for. */
export interface BarRow {
  readonly cells: readonly string[];
  readonly value: number;
}

/** A table for a terminal: the first column to the left, figures to the right, then a bar. */
export function barTable(titles: readonly string[], rows: readonly BarRow[]): string {
  const columns = titles.map((title, at) => ({
    name: String(at),
    title: title === '' ? ' ' : title,
    alignment: at === 0 ? ('left' as const) : ('right' as const),
  }));
  const bars = { name: 'bar', title: ' ', alignment: 'left' as const };
  const table = new Table({ shouldDisableColors: true, columns: [...columns, bars] });
  const largest = Math.max(0, ...rows.map(({ value }) => value));
  for (const { cells, value } of rows) {
    table.addRow({ ...Object.fromEntries(cells.entries()), bar: bar(value, largest) });
  }
  return table.render();
}
