import { expect, it } from 'vitest';
import { seed } from '../support/seed.ts';
import { whatNeverHappened } from './happened.ts';
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
    expect(whatNeverHappened(tally, played.rounds)).toEqual([]);
    expect(tally.of('Ends')).toBeGreaterThan(0);
  },
  240_000,
);
