import { WENT_WHOLE } from './forgotten.ts';
import { type HistoryFact, isForgotten } from './history.ts';
import { isSealed } from './sealed.ts';
import { afterForgetting } from './verify-forgotten.ts';

type Facts = HistoryFact['facts'];

/** How a record is held against its entry. */
export interface Comparing {
  /** Without the key typed words cannot be held against their digests. */
  readonly canRead: boolean;
  /** What is known of a record that was forgotten (R139). */
  readonly remembered?: string | undefined;
  /** What later entries speak of too; verify-requests.ts looks at it. */
  readonly later?: readonly string[] | undefined;
  /** What entries of earlier versions do not tell. */
  readonly since?: readonly string[] | undefined;
}

/** In what a record, as the ledger holds it, differs from what its history entry says. */
export function unlike(
  made: Facts,
  entry: string | undefined,
  comparing: Comparing,
): string | undefined {
  if (entry === undefined) return 'the history knows nothing of it.';
  const facts = standing(made, comparing);
  if (typeof facts === 'string') return facts;
  if (isForgotten(entry)) return 'what the history said of it is gone, and it was not forgotten.';
  const recorded = JSON.parse(entry) as Facts;
  if (areSame(recorded, facts)) return undefined;
  const keys = [...new Set([...Object.keys(recorded), ...Object.keys(facts)])].sort();
  const { canRead, later = [], since = [] } = comparing;
  const key = keys.find(
    (each) =>
      recorded[each] !== facts[each] &&
      (canRead || !isWord(each)) &&
      !later.includes(each) &&
      !(since.includes(each) && !(each in recorded)),
  );
  return key === undefined ? undefined : `"${key}" is not what the history says.`;
}

/** Compared as they are, not as text: putting a million in order takes seconds. */
function areSame(recorded: Facts, facts: Facts): boolean {
  let count = 0;
  for (const key in facts) {
    if (facts[key] !== recorded[key]) return false;
    count += 1;
  }
  return count === Object.keys(recorded).length;
}

/** What a row's entry must say, whether it was forgotten or not; a sentence when it stands wrongly. */
function standing(facts: Facts, { remembered, canRead }: Comparing): Facts | string {
  if (remembered === undefined) return facts;
  if (remembered === WENT_WHOLE) return 'it was forgotten, and is there again.';
  return afterForgetting(facts, remembered, canRead) ?? 'it was forgotten, and has words again.';
}

/** Whether a fact is about typed text, such as `line1.item`. */
function isWord(key: string): boolean {
  return isSealed(key.split('.').at(-1) ?? '');
}
