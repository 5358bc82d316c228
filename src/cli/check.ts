/** One thing that `doctor` looked at. */
export interface Check {
  readonly about: string;
  readonly ok: boolean;
  /** What is missing must be there to go live; otherwise it is advice. */
  readonly needed: boolean;
  /** What was found, or what is missing and what to do. */
  readonly says: string;
}

/** It is as it should be. */
export function good(about: string, says: string): Check {
  return { about, ok: true, needed: true, says };
}

/** It is missing, and needed to go live. */
export function missing(about: string, says: string): Check {
  return { about, ok: false, needed: true, says };
}

/** It would be better otherwise. */
export function advice(about: string, says: string): Check {
  return { about, ok: false, needed: false, says };
}
