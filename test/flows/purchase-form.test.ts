import { expect, test } from 'vitest';
import { OTHER_SOURCES } from '../../src/domain/purchase.ts';
import { FIELDS } from '../../src/messages/ids.ts';
import { entries, formOf, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const FILLED = {
  Customer: 'V042',
  Amount: '4.20',
  'What was bought': 'coffee',
  Category: 'Engagement',
  'Outcome area': 'Social networks and relationships',
  'What it helps with': 'a first chat',
};

/** The input blocks of the form in front of the worker. */
function inputs(team: Team) {
  return (team.worker.view()?.blocks ?? []).filter(({ type }) => type === 'input');
}

function labels(team: Team) {
  return inputs(team).map(({ label }) => label?.text);
}

/** Inputs that must be filled and hold nothing yet. */
function empty(team: Team) {
  return inputs(team).filter(
    ({ optional, element }) =>
      !optional && element?.initial_option === undefined && !element?.initial_value,
  );
}

test('the form has the fields of the contract, in their order, as input blocks', async () => {
  const team = await startTeam();
  await spend(team, '');
  expect(team.worker.view()?.title?.text).toBe('Log a purchase');
  expect(labels(team)).toEqual([...Object.keys(FILLED), 'Paid by']);
  const kinds = inputs(team).map(({ element }) => element?.type);
  expect(kinds).toEqual([
    'external_select',
    'plain_text_input',
    'plain_text_input',
    'static_select',
    'static_select',
    'plain_text_input',
    'static_select',
  ]);
});

test('R7: six empty inputs must be filled, and the payment is filled in', async () => {
  const team = await startTeam();
  await spend(team, '');
  expect(empty(team)).toHaveLength(6);
  expect(formOf(team)).toContain('[Preloaded card ••4471 ▾]');
});

test('R7, R41: Transport asks for one more, “Other source checked”, after the others', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({ Category: 'Transport' });
  await team.worker.waitFor(() => labels(team).includes('Other source checked'));
  expect(labels(team)).toEqual([...Object.keys(FILLED), 'Paid by', 'Other source checked']);
});

test('R41: with another category the question goes away, and what was typed stays', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({ Amount: '7', 'What was bought': 'ticket', Category: 'Transport' });
  await team.worker.waitFor(() => labels(team).includes('Other source checked'));
  await team.worker.fill({ Category: 'Leisure' });
  await team.worker.waitFor(() => !labels(team).includes('Other source checked'));
  expect(formOf(team)).toContain('[7]');
  expect(formOf(team)).toContain('[ticket]');
});

test('R41, R89: the signposted source comes first in the list, and all seven stay there', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({ Category: 'Transport' });
  await team.worker.waitFor(() => labels(team).includes('Other source checked'));
  const source = inputs(team).find(({ block_id }) => block_id === FIELDS.otherSource);
  const groups = source?.element?.option_groups ?? [];
  const texts = groups.map(({ options }) => options.map(({ text }) => text.text));
  expect(texts[0]).toEqual([
    'Free bus pass: tried',
    'Free bus pass: not available',
    'Free bus pass: too slow',
    'Free bus pass: not now',
  ]);
  expect(texts[1]).toEqual(OTHER_SOURCES.map(({ label }) => label));
});

test('R41: an answer about Transport is remembered for that customer for ninety days', async () => {
  const team = await startTeam();
  const fare = { ...FILLED, 'What was bought': 'bus fare', Category: 'Transport' };
  await spend(team, '');
  await team.worker.fill(fare);
  await team.worker.waitFor(() => labels(team).includes('Other source checked'));
  await team.worker.fill({ 'Other source checked': 'Free bus pass: not available' });
  await sendForm(team);
  await spend(team, '');
  await team.worker.fill({ ...fare, Amount: '4.50' });
  expect(await sendForm(team)).toContain('Saved: £4.50');
  await spend(team, '');
  await team.worker.fill({ ...fare, Customer: 'V024' });
  await team.worker.waitFor(() => labels(team).includes('Other source checked'));
});

test.each(['Temporary accommodation', 'Permanent accommodation', 'Health care', 'Legal services'])(
  'R41: %s asks for the other source',
  async (category) => {
    const team = await startTeam();
    await spend(team, '');
    await team.worker.fill({ Category: category });
    await team.worker.waitFor(() => labels(team).includes('Other source checked'));
  },
);

test('R41: a Transport purchase keeps what other source was checked', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({ ...FILLED, 'What was bought': 'bus pass', Category: 'Transport' });
  await team.worker.waitFor(() => labels(team).includes('Other source checked'));
  const sent = await team.worker.submit();
  expect(Object.keys(sent.errors)).toEqual(['Other source checked']);
  await team.worker.fill({ 'Other source checked': 'Free bus pass' });
  expect(await sendForm(team)).toContain('Transport');
  expect((await standing(team))[0]?.lines).toMatchObject([{ otherSource: 'bus_pass' }]);
});

test('R42: £51 without “Why this one” is refused, with it kept for a manager, and the card shows it', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({ ...FILLED, Amount: '51', 'What was bought': 'boots' });
  expect((await team.worker.submit()).kind).toBe('updated');
  expect(formOf(team)).toContain('Not saved yet');
  const again = await team.worker.submit();
  expect(Object.keys(again.errors)).toEqual(['Other source checked', 'Why this one']);
  await team.worker.fill({
    'Other source checked': 'Another charity',
    'Why this one': 'the only pair in size twelve',
  });
  expect(await sendForm(team)).toContain('Do not buy yet');
  await team.worker.click('Ask a manager');
  const card = await team.manager.waitFor((me) => me.messages('managers').at(-1));
  expect(team.text(card)).toContain('*Chosen*  the only pair in size twelve');
  expect(team.text(card)).toContain('*Checked*  Another charity');
});

test('R42: £50 is accepted without', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({ ...FILLED, Amount: '50' });
  expect(await sendForm(team)).toContain('Saved: £50.00');
});

test('R49, R50: all categories and all ten areas are in plain lists', async () => {
  const team = await startTeam();
  await spend(team, '');
  const options = (id: string) =>
    inputs(team).find(({ block_id }) => block_id === id)?.element?.options ?? [];
  expect(options(FIELDS.category).map(({ text }) => text.text)).toContain(
    'Temporary accommodation',
  );
  expect(options(FIELDS.category)).toHaveLength(24);
  expect(options(FIELDS.area)).toHaveLength(10);
});

test('R51: no area is filled in, whatever the words', async () => {
  const team = await startTeam();
  await spend(team, 'bus pass to probation');
  expect(empty(team).map(({ label }) => label?.text)).toContain('Outcome area');
});

test('the customer list says of one’s own the day last bought for, and nothing of others', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee #social');
  await spend(team, '4 V017 coffee #social');
  await team.moveTo(new Date('2026-06-20T10:00:00Z'));
  await spend(team, '');
  const [customer] = inputs(team);
  const view = { kind: 'view', id: team.worker.view()?.id ?? '' } as const;
  const target = { block: customer?.block_id ?? '', action: customer?.element?.action_id ?? '' };
  const found = await team.slack.client.suggest(team.worker.id, view, target, 'V0');
  const shown = (found.options ?? []).map(({ text }) => text.text);
  expect(shown).toEqual(['V042 · yours, Wed', 'V017', 'V024', 'V099']);
});

test('R19: the customer list holds references only, one’s own first, and searches', async () => {
  const team = await startTeam();
  await spend(team, '');
  const [customer] = inputs(team);
  const view = { kind: 'view', id: team.worker.view()?.id ?? '' } as const;
  const target = { block: customer?.block_id ?? '', action: customer?.element?.action_id ?? '' };
  const suggested = async (typed: string) => {
    const found = await team.slack.client.suggest(team.worker.id, view, target, typed);
    return (found.options ?? []).map(({ text }) => text.text);
  };
  const all = await suggested('');
  expect(all[0]).toMatch(/^V042\b/);
  expect(all.slice(1)).toEqual(['V017', 'V024', 'V099']);
  expect(await suggested('02')).toEqual(['V024']);
  expect(await suggested('v09')).toEqual(['V099']);
  expect(await suggested('Smith')).toEqual([]);
});

test('R1: the form stores the same record as the line, and tells by a message with the reference', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee, a first chat #social');
  await spend(team, '');
  await team.worker.fill({ ...FILLED, Customer: 'V024' });
  const told = await sendForm(team);
  expect(told).toContain('Saved: £4.20 · P00002');
  expect(told).toContain("£91.60 of today's £100 left without sign-off");
  const [line, form] = (await standing(team)).map(({ lines, ...purchase }) => ({
    ...purchase,
    lines: lines.map(({ id: _, purchaseId: __, customerId: ___, ...rest }) => rest),
  }));
  const { id, reference, customerId, salt, recordedAt, ...same } = line ?? {};
  expect(form).toMatchObject(same);
});

test.each(Object.keys(FILLED))(
  'R2: without “%s” nothing is saved, and its field says so',
  async (missing) => {
    const team = await startTeam();
    await spend(team, '');
    const { [missing as keyof typeof FILLED]: _, ...rest } = FILLED;
    await team.worker.fill(rest);
    const sent = await team.worker.submit();
    expect(sent.kind).toBe('errors');
    expect(Object.keys(sent.errors)).toEqual([missing]);
    expect(await entries(team)).toEqual([]);
  },
);

test.each([
  ['Amount', '0', 'The amount is nought. Type what was paid, such as 4.20.'],
  ['Amount', '-3', 'The amount is below nought. Type what was paid, such as 4.20.'],
  ['Amount', '1.234', 'Pence have two figures at most. Type an amount such as 4.20.'],
  ['Amount', 'ten', 'Type an amount such as 4.20, 80p or 1,250.00.'],
  ['Amount', '100,000.01', 'That is more than £100,000. Check the amount.'],
  ['What was bought', '   ', 'Say it in a few words.'],
  ['What it helps with', '   ', 'Say it in a few words.'],
])('R2, R3: “%s” as “%s” stays in the form with a sentence', async (field, typed, sentence) => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({ ...FILLED, [field]: typed });
  expect((await team.worker.submit()).errors).toEqual({ [field]: sentence });
  expect(await entries(team)).toEqual([]);
});
