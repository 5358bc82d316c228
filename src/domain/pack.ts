import type { Day, Days } from './day.ts';
import type { Counted, Trend } from './digest.ts';
import type { Meeting } from './meeting.ts';
import type { Pence } from './money.ts';
import type { BandRow, Figures } from './report.ts';
import type { Colleague } from './sign-off.ts';

/** The spans of days that a pack is about: a month, its year so far, and the same a year before. */
export interface PackDays {
  readonly month: Days;
  readonly year: Days;
  readonly lastYear: Days;
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

/** R65: one to discuss. Managers read it among themselves; it names no customer. */
export interface PackExample {
  readonly id: number;
  readonly reference: string;
  readonly item: string;
  readonly day: Day;
  readonly pence: Pence;
  readonly category: string;
  readonly area: string | undefined;
  readonly rule: ExampleRule;
  /** What the worker said of it: `new`, or what they flagged it for. */
  readonly told: string | undefined;
  /** R13, R66: what became of it or how it went, where that is known. */
  readonly outcome: string | undefined;
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
  readonly reference: string | undefined;
  readonly on: Day | undefined;
  readonly pence: Pence | undefined;
  readonly what: string;
  readonly state: string | undefined;
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
  /** The guideline that came of it. */
  readonly guideline: string | undefined;
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
  readonly forecast: PackForecast;
  readonly actions: readonly PackAction[];
}
