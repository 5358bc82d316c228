import { hash, randomBytes } from 'node:crypto';

/** One thing that happened, before it has its place in the chain. */
export interface HistoryFact {
  readonly kind: string;
  /** What it happened to, such as `purchase:12`. */
  readonly subject: string;
  /** Whole pence, days, codes, ids and digests; never typed text, a customer or an area. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** An entry of the chain, as it is stored. */
export interface ChainedEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actorId: number | null;
  readonly kind: string;
  readonly subject: string;
  readonly facts: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** A fresh salt for a row; forgetting the row's text means forgetting this too. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}

function sha256(text: string): string {
  return hash('sha256', text, 'base64url');
}

/**
 * The salted digest that stands for a value in the history (design 4). A missing value has none,
 * so that "no area" and "an area" differ.
 */
export function digest(salt: string, field: string, value: string | number | null): string | null {
  if (value === null) return null;
  return sha256(`${salt}\0${field}\0${value}`);
}

/** Facts as one text that is the same whatever order they were given in. */
export function canonical(facts: HistoryFact['facts']): string {
  const sorted: Record<string, HistoryFact['facts'][string] | undefined> = {};
  for (const key of Object.keys(facts).sort()) sorted[key] = facts[key];
  return JSON.stringify(sorted);
}

/** Links a fact to the entry before it. */
export function chain(
  fact: HistoryFact,
  place: { sequence: number; at: Date; actorId: number | null; previousHash: string },
): ChainedEntry {
  const entry = { ...place, kind: fact.kind, subject: fact.subject, facts: canonical(fact.facts) };
  return { ...entry, hash: hashOf(entry) };
}

/** What stands in place of an entry's facts once they are forgotten: their hash. */
export function forgottenFacts(facts: string): string {
  return isForgotten(facts) ? facts : `#${sha256(facts)}`;
}

/** Whether an entry's facts were forgotten; those that are kept are JSON. */
export function isForgotten(facts: string): boolean {
  return facts.startsWith('#');
}

/**
 * The hash that an entry must have, from everything else in it. The facts take part by their own
 * hash, so that they can be forgotten and the chain still holds.
 */
export function hashOf(entry: Omit<ChainedEntry, 'hash'>): string {
  return linked(entry, forgottenFacts(entry.facts).slice(1));
}

/** The same for an entry written before facts could be forgotten. */
export function earlierHashOf(entry: Omit<ChainedEntry, 'hash'>): string {
  return linked(entry, entry.facts);
}

function linked(entry: Omit<ChainedEntry, 'hash'>, facts: string): string {
  const parts = [
    entry.previousHash,
    entry.sequence,
    entry.at.toISOString(),
    entry.actorId ?? '',
    entry.kind,
    entry.subject,
    facts,
  ];
  return sha256(parts.join('\n'));
}
