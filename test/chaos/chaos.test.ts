import { expect, it } from 'vitest';
import { MOMENTS } from '../../src/ledger/passing.ts';
import { seed } from '../support/seed.ts';
import { marksOf } from './ends.ts';
import { chaos } from './run.ts';
import { Tally } from './tally.ts';

// `npm run chaos` does the same for minutes, with hundreds of ends, on a disk that is filled, and on
// PostgreSQL.
it.each([
  ['sockets, as a week passes', 'socket', true],
  ['signed requests', 'http', false],
] as const)(
  'design 1 to 4: by %s, killed, cut off and misled, nothing acknowledged is lost or doubled, each message is posted once',
  async (_, mode, weeks) => {
    const tally = new Tally();
    const say = () => undefined;
    const { wrong, output, ...played } = await chaos({
      ...{ mode, weeks, rounds: 1, seconds: 20, copies: 2, seed: seed(), tally, say },
    });
    expect(wrong, output).toEqual([]);
    expect(played.rounds).toBeGreaterThan(0);
    expect(tally.of('Ends')).toBeGreaterThan(0);
  },
  120_000,
);

it('design 1 to 4: every mark is told with its number, and one that a long run never hit is a fault of it', () => {
  const tally = new Tally();
  const [never, ...others] = MOMENTS;
  for (const moment of others) tally.count('Kills at a mark', moment, 2);
  tally.count('Ends', 'killed at a mark', 20);
  expect(marksOf(tally).line).toContain(`${never} 0 · ${others[0]} 2`);
  expect(marksOf(tally).missed).toEqual([]);
  tally.count('Ends', 'killed at random', 150);
  expect(marksOf(tally).missed).toEqual([never]);
});
