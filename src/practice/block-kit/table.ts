import { LIMITS } from './limits.ts';
import { isObject, type Loose, type Report } from './report.ts';

/** Counts the characters of a cell, however deep its rich text goes. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + characters(item), 0);
  if (!isObject(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return own + characters(value.elements);
}

/** Checks a table block: rows, columns, cells and the characters of all cells together. */
export function checkTable(report: Report, pointer: string, block: Loose): void {
  let total = 0;
  report.list(`${pointer}/rows`, block.rows, LIMITS.tableRows).forEach((row, index) => {
    const at = `${pointer}/rows/${index}`;
    report.list(at, row, LIMITS.tableColumns).forEach((cell, column) => {
      checkCell(report, `${at}/${column}`, cell);
      total += characters(cell);
    });
  });
  if (total > LIMITS.tableCharacters) {
    report.fault(pointer, `must be less than ${LIMITS.tableCharacters + 1} characters`);
  }
  if (block.column_settings !== undefined) {
    report.list(`${pointer}/column_settings`, block.column_settings, LIMITS.tableColumns, 0);
  }
}

function checkCell(report: Report, pointer: string, cell: unknown): void {
  if (!isObject(cell)) {
    report.fault(pointer, 'must provide an object');
    return;
  }
  if (cell.type === 'rich_text') {
    report.list(`${pointer}/elements`, cell.elements, 1000, 0);
  } else if (cell.type === 'raw_text') {
    report.text(`${pointer}/text`, cell.text, LIMITS.tableCharacters, true);
  } else {
    report.fault(`${pointer}/type`, `unsupported type: ${String(cell.type)}`);
  }
}
