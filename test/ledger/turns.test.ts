import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { oneByOne } from '../../src/ledger/turns.ts';

it('of a rush each goes on as it came, and what the first does comes before the last begins', async () => {
  const inTurn = oneByOne();
  const seen: string[] = [];
  const one = async (name: number) => {
    await inTurn();
    seen.push(`${name} begins`);
    await turn();
    seen.push(`${name} ends`);
  };
  await Promise.all([1, 2, 3].map(one));
  expect(seen).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
});
