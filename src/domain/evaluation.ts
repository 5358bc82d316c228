import { type Pence, toDecimal } from './money.ts';
import {
  type Cell,
  mergeSmall,
  type People,
  SMALLEST_CELL,
  type SmallNoun,
} from './small-numbers.ts';

/** A line for an evaluator, of a customer who is called by a name of this study alone (R77, R105). */
export interface EvaluationLine {
  readonly study: string;
  /** `2026-06`. */
  readonly month: string;
  /** The budget's share; below nought where money came back. */
  readonly pence: Pence;
  readonly category: string;
  /** '' where none was given. */
  readonly area: string;
  readonly phase: string;
  readonly planned: boolean;
  readonly signedOff: 'no' | 'before' | 'afterwards';
  readonly customerPaid: boolean;
  readonly newUse: boolean;
  readonly secondHand: boolean;
}

const yes = (is: boolean) => (is ? 'yes' : 'no');

/** The one source of money that the ledger has. */
const FUND = 'personal budget';

type Say = (line: EvaluationLine) => string;

/** What stands in the file as it is. */
const PLAIN = {
  study_id: ({ study }) => study,
  fund: () => FUND,
  amount: ({ pence }) => toDecimal(pence),
} as const satisfies Readonly<Record<string, Say>>;

/** What is merged or withheld where it would be about too few people (R108). */
const JUDGED = {
  month: ({ month }) => month,
  phase: ({ phase }) => phase,
  planned: ({ planned }) => yes(planned),
  signed_off: ({ signedOff }) => signedOff,
  customer_paid: ({ customerPaid }) => yes(customerPaid),
  new_use: ({ newUse }) => yes(newUse),
  second_hand: ({ secondHand }) => yes(secondHand),
  outcome_area: ({ area }) => area || NOT_CODED,
  category: ({ category }) => category,
} as const satisfies Readonly<Record<string, Say>>;
type Judged = keyof typeof JUDGED;

export const NOT_CODED = 'not coded';

/** R108: what stands in place of a value that would be about fewer than five people. */
export const WITHHELD = 'withheld';

/** R105: the columns of the file in their order. */
export const EVALUATION_COLUMNS = [
  'study_id',
  'month',
  'fund',
  'amount',
  'category',
  'outcome_area',
  'phase',
  'planned',
  'signed_off',
  'customer_paid',
  'new_use',
  'second_hand',
] as const satisfies readonly (keyof typeof PLAIN | Judged)[];
export type EvaluationColumn = (typeof EVALUATION_COLUMNS)[number];

const NOUNS: Readonly<Partial<Record<Judged, SmallNoun>>> = {
  month: 'months',
  outcome_area: 'areas',
  category: 'categories',
};

/** Values of one column, each as it is shown. */
type Shown = ReadonlyMap<string, string>;

/** How the file shows its values: by column, and categories by the area as it is shown. */
export interface Showing {
  readonly columns: Readonly<Record<Exclude<Judged, 'category'>, Shown>>;
  readonly categories: ReadonlyMap<string, Shown>;
}

/**
 * Counts whom each value is about, customer after customer, so that a large ledger needs no more
 * memory than a small one: who they are is known only while they are few.
 */
export class Crowds {
  readonly #by = new Map<string, Map<string, { size: number; few: Set<number> }>>();

  /** @param values what one customer's lines have in a column, each once or more often */
  add(column: string, customerId: number, values: readonly string[]): void {
    const crowds = this.#by.get(column) ?? new Map();
    this.#by.set(column, crowds);
    for (const value of new Set(values)) {
      const { size, few } = crowds.get(value) ?? { size: 0, few: new Set() };
      if (few.size < SMALLEST_CELL) few.add(customerId);
      crowds.set(value, { size: size + 1, few });
    }
  }

  columns(): string[] {
    return [...this.#by.keys()];
  }

  /** Each value of a column as it is shown: as it is, merged with other small ones, or withheld. */
  shown(column: string, noun: SmallNoun | undefined): Shown {
    const values = [...(this.#by.get(column) ?? [])].sort(([one], [other]) =>
      one < other ? -1 : 1,
    );
    const cells = values.map(
      ([label, now], at): Cell => ({ label, ids: [at], now, before: NOBODY }),
    );
    const groups = mergeSmall(cells, noun ?? 'values');
    const shown = new Map(values.map(([label]): [string, string] => [label, WITHHELD]));
    for (const { label, ids, merged } of groups) {
      if (merged && (noun === undefined || ids.length === values.length)) continue;
      for (const id of ids) shown.set(cells[id]?.label ?? '', label);
    }
    return shown;
  }
}

const NOBODY: People = { size: 0, few: new Set() };

/** First what each column is about … */
export function countColumns(crowds: Crowds, customerId: number, lines: readonly EvaluationLine[]) {
  for (const column of JUDGED_ALONE) crowds.add(column, customerId, lines.map(JUDGED[column]));
}

const JUDGED_ALONE = Object.keys(JUDGED).filter(
  (column): column is Exclude<Judged, 'category'> => column !== 'category',
);

/** … and how it is shown. */
export function showColumns(crowds: Crowds): Showing['columns'] {
  const shown = JUDGED_ALONE.map((column) => [column, crowds.shown(column, NOUNS[column])]);
  return Object.fromEntries(shown);
}

/** Then what each category is about, among the lines of an area as it is shown … */
export function countCategories(
  crowds: Crowds,
  columns: Showing['columns'],
  customerId: number,
  lines: readonly EvaluationLine[],
): void {
  for (const area of new Set(lines.map((line) => areaOf(columns, line)))) {
    const own = lines.filter((line) => areaOf(columns, line) === area);
    crowds.add(area, customerId, own.map(JUDGED.category));
  }
}

/** … and how it is shown, so that no area and category together are about fewer than five. */
export function showCategories(crowds: Crowds): Showing['categories'] {
  return new Map(crowds.columns().map((area) => [area, crowds.shown(area, NOUNS.category)]));
}

function areaOf(columns: Showing['columns'], line: EvaluationLine): string {
  return columns.outcome_area.get(JUDGED.outcome_area(line)) ?? WITHHELD;
}

/** A line as a row of the file, in the order of its columns. */
export function evaluationCells(line: EvaluationLine, { columns, categories }: Showing): string[] {
  const area = areaOf(columns, line);
  const shown = (column: EvaluationColumn): string => {
    if (column === 'category') {
      return categories.get(area)?.get(JUDGED.category(line)) ?? WITHHELD;
    }
    if (column in PLAIN) return PLAIN[column as keyof typeof PLAIN](line);
    const of = column as Exclude<Judged, 'category'>;
    return columns[of].get(JUDGED[of](line)) ?? WITHHELD;
  };
  return EVALUATION_COLUMNS.map(shown);
}

/** What a file came to, for its codebook: nothing in it is about fewer than five people. */
export interface EvaluationCounts {
  readonly rows: number;
  readonly customers: number;
  /** Rows of customers who object (R98), and of those whom the ledger has forgotten (R139). */
  readonly leftOut: { readonly objecting: number; readonly forgotten: number };
  /** Rows by column and by what stands in it; not for what each row has of its own. */
  readonly values: ReadonlyMap<EvaluationColumn, ReadonlyMap<string, number>>;
  /** Cells by column in which something stands for what would be about too few people. */
  readonly suppressed: ReadonlyMap<EvaluationColumn, number>;
}

/** Adds up what stands in the file while it is written. */
export class Tally {
  #rows = 0;
  readonly #values = new Map<EvaluationColumn, Map<string, number>>();
  readonly #suppressed = new Map<EvaluationColumn, number>();

  add(line: EvaluationLine, cells: readonly string[]): void {
    this.#rows += 1;
    for (const [at, column] of EVALUATION_COLUMNS.entries()) {
      if (!(column in JUDGED)) continue;
      const cell = cells[at] ?? '';
      const values = this.#values.get(column) ?? new Map<string, number>();
      this.#values.set(column, values.set(cell, (values.get(cell) ?? 0) + 1));
      const isAsItWas = JUDGED[column as Judged](line) === cell;
      if (!isAsItWas) this.#suppressed.set(column, (this.#suppressed.get(column) ?? 0) + 1);
    }
  }

  counts(of: Pick<EvaluationCounts, 'customers' | 'leftOut'>): EvaluationCounts {
    return { ...of, rows: this.#rows, values: this.#values, suppressed: this.#suppressed };
  }
}
