/**
 * Draws that are the same for the same seed: the generator "mulberry32" of Tommy Ettinger, in the
 * public domain. For samples that can be drawn again, never for secrets.
 *
 * @returns draws a whole number from 0 up to, not including, the one given
 */
export function drawsOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
