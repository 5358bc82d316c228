import { drawsOf } from './draw.ts';

/** How many entries a round looks at unless somebody says otherwise: a month's worth. */
export const AUDIT_SIZE = 12;
/** The most of one round. */
export const MOST_AUDITED = 60;

/** What was saved, what a manager declined, and lines that nobody finished (R74). */
export type AuditKind = 'saved' | 'declined' | 'unfinished';

/** The sizes that what was saved is drawn from, in pence: what costs less than the first of each. */
const SIZES = [
  { below: 5_00, name: 'saved under £5' },
  { below: 20_00, name: 'saved £5 to £20' },
  { below: 50_00, name: 'saved £20 to £50' },
  { below: Number.POSITIVE_INFINITY, name: 'saved £50 and over' },
] as const;

/** The stratum of an entry: no area stands in it, so that it says nothing of a person. */
export function stratumOf(kind: AuditKind, pence: number): string {
  if (kind !== 'saved') return kind;
  return SIZES.find(({ below }) => pence < below)?.name ?? SIZES[0].name;
}

/** An entry that may be drawn. */
export interface AuditCandidate {
  /** `purchase:12`, `plan:3` or `draft:7`. */
  readonly subject: string;
  readonly stratum: string;
  /** Its outcome area, so that a draw is spread over areas; undefined where it has none. */
  readonly areaId: number | undefined;
  /** R74: its buyer, whoever decided or recorded it, and the case holder: they never audit it. */
  readonly barred: readonly number[];
}

/** An entry of the sample, and who looks at it. */
export interface AuditPick {
  readonly subject: string;
  readonly stratum: string;
  readonly auditorId: number;
}

/** A sample, and what was passed over since nobody on the list may look at it. */
export interface AuditSample {
  readonly picks: readonly AuditPick[];
  readonly nobody: readonly string[];
}

/** What a sample is drawn by. */
export interface AuditDraw {
  readonly size: number;
  /** The same gives the same list. */
  readonly seed: number;
  /** Whoever may look, by the ledger's ids. */
  readonly auditors: readonly number[];
}

type Draw = (below: number) => number;

/**
 * R74: a sample by lot. Each stratum gives one in its turn, in an order that is drawn too, so that
 * the few declined and unfinished ones, and the few dear ones, are always among it; within a stratum
 * the areas that were drawn least come first. Nobody looks at what they bought, decided or hold the
 * case of; otherwise all look at about as many.
 */
export function drawAudit(
  candidates: readonly AuditCandidate[],
  { size, seed, auditors }: AuditDraw,
): AuditSample {
  const draw = drawsOf(seed);
  const people = [...new Set(auditors)].toSorted((a, b) => a - b);
  const drawn: AuditCandidate[] = [];
  const nobody: string[] = [];
  for (const one of inTurn(candidates, draw)) {
    if (drawn.length === size) break;
    if (people.some((id) => !one.barred.includes(id))) drawn.push(one);
    else nobody.push(one.subject);
  }
  return { picks: shared(drawn, people, draw), nobody };
}

/** All candidates in the order in which they are drawn. */
function inTurn(candidates: readonly AuditCandidate[], draw: Draw): AuditCandidate[] {
  const strata = new Map<string, AuditCandidate[]>();
  for (const one of candidates.toSorted((a, b) => compare(a.subject, b.subject))) {
    strata.set(one.stratum, [...(strata.get(one.stratum) ?? []), one]);
  }
  const names = shuffled([...strata.keys()].toSorted(compare), draw);
  const left = names.map((name) => shuffled(strata.get(name) ?? [], draw));
  const seen = new Map<number, number>();
  const ordered: AuditCandidate[] = [];
  while (left.some((stratum) => stratum.length > 0)) {
    for (const stratum of left) {
      const next = takeLeastSeen(stratum, seen);
      if (next !== undefined) ordered.push(next);
    }
  }
  return ordered;
}

/** Takes the first whose area has been drawn least so far. */
function takeLeastSeen(
  stratum: AuditCandidate[],
  seen: Map<number, number>,
): AuditCandidate | undefined {
  const times = ({ areaId }: AuditCandidate) => seen.get(areaId ?? 0) ?? 0;
  const least = Math.min(...stratum.map(times));
  const at = stratum.findIndex((one) => times(one) === least);
  const [taken] = at === -1 ? [] : stratum.splice(at, 1);
  if (taken !== undefined) seen.set(taken.areaId ?? 0, times(taken) + 1);
  return taken;
}

/**
 * Whoever may look at fewest is thought of first; among those who may, the one with the least to do
 * so far, by lot where that is equal.
 */
function shared(
  drawn: readonly AuditCandidate[],
  people: readonly number[],
  draw: Draw,
): AuditPick[] {
  const may = ({ barred }: AuditCandidate) => people.filter((id) => !barred.includes(id));
  const load = new Map<number, number>();
  const given = new Map<string, number>();
  for (const one of drawn.toSorted((a, b) => may(a).length - may(b).length)) {
    const least = Math.min(...may(one).map((id) => load.get(id) ?? 0));
    const free = may(one).filter((id) => (load.get(id) ?? 0) === least);
    const auditorId = free[draw(free.length)];
    if (auditorId === undefined) continue;
    load.set(auditorId, least + 1);
    given.set(one.subject, auditorId);
  }
  return drawn.flatMap(({ subject, stratum }) => {
    const auditorId = given.get(subject);
    return auditorId === undefined ? [] : [{ subject, stratum, auditorId }];
  });
}

/** Each in turn drawn from those that are left. */
function shuffled<T>(all: readonly T[], draw: Draw): T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(draw(left.length), 1));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
