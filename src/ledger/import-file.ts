import { CsvError, parse } from 'csv-parse';

/**
 * What one file may hold, in bytes, rows besides the heading, and characters of a cell: several
 * times what a large team buys in ten years, and little enough to be read at once.
 */
export const MOST_IN_FILE = { bytes: 50_000_000, rows: 200_000, cell: 500 } as const;

/** What is wrong with a line of a file, in a sentence. */
export interface Fault {
  /** Counted from 1, the heading included; 0 for the file as a whole. */
  readonly line: number;
  readonly says: string;
}

/** One line of a file under its headings. */
export interface FileRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

export type ReadFile<Column extends string> =
  | { readonly ok: true; readonly rows: readonly FileRow<Column>[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads a CSV with exactly these columns, in any order. Cells are trimmed; quotes, commas and line
 * breaks within them are as RFC 4180 has them, and a byte-order mark is ignored.
 */
export async function readCsv<Column extends string>(
  text: string,
  columns: readonly Column[],
): Promise<ReadFile<Column>> {
  if (Buffer.byteLength(text) > MOST_IN_FILE.bytes) return { ok: false, faults: [tooLarge()] };
  const rows: FileRow<Column>[] = [];
  const parser = parse(text, { bom: true, info: true, skip_empty_lines: true });
  let headings: string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (headings === undefined) {
        headings = record.map((heading) => heading.trim());
        const faults = headingFaults(headings, columns);
        if (faults.length > 0) return { ok: false, faults };
      } else if (rows.length === MOST_IN_FILE.rows) {
        return { ok: false, faults: [tooManyRows(firstLine(info.lines, record))] };
      } else {
        const cells = headings.map((name, at) => [name, (record[at] ?? '').trim()]);
        rows.push({ line: firstLine(info.lines, record), cells: Object.fromEntries(cells) });
      }
    }
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, faults: [csvFault(error)] };
    throw error;
  }
  const empty = { line: 0, says: 'The file is empty.' };
  return headings === undefined ? { ok: false, faults: [empty] } : { ok: true, rows };
}

/** The file as a whole is more than can be read at once. */
export function tooLarge(): Fault {
  const most = MOST_IN_FILE.bytes / 1_000_000;
  return {
    line: 0,
    says: `The file is larger than ${most} MB. Split it, and import part by part.`,
  };
}

function tooManyRows(line: number): Fault {
  const most = MOST_IN_FILE.rows.toLocaleString('en-GB');
  return { line, says: `From here on there are more than ${most} rows. Split the file.` };
}

/** A fault for each cell that is longer than any that a person would write. */
export function longCells(rows: readonly FileRow<string>[]): Fault[] {
  const most = MOST_IN_FILE.cell;
  return rows.flatMap(({ line, cells }) =>
    Object.entries(cells)
      .filter(([, cell]) => cell.length > most && [...cell].length > most)
      .map(([name]) => ({ line, says: `Under ${name} are more than ${most} characters.` })),
  );
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** The parser tells the line that a record ends on; a cell may hold line breaks. */
function firstLine(lastLine: number, record: readonly string[]): number {
  const breaks = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
  return lastLine - breaks;
}

function headingFaults(headings: readonly string[], columns: readonly string[]): Fault[] {
  const missing = columns.filter((column) => !headings.includes(column));
  const unknown = headings.filter((heading) => !columns.includes(heading));
  const twice = headings.filter((heading, at) => headings.indexOf(heading) !== at);
  return [
    ...missing.map((column) => `The column "${column}" is missing.`),
    ...unknown.map((heading) => `The column "${heading}" is not known.`),
    ...twice.map((heading) => `The column "${heading}" is there twice.`),
  ].map((says) => ({ line: 1, says }));
}

function csvFault(error: CsvError): Fault {
  const line = Number((error as { lines?: unknown }).lines ?? 0);
  if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
    return { line, says: 'This line has more or fewer cells than the heading.' };
  }
  return { line, says: 'From here on the file cannot be read: a quotation mark is out of place.' };
}
