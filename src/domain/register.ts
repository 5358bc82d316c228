/** R139: how long something is kept. */
export type Kept =
  /** Until some months after the customer's case ended. */
  | 'words'
  /** For the financial years that accounts must be kept. */
  | 'money'
  /** Ninety days. */
  | 'ninety-days'
  /** Until somebody changes or ends it. */
  | 'until-changed'
  /** As long as the ledger. */
  | 'ledger'
  /** Until the work that it is for is done. */
  | 'work';

/** What a stored field tells of: a customer, a member of staff, or nobody. */
export type About = 'customer' | 'staff' | 'nobody';

/** R92: some fields that are stored for one purpose, seen by the same people and kept alike. */
export interface RegisterEntry {
  /** What is stored, as its reader would call it. */
  readonly what: string;
  readonly purpose: string;
  readonly seenBy: string;
  readonly kept: Kept;
  readonly about: About;
  /** Whether what is stored is encrypted by itself: typed words. */
  readonly sealed: boolean;
  /** Columns by their tables, with a blank between them. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The fields of an entry by their full names, such as `Customer.reference`. */
export function fieldsOf({ fields }: RegisterEntry): string[] {
  return Object.entries(fields).flatMap(([table, columns]) =>
    columns.split(' ').map((column) => `${table}.${column}`),
  );
}
