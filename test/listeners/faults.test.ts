import { expect, test } from 'vitest';
import { lockLedger, ticksDuring } from '../support/lock.ts';
import { dmWith, entries, formOf, open, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const LINE = '29 V042 boots and socks, flip-flops in snow #self-care';

// The practice Slack gives up on an answer after three seconds, as Slack does: whatever is read
// here as "Not saved" came in time.

async function notSaved(team: Team, answer: string): Promise<void> {
  expect(answer).toContain('Not saved');
  expect(await entries(team)).toEqual([]);
  expect(await open(team)).toEqual([]);
}

test('design 1: while another process holds the ledger the person reads that it was not saved; the process is not blocked', async () => {
  const team = await startTeam();
  const lock = await lockLedger(team);
  const typed = spend(team, LINE);
  expect(await ticksDuring(typed)).toBeGreaterThan(8);
  const answer = await typed;
  await notSaved(team, answer);
  expect(answer).toContain(`Your line: ${LINE}`);
  expect(answer).toContain('Try again in five minutes. If it fails, use a paper slip.');
  await lock.release();
  await notSaved(team, answer);
  expect(await spend(team, LINE)).toContain('Saved: £29.00 · P00001');
});

test('design 1: a lock that goes away in time is waited out', async () => {
  const team = await startTeam();
  await lockLedger(team, 500);
  expect(await spend(team, LINE)).toContain('Saved: £29.00 · P00001');
});

test('design 1: many at once are all told in time', async () => {
  const team = await startTeam();
  await lockLedger(team);
  const lines = [1, 2, 3, 4, 5, 6].map((amount) => `${amount} V042 coffee #social`);
  await Promise.all(lines.map((line) => spend(team, line, team.colleague)));
  const told = team.colleague.messages('team').map(team.text);
  expect(told.filter((text) => text.includes('Not saved'))).toHaveLength(6);
  for (const line of lines) expect(told.join('\n')).toContain(`Your line: ${line}`);
});

test('design 1: nobody waits behind a message that the app itself owes', async () => {
  const team = await startTeam();
  team.slack.faults.failApi('chat.postMessage', { status: 503 }, 1_000);
  await team.worker.message('1 V024 tea #social', 0);
  await expect.poll(() => standing(team)).toHaveLength(1);
  await lockLedger(team);
  team.slack.clock.advance(3_600_000);
  for (const amount of [2, 3]) {
    expect(await spend(team, `${amount} V042 coffee #social`)).toContain('Not saved');
  }
});

test('design 1: what cannot be saved is told and nothing is lost: a form, a click, and a line sent as a message', async () => {
  const team = await startTeam();
  await spend(team, LINE, team.colleague);
  await spend(team, '4 coffee, a chat #social');
  await team.worker.fill({ Customer: 'V042' });
  const lock = await lockLedger(team);
  const [sent, { answers }] = await Promise.all([
    team.worker.submit(),
    team.colleague.click('Undo', { settle: 4_000 }),
    team.manager.message('6 V042 tea #social', 0),
  ]);
  expect(Object.values(sent.errors).join()).toContain('Not saved');
  expect(formOf(team)).toContain('[a chat]');
  expect(team.text(answers.at(-1))).toContain('Not saved');
  const answer = await dmWith(team, /Not saved/, team.manager);
  expect(team.text(answer)).toContain('Your line: 6 V042 tea #social');
  await lock.release();
  expect(await standing(team)).toHaveLength(1);
  expect((await team.worker.submit()).kind).toBe('closed');
  await dmWith(team, /Saved: £4.00/);
  await team.colleague.click('Undo');
  expect(await standing(team)).toMatchObject([{ pence: 400 }]);
});

test('design 7: a fault in the app itself is told kindly, and logged once without the words', async () => {
  const team = await startTeam();
  team.slack.faults.failApi('views.open', { error: 'invalid_arguments' });
  const answer = await spend(team, 'coffee, flip-flops in snow');
  expect(answer).toContain('something went wrong in Oatcake itself');
  expect(answer).toContain('Your line: coffee, flip-flops in snow');
  expect(answer).toContain('use a paper slip and tell the technical admin');
  expect(team.logs.filter((line) => line.includes('A request broke'))).toHaveLength(1);
  expect(team.logs.join('')).not.toContain('flip-flops');
});

test('design 7: a form that opens too late for Slack gives the words back', async () => {
  const team = await startTeam();
  team.slack.faults.failApi('views.open', { error: 'expired_trigger_id' });
  const answer = await spend(team, 'coffee');
  expect(answer).toContain('The form did not open in time, so nothing was saved.');
  expect(answer).toContain('Your line: coffee');
});
