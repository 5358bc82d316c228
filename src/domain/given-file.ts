import type { Days } from './day.ts';
import type { Colleague } from './sign-off.ts';

/** What somebody may be given out of the ledger as a file (R93). */
export type FileKind = 'ledger' | 'finance' | 'evaluation';

/** Longest words, in characters, of what a file is for and of who gets it. */
export const MOST_FILE_WORDS = 140;

/** Most days that a file given out in Slack may be about: two years. */
export const MOST_FILE_DAYS = 731;

/** Most purchases of a file that is given out in Slack: made in a few seconds, while others work. */
export const MOST_FILE_PURCHASES = 10_000;

/** What a file came to. */
export interface MadeFile {
  readonly rows: number;
  /** R105: of an evaluator's file alone, as are the rows that were left out. */
  readonly customers?: number | null;
  readonly leftOut?: number | null;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A file that was given out: who got what, when, and what for. */
export interface GivenFile {
  readonly kind: FileKind;
  readonly at: Date;
  /** What it is about. */
  readonly days: Days;
  readonly by: Colleague | undefined;
  readonly atTheMachine: boolean;
  readonly purpose: string | undefined;
  /** Undefined: whoever asked. */
  readonly recipient: string | undefined;
  /** Undefined while it is not made, or where it broke off. */
  readonly made: MadeFile | undefined;
}
