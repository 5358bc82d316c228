import { expect, it } from 'vitest';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { verify } from '../../src/ledger/verify.ts';
import { dmWith, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const HEADING =
  'reference,date,customer,coordinator,category,item,amount,paid_by,outcome_area,purpose,signed_off_by';

/** A ledger that reaches back so far, with coffee in it and no dog. */
async function imported({ ledger, reader }: Team): Promise<void> {
  const rows = ['2025-01-08', '2026-03-04', '2026-06-10'].map(
    (on, at) =>
      `P0000${at + 1},${on},V042,coordinator-1,Engagement,Coffee,4.00,petty cash,,a chat,`,
  );
  const now = new Date('2026-06-16T10:00:00Z');
  const csv = [HEADING, ...rows, ''].join('\n');
  const done = await importPurchases(ledger, reader.workspaceId, csv, { now });
  expect(done).toMatchObject({ ok: true });
}

const followUps = ({ reader }: Team) => reader.db.followUp.findMany({ orderBy: { id: 'asc' } });

it('R66: what the team buys for the first time of its kind in a year is asked about, ticked or not', async () => {
  const team = await startTeam();
  await imported(team);
  await spend(team, '45 V042 dog sitter #physical');
  await spend(team, '4 V017 coffee #social');
  expect(await followUps(team)).toEqual([]);
  await team.moveTo(new Date('2026-06-18T08:00:00Z'));
  await team.moveTo(new Date('2026-06-19T08:00:00Z'));
  expect(await followUps(team)).toMatchObject([{ reference: 'P00004', dueOn: '2026-07-29' }]);
  await team.moveTo(new Date('2026-07-29T08:00:00Z'));
  await dmWith(team, /P00004, six weeks on: how did it go\?/);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 30_000);

it('R66: a team whose ledger does not reach back a year is not asked about everything', async () => {
  const team = await startTeam();
  await spend(team, '45 V042 dog sitter #physical');
  await team.moveTo(new Date('2026-06-18T08:00:00Z'));
  expect(await followUps(team)).toEqual([]);
}, 20_000);
