import { expect, it, vi } from 'vitest';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { misfit } from '../support/customers.ts';
import { purchasesCsv } from '../support/ledger.ts';
import { formOf, sendForm, spend } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

// The first picture takes a while to be drawn on a busy machine.
const PICTURE_MS = 30_000;
vi.setConfig({ testTimeout: 90_000 });
const finance = (team: Team) => team.slack.asPerson('finance-1');

/** A team with so many customers, for each of whom something was bought. */
async function bought(team: Team, rows: readonly Record<string, string>[]) {
  const { ledger, reader } = team;
  const known = [...new Set(rows.map(({ customer }) => customer))];
  const csv = [
    'customer,introduced_on,housed_on,benefits_on,lead_coordinator',
    ...known.map((customer) => `${customer},,,,`),
  ].join('\n');
  await importCustomers(ledger, reader.workspaceId, csv, { now: WEDNESDAY });
  const file = purchasesCsv(rows);
  const result = await importPurchases(ledger, reader.workspaceId, file, { now: WEDNESDAY });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
}

/** One purchase each for so many customers. */
const each = (count: number, how: Record<string, string>, from = 1) =>
  Array.from({ length: count }, (_, at) => ({
    customer: `X${100 + at}`,
    date: '2026-04-14',
    reference: `P${String(from + at).padStart(5, '0')}`,
    amount: '10.00',
    category: 'Clothes',
    ...how,
  }));

async function asked(team: Team, person = team.manager, fields: Record<string, string> = {}) {
  await person.command('dm', '/spend report');
  await person.fill(fields);
  return sendForm(team, person, PICTURE_MS);
}

it('R57: a manager gets this year so far by outcome area, privately, with a table', async () => {
  const team = await startTeam();
  await bought(team, [
    ...each(2, { outcome_area: 'Offending' }),
    ...each(1, { outcome_area: '', date: '2025-12-31' }, 10),
  ]);
  await team.manager.command('team', '/spend report');
  expect(formOf(team, team.manager)).toMatch(/Outcome area[\s\S]*2026-01-01[\s\S]*2026-06-17/);
  const read = await sendForm(team, team.manager, PICTURE_MS);
  expect(read).toContain('By outcome area, 1 January 2026 to 17 June 2026');
  expect(read).toContain('£20.00 · 2 purchases · 2 customers');
  expect(read).toContain('With an outcome area: £20.00 (100%)');
  expect(read).toMatch(/Offending\W+2\W+20\W+100\W+10\.00/);
  // What the picture shows is said to whoever does not see it.
  expect(read).toContain('By outcome area, 1 January 2026 to 17 June 2026: Offending £20.00.');
  expect(await misfit(team)).toBeUndefined();
});

it('R72, R73, R55: a manager may split by phase, fairness and what is uncoded', async () => {
  const team = await startTeam();
  await bought(team, each(10, { outcome_area: '' }));
  const phase = await asked(team, team.manager, { By: 'Phase: home and benefits' });
  expect(phase).toMatch(/neither\W+100\W+100[\s\S]*· Essentials\W+100\W+100/);
  const fair = await asked(team, team.manager, { By: 'Fairness' });
  expect(fair).toContain('Nothing was spent for 4 of 14 open customers');
  expect(fair).not.toMatch(/X10\d|coordinator/);
  const uncoded = await asked(team, team.manager, { By: 'Uncoded or Other' });
  expect(uncoded).toContain('“Other” in 2026-04.');
});

it('R108: finance sees no areas, phases or people, and what is small as one row', async () => {
  const team = await startTeam();
  await bought(team, [
    ...each(8, {}),
    ...each(6, { category: 'Groceries' }, 20),
    ...each(5, { category: 'Transport' }, 30),
    ...each(1, { category: 'Legal services', amount: '900.00' }, 40),
  ]);
  await finance(team).command('dm', '/spend report');
  const form = formOf(team, finance(team));
  for (const hidden of ['Outcome area', 'Phase', 'Fairness', 'Uncoded']) {
    expect(form).not.toContain(hidden);
  }
  expect(form).toMatch(/2026-01-01[\s\S]*2026-05-31/);
  const read = await sendForm(team, finance(team), PICTURE_MS);
  expect(read).toMatch(/Clothes\W+8\W+80/);
  expect(read).toMatch(/Groceries\W+6\W+60/);
  // One small row alone could be worked out from the total: the next one hides it.
  expect(read).toMatch(/Two small categories\W+6\W+950/);
  expect(read).not.toMatch(/Legal services|Transport|outcome area/);
  const bands = await asked(team, finance(team), { By: 'Band of spending' });
  expect(bands).not.toMatch(/over £500/);
});

it('R108: finance reads whole months that are over, and nothing about fewer than five', async () => {
  const team = await startTeam();
  await bought(team, [...each(4, {}), ...each(6, { date: '2026-05-12' }, 20)]);
  const april = await asked(team, finance(team), { From: '2026-04-10', To: '2026-04-20' });
  expect(april).toContain('1 April 2026 to 30 April 2026');
  expect(april).toContain('nothing of it is shown');
  expect(april).not.toContain('40.00');
  const months = await asked(team, finance(team), { By: 'Month' });
  expect(months).toMatch(/Two small months\W+10\W+100/);
  await finance(team).command('dm', '/spend report');
  await finance(team).fill({ From: '2026-06-01', To: '2026-06-17' });
  expect((await finance(team).submit()).errors.To).toContain('a whole month that was over');
});

it('days the wrong way round are asked for again', async () => {
  const team = await startTeam();
  await team.manager.command('dm', '/spend report');
  await team.manager.fill({ From: '2026-06-02', To: '2026-06-01' });
  expect((await team.manager.submit()).errors.To).toContain('not before the first');
});

it('R93: a worker reads one sentence, and no form opens', async () => {
  const team = await startTeam();
  expect(await spend(team, 'report')).toContain('Reports are for managers and finance');
  expect(team.worker.view()).toBeUndefined();
});
