import { expect, test } from 'vitest';
import { closeCase, entries, formOf, open, spend } from '../support/spend.ts';
import { startTeam } from '../support/team.ts';

const SOCIAL = 'Social networks and relationships';

test('a customer who is on no file opens the form, filled in, and it says so', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V777 coffee, a first chat #social');
  const form = formOf(team);
  expect(form).toContain('V777 is not a customer on file. Choose one below.');
  for (const part of ['[4.20]', '[coffee]', '[Engagement ▾]', '[a first chat]']) {
    expect(form).toContain(part);
  }
  expect(form).toContain(`[${SOCIAL} ▾]`);
  expect(await open(team)).toEqual([]);
});

test('a customer whose case is closed opens the form, which says so and does not offer them', async () => {
  const team = await startTeam();
  await closeCase(team, 'V099');
  await spend(team, '4.20 V099 coffee #social');
  expect(formOf(team)).toContain('V099 is closed. Choose an open customer.');
  await expect(team.worker.fill({ Customer: 'V099' })).rejects.toThrow('No option');
});

test('without an amount the form opens, filled in with the customer', async () => {
  const team = await startTeam();
  await spend(team, 'V042 coffee #social');
  expect(formOf(team)).toContain('[V042 ▾]');
  expect(formOf(team)).toContain('[coffee]');
});

test('without a customer the form opens, filled in with the amount as it was typed', async () => {
  const team = await startTeam();
  await spend(team, '2x30 duvets #tenancy');
  expect(formOf(team)).toContain('[2x30.00]');
});

test.each([
  ['4 V042 coffee', 'area', ['Which part of life is it most for?']],
  ['4 V042 wibble #social', 'category', ['What kind of thing is it?']],
  ['4 V042 wibble', 'both', ['What kind of thing is it?', 'Which part of life is it most for?']],
])('“%s” is kept, and the answer asks for what is missing: %s', async (line, _what, questions) => {
  const team = await startTeam();
  const answer = await spend(team, line);
  expect(answer).toContain('Kept, to finish: £4.00 · V042');
  const asked = answer.split('\n').filter((one) => one.endsWith('?'));
  expect(asked).toEqual(questions);
  expect(await entries(team)).toEqual([]);
  expect(await open(team)).toMatchObject([{ pence: 400, keptFor: 'to_finish' }]);
});

test('R51: an area is never guessed, not even where every word points to one', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 bus pass, to probation');
  expect(await open(team)).toMatchObject([{ areaId: null }]);
  expect(await entries(team)).toEqual([]);
});

test('a tag that no area has is named, and the line is kept', async () => {
  const team = await startTeam();
  const answer = await spend(team, '4 V042 coffee #wibble');
  expect(answer).toContain('#wibble: no outcome area has this tag.');
  expect(answer).toContain('Which part of life is it most for?');
});

test('a tag that no area has is named beside a good one, and the line is saved', async () => {
  const team = await startTeam();
  const answer = await spend(team, '4 V042 coffee #social #wibble');
  expect(answer).toContain('Saved: £4.00');
  expect(answer).toContain('#wibble: no outcome area has this tag.');
});

test('two ways of paying in one line: the card is taken, and the answer says so', async () => {
  const team = await startTeam();
  const answer = await spend(team, '4 V042 coffee #social @cash @bank');
  expect(answer).toContain('cash and bank were both named; taken as card.');
  expect(answer).toContain('Social networks and relationships · card');
});

test('R6: two different areas leave the question open', async () => {
  const team = await startTeam();
  expect(await spend(team, '4 V042 coffee #social #physical')).toContain('Which part of life');
  expect(await spend(team, '5 V042 coffee #social #Social')).toContain('Saved');
});

test('a line that says nothing of what was bought is kept, and finished in the form', async () => {
  const team = await startTeam();
  expect(await spend(team, '5 V042 #social')).toContain('Kept, to finish: £5.00 · V042');
  await team.worker.click('Finish');
  expect(formOf(team)).toContain(`[${SOCIAL} ▾]`);
});

test.each([
  ['the whole line', `4 V042 ${'word '.repeat(1_200)}`, 500],
  ['what was bought', `4 V042 ${'x'.repeat(141)} #social`, 140],
  ['why', `4 V042 coffee, ${'x'.repeat(141)} #social`, 140],
])('R96: %s too long is refused with the limit and the line', async (_what, line, most) => {
  const team = await startTeam();
  const answer = await spend(team, line);
  expect(answer).toContain(`longer than ${most} characters`);
  expect(answer).toContain('Your line: 4 V042');
  expect(await open(team)).toEqual([]);
});

test('a line is given back as it was typed, and mentions nobody', async () => {
  const team = await startTeam();
  const line = '5 V042 R&B <tickets> <!channel> & lager #time';
  await team.worker.command('team', `/spend ${line}`);
  const [answer] = team.worker.messages('team').slice(-1);
  expect(team.text(answer)).toContain(`Your line: ${line}`);
  const [words] = answer?.blocks ?? [];
  expect(JSON.stringify(words)).not.toContain('<!channel>');
});
