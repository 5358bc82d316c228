import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { ideaShares } from '../../src/ledger/ideas.ts';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import { forgedClick } from '../support/forged.ts';
import { buySome } from '../support/parts.ts';
import { approved } from '../support/sign-off.ts';
import { formOf, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const FARE = '4.20 V042 bus fare #social';
const FOUR = '[Tried] [Not available] [Too slow] [Not now]';

const checks = ({ reader }: Team) => reader.db.sourceCheck.findMany({ orderBy: { id: 'asc' } });
const notes = ({ reader }: Team) => reader.db.purchaseNote.findMany({ orderBy: { id: 'asc' } });

/** Presses a button in the newest answer; gives what the worker reads then. */
async function tap(team: Team, label: string, person = team.worker): Promise<string> {
  const { answers } = await person.click(label);
  return team.text(answers.at(-1));
}

async function days(team: Team, count: number): Promise<void> {
  await team.moveTo(new Date(team.slack.clock.now().getTime() + count * 86_400_000));
}

async function homeOf(team: Team, person = team.worker): Promise<string> {
  await person.openHome();
  return team.slack.text(await person.waitFor((me) => me.home()));
}

test('R41, R89: a bus fare is saved at once, and asks about the free bus pass with four buttons', async () => {
  const team = await startTeam();
  const answer = await spend(team, FARE);
  expect(answer).toContain('Saved: £4.20 · P00001');
  expect(answer).toContain('Free bus pass first?');
  expect(answer).toContain(FOUR);
  expect(answer).toContain('Write P00001 on the receipt.');
  expect(answer).not.toContain('[No receipt]');
  expect(await standing(team)).toHaveLength(1);
});

test('R41, R89: one tap answers it, it is counted, and the next fares within ninety days ask nothing', async () => {
  const team = await startTeam();
  await spend(team, FARE);
  const answer = await tap(team, 'Not available');
  expect(answer).toContain('Free bus pass: not available');
  expect(answer).not.toContain(FOUR);
  expect(await checks(team)).toMatchObject([
    { reference: 'P00001', source: 'bus_pass', answer: 'not_available', on: '2026-06-17' },
  ]);
  await days(team, 90);
  expect(await spend(team, FARE)).not.toContain('Free bus pass');
  expect(await spend(team, '4 V017 bus fare #social')).toContain(FOUR);
  await days(team, 1);
  expect(await spend(team, FARE)).toContain(FOUR);
  expect(await checks(team)).toHaveLength(1);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('R89: of two taps the first counts, and the second reads so; the same twice is harmless', async () => {
  const team = await startTeam();
  await spend(team, FARE);
  const press = (action: string, answer: string, who = team.worker) =>
    forgedClick(team, who.id, action, `P00001:bus_pass:${answer}`);
  expect(await press(ACTIONS.sourceTooSlow, 'too_slow')).toContain('Free bus pass: too slow');
  expect(await press(ACTIONS.sourceTooSlow, 'too_slow')).toContain('Free bus pass: too slow');
  expect(await press(ACTIONS.sourceTried, 'tried')).toContain(
    'P00001 was answered before: Free bus pass: too slow. The first answer counts',
  );
  expect(await checks(team)).toMatchObject([{ answer: 'too_slow' }]);
});

test.each([
  [ACTIONS.sourceTried, 'P00001:bus_pass:tried'],
  [ACTIONS.receiptYes, 'P00001'],
  [ACTIONS.contactYes, 'P00001'],
  [ACTIONS.ideaBoth, 'P00001'],
])('R89, R97: nobody but the buyer answers by %s', async (action, value) => {
  const team = await startTeam();
  await spend(team, FARE);
  for (const who of [team.colleague, team.manager]) {
    expect(await forgedClick(team, who.id, action, value)).toContain('Only the person who logged');
  }
  expect(await forgedClick(team, team.guest.id, action, value)).toContain('❌');
  expect([...(await checks(team)), ...(await notes(team))]).toEqual([]);
});

test('R89: what is not answered waits a week on Home, of its buyer alone', async () => {
  const team = await startTeam();
  await spend(team, FARE);
  const left = await homeOf(team);
  expect(left).toMatch(
    /One tap left \(1\)[\s\S]*£4\.20 Bus fare · V042 · P00001[\s\S]*Free bus pass first\?/i,
  );
  expect(await homeOf(team, team.colleague)).not.toContain('One tap left');
  await days(team, 6);
  expect(await homeOf(team)).toContain('One tap left (1)');
  await days(team, 1);
  expect(await homeOf(team)).not.toContain('One tap left');
});

test('R89: on Home the same four buttons answer it', async () => {
  const team = await startTeam();
  await spend(team, FARE);
  await homeOf(team);
  await team.worker.click('Not now', { in: 'home' });
  expect(await checks(team)).toMatchObject([{ answer: 'not_now' }]);
  const home = await homeOf(team);
  expect(home).not.toContain('One tap left');
});

test('R41: what the form was told is not asked again, and Same again tells nothing anew', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({
    ...{ Customer: 'V042', Amount: '4', 'What was bought': 'bus fare', Category: 'Transport' },
    ...{ 'Outcome area': 'Offending', 'What it helps with': 'court' },
  });
  await team.worker.waitFor(() => formOf(team).includes('Other source checked'));
  await team.worker.fill({ 'Other source checked': 'Free bus pass: tried' });
  const sent = await sendForm(team);
  expect(sent).toContain('Free bus pass: tried');
  expect(sent).not.toContain(FOUR);
  expect(sent).toContain('[Written on it] [No receipt]');
  await days(team, 91);
  const again = await forgedClick(team, team.worker.id, ACTIONS.sameAgain, 'P00001');
  expect(again).toContain('Free bus pass first?');
  expect(again).not.toContain('Free bus pass: tried');
  expect(await checks(team)).toHaveLength(1);
});

test('R41: managers read beside the guideline how often each answer was given, and workers do not', async () => {
  const team = await startTeam();
  for (const [at, answer] of ['not_available', 'not_available', 'tried'].entries()) {
    await spend(team, `${at + 3} V042 bus fare #social`);
    const value = `P0000${at + 1}:bus_pass:${answer}`;
    await forgedClick(team, team.worker.id, ACTIONS.sourceTried, value);
  }
  const COUNTED = 'Answered 3 times since 1 April 2026: 2 not available, 1 tried.';
  const shown = await spend(team, 'guidelines', team.manager);
  expect(shown).toContain(COUNTED);
  expect(shown).not.toContain('V042');
  expect(await spend(team, 'guidelines')).not.toContain('Answered');
});

test('R44: the third phone in twelve months asks about contact, and the fifth is still bought', async () => {
  const team = await startTeam();
  const phone = (at: number) => spend(team, `${at + 10} V042 phone #social`);
  const QUESTION = 'Still a fair chance of contact?';
  for (const at of [0, 1]) {
    expect(await phone(at)).not.toContain(QUESTION);
    await days(team, 1);
  }
  await spend(team, '10 V042 phone credit #social');
  const third = await phone(2);
  expect(third).toContain('Saved: £12.00');
  expect(third).toContain(QUESTION);
  const answer = await tap(team, 'Not sure');
  expect(answer).toContain('Still a fair chance of contact: not sure');
  expect(answer).toContain('[Written on it] [No receipt]');
  expect(await notes(team)).toMatchObject([{ kind: 'contact', value: 'not_sure' }]);
  await days(team, 1);
  for (const at of [3, 4]) expect(await phone(at)).toContain('Saved:');
  expect(await spend(team, '10 V017 phone #social')).not.toContain(QUESTION);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 20_000);

test('R114: whose idea is asked last, from £10 on, and one tap tells', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee #social');
  expect(await tap(team, 'Written on it')).not.toContain('idea');
  expect(await spend(team, '10 V042 board game #social')).not.toContain('idea');
  const next = await tap(team, 'No receipt');
  expect(next).toContain('Whose idea was it?');
  expect(next).toContain('[Customer’s idea] [Mine] [Both]');
  expect(await tap(team, 'Both')).toContain('An idea of both');
  expect((await notes(team)).map(({ kind, value }) => [kind, value])).toEqual([
    ['receipt', 'yes'],
    ['receipt', 'no'],
    ['idea', 'both'],
  ]);
});

test('R97: a £4 coffee’s answer has one row of buttons more and no line', async () => {
  const team = await startTeam();
  const answer = await spend(team, '4 V042 coffee #social');
  expect(answer.split('\n').filter((line) => line.startsWith('['))).toEqual([
    '[Edit] [Undo] [Same again]',
    '[Written on it] [No receipt]',
  ]);
});

test('R97: after a purchase on an approval the tap leaves what is still to buy in place', async () => {
  const team = await startTeam();
  await approved(team);
  const told = await buySome(team, '100');
  expect(told).toContain('[Written on it]');
  const { answers } = await team.worker.click('Written on it');
  const answer = team.text(answers.at(-1));
  expect(answer).toContain('P00001 is on the receipt.');
  expect(answer).toContain('[Bought all] [Bought some]');
});

test('R114: the shares of whose idea add up to all that were asked, the unknown among them', async () => {
  const team = await startTeam();
  const told = [ACTIONS.ideaCustomer, ACTIONS.ideaCustomer, ACTIONS.ideaBoth, undefined, undefined];
  for (const [at, action] of told.entries()) {
    const reference = `P0000${at + 1}`;
    await spend(team, `${at + 10} V042 board game #social`);
    if (at < 4) await forgedClick(team, team.worker.id, ACTIONS.receiptNo, reference);
    if (action !== undefined) await forgedClick(team, team.worker.id, action, reference);
  }
  await forgedClick(team, team.worker.id, ACTIONS.ideaWorker, 'P00003');
  await spend(team, '4 V042 coffee #social');
  const shares = await ideaShares(team.reader, { from: day('2026-06-01'), to: day('2026-06-30') });
  expect(shares).toEqual([
    { idea: 'customer', purchases: 2, share: 0.5 },
    { idea: 'worker', purchases: 1, share: 0.25 },
    { idea: 'both', purchases: 0, share: 0 },
    { idea: 'unknown', purchases: 1, share: 0.25 },
  ]);
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBe(1);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('R89: a worker may switch signposts off for themselves, and on again', async () => {
  const team = await startTeam();
  expect(await spend(team, 'signposts off')).toContain('Signposts are off, for you alone');
  expect(await spend(team, FARE)).not.toContain(FOUR);
  expect(await homeOf(team)).not.toContain('One tap left');
  expect(await spend(team, '4 V017 bus fare #social', team.colleague)).toContain(FOUR);
  expect(await spend(team, 'signposts')).toContain('Signposts are off');
  await spend(team, 'signposts on');
  expect(await spend(team, '3 V024 bus fare #social')).toContain(FOUR);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});
