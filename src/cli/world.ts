import type { Config } from '../config.ts';

/** What a command is given of the machine it runs on. */
export interface World {
  readonly databaseUrl: string;
  /** The time zone of a team that is set up without one. */
  readonly timezone: string;
  readonly slack: Config['slack'];
  /** 32 bytes in base64; without it the key file beside the ledger is used. */
  readonly encryptionKey?: Config['encryptionKey'];
  /** The folder of photos of receipts, when it is not beside the ledger. */
  readonly receipts?: Config['receipts'];
  /** Slack's id of the team whose workspace a command is about; undefined where there is only one. */
  readonly workspace?: string | undefined;
  readonly now: () => Date;
  /** The answer, and nothing else. Settles once it is taken, which only long answers wait for. */
  readonly stdout: (text: string) => void | Promise<void>;
  readonly stderr: (text: string) => void;
  /** Whether somebody watches stderr. */
  readonly isWatched: boolean;
}

/** What came of a command: its answer, or a line for each fault. */
export type Answer =
  /** Without `text` the command has written its answer out itself. */
  | { readonly ok: true; readonly text?: string }
  /** `text`: an answer all the same, for whoever asked what is wrong. */
  | { readonly ok: false; readonly faults: readonly string[]; readonly text?: string };

/** An answer of several lines. */
export function answer(...lines: readonly string[]): Answer {
  return { ok: true, text: lines.join('\n') };
}

/** A refusal, one sentence for each fault. */
export function refused(...faults: readonly string[]): Answer {
  return { ok: false, faults };
}

/** Does what a command is for, once its arguments are understood. */
export type Act = (command: () => Promise<Answer>) => Promise<void>;
