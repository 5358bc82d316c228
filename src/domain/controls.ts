import { addDays, type Day, type Days, parseDay } from './day.ts';
import type { GivenFile } from './given-file.ts';
import type { Pence } from './money.ts';
import type { Colleague } from './sign-off.ts';
import type { Role } from './staff.ts';

/** R142: what a control check tells of a period, on one page; it names no customer. */
export interface ControlCheck {
  readonly days: Days;
  readonly roles: readonly { readonly role: Role; readonly people: readonly Colleague[] }[];
  /** Roles given and ended in the period, oldest first. */
  readonly changes: readonly RoleChange[];
  /** The limits that held on any day of the period. */
  readonly limits: readonly LimitsUsed[];
  /** Requests about money that was already paid. */
  readonly retrospective: { readonly count: number; readonly pence: Pence };
  /** R27: tries at one's own request; each was refused. */
  readonly ownTries: readonly {
    readonly who: Colleague;
    readonly reference: string;
    readonly on: Day;
  }[];
  /** Requests that wait now, oldest first. */
  readonly pending: readonly Pending[];
  /** Lines that were kept and never finished, and from which day the oldest is. */
  readonly unfinished: { readonly count: number; readonly oldest: Day | undefined };
  readonly overrides: Readonly<Record<Override, number>>;
  /** R143: requests in whose supplier the buyer or a manager has an interest. */
  readonly interests: { readonly buyers: number; readonly managers: number };
  readonly duplicates: readonly Duplicate[];
  /** R93, R105: files out of the ledger, newest first. */
  readonly files: readonly (GivenFile & { readonly on: Day })[];
  /** Messages that Slack refused for good. */
  readonly parked: number;
}

export interface RoleChange {
  readonly on: Day;
  readonly who: Colleague;
  readonly role: Role;
  readonly what: 'given' | 'ended';
}

export interface LimitsUsed {
  readonly from: Day;
  readonly item: Pence;
  readonly day: Pence;
  /** How many of the period's own decisions they held for. */
  readonly entries: number;
}

export interface Pending {
  readonly reference: string;
  readonly askedOn: Day;
  /** Calendar days since it was asked. */
  readonly age: number;
  /** Its answer was needed before now. */
  readonly overdue: boolean;
}

/** What went another way than it usually goes, each openly. */
export const OVERRIDES = [
  'twins',
  'soft',
  'conditions',
  'beyond',
  'backdated',
  'corrected',
] as const;
export type Override = (typeof OVERRIDES)[number];

/** Entries that may be one bought once: one buyer, one amount, a word in common, few days apart. */
export interface Duplicate {
  readonly references: readonly string[];
  readonly buyer: Colleague;
  readonly pence: Pence;
  readonly from: Day;
  readonly to: Day;
  /** Undefined while nothing clears it. */
  readonly clearedBy: 'receipts' | undefined;
}

/** Days that two entries with the same details may be apart. */
export const DUPLICATE_DAYS = 7;

/** An entry as duplicates are looked for. */
export interface Entry {
  readonly id: number;
  readonly reference: string;
  readonly buyerId: number;
  readonly pence: Pence;
  readonly day: Day;
  readonly words: string;
}

/**
 * Groups of entries that have buyer, amount and a word of the goods or the supplier in common, each
 * within {@link DUPLICATE_DAYS} of the one before.
 *
 * @param entries by day
 */
export function alike(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = [];
  for (const entry of entries) {
    const group = groups.findLast(([first]) => isLike(first, entry));
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && addDays(last.day, DUPLICATE_DAYS) >= entry.day)
      group.push(entry);
    else groups.push([entry]);
  }
  return groups.filter((group) => group.length > 1);
}

function isLike(one: Entry | undefined, other: Entry): boolean {
  if (one === undefined || one.buyerId !== other.buyerId || one.pence !== other.pence) return false;
  const known = new Set(wordsOf(one.words));
  return wordsOf(other.words).some((word) => known.has(word));
}

/** Words of four letters or more: shorter ones are rarely a supplier or goods. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}

/** `2026-Q3` or `2026` as its days; undefined for anything else. */
export function periodNamed(text: string): Days | undefined {
  const [, year, quarter] = /^(\d{4})(?:-?Q([1-4]))?$/iu.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  if (quarter === undefined) return daysFrom(`${year}-01-01`, `${Number(year) + 1}-01-01`);
  const month = (of: number) => String(of).padStart(2, '0');
  const begins = 3 * (Number(quarter) - 1) + 1;
  const after = begins === 10 ? `${Number(year) + 1}-01-01` : `${year}-${month(begins + 3)}-01`;
  return daysFrom(`${year}-${month(begins)}-01`, after);
}

function daysFrom(first: string, after: string): Days | undefined {
  const [from, next] = [parseDay(first), parseDay(after)];
  return from === undefined || next === undefined ? undefined : { from, to: addDays(next, -1) };
}

/** The calendar quarter that a day is in, up to that day. */
export function quarterSoFar(today: Day): Days {
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const { from } = periodNamed(`${today.slice(0, 4)}-Q${quarter}`) ?? { from: today };
  return { from, to: today };
}
