import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { addGuideline, readGuidelines } from '../../src/ledger/guidelines.ts';
import { verify } from '../../src/ledger/verify.ts';
import { spend, standing } from '../support/spend.ts';
import { startTeam, WEDNESDAY } from '../support/team.ts';

test('R48: /spend guidelines shows G1 to G7 in plain words, to a worker alone', async () => {
  const team = await startTeam();
  const answer = await spend(team, 'guidelines');
  for (const number of ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7']) {
    expect(answer).toContain(`*${number} `);
  }
  expect(answer).toContain('Sleeping bags are not usually bought');
  expect(team.colleague.messages('team').map(team.text).join()).not.toContain('Sleeping bags');
});

test('R47: after a change the old text is read by its date, and an old purchase keeps its edition', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee #social');
  const [before] = (await readGuidelines(team.reader)).filter(({ code }) => code === 'value');
  if (before === undefined) throw new Error('There is no such guideline');
  const { workspaceId } = team.reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: WEDNESDAY, actorId: null };
  const told = { ...before, title: 'Worth its price', startsOn: day('2026-06-17') };
  await team.ledger.write(request, (writer) => addGuideline(writer, told, 'value'));
  expect(await spend(team, 'guidelines')).toContain('*G2 Worth its price.*');
  expect(await spend(team, 'guidelines')).toContain('Since 17 June 2026');
  expect(await spend(team, 'guidelines 2026-03-01')).toContain('*G2 Good value');
  expect(await spend(team, 'guidelines yesterday')).toContain('Write the day like this');
  await spend(team, '5 V042 tea #social');
  expect((await standing(team)).map(({ rulesVersion }) => rulesVersion)).toEqual([1, 2]);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('R46: buying an assessment opens a follow-up that is due in eight weeks', async () => {
  const team = await startTeam();
  await spend(team, '45 V042 OT assessment, to unlock a care package #physical');
  expect(await team.reader.db.followUp.findMany()).toMatchObject([
    { reference: 'P00001', kind: 'unlocked', dueOn: '2026-08-12', askedAt: null, closedAt: null },
  ]);
  await spend(team, '4 V042 coffee #social');
  expect(await team.reader.db.followUp.count()).toBe(1);
});
