import { expect, test } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { forgedClick } from '../support/forged.ts';
import { startSecondApp } from '../support/sign-off.ts';
import { dmWith, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const WEEK = 7 * 86_400_000;
/** The Wednesday on which the first coffee is bought, and the Monday after the sixth week. */
const FIRST = new Date('2026-05-13T10:00:00Z');
const MONDAY = new Date('2026-06-22T08:00:00Z');
const QUESTION = /V042: a coffee or food most weeks lately[\s\S]*Is this moving things forward\?/;

const asks = ({ reader }: Team) => reader.db.patternAsk.findMany({ orderBy: { id: 'asc' } });
const asked = (team: Team, person = team.worker) =>
  person.dm().filter((message) => QUESTION.test(team.text(message)));
const later = (weeks: number, from = MONDAY) => new Date(from.getTime() + weeks * WEEK);

/** A coffee on the Wednesday of each of these weeks, the last of which is looked at on the Monday. */
async function coffees(team: Team, weeks: readonly number[], by?: Person): Promise<void> {
  for (const week of weeks) {
    team.slack.clock.set(later(week, FIRST));
    await spend(team, '4.20 V042 coffee #social', by);
  }
}

/** A team at work since the first of the weeks. */
const start = () => startTeam({ now: new Date('2026-05-11T08:00:00Z') });

test('R71: bought in four of six weeks, the worker alone is asked, once, when Monday’s work begins', async () => {
  const team = await start();
  await coffees(team, [0, 2, 3, 5]);
  await team.moveTo(new Date(MONDAY.getTime() - 60_000));
  expect(await asks(team)).toEqual([]);
  await startSecondApp(team);
  await team.moveTo(MONDAY);
  const dm = await dmWith(team, QUESTION);
  expect(team.text(dm)).toContain('[Yes, because…] [Review] [Snooze]');
  expect(dm.text).not.toContain('V042');
  await team.moveTo(new Date(MONDAY.getTime() + 3_600_000));
  expect(asked(team)).toHaveLength(1);
  const others = [team.manager, team.colleague].flatMap((one) => one.everything());
  expect(others.map(team.text).join()).not.toMatch(/most weeks|moving things/);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 40_000);

test('R71: three of six weeks, or other things, ask nothing', async () => {
  const team = await start();
  await coffees(team, [0, 2, 5]);
  for (const week of [1, 3, 4]) {
    team.slack.clock.set(later(week, FIRST));
    await spend(team, '4 V042 bus fare #time');
  }
  await team.moveTo(MONDAY);
  expect(await asks(team)).toEqual([]);
});

test('R71: snoozed, it is asked again after four weeks and not before', async () => {
  const team = await start();
  await coffees(team, [1, 2, 3, 4, 5]);
  await team.moveTo(MONDAY);
  await dmWith(team, QUESTION);
  await team.worker.click('Snooze');
  await dmWith(team, /Noted for V042: not now; it is asked again in four weeks/);
  await coffees(team, [6, 7, 8, 9, 10]);
  for (const week of [1, 2, 3]) await team.moveTo(later(week));
  expect(await asks(team)).toHaveLength(1);
  await team.moveTo(later(4));
  expect(await asks(team)).toHaveLength(2);
  await dmWith(team, QUESTION);
}, 40_000);

test('R71: answered on the Thursday, it rests for four weeks from then', async () => {
  const team = await start();
  await coffees(team, [1, 2, 3, 4, 5]);
  await team.moveTo(MONDAY);
  await dmWith(team, QUESTION);
  team.slack.clock.set(new Date(MONDAY.getTime() + 3 * 86_400_000));
  await team.worker.click('Review');
  await dmWith(team, /Noted for V042: you look at it again together/);
  await coffees(team, [6, 7, 8, 9, 10, 11]);
  await team.moveTo(later(4));
  expect(await asks(team)).toHaveLength(1);
  await team.moveTo(later(5));
  expect(await asks(team)).toHaveLength(2);
}, 40_000);

test('R71, R96: yes, because: one sentence, looked through, kept once; the first answer counts', async () => {
  const team = await start();
  await coffees(team, [0, 1, 2, 3]);
  await team.moveTo(MONDAY);
  await dmWith(team, QUESTION);
  const press = (action: string, who = team.worker) => forgedClick(team, who.id, action, '1');
  expect(await press(ACTIONS.patternReview, team.colleague)).toContain('Only the person');
  await team.worker.click('Yes, because…');
  await team.worker.waitFor((me) => me.view());
  await team.worker.fill({ 'Yes, because': 'ring 07700 900123' });
  expect((await team.worker.submit()).errors['Yes, because']).toContain('phone number');
  await team.worker.fill({ 'Yes, because': 'we plan the move over it' });
  expect((await team.worker.submit()).kind).toBe('cleared');
  await dmWith(team, /Noted for V042: yes, it moves things forward.*\n“we plan the move over it”/);
  expect(asked(team)).toEqual([]);
  expect(await press(ACTIONS.patternSnooze)).toContain('answered before: yes');
  expect(await asks(team)).toMatchObject([{ answer: 'yes', because: 'we plan the move over it' }]);
  const { db } = team.reader;
  const history = await db.historyEntry.findMany({ where: { kind: { startsWith: 'pattern.' } } });
  expect(history.map(({ kind }) => kind)).toEqual(['pattern.asked', 'pattern.answered']);
  expect(JSON.stringify(history)).not.toMatch(/plan the move|V042/);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 40_000);

test('R71: a worker with several regular customers is asked about one a week', async () => {
  const team = await start();
  for (const week of [0, 1, 2, 3, 4]) {
    team.slack.clock.set(later(week, FIRST));
    await spend(team, '4.20 V042 coffee #social');
    if (week > 0) await spend(team, '4.20 V017 coffee #social');
  }
  await team.moveTo(MONDAY);
  await dmWith(team, QUESTION);
  expect(await asks(team)).toHaveLength(1);
  await team.moveTo(later(1));
  await dmWith(team, /V017: a coffee or food most weeks lately/);
  expect(await asks(team)).toHaveLength(2);
}, 40_000);
