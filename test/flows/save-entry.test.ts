import { expect, test, vi } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { forgetCustomers } from '../../src/ledger/forget.ts';
import { verify } from '../../src/ledger/verify.ts';
import { formOf, leftIn, open, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const COFFEE = '4 V042 coffee #social';
const SECOND_ONE = 'Is this a second one? £4.00 · V042 · coffee';

function wait(team: Team, minutes: number): void {
  team.slack.clock.advance(minutes * 60_000);
}

test('R14: a command that Slack delivers twice makes one purchase, and the answer is the same', async () => {
  const team = await startTeam();
  const first = await spend(team, COFFEE);
  const again = await team.slack.redeliverLast();
  expect(again).toMatchObject({ status: 'acknowledged' });
  expect(team.text(asMessage(again))).toBe(first);
  expect(await standing(team)).toHaveLength(1);
});

test('R14: a command delivered three times at once makes one purchase', async () => {
  const team = await startTeam();
  team.slack.faults.repeatNext(2);
  await spend(team, COFFEE);
  await team.slack.redeliverLast();
  expect(await standing(team)).toHaveLength(1);
  expect(await open(team)).toEqual([]);
});

test('R14: a kept line delivered twice is kept once', async () => {
  const team = await startTeam();
  const first = await spend(team, '4 V042 coffee');
  expect(team.text(asMessage(await team.slack.redeliverLast()))).toBe(first);
  expect(await open(team)).toHaveLength(1);
});

test('R14: a command that opens the form, delivered twice, opens one and says nothing', async () => {
  const team = await startTeam();
  await spend(team, 'V042 coffee');
  expect(await team.slack.redeliverLast()).toMatchObject({ status: 'acknowledged' });
  expect(formOf(team)).toContain('[coffee]');
  expect(team.worker.messages('team')).toEqual([]);
});

test('R14: a form sent twice makes one purchase and one message', async () => {
  const team = await startTeam();
  await spend(team, '4 coffee #social');
  await team.worker.fill({ Customer: 'V042', 'What it helps with': 'a chat' });
  team.slack.faults.repeatNext();
  await sendForm(team);
  await team.slack.redeliverLast();
  expect(await standing(team)).toHaveLength(1);
  await team.worker.message('1 V024 tea #social');
  await team.worker.waitFor((me) => me.dm().some((one) => /P00002/.test(team.text(one))));
  expect(team.worker.dm().filter((one) => /P00001/.test(team.text(one)))).toHaveLength(1);
});

test('R14: a form that finishes a line, sent twice, makes one purchase', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 wibble #social');
  await team.worker.openHome();
  await team.worker.click('Finish', { in: 'home' });
  await team.worker.fill({ Category: 'Pets', 'What it helps with': 'company' });
  await sendForm(team);
  await team.slack.redeliverLast();
  expect(await standing(team)).toHaveLength(1);
});

test('R14: a tap doubled makes one purchase', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee');
  team.slack.faults.repeatNext();
  await team.worker.choose('Which part of life is it most for?', 'Physical health');
  await team.slack.redeliverLast();
  expect(await standing(team)).toHaveLength(1);
});

test('R14: an equal one within two minutes is asked about, and counts only when it is wanted', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  expect(await spend(team, COFFEE)).toContain(SECOND_ONE);
  expect(await standing(team)).toHaveLength(1);
  const { answers } = await team.worker.click('Yes, log both');
  expect(team.text(answers[0])).toContain('Saved: £4.00 · P00002');
  expect(leftIn(team.text(answers[0]))).toBe('£92.00');
});

test('R14: “No, the same one” leaves the first alone', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  await spend(team, COFFEE);
  await team.worker.click('No, the same one');
  expect(await standing(team)).toHaveLength(1);
  expect(await open(team)).toEqual([]);
});

test('R14: “Yes, log both” pressed twice logs one more', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  await spend(team, COFFEE);
  team.slack.faults.repeatNext();
  await team.worker.click('Yes, log both');
  await team.slack.redeliverLast();
  expect(await standing(team)).toHaveLength(2);
});

test('R14: a kept line is asked about too when it comes again', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee');
  expect(await spend(team, '4 V042 coffee')).toContain(SECOND_ONE);
});

test('R14: later the same day it is saved, and the answer says that there was one like it', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  wait(team, 2);
  const answer = await spend(team, COFFEE);
  expect(answer).toContain('Saved: £4.00 · P00002');
  expect(answer).toContain('There was one like it today: P00001');
});

test('R14: at a second under two minutes it is still asked about', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  team.slack.clock.advance(118_000);
  expect(await spend(team, COFFEE)).toContain(SECOND_ONE);
});

test.each([
  ['the same words in another dress', '4 V042 Coffee! #social', true],
  ['other words', '4 V042 tea #social', false],
  ['another amount', '4.01 V042 coffee #social', false],
  ['another customer', '4 V024 coffee #social', false],
])('R14: %s: asked about or not', async (_what, line, isAsked) => {
  const team = await startTeam();
  await spend(team, COFFEE);
  expect((await spend(team, line)).includes('second one')).toBe(isAsked);
});

test('R14: the same bought by a colleague is no second one', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  expect(await spend(team, COFFEE, team.colleague)).toContain('Saved');
});

test('R14: the same on the next day is no second one, and no one like it', async () => {
  const team = await startTeam({ now: new Date('2026-06-17T22:59:30Z') });
  await spend(team, COFFEE);
  wait(team, 1);
  const answer = await spend(team, COFFEE);
  expect(answer).toContain('Saved');
  expect(answer).not.toContain('one like it');
});

test('a twin that passes the limit when it is wanted goes to a manager', async () => {
  const team = await startTeam();
  await spend(team, '2x30 V042 duvets #tenancy');
  await spend(team, '2x30 V042 duvets #tenancy');
  const { answers } = await team.worker.click('Yes, log both');
  expect(team.text(answers[0])).toContain('Do not buy yet');
  expect(await standing(team)).toHaveLength(1);
});

/** What an acknowledgement carried, as a message that can be read. */
function asMessage(ack: Awaited<ReturnType<Team['slack']['redeliverLast']>>) {
  if (ack.status !== 'acknowledged') throw new Error(`Nothing was answered: ${ack.status}`);
  return ack.payload as NonNullable<Parameters<Team['text']>[0]>;
}

test('R139: what waits its turn while its customer is forgotten is not saved, and says so', async () => {
  const team = await startTeam();
  const { id } = await team.reader.db.customer.findFirstOrThrow({ where: { reference: 'V042' } });
  const writes = vi.spyOn(team.ledger, 'write');
  const request = { workspaceId: 1, deadline: Deadline.in(5_000), now: WEDNESDAY, actorId: null };
  const answers = await team.ledger.write(request, async (writer) => {
    const both = [spend(team, COFFEE), spend(team, '250 V042 hob #tenancy', team.colleague)];
    await vi.waitFor(() => expect(writes).toHaveBeenCalledTimes(3));
    await forgetCustomers(writer, 'asked', [id]);
    return { both };
  });
  for (const answer of await Promise.all(answers.both)) {
    expect(answer).toContain('This customer is not on file any more, so nothing was saved.');
  }
  expect([await standing(team), await open(team)]).toEqual([[], []]);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});
