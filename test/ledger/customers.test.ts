import { expect, it } from 'vitest';
import { findCustomers } from '../../src/ledger/customers.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { NOW, purchasesCsv, testLedger } from '../support/ledger.ts';

/** 2,000 customers, 120 of them one worker's own, with 6,000 purchases. */
async function many() {
  const opened = await testLedger();
  const { ledger, workspaceId, reader } = opened;
  const member = { isGroup: false, card: undefined, roles: ['worker'] as const };
  const people = [{ ...member, slackId: 'U1', name: 'coordinator-1' }];
  await setUpTeam(ledger, { slackTeam: 'T1', people }, NOW);
  const reference = (at: number) => `V${String(at).padStart(4, '0')}`;
  const rows = Array.from({ length: 2_000 }, (_, at) => {
    return `${reference(at)},,,,${at >= 1_000 && at < 1_120 ? 'coordinator-1' : ''}`;
  });
  const csv = ['customer,introduced_on,housed_on,benefits_on,lead_coordinator', ...rows].join('\n');
  await importCustomers(ledger, workspaceId, csv, { now: NOW });
  const purchases = Array.from({ length: 6_000 }, (_, at) => ({
    customer: reference(at % 2_000),
    date: `2018-06-${String(1 + Math.floor(at / 2_000)).padStart(2, '0')}`,
  }));
  await importPurchases(ledger, workspaceId, purchasesCsv(purchases), { now: NOW });
  const { id } = await reader.db.person.findFirstOrThrow({ where: { slackId: 'U1' } });
  return { ...opened, me: id };
}

it('2,000 customers are searched as one types, at most a hundred at a time', async () => {
  const { reader, me } = await many();
  await findCustomers(reader, '', me, 100);
  const found = await findCustomers(reader, '', me, 100);
  expect(found).toHaveLength(100);
  expect(found.every(({ yours }) => yours)).toBe(true);
  expect(found[0]).toMatchObject({ reference: 'V1000', lastBought: '2018-06-03' });
  const some = await findCustomers(reader, 'v111', me, 100);
  expect(some.filter(({ yours }) => yours)).toHaveLength(10);
  // What is typed stands for itself alone.
  for (const typed of ['%', '_', '!', "' OR 1=1 --", 'V0_01']) {
    expect(await findCustomers(reader, typed, me, 100)).toEqual([]);
  }
}, 60_000);
