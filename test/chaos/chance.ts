import { drawsOf } from '../../src/domain/draw.ts';

/** Choices that grow from one seed. */
export interface Chance {
  /** A whole number from the first to the second, both included. */
  between(least: number, most: number): number;
  /** True in so many of a hundred. */
  percent(chance: number): boolean;
  one<T>(of: readonly T[]): T;
}

/** The choices of one seed. */
export function chance(seed: number): Chance {
  const draw = drawsOf(seed);
  return {
    between: (least, most) => least + draw(most - least + 1),
    percent: (most) => draw(100) < most,
    one: <T>(of: readonly T[]) => of[draw(of.length)] as T,
  };
}
