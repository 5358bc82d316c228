import { expect, test } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import { forgedClick } from '../support/forged.ts';
import { startSecondApp } from '../support/sign-off.ts';
import { dmWith, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const OT = '45 V042 OT assessment, to unlock a care package #physical';
const QUESTION = /P00001, eight weeks on: what did it unlock\?/;
/** Eight weeks after the Wednesday: 8:59 and 9:00 in London. */
const BEFORE_WORK = new Date('2026-08-12T07:59:00Z');
const AT_WORK = new Date('2026-08-12T08:00:00Z');

const followUps = ({ reader }: Team) => reader.db.followUp.findMany({ orderBy: { id: 'asc' } });
const unlocked = async ({ reader }: Team) => {
  const notes = await reader.db.purchaseNote.findMany({ where: { kind: 'unlocked' } });
  return notes.map(({ value }) => value);
};
const asked = (team: Team, words = QUESTION) =>
  team.worker.dm().filter((message) => words.test(team.text(message)));

async function homeOf(team: Team, person = team.worker): Promise<string> {
  await person.openHome();
  return team.slack.text(await person.waitFor((me) => me.home()));
}

test('R46: eight weeks on, when work begins, its buyer is asked once what it unlocked', async () => {
  const team = await startTeam();
  await spend(team, OT);
  await team.moveTo(BEFORE_WORK);
  expect((await followUps(team))[0]?.askedAt).toBeNull();
  await startSecondApp(team);
  await team.moveTo(AT_WORK);
  const text = team.text(await dmWith(team, QUESTION));
  expect(text).toContain(
    '[A full assessment] [A service] [Nothing yet] [Too early: ask in 4 weeks]',
  );
  await team.moveTo(new Date('2026-08-12T09:00:00Z'));
  await team.moveTo(new Date('2026-08-13T09:00:00Z'));
  expect(asked(team)).toHaveLength(1);
  expect(team.manager.everything().map(team.text).join()).not.toContain('what did it unlock');
}, 20_000);

test('R46: one tap answers, on the message or on Home, and the second reads that the first counts', async () => {
  const team = await startTeam();
  await spend(team, OT);
  await team.moveTo(AT_WORK);
  await dmWith(team, QUESTION);
  expect(await homeOf(team)).toMatch(
    /How did it go\? \(1\)[\s\S]*OT assessment[\s\S]*P00001[\s\S]*Eight weeks on: what did it unlock\?[\s\S]*\[A service\]/,
  );
  expect(await homeOf(team, team.colleague)).not.toContain('How did it go?');
  const press = (action: string, who = team.worker) => forgedClick(team, who.id, action, '1');
  expect(await press(ACTIONS.unlockedService, team.manager)).toContain(
    'Only the person who logged',
  );
  await team.worker.click('A service');
  await dmWith(team, /Noted: what P00001 unlocked: a service\./);
  expect(await press(ACTIONS.unlockedService)).toContain('Noted: what P00001 unlocked');
  expect(await press(ACTIONS.unlockedNothing)).toContain('answered before: a service');
  expect(await unlocked(team)).toEqual(['service']);
  expect(await homeOf(team)).not.toContain('How did it go?');
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 20_000);

test('R46: too early asks again in four weeks, once however often it is pressed', async () => {
  const team = await startTeam();
  await spend(team, OT);
  await team.moveTo(AT_WORK);
  await dmWith(team, QUESTION);
  for (const _ of [1, 2]) await forgedClick(team, team.worker.id, ACTIONS.unlockedTooEarly, '1');
  expect(await followUps(team)).toMatchObject([
    { dueOn: '2026-08-12' },
    { dueOn: '2026-09-09', closedAt: null, askedAt: null },
  ]);
  expect(await homeOf(team)).not.toContain('How did it go?');
  await team.moveTo(new Date('2026-09-09T08:00:00Z'));
  await dmWith(team, /P00001, twelve weeks on: what did it unlock\?/);
  await homeOf(team);
  await team.worker.click('Nothing yet', { in: 'home' });
  expect(await unlocked(team)).toEqual(['too_early', 'nothing_yet']);
}, 20_000);

test('R46: on a Saturday or a bank holiday it waits for the next working day', async () => {
  const team = await startTeam({ now: new Date('2026-07-06T10:00:00Z') });
  await spend(team, OT);
  await team.moveTo(new Date('2026-08-31T10:00:00Z'));
  expect((await followUps(team))[0]).toMatchObject({ dueOn: '2026-08-31', askedAt: null });
  await team.moveTo(new Date('2026-09-01T08:00:00Z'));
  await dmWith(team, QUESTION);
});

test('R46: what was undone is not asked about', async () => {
  const team = await startTeam();
  await spend(team, OT);
  await team.worker.click('Undo');
  expect((await followUps(team))[0]?.closedAt).not.toBeNull();
  await team.moveTo(AT_WORK);
  expect(asked(team)).toEqual([]);
  expect(await homeOf(team)).not.toContain('How did it go?');
  expect(await forgedClick(team, team.worker.id, ACTIONS.unlockedService, '1')).toContain('undone');
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});
