import { expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { limitsOf, limitsOn } from '../../src/ledger/policies.ts';
import { testLedger } from '../support/ledger.ts';

it('R21: limits hold from their day on, and what was judged by the old ones keeps those', async () => {
  const { reader, workspaceId, write } = await testLedger();
  const first = await limitsOn(reader, day('2026-06-30'));
  await write(({ db }) =>
    db.policy.create({
      data: {
        workspaceId,
        version: 2,
        startsOn: '2026-07-01',
        itemLimitPence: 75_00,
        dayLimitPence: 150_00,
      },
    }),
  );
  expect(await limitsOn(reader, day('2026-06-30'))).toEqual(first);
  const second = await limitsOn(reader, day('2026-07-01'));
  expect(second).toMatchObject({ item: 75_00, day: 150_00 });
  expect(await limitsOf(reader, first.policyId)).toEqual(first);
});
