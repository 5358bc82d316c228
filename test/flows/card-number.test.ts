import { expect, test } from 'vitest';
import { bytesOf } from '../support/database.ts';
import { formOf, open, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const NUMBER = '4929 1234 5678 9014';
const DIGITS = NUMBER.replaceAll(' ', '');

test.each([NUMBER, DIGITS, NUMBER.replaceAll(' ', '-')])(
  'R10: the full card number %s in a line is refused, neither stored nor logged',
  async (number) => {
    const team = await startTeam();
    const answer = await spend(team, `6 V042 coffee ${number} #social`);
    expect(answer).toContain('looks like a full card number');
    expect(answer).not.toContain(number);
    expect(await open(team)).toEqual([]);
    await expectNoTrace(team, [number, DIGITS]);
  },
);

test('R10: nor in a line sent as a message', async () => {
  const team = await startTeam();
  const { answers } = await team.worker.message(`6 V042 coffee ${NUMBER} #social`);
  expect(team.text(answers.at(-1))).toContain('looks like a full card number');
  await expectNoTrace(team, [NUMBER, DIGITS]);
});

test.each(['What was bought', 'What it helps with'])(
  'R10: nor under “%s” in the form, where the sentence stands under its field',
  async (field) => {
    const team = await startTeam();
    await spend(team, '');
    await team.worker.fill({
      Customer: 'V042',
      Amount: '6',
      'What was bought': 'coffee',
      Category: 'Engagement',
      'Outcome area': 'Social networks',
      'What it helps with': 'a chat',
    });
    await team.worker.fill({ [field]: `visa ${NUMBER}` });
    const sent = await team.worker.submit();
    expect(sent.errors).toEqual({
      [field]: 'That looks like a full card number. Leave the number out.',
    });
    expect(formOf(team)).toContain('Log a purchase');
    await expectNoTrace(team, [NUMBER, DIGITS]);
  },
);

test('R10, R96: a telephone number is no card number, and is refused as what it is', async () => {
  const team = await startTeam();
  const answer = await spend(team, '6 V042 phone credit, 07700 900123 #social');
  expect(answer).toContain('That looks like a phone number: leave it out.');
  expect(answer).not.toContain('card');
});

/** Nowhere in the log, nor in any byte of the ledger's files. */
async function expectNoTrace(team: Team, words: readonly string[]): Promise<void> {
  const everything = [await bytesOf(team), ...team.logs].join('\n');
  expect(everything).toContain('V042');
  for (const word of words) expect(everything).not.toContain(word);
}
