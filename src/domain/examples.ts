import { drawsOf } from './draw.ts';
import type { ExampleRule } from './pack.ts';

/** How many of a month's purchases are examples for their size. */
export const MOST_LARGE = 3;
/** An outcome area with fewer lines in the month has no example drawn from it. */
export const FEWEST_LINES = 5;

/** A purchase of the month, by the ledger's id. */
export interface Candidate {
  readonly id: number;
  /** Pence. */
  readonly pence: number;
  /** How many of its lines are in which outcome area. */
  readonly areas: readonly { readonly areaId: number; readonly lines: number }[];
}

/** An example and the rule that brought it up; the area of one that was drawn. */
export interface Chosen {
  readonly id: number;
  readonly rule: Exclude<ExampleRule, 'added'>;
  readonly areaId: number | undefined;
}

/**
 * R65: the examples of a month, by rule: all that workers flagged, the three largest purchases, and
 * one at random from each outcome area with five lines or more. What two rules bring up stands once,
 * under the first; a draw is among what is not there yet. The areas come in an order that is drawn as
 * well, so that none is always last.
 *
 * @param flagged purchases that were flagged, of this month or an earlier one
 * @param bought purchases of the month; of what is equally large the first comes first
 * @param seed the same gives the same list
 */
export function chooseExamples(
  flagged: readonly number[],
  bought: readonly Candidate[],
  seed: number,
): Chosen[] {
  const chosen = new Map<number, Chosen>();
  const add = (id: number, rule: Chosen['rule'], areaId?: number) => {
    if (!chosen.has(id)) chosen.set(id, { id, rule, areaId });
  };
  for (const id of flagged.toSorted(ascending)) add(id, 'flagged');
  const bySize = bought.toSorted((a, b) => b.pence - a.pence || a.id - b.id);
  for (const { id } of bySize.slice(0, MOST_LARGE)) add(id, 'large');
  const draw = drawsOf(seed);
  for (const areaId of shuffled(areasWithEnough(bought), draw)) {
    const left = bought
      .filter(({ id, areas }) => !chosen.has(id) && areas.some((area) => area.areaId === areaId))
      .map(({ id }) => id)
      .toSorted(ascending);
    const drawn = left[draw(left.length)];
    if (drawn !== undefined) add(drawn, 'random', areaId);
  }
  return [...chosen.values()];
}

function areasWithEnough(bought: readonly Candidate[]): number[] {
  const lines = new Map<number, number>();
  for (const area of bought.flatMap(({ areas }) => areas)) {
    lines.set(area.areaId, (lines.get(area.areaId) ?? 0) + area.lines);
  }
  const enough = [...lines].filter(([, count]) => count >= FEWEST_LINES);
  return enough.map(([areaId]) => areaId).toSorted(ascending);
}

/** Each in turn drawn from those that are left. */
function shuffled(areas: readonly number[], draw: (below: number) => number): number[] {
  const left = [...areas];
  return areas.flatMap(() => left.splice(draw(left.length), 1));
}

function ascending(a: number, b: number): number {
  return a - b;
}
