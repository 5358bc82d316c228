import { expect, test } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { report } from '../../src/ledger/report.ts';
import { verify } from '../../src/ledger/verify.ts';
import { askManager } from '../support/sign-off.ts';
import { dmWith, entries, formOf, leftIn, open, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const GONE = 'The money has already gone';
const LINE = '9 V042 20 cigarettes #social';
const FORM = {
  Customer: 'V042',
  Amount: '9',
  'What was bought': 'lager',
  Category: 'Groceries',
  'Outcome area': 'Social networks',
  'What it helps with': 'a party',
};

async function breaches(team: Team) {
  return (await entries(team)).filter(({ kind }) => kind === 'breach');
}

test.each([
  ['20 cigarettes', 'tobacco'],
  ['lager', 'alcohol'],
  ['rolling tobacco', 'tobacco'],
  ['bag of weed', 'illegal substances'],
])('R37: planned %s is refused with the rule and one’s own words', async (item, rule) => {
  const team = await startTeam();
  const answer = await spend(team, `9 V042 ${item} #social`);
  expect(answer).toContain(`the team never buys ${rule}`);
  expect(answer).toContain(`Your line: 9 V042 ${item} #social`);
  expect(answer).toContain(`[${GONE}]`);
  expect(await entries(team)).toEqual([]);
  expect(await open(team)).toEqual([]);
});

test.each([
  'alcohol-free hand gel',
  'nicotine patches',
  'detox transport',
  'alcohol service bus fare',
  'Coke',
  'hash brown',
  'things from Superdrug',
  'ginger beer',
  'wine gums',
  'weed killer',
  'Dr Martens',
  'vape',
])('R38: %s is not refused', async (item) => {
  const team = await startTeam();
  expect(await spend(team, `9 V042 ${item} #social`)).toMatch(/Saved|Kept, to finish/);
});

test('R38: an e-cigarette is saved and flagged, to the worker and on a card', async () => {
  const team = await startTeam();
  const saved = await spend(team, '9 V042 vape and toiletries #physical');
  expect(saved).toContain('Saved: £9.00');
  expect(saved).toContain('“vape” is flagged');
  const { card } = await askManager(
    team,
    team.colleague,
    '/spend 60 V017 vape and toiletries #physical',
  );
  expect(team.text(card)).toContain('Flag');
});

test('R38: what is no e-cigarette is not flagged', async () => {
  expect(await spend(await startTeam(), '9 V042 toiletries #physical')).not.toContain('flagged');
});

test('R37: money that has gone is stored as a breach, and never as approved spending', async () => {
  const team = await startTeam();
  await spend(team, LINE);
  const { answers } = await team.worker.click(GONE);
  expect(team.text(answers[0])).toContain('Stored as a breach: P00001');
  expect(team.text(answers[0])).toContain('Write P00001 on the receipt.');
  expect(await breaches(team)).toMatchObject([{ pence: 900, reference: 'P00001' }]);
  expect(await standing(team)).toEqual([]);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('R37: the managers are told of the amount and the reference, and not for whom or what', async () => {
  const team = await startTeam();
  await spend(team, LINE);
  await team.worker.click(GONE);
  const notice = await team.manager.waitFor(() => team.manager.messages('managers').at(-1));
  const text = `${team.text(notice)} ${notice.text}`;
  expect(text).toContain('£9.00 · P00001');
  expect(text).toContain(`<@${team.worker.id}>`);
  expect(text).not.toMatch(/V042|cigarette|Social/i);
  expect(notice.text).toBe('Breach stored · P00001');
});

test('R14, R37: pressed twice, and delivered twice, it is one breach', async () => {
  const team = await startTeam();
  await spend(team, LINE);
  const refusal = team.worker.messages('team').at(-1);
  team.slack.faults.repeatNext();
  await team.worker.click(GONE);
  await team.slack.redeliverLast();
  expect(refusal).toBeDefined();
  expect(await breaches(team)).toHaveLength(1);
});

test('R37: the same refused line told twice is two breaches when the money went twice', async () => {
  const team = await startTeam();
  for (const _ of [1, 2]) {
    await spend(team, LINE);
    await team.worker.click(GONE);
  }
  expect(await breaches(team)).toHaveLength(2);
});

test('R37: a breach is in no report and uses none of the day', async () => {
  const team = await startTeam();
  await spend(team, '60 V042 lager #social');
  await team.worker.click(GONE);
  expect(leftIn(await spend(team, '1 V042 tea #social'))).toBe('£99.00');
  const day = '2026-06-17' as Day;
  for (const by of ['category', 'outcome-area', 'band', 'month'] as const) {
    const { total } = await report(team.reader, by, { days: { from: day, to: day } });
    expect(total).toEqual({ pence: 100, purchases: 1, customers: 1 });
  }
});

test('R37: a line whose words name no category is stored as a breach all the same', async () => {
  const team = await startTeam();
  await spend(team, '9 V042 lager');
  await team.worker.click(GONE);
  expect((await breaches(team))[0]?.lines).toMatchObject([{ item: 'lager', areaId: null }]);
});

test('R37: the form is shown again with the rule, keeps its answers, and offers the breach', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill(FORM);
  expect((await team.worker.submit()).kind).toBe('updated');
  expect(formOf(team)).toContain('the team never buys alcohol');
  for (const held of ['[V042 ▾]', '[9]', '[lager]', '[Groceries ▾]', '[a party]']) {
    expect(formOf(team)).toContain(held);
  }
  await team.worker.fill({ 'Already spent?': [GONE] });
  team.slack.faults.repeatNext();
  expect((await team.worker.submit()).kind).toBe('closed');
  await dmWith(team, /Stored as a breach: P00001/);
  expect(await breaches(team)).toHaveLength(1);
  expect(await standing(team)).toEqual([]);
});

test('R37: a form that is put into other words is saved as ever', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill(FORM);
  await team.worker.submit();
  await team.worker.fill({ 'What was bought': 'lemonade' });
  await team.worker.submit();
  await dmWith(team, /Saved: £9.00/);
  expect(await breaches(team)).toEqual([]);
});

test('R37: a purchase that is edited into a breach is one entry of the money, not two', async () => {
  const team = await startTeam();
  await spend(team, '9 V042 snacks #social');
  await team.worker.click('Edit');
  await team.worker.fill({ 'What was bought': 'lager' });
  await team.worker.submit();
  await team.worker.fill({ 'Already spent?': [GONE] });
  await team.worker.submit();
  await dmWith(team, /Stored as a breach: P00002/);
  expect(await standing(team)).toEqual([]);
  expect(await breaches(team)).toMatchObject([{ pence: 900 }]);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('R37: a kept line that is finished as a breach is open no longer', async () => {
  const team = await startTeam();
  await spend(team, '9 V042 wibble #social');
  await team.worker.openHome();
  await team.worker.click('Finish', { in: 'home' });
  await team.worker.fill({
    'What was bought': 'lager',
    Category: 'Groceries',
    'What it helps with': 'a party',
  });
  await team.worker.submit();
  await team.worker.fill({ 'Already spent?': [GONE] });
  await team.worker.submit();
  await dmWith(team, /Stored as a breach: P00001/);
  expect(await open(team)).toEqual([]);
  expect(leftIn(await spend(team, '1 V042 tea #social'))).toBe('£99.00');
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});
