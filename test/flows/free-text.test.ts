import { describe, expect, it } from 'vitest';
import { ACTIONS, FIELDS } from '../../src/messages/ids.ts';
import { bytesOf } from '../support/database.ts';
import { askManager, cardOf, reads } from '../support/sign-off.ts';
import {
  closeCase,
  dmWith,
  entries,
  formOf,
  open,
  sendForm,
  spend,
  standing,
} from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const FILLED = {
  Customer: 'V042',
  Amount: '6',
  'What was bought': 'coffee',
  Category: 'Engagement',
  'Outcome area': 'Social networks',
  'What it helps with': 'a chat',
};
const LINE = '6 V042 coffee, talked to Dr Patel #social';
const URLS = { response_url: 'http://127.0.0.1:9/', api_app_id: 'A0PRACTICE' };
const YES = 'Not a person, save it';

/** What the ledger holds of typed words, and that the log and its files have none of them. */
async function expectNoTrace(team: Team, words: string): Promise<void> {
  expect(await entries(team)).toEqual([]);
  expect(await open(team)).toEqual([]);
  const everything = [await bytesOf(team), ...team.logs].join('\n');
  expect(everything).toContain('V042');
  expect(everything).not.toContain(words);
}

describe('R96: refused in a line', () => {
  it.each([
    ['a postcode', 'ST4 7QB'],
    ['a phone number', '07700 900123'],
    ['an e-mail address', 'sam@example.org'],
    ['a National Insurance number', 'AB 12 34 56 C'],
    ['an NHS number', '943 476 5919'],
    ['a date of birth', 'born 3 May 1980'],
  ])('%s: nothing is stored or logged, and the words come back', async (what, found) => {
    const team = await startTeam();
    const { answers } = await team.worker.command('team', `/spend 6 V042 taxi, ${found} #social`);
    const text = team.text(answers.at(-1));
    expect(text).toContain(`That looks like ${what}: leave it out.`);
    expect(text).toContain(`Your line: 6 V042 taxi, ${found} #social`);
    expect(answers.at(-1)?.text).not.toContain(found);
    await expectNoTrace(team, found);
  });

  it('and in a line sent as a message', async () => {
    const team = await startTeam();
    const { answers } = await team.worker.message('6 V042 taxi to ST4 7QB #social');
    expect(team.text(answers.at(-1))).toContain('That looks like a postcode: leave it out.');
    expect(answers.at(-1)?.text).toBe('Not done');
    await expectNoTrace(team, '7QB');
  });

  it('before the team’s list of what is never bought, so that no breach keeps it', async () => {
    const team = await startTeam();
    expect(await spend(team, '6 V042 cigarettes, 07700 900123 #social')).toContain('phone number');
    await expectNoTrace(team, '900123');
  });
});

describe('R96: “Is this a person?” about a line', () => {
  it('asks, stores nothing, and tells nobody by the notification', async () => {
    const team = await startTeam();
    const { answers } = await team.worker.command('team', `/spend ${LINE}`);
    const text = team.text(answers.at(-1));
    expect(text).toContain('Not saved yet. Is “Dr Patel” a person? No names, please.');
    expect(text).toContain(`Your line: ${LINE}`);
    expect(text).toContain(`[${YES}] [Write it differently]`);
    expect(answers.at(-1)?.text).toBe('Not saved yet: is this a person?');
    await expectNoTrace(team, 'Patel');
  });

  it('saves it after the answer, once, however often that is pressed', async () => {
    const team = await startTeam();
    await spend(team, LINE);
    team.slack.faults.repeatNext();
    const { answers } = await team.worker.click(YES);
    expect(team.text(answers.at(-1))).toContain('Saved: £6.00 · P00001');
    await team.slack.redeliverLast();
    expect(await entries(team)).toHaveLength(1);
    expect(await open(team)).toEqual([]);
    expect((await standing(team))[0]?.lines).toMatchObject([{ purpose: 'talked to Dr Patel' }]);
  });

  it('the same command again asks the same, and once it was answered gets the answer', async () => {
    const team = await startTeam();
    const person = { user_id: team.worker.id, team_id: 'T0PRACTICE', trigger_id: '1.2.abc' };
    const command = { ...person, command: '/spend', text: LINE, channel_id: 'C0PRTEAM01' };
    const send = async () =>
      JSON.stringify(await team.slack.send('slash_commands', { ...command, ...URLS }));
    expect(await send()).toContain('Is “Dr Patel” a person');
    expect(await send()).toContain('Is “Dr Patel” a person');
    await team.slack.send('interactive', {
      type: 'block_actions',
      team: { id: person.team_id },
      user: { id: team.worker.id, team_id: person.team_id },
      container: { type: 'message', message_ts: '1.1', channel_id: command.channel_id },
      trigger_id: '1.3.def',
      ...URLS,
      actions: [
        {
          type: 'button',
          action_id: ACTIONS.notAPerson,
          block_id: 'command:1.2.abc',
          value: LINE,
        },
      ],
    });
    expect(await send()).toContain('Saved: £6.00 · P00001');
    expect(await entries(team)).toHaveLength(1);
  });

  it('goes on to what else there is to ask', async () => {
    const team = await startTeam();
    await spend(team, '6 V042 coffee with Mr Jones');
    const { answers } = await team.worker.click(YES);
    expect(team.text(answers.at(-1))).toContain('Kept, to finish: £6.00 · V042');
    await spend(team, '6 V042 cigarettes with Mr Jones #social');
    const never = await team.worker.click(YES);
    expect(team.text(never.answers.at(-1))).toContain('the team never buys');
  });

  it('opens the form filled in, where the question comes again if the words stay', async () => {
    const team = await startTeam();
    await spend(team, LINE);
    await team.worker.click('Write it differently');
    expect(formOf(team)).toContain('[talked to Dr Patel]');
    await team.worker.fill({ Category: 'Engagement', 'What it helps with': 'a talk' });
    expect(await sendForm(team)).toContain('Saved: £6.00');
    expect((await standing(team))[0]?.lines).toMatchObject([{ purpose: 'a talk' }]);
  });

  it('in a message to Oatcake too, where the answer takes the place of the question', async () => {
    const team = await startTeam();
    await team.worker.message(LINE);
    await dmWith(team, /Is “Dr Patel” a person/);
    await team.worker.click(YES);
    await dmWith(team, /Saved: £6\.00/);
    expect(await standing(team)).toHaveLength(1);
    expect(team.worker.dm().filter((one) => /Is “Dr/.test(team.text(one)))).toEqual([]);
  });

  it.each([
    '29 V042 boots and socks, flip-flops in snow #self-care',
    '29 V042 Dr Martens, size 10 #self-care',
    '29 V042 Travelodge, Royal Stoke #tenancy',
  ])('but not about “%s”', async (line) => {
    const team = await startTeam();
    expect(await spend(team, line)).not.toContain('person');
    expect((await standing(team)).length + (await open(team)).length).toBe(1);
  });
});

describe('R96: in the purchase form', () => {
  it.each(['What was bought', 'What it helps with'])('a postcode under “%s”', async (field) => {
    const team = await startTeam();
    await spend(team, '');
    await team.worker.fill({ ...FILLED, [field]: 'taxi to ST4 7QB' });
    const sent = await team.worker.submit();
    expect(sent.errors).toEqual({ [field]: 'That looks like a postcode: leave it out.' });
    expect(team.worker.view()).toBeDefined();
    await expectNoTrace(team, '7QB');
  });

  it('a name brings the form back with a question and a box; ticked, it passes', async () => {
    const team = await startTeam();
    await spend(team, '');
    await team.worker.fill({ ...FILLED, 'What it helps with': 'talk with Dr Patel' });
    expect((await team.worker.submit()).kind).toBe('updated');
    expect(formOf(team)).toContain('Is “Dr Patel” a person? No names, please.');
    expect(formOf(team)).toContain('talk with Dr Patel');
    await expectNoTrace(team, 'Patel');
    expect((await team.worker.submit()).kind).toBe('updated');
    await team.worker.fill({ 'Something else?': ['It is not a person'] });
    expect(await sendForm(team)).toContain('Saved: £6.00');
    expect(await standing(team)).toHaveLength(1);
  });

  it('without the name it passes too', async () => {
    const team = await startTeam();
    await spend(team, '');
    await team.worker.fill({ ...FILLED, 'What was bought': 'coffee with Sarah Jones' });
    await team.worker.submit();
    await team.worker.fill({ 'What was bought': 'coffee' });
    expect(await sendForm(team)).toContain('Saved: £6.00');
  });

  it('the box is for the names it was ticked for: another name is asked about', async () => {
    const team = await startTeam();
    await spend(team, '');
    await team.worker.fill({ ...FILLED, 'What was bought': 'coffee at Mr Brown' });
    await team.worker.submit();
    await team.worker.fill({
      'Something else?': ['It is not a person'],
      'What was bought': 'coffee with Mrs Jones',
    });
    expect((await team.worker.submit()).kind).toBe('updated');
    expect(formOf(team)).toContain('Is “Mrs Jones” a person?');
    expect(formOf(team)).not.toContain('☑');
  });

  it('the answer outlasts another category, and the question about what is never bought', async () => {
    const team = await startTeam();
    await spend(team, '');
    await team.worker.fill({ ...FILLED, 'What was bought': 'cigarettes for Mr Brown' });
    await team.worker.submit();
    expect(formOf(team)).toContain('the team never buys');
    await team.worker.fill({
      'Something else?': ['It is not a person'],
      'What was bought': 'ticket for Mr Brown',
      Category: 'Transport',
    });
    await team.worker.waitFor(() => formOf(team).includes('Other source checked'));
    await team.worker.fill({ 'Other source checked': 'None available now' });
    expect(await sendForm(team)).toContain('Saved: £6.00');
  });

  it('words that were answered for are not asked about again when the purchase is edited', async () => {
    const team = await startTeam();
    await spend(team, LINE);
    await team.worker.click(YES);
    await team.worker.click('Edit');
    await team.worker.fill({ Amount: '7' });
    expect(await sendForm(team)).toContain('Changed: £7.00');
    await team.worker.click('Edit');
    await team.worker.fill({ 'What it helps with': 'Dr Patel and Mr Jones' });
    expect((await team.worker.submit()).kind).toBe('updated');
  });
});

describe('R96: in a reason', () => {
  it('a phone number stands under its field; nothing is decided', async () => {
    const team = await startTeam();
    await askManager(team);
    await team.manager.click('Decline');
    await team.manager.waitFor((me) => me.view());
    const label = 'Why not, and what might help';
    await team.manager.fill({ [label]: 'Ring 07700 900123 first' });
    expect((await team.manager.submit()).errors).toEqual({
      [label]: 'That looks like a phone number: leave it out.',
    });
    expect(await team.reader.db.decision.count()).toBe(0);
  });

  it.each([
    ['Decline', 'Why not, and what might help', /declined|Not this time/i],
    ['Ask', 'What do you want to know?', /asks:/],
  ])('%s: a name is asked about, and goes on when it is none', async (button, label, after) => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await team.manager.click(button);
    await team.manager.waitFor((me) => me.view());
    await team.manager.fill({ [label]: 'Did Mr Jones agree?' });
    expect((await team.manager.submit()).kind).toBe('updated');
    const form = formOf(team, team.manager);
    expect(form).toContain('Is “Mr Jones” a person? No names, please.');
    expect(form).toContain('Did Mr Jones agree?');
    expect(await team.reader.db.planNote.count()).toBe(0);
    await team.manager.fill({ 'Something else?': ['It is not a person'] });
    await team.manager.submit();
    expect(await cardOf(team, reference, after.source)).toBeDefined();
  });

  it('the name taken out goes on as well; an answer is looked through too', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await team.manager.click('Ask');
    await team.manager.waitFor((me) => me.view());
    await team.manager.fill({ 'What do you want to know?': 'Is a room free nearer?' });
    await team.manager.submit();
    await reads(team, team.worker, 'dm', 'A question about');
    await team.worker.click('Answer');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({ 'Your answer': 'Sarah Jones says no.' });
    expect((await team.worker.submit()).kind).toBe('updated');
    await team.worker.fill({ 'Your answer': 'None before Friday.' });
    await team.worker.submit();
    await cardOf(team, reference, 'answers.*: “None before Friday');
  });
});

describe('R146: a customer who is not on file', () => {
  it('the form asks about the one that is a slip away, and fills in nobody', async () => {
    const team = await startTeam();
    await spend(team, '4 V402 coffee #social');
    expect(formOf(team)).toContain('V402 is not on file. Did you mean V042? Choose below.');
    const customer = team.worker.view()?.blocks.find((one) => one.block_id === FIELDS.customer);
    expect(customer?.element?.initial_option).toBeUndefined();
    expect(await entries(team)).toEqual([]);
  });

  it('names a few that are as near, and nobody where none is', async () => {
    const team = await startTeam();
    await spend(team, '4 V019 coffee #social');
    expect(formOf(team)).toContain('V019 is not on file. Did you mean V017 or V099?');
    await team.worker.close();
    await spend(team, '4 V555 coffee #social');
    expect(formOf(team)).toContain('V555 is not a customer on file. Choose one below.');
  });

  it('a message to Oatcake is answered with the same question', async () => {
    const team = await startTeam();
    await team.worker.message('4 V402 coffee #social');
    await dmWith(team, /V402 is not on file\. Did you mean V042\?/);
  });

  it('whose case is closed is not named', async () => {
    const team = await startTeam();
    await closeCase(team, 'V042');
    await spend(team, '4 V402 coffee #social');
    expect(formOf(team)).not.toContain('V042?');
  });
});
