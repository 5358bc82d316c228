import type { Chart } from './chart.ts';

/** A column of a printed table. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Of the width, beside the other columns' shares. */
  readonly share: number;
}

export interface PageTable {
  readonly kind: 'table';
  /** Titles over several columns each, above the columns' own; together as many as those. */
  readonly groups?: readonly { readonly title: string; readonly columns: number }[] | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Stands last, in bold. */
  readonly total?: readonly string[] | undefined;
  /** Rows are this many lines high, with room to write by hand; 1 when left out. */
  readonly lines?: number | undefined;
}

/** One thing on a page; pages break between them as they must. */
export type PagePart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string; readonly isSmall?: boolean | undefined }
  /** Beside each other, as wide as their shares. */
  | {
      readonly kind: 'charts';
      readonly charts: readonly { readonly chart: Chart; readonly share: number }[];
    }
  | PageTable;

/** Pages to print, in words and figures; how they look is the printing's affair. */
export interface Pages {
  readonly title: string;
  /** Right under the title. */
  readonly under: string;
  /** At the foot of each page, with `{page}` and `{pages}` where its number stands. */
  readonly foot: { readonly left: string; readonly right: string };
  /** The moment that the file names as its own; the same pages at the same moment are one file. */
  readonly madeAt: Date;
  /** Sheets that they fill at most. */
  readonly most: number;
  readonly parts: readonly PagePart[];
}
