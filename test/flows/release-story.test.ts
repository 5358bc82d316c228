import { expect, test } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import type { Sent } from '../../src/practice/client/person.ts';
import { history } from '../support/corrections.ts';
import { forgedClick } from '../support/forged.ts';
import { reads } from '../support/sign-off.ts';
import { dmWith, formOf, sendForm, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 09:00 in London on the Monday after the team was set up. */
const MONDAY = new Date('2026-06-22T08:00:00Z');
const WEEK = 7 * 86_400_000;
const DOG = 'a dog sitter, so that somebody could finish their treatment';
const TICKS = [
  'The customer has agreed that the team reads this',
  'Nobody can be recognised in it',
];

/** A manager opens the form from the history of a purchase, and sends it. */
async function release(
  team: Team,
  reference: string,
  text: string,
  ticks: readonly string[] = TICKS,
): Promise<Sent> {
  await history(team, reference, team.manager);
  const before = (await team.manager.waitFor((me) => me.view())).id;
  await team.manager.click('One that worked', { in: 'view' });
  await team.manager.waitFor((me) => me.view()?.id !== before);
  await team.manager.fill({ 'One that worked': text, 'Before the team reads it': [...ticks] });
  return team.manager.submit();
}

const stories = ({ reader }: Team) => reader.db.story.findMany({ orderBy: { id: 'asc' } });
const digest = async (team: Team, week: string) =>
  team.text(await reads(team, team.worker, 'team', `Week of ${week}`));

test('design 6: one that worked is released with the customer’s agreement, and stands in one digest', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 dog sitter #social');
  await spend(team, '9 V017 gym day #physical');
  expect((await release(team, 'P00001', DOG)).kind).toBe('cleared');
  await dmWith(team, /Released for the weekly digest · P00001[\s\S]*\[Take back\]/, team.manager);
  await release(team, 'P00002', 'a day at the gym, and a second one paid by the council');
  await team.moveTo(MONDAY);
  const first = await digest(team, '15 to 21 June');
  expect(first).toContain(`One that worked:* ${DOG}`);
  expect(first).not.toMatch(/gym|P0000|V042/);
  await team.moveTo(new Date(MONDAY.getTime() + WEEK));
  const second = await digest(team, '22 to 28 June');
  expect(second).toContain('a day at the gym');
  expect(second).not.toContain(DOG);
  await team.moveTo(new Date(MONDAY.getTime() + 2 * WEEK));
  expect(await digest(team, '29 June to 5 July')).not.toContain('One that worked');
  expect(await stories(team)).toMatchObject([
    { shownFor: '2026-06-15' },
    { shownFor: '2026-06-22' },
  ]);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 40_000);

test('R96: without both ticks, with a reference or a telephone number it is not released', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 dog sitter #social');
  const onlyOne = await release(team, 'P00001', DOG, TICKS.slice(0, 1));
  expect(onlyOne.errors['Before the team reads it']).toContain('without the customer’s agreement');
  const named = await release(team, 'P00001', 'a dog sitter for v042');
  expect(named.errors['One that worked']).toContain('Leave references out');
  const phone = await release(team, 'P00001', 'ring the sitter on 07700 900123');
  expect(phone.errors['One that worked']).toContain('phone number');
  expect((await release(team, 'P00001', 'a dog sitter for Sarah Smith')).kind).toBe('updated');
  expect(formOf(team, team.manager)).toContain('a person?');
  expect(await stories(team)).toEqual([]);
}, 40_000);

test('until it is shown a manager can take it back, and release it in other words', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 dog sitter #social');
  await release(team, 'P00001', DOG);
  await dmWith(team, /\[Take back\]/, team.manager);
  const press = (action: string, value: string, who = team.otherManager) =>
    forgedClick(team, who.id, action, value);
  expect(await press(ACTIONS.takeBackStory, '1', team.worker)).toContain('This is for managers');
  expect(await press(ACTIONS.takeBackStory, '1')).toContain('Taken back');
  expect(await press(ACTIONS.takeBackStory, '1')).toContain('Taken back');
  await release(team, 'P00001', 'somebody to mind the dog during detox');
  await history(team, 'P00001', team.manager);
  const before = (await team.manager.waitFor((me) => me.view())).id;
  await team.manager.click('One that worked', { in: 'view' });
  await team.manager.waitFor((me) => me.view()?.id !== before);
  expect(formOf(team, team.manager)).toMatch(/Released for the weekly digest[\s\S]*\[Take back\]/);
  expect(await history(team, 'P00001')).toMatch(
    /One that worked: taken back[\s\S]*One that worked: waiting/,
  );
  await team.moveTo(MONDAY);
  expect(await digest(team, '15 to 21 June')).toContain('mind the dog during detox');
  expect(await press(ACTIONS.takeBackStory, '2')).toContain('settled before: shown');
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 40_000);

test('of what was undone nothing is shown, and workers release nothing', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 dog sitter #social');
  await release(team, 'P00001', DOG);
  expect(await history(team, 'P00001')).not.toContain('[One that worked]');
  expect(await forgedClick(team, team.worker.id, ACTIONS.story, 'P00001')).toContain('managers');
  await forgedClick(team, team.worker.id, ACTIONS.undo, 'P00001');
  await team.moveTo(MONDAY);
  expect(await digest(team, '15 to 21 June')).not.toContain('One that worked');
}, 40_000);

/** Whoever leads the case says on My customers that the customer objects. */
async function object(team: Team, answer: 'Yes' | 'No') {
  await team.worker.command('dm', '/spend customers');
  await team.worker.click('Told, or objected', { nth: 0 });
  await team.worker.fill({ 'They object': answer });
  return sendForm(team, team.worker);
}

test('R98: an objection takes back what was not shown yet, and nothing more of theirs is released', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 dog sitter #social');
  await spend(team, '9 V042 gym day #physical');
  await release(team, 'P00001', DOG);
  expect(await object(team, 'Yes')).toContain('objected on');
  expect(await stories(team)).toMatchObject([{ takenBackAt: expect.any(Date) }]);
  const refused = await release(team, 'P00002', 'a day at the gym');
  expect(refused.errors['One that worked']).toContain('This customer objects');
  await team.moveTo(MONDAY);
  expect(await digest(team, '15 to 21 June')).not.toContain('One that worked');
  expect(await object(team, 'No')).toContain('no objection (taken back)');
  expect((await release(team, 'P00002', 'a day at the gym')).kind).toBe('cleared');
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});
