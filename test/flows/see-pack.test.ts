import { expect, it } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { addLook } from '../../src/ledger/looks.ts';
import { purchasesCsv } from '../support/ledger.ts';
import { PACK, packIn, startMeetingTeam } from '../support/meeting.ts';
import { spend } from '../support/spend.ts';
import { type Team, WEDNESDAY } from '../support/team.ts';

const person = (team: Team, name: string) => team.slack.asPerson(name);

/** Eight people have clothes, two of them legal help for an offence; and the pack is made. */
async function packed(): Promise<Team> {
  const team = await startMeetingTeam();
  const { ledger, reader } = team;
  const people = Array.from({ length: 8 }, (_, at) => `X${100 + at}`);
  const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
  const csv = [heading, ...people.map((one) => `${one},,,,`)].join('\n');
  await importCustomers(ledger, reader.workspaceId, csv, { now: WEDNESDAY });
  const clothes = { category: 'Clothes', item: 'boots', outcome_area: 'Self-care living skills' };
  const court = { category: 'Legal services', item: 'court form', outcome_area: 'Offending' };
  const rows = people.flatMap((customer, at) => [
    { customer, date: '2026-06-10', amount: '10.00', ...clothes },
    ...(at < 2 ? [{ customer, date: '2026-06-11', amount: '7.00', ...court }] : []),
  ]);
  const numbered = rows.map((row, at) => ({
    ...row,
    reference: `P${String(at + 1).padStart(5, '0')}`,
  }));
  const bought = { now: WEDNESDAY };
  const done = await importPurchases(ledger, reader.workspaceId, purchasesCsv(numbered), bought);
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
  return team;
}

/** Looks in June, one of them with a purpose. */
async function look({ ledger, reader }: Team): Promise<void> {
  const { id: customerId } = await reader.db.customer.findFirstOrThrow();
  const { workspaceId } = reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: WEDNESDAY, actorId: null };
  await ledger.write(request, async (writer) => {
    for (const purpose of [undefined, undefined, 'audit']) {
      await addLook(writer, { customerId, what: 'history', purpose, words: undefined });
    }
  });
}

it('R93: workers and quality assurance see a copy of the pack with small figures merged, and no goods', async () => {
  const team = await packed();
  await team.moveTo(PACK);
  await packIn(team);
  for (const name of ['qa-1', 'coordinator-1']) {
    const read = await spend(team, 'pack', person(team, name));
    expect(read, name).toContain('Two small areas');
    expect(read).toContain('Pack: Tuesday 14 July, 10:00');
    expect(read).toContain('June: £94 · 10 purchases · 8 people');
    // R108: about two people, and what would tell it is with it.
    expect(read).not.toMatch(/Offending|Legal|£14|£80|court|boots|X10\d|P0000\d|Forecast/u);
  }
});

it('R93: finance sees the fund part: categories and forecast, no areas', async () => {
  const team = await packed();
  await team.moveTo(PACK);
  await packIn(team);
  const read = await spend(team, 'pack', person(team, 'finance-1'));
  expect(read).toContain('June: £94');
  expect(read).toContain('Forecast');
  expect(read).not.toMatch(/areas|Self-care|Offending|boots|X10\d/u);
});

it('R93: a manager is shown the way to it, an admin is refused, and before the first all read so', async () => {
  const team = await packed();
  expect(await spend(team, 'pack', team.manager)).toContain('There is no pack yet');
  await team.moveTo(PACK);
  await packIn(team);
  const read = await spend(team, 'pack', team.manager);
  expect(read).toMatch(/It is in <#C0PRMANAGE>[\s\S]*Print \(PDF\)/u);
  expect(await spend(team, 'pack', person(team, 'admin-1'))).toContain('The pack is for the team');
});

it('R124: the pack tells managers how often histories were looked at in its month', async () => {
  const team = await packed();
  await look(team);
  await team.moveTo(PACK);
  const pack = team.text(await packIn(team));
  expect(pack).toContain('Looks at customers’ histories: 3, 1 outside one’s own caseload');
  expect(await spend(team, 'pack', person(team, 'qa-1'))).not.toContain('Looks');
});
