import { type Reach, type Right, reachOf, SEATS, type Seat } from './access.ts';

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
  /** R93: what one does in Slack and sees it by; who may, and how far, the matrix says. */
  readonly seenBy: readonly Right[];
  /** What more there is to say of that. */
  readonly besides?: string;
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

/** Reaches that hide of whom and what for: nobody's customer is seen by them. */
const WITHOUT_CUSTOMERS: readonly Reach[] = ['merged', 'figures', 'copy', 'money'];
const WITHIN: Readonly<Partial<Record<Reach, Reach>>> = { own: 'caseload', led: 'caseload' };

/** Who in Slack sees the fields of an entry, and how far: all, or each way that they have. */
export function seatsSeeing({ seenBy, about }: RegisterEntry): ReadonlyMap<Seat, readonly Reach[]> {
  const seats = new Map<Seat, readonly Reach[]>();
  for (const seat of SEATS) {
    const reaches = new Set(seenBy.flatMap((right) => reachOf(seat, right) ?? []));
    if (about === 'customer') for (const one of WITHOUT_CUSTOMERS) reaches.delete(one);
    if (reaches.size > 0) seats.set(seat, furthest(reaches));
  }
  return seats;
}

function furthest(reaches: ReadonlySet<Reach>): Reach[] {
  if (reaches.has('all')) return ['all'];
  return [...reaches].filter((one) => {
    const wider = WITHIN[one];
    return wider === undefined || !reaches.has(wider);
  });
}
