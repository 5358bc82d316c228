import { expect, test } from 'vitest';
import { settled } from '../support/outbox.ts';
import { inTime } from '../support/sign-off.ts';
import { dmWith, entries, formOf, open, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const COFFEE = '4.20 V042 coffee #social';

async function send(team: Team, text: string, answer: RegExp): Promise<string> {
  await team.worker.message(text);
  return team.text(await dmWith(team, answer));
}

test('R1: a line sent as a message does the same as the command', async () => {
  const team = await startTeam();
  const told = await send(team, COFFEE, /Saved/);
  const answer = await spend(team, '4.20 V024 coffee #social');
  const same = (text: string) => text.replace(/P\d+|V\d+|£\d+\.\d\d of/g, '…');
  expect(same(told)).toBe(same(answer));
  expect(await standing(team)).toHaveLength(2);
});

test('R1: with the command typed before it, as when pasted', async () => {
  const team = await startTeam();
  await send(team, ` /spend ${COFFEE}`.trimStart().replace('/', ' /'), /Saved/);
  expect(await standing(team)).toHaveLength(1);
});

test('a line that is kept is finished by taps in the message', async () => {
  const team = await startTeam();
  await send(team, '4.20 V042 coffee', /Kept, to finish/);
  await team.worker.choose('Which part of life is it most for?', 'Physical health');
  expect(await standing(team)).toHaveLength(1);
});

test('over a limit, refused, twin: each is answered in the conversation', async () => {
  const team = await startTeam();
  await send(team, '60 V042 boots #self-care', /Do not buy yet/);
  await send(team, '6 V042 lager #social', /never buys alcohol/);
  await send(team, COFFEE, /Saved/);
  await send(team, COFFEE, /Is this a second one/);
  expect(await standing(team)).toHaveLength(1);
});

test('R14: an event that Slack sends twice makes one purchase and one answer', async () => {
  const team = await startTeam();
  team.slack.faults.repeatNext();
  await send(team, COFFEE, /P00001/);
  await team.slack.redeliverLast();
  await send(team, '1 V024 tea #social', /P00002/);
  expect(await standing(team)).toHaveLength(2);
  const answers = team.worker.dm().filter((one) => /P00001/.test(team.text(one)));
  expect(answers).toHaveLength(1);
});

test('R14: also across a restart', async () => {
  const team = await startTeam();
  await send(team, COFFEE, /P00001/);
  await team.restart();
  await team.slack.redeliverLast();
  expect(await standing(team)).toHaveLength(1);
});

test('without an amount or a customer a button opens the form, filled in', async () => {
  const team = await startTeam();
  const told = await send(team, 'coffee, a first chat #social', /Not saved yet/);
  expect(told).toContain('Your line: coffee, a first chat #social');
  await team.worker.click('Finish in the form');
  expect(formOf(team)).toContain('[coffee]');
  expect(formOf(team)).toContain('[a first chat]');
  await team.worker.fill({ Customer: 'V042', Amount: '4' });
  expect(await sendForm(team)).toContain('Saved: £4.00');
});

test('an unknown customer in a message is named', async () => {
  const team = await startTeam();
  expect(await send(team, '4 V777 coffee', /Not saved yet/)).toContain('V777 is not a customer');
});

test('a greeting is answered with how it is done, and saves nothing', async () => {
  const team = await startTeam();
  const told = await send(team, 'hello', /spend/);
  expect(told).toContain('/spend');
  expect(await entries(team)).toEqual([]);
  expect(await open(team)).toEqual([]);
});

test('what is written in the team’s channel is nobody’s purchase', async () => {
  const team = await startTeam();
  await team.worker.say('team', COFFEE);
  await send(team, '1 V024 tea #social', /P00001/);
  expect(await standing(team)).toHaveLength(1);
});

test('a changed or deleted message logs nothing anew', async () => {
  const team = await startTeam();
  const event = { type: 'message', channel_type: 'im', user: team.worker.id, text: COFFEE };
  for (const subtype of ['message_changed', 'message_deleted']) {
    await team.slack.client.tell({ ...event, subtype, channel: 'D0PR000001', ts: '1.2' });
  }
  expect(await entries(team)).toEqual([]);
});

test('a word as a message does what it does after /spend; a view takes one press', async () => {
  const team = await startTeam();
  expect(await send(team, 'help', /Log a purchase in one line/)).toContain('/spend');
  await send(team, 'customers', /one press more/);
  await team.worker.click('Open it');
  expect(formOf(team)).toContain('V042');
  expect(await send(team, 'away', /manager/i)).toContain('manager');
});

test.each([
  ['help', /Log a purchase/i],
  ['6 V042 lager #social', /never buys alcohol/],
])('the event of “%s”, repeated at once and later, is answered once', async (text, answer) => {
  const team = await startTeam();
  team.slack.faults.repeatNext(2);
  await send(team, text, answer);
  await team.slack.redeliverLast();
  await team.restart();
  expect(await team.slack.redeliverLast()).toMatchObject({ status: 'acknowledged' });
  await send(team, COFFEE, /Saved/);
  expect(team.worker.dm().filter(({ fromApp }) => fromApp)).toHaveLength(2);
});

test.each([
  ['help', /Log a purchase/i],
  ['6 V042 lager #social', /never buys alcohol/],
])('the answer to “%s” that Slack does not take comes later, once', async (text, answer) => {
  const team = await startTeam();
  team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' }, 2);
  await team.worker.message(text, 0);
  await inTime(team, () => dmWith(team, answer));
  await settled(team);
  expect(team.worker.dm().filter(({ fromApp }) => fromApp)).toHaveLength(1);
});
