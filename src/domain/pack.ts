import type { AuditResults } from './audit.ts';
import { addDays, type Day, type Days, monthsBefore } from './day.ts';
import type { Counted, Trend } from './digest.ts';
import type { Meeting } from './meeting.ts';
import type { Pence } from './money.ts';
import type { BandRow, Figures, ReportRow } from './report.ts';
import type { Colleague } from './sign-off.ts';

/** The spans of days that a pack is about: a month, its year so far, and the same a year before. */
export interface PackDays {
  readonly month: Days;
  readonly year: Days;
  readonly lastYear: Days;
}

const MONTHS_IN_A_YEAR = 12;

/**
 * R64: what a pack that is made on a day is about: the last month that was over before it, the
 * calendar year up to that month's end, and the same part of the year before.
 */
export function packDays(on: Day): PackDays {
  const month = { from: monthsBefore(on, 1), to: addDays(monthsBefore(on, 0), -1) };
  const back = MONTHS_IN_A_YEAR;
  const january = Number(month.from.slice(5, 7));
  return {
    month,
    year: { from: monthsBefore(on, january), to: month.to },
    lastYear: { from: monthsBefore(on, january + back), to: addDays(monthsBefore(on, back), -1) },
  };
}

/** R55: whether so many of a month's lines without an area, or as "Other", are named: over a tenth. */
export function isManyUncoded(lines: number, of: number): boolean {
  return lines * 10 > of;
}

/** A line of the first table: one area or category in the three spans (R64). */
export interface PackRow {
  readonly label: string;
  readonly month: Figures;
  readonly year: Figures;
  readonly lastYear: Figures;
}

/** R64 (1): where the money went. */
export interface PackSpending {
  readonly total: Omit<PackRow, 'label'>;
  /** R54: the part that carries an outcome area. */
  readonly coded: { readonly [span in keyof PackDays]: Counted };
  /** By the year's spending, largest first. */
  readonly areas: readonly PackRow[];
  readonly categories: readonly PackRow[];
  /** R56: customers by what was spent on them in the year so far. */
  readonly bands: readonly BandRow[];
  /** R33: customers whose year has passed the planning figure, of all with a purchase in it. */
  readonly passed: { readonly customers: number; readonly of: number; readonly figure: Pence };
  /** R55: lines of the month without an area or coded "Other"; `isMany` above a tenth. */
  readonly uncoded: { readonly lines: number; readonly of: number; readonly isMany: boolean };
  /** R70: what went for basics after both markers were set, as a share of all basics, 0 to 1. */
  readonly basics: { readonly share: number; readonly pence: Pence; readonly of: Pence };
}

/** Why an example is in the pack (R65). */
export const EXAMPLE_RULES = ['flagged', 'large', 'random', 'added'] as const;
export type ExampleRule = (typeof EXAMPLE_RULES)[number];

/** What was told of a purchase later: a code of its kind, and a few words where there were any. */
export interface PackOutcome {
  readonly kind: 'became' | 'went' | 'unlocked';
  readonly value: string;
  readonly text: string | undefined;
}

/** How many examples are on the table; the rest are listed (R65). */
export const ON_THE_TABLE = 6;

/** R65: one to discuss. Managers read it among themselves; it names no customer. */
export interface PackExample {
  /** Of its row once the pack is made, which a button carries; 0 before. */
  readonly id: number;
  readonly reference: string;
  /** As it was typed, without the customer's reference. */
  readonly item: string;
  readonly day: Day;
  readonly pence: Pence;
  readonly category: string;
  readonly area: string | undefined;
  readonly rule: ExampleRule;
  /** R66: the worker ticked that it is new or unusual. */
  readonly isNew: boolean;
  /** What somebody flagged it for, in their words. */
  readonly told: string | undefined;
  /** R13, R66: what became of it or how it went, where that is known. */
  readonly outcome: PackOutcome | undefined;
  /** The first six are on the table; the rest are listed. */
  readonly onTheTable: boolean;
}

/** R66: how a new use went. */
export const WENT = ['well', 'partly', 'not', 'too_early'] as const;
export type Went = (typeof WENT)[number];

/** R66: a new or unusual use by the worker's tick, or the team's first of its kind in a year. */
export interface NewUse {
  readonly reference: string;
  readonly item: string;
  readonly day: Day;
  readonly pence: Pence;
  readonly why: 'ticked' | 'first';
  /** Undefined: not said yet. */
  readonly went: Went | undefined;
  /** When it is asked next; undefined once it is answered for good. */
  readonly askedOn: Day | undefined;
}

/** R64 (5), R121: what managers see openly rather than forbid. */
export interface PackException {
  readonly kind: 'soft' | 'already_paid' | 'beyond' | 'frees' | 'breach' | 'refused' | 'split';
  /** Of the request or purchase, of a split's first; undefined for lines that were refused. */
  readonly reference: string | undefined;
  readonly on: Day | undefined;
  readonly pence: Pence | undefined;
  /** Words that were typed; of a split its category, of refused lines the guideline's title. */
  readonly what: string;
  /** R40: what the customer's own money is freed for; of a soft one the guideline's title. */
  readonly about: string | undefined;
  /** Where a request stands: `waiting`, `approved`, `declined`, `bought` or `withdrawn`. */
  readonly state: string | undefined;
  /** How many lines were refused, or purchases look split; else 1. */
  readonly count: number;
}

/** R35, R64 (6). */
export interface PackForecast {
  readonly year: Days;
  /** What the planning figure comes to for the caseload. */
  readonly planned: Pence;
  readonly spent: Pence;
  /** Undefined: finance has set none. */
  readonly budget: Pence | undefined;
}

/** R67: what a meeting decided. */
export interface PackAction {
  readonly id: number;
  readonly decided: string;
  readonly reference: string | undefined;
  readonly owner: Colleague;
  readonly dueOn: Day;
  readonly doneOn: Day | undefined;
  /** The code of the guideline that came of it. */
  readonly guideline: string | undefined;
  /** Decided at the pack's own meeting; else at one before. */
  readonly isNew: boolean;
}

/** R64: what a monthly meeting needs, section by section in its order. */
export interface Pack {
  /** Undefined where no meeting is planned: `oatcake digest pack` on a ledger not set up. */
  readonly meeting: Meeting | undefined;
  readonly days: PackDays;
  /** As the ledger stood at the end of this day. */
  readonly asOf: Day;
  readonly spending: PackSpending;
  readonly examples: readonly PackExample[];
  readonly newUses: readonly NewUse[];
  readonly trends: readonly Trend[];
  readonly exceptions: readonly PackException[];
  /** R75: what peer audits found since the pack before; undefined where nothing was looked at. */
  readonly audit: AuditResults | undefined;
  /** R124: how often histories of customers were looked at in the month, and how often with a purpose. */
  readonly looks: { readonly count: number; readonly outside: number };
  readonly forecast: PackForecast;
  readonly actions: readonly PackAction[];
}

/**
 * R93, R108: what of a pack is told outside the managers: figures about fewer than five people are
 * together with others or left out, and no goods, reasons or requests are in it.
 */
export interface PackCopy extends Pick<Pack, 'meeting' | 'days'> {
  /** Undefined where fewer than five people have a purchase in the month. */
  readonly month: Figures | undefined;
  /** Of the month; undefined for finance and quality assurance, who see no areas (R95). */
  readonly areas: readonly ReportRow[] | undefined;
  readonly categories: readonly ReportRow[];
  /** How many there were; undefined of fewer than five. */
  readonly exceptions: number | undefined;
  /** Undefined for whoever does not see the year’s forecast. */
  readonly forecast: PackForecast | undefined;
  /** Undefined for whoever is not quality assurance, and where nothing was looked at. */
  readonly audit: AuditResults | undefined;
}
