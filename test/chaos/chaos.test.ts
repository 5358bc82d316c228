import { expect, it } from 'vitest';
import { seed } from '../support/seed.ts';
import { chaos } from './run.ts';

// `npm run chaos` does the same for minutes, with hundreds of ends, and on PostgreSQL.
it('design 1 to 4: killed, cut off and misled, nothing acknowledged is lost or doubled, each message is posted once', async () => {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const { wrong, rounds, tally, output } = await chaos({
    ...{ rounds: 3, seconds: 20, copies: 2, seed: seed(), say },
  });
  expect(wrong, output).toEqual([]);
  expect(rounds).toBeGreaterThan(0);
  expect(tally.of('Ends')).toBeGreaterThan(0);
}, 120_000);
