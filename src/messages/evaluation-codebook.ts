import { type Days, formatDay } from '../domain/day.ts';
import {
  EVALUATION_COLUMNS,
  type EvaluationColumn,
  type EvaluationCounts,
  NOT_CODED,
  WITHHELD,
} from '../domain/evaluation.ts';
import { SMALLEST_CELL } from '../domain/small-numbers.ts';
import { counted } from './text.ts';

/** R105: what each column of an evaluator's file means. */
export const EVALUATION_MEANINGS: Readonly<Record<EvaluationColumn, string>> = {
  study_id:
    'one customer, by a name that only files for this recipient have; it cannot be made from the customer’s reference',
  month: 'the month of the purchase, YYYY-MM',
  fund: 'the money it was paid from; there is one',
  amount:
    'what the budget paid for the line, in pounds; below nought where money came back, above it for a fee too',
  category: 'the kind of goods or service; small ones of an area are together',
  outcome_area: `the area of life it is most for, small ones together; \`${NOT_CODED}\` where none was given`,
  phase:
    'which of two things the customer had by then: `neither`, `benefits only`, `housed only`, `both` (a home and benefits)',
  planned: '`yes` where a manager had been asked ahead of buying, else `no`',
  signed_off:
    'whether a manager signed it off: `no` (none was needed), `before` buying, or `afterwards` (it was already paid when a manager was asked)',
  customer_paid: '`yes` where the customer paid a part, which is not in the amount',
  new_use: '`yes` where the worker called the use new or unusual',
  second_hand: '`yes` or `no`',
};

/** What a file is, for the page that goes with it. */
export interface EvaluationFile {
  readonly name: string;
  readonly sha256: string;
  readonly days: Days;
  /** The day on which it was made. */
  readonly madeOn: Days['from'];
  readonly purpose: string;
  readonly recipient: string;
  readonly counts: EvaluationCounts;
}

/** R105: the page that goes with an evaluator's file: each column, what stands in it, and counts. */
export function evaluationCodebook(file: EvaluationFile): string {
  const { counts, days } = file;
  const { objecting, forgotten } = counts.leftOut;
  return `${[
    '# Codebook',
    `Purchases from ${formatDay(days.from)} to ${formatDay(days.to)}, both days included. Made on ${formatDay(file.madeOn)}.`,
    list([
      `For: ${inLine(file.recipient)}`,
      `Purpose: ${inLine(file.purpose)}`,
      `File: \`${file.name}\`, SHA-256 \`${file.sha256}\``,
      `Rows: ${number(counts.rows)}, one for each line of a purchase, refund or fee`,
      `Customers: ${number(counts.customers)}`,
      `Left out: ${counted(objecting + forgotten, 'row')}, of customers who object to being in such files and of customers whom the ledger has forgotten`,
      `Taken together or withheld: ${suppressed(counts)}`,
    ]),
    RULES,
    '## Columns',
    table(
      ['column', 'what it means'],
      EVALUATION_COLUMNS.map((one) => [`\`${one}\``, EVALUATION_MEANINGS[one]]),
    ),
    '## Values',
    'What stands in each column, and in how many rows. `study_id` and `amount` have values of their own.',
    table(['column', 'value', 'rows'], valuesOf(counts)),
  ].join('\n\n')}\n`;
}

const RULES = [
  `Nothing in a column is about fewer than ${SMALLEST_CELL} customers: small months, areas and categories stand together, with as many others as it takes that none can be worked out, and where that is not enough there is \`${WITHHELD}\`. Categories are judged within their area.`,
  'Rows are in the order of the study ids, those of one customer by what stands in them: no order tells when they were recorded. Each row is about one person all the same. Keep the file where only this study reads it, join it with nothing that names people, print no table with a cell about few people, and delete it when the study is over.',
  'Low spending by a customer is no failure, and a purchase is no outcome: what became of it is not in this file.',
].join('\n\n');

function suppressed({ suppressed: cells }: EvaluationCounts): string {
  const told = EVALUATION_COLUMNS.filter((column) => cells.has(column)).map(
    (column) => `${number(cells.get(column) ?? 0)} in \`${column}\``,
  );
  return told.length === 0 ? 'no cells' : `cells: ${told.join(', ')}`;
}

function valuesOf({ values }: EvaluationCounts): string[][] {
  return EVALUATION_COLUMNS.flatMap((column) =>
    [...(values.get(column) ?? [])]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([value, rows]) => [`\`${column}\``, inLine(value), number(rows)]),
  );
}

const number = (count: number) => count.toLocaleString('en-GB');

const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Typed words as they stand in a line of Markdown, and of a table. */
function inLine(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>|#]/gu, '\\$&');
}
