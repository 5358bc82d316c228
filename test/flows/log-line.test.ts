import { expect, test } from 'vitest';
import { entries, formOf, open, spend, standing } from '../support/spend.ts';
import { startTeam } from '../support/team.ts';

const label = {
  self: 'Self-care living skills',
  social: 'Social networks and relationships',
};

test('R1: a whole line is saved, and the answer says what, where, how paid and the reference', async () => {
  const team = await startTeam();
  const line = '29 V042 boots and socks, flip-flops in snow #self-care';
  const answer = await spend(team, line);
  for (const part of ['Saved: £29.00 · P00001', 'V042 · Boots and socks · Clothes']) {
    expect(answer).toContain(part);
  }
  expect(answer).toContain(`${label.self} · card ••4471`);
  expect(answer).toContain('Write P00001 on the receipt.');
  const [purchase] = await standing(team);
  expect(purchase).toMatchObject({ pence: 2900, day: '2026-06-17', paidBy: 'card' });
  expect(purchase?.lines).toMatchObject([
    { item: 'boots and socks', purpose: 'flip-flops in snow', count: 1 },
  ]);
});

test('R1: amount and customer stand in either order, and the customer in small letters', async () => {
  const team = await startTeam();
  expect(await spend(team, 'V042 4.20 coffee #social')).toContain('Saved: £4.20');
  expect(await spend(team, '3.10 v042 coffee #social')).toContain('V042 · Coffee');
  expect(await standing(team)).toHaveLength(2);
});

test.each([
  ['80p', 80],
  ['£4', 400],
  ['4.20', 420],
  ['4.5', 450],
  ['0.01', 1],
])('R3: %s is an amount', async (typed, pence) => {
  const team = await startTeam();
  await spend(team, `${typed} V042 coffee #social`);
  expect(await standing(team)).toMatchObject([{ pence }]);
});

test.each(['0', '-4', '4.205', '1.2.3', '1,25', '0p'])(
  'R3: %s is refused as an amount; the form opens and says so',
  async (typed) => {
    const team = await startTeam();
    await spend(team, `${typed} V042 coffee #social`);
    expect(formOf(team)).toContain(`${typed} is no amount that can be used.`);
    expect(formOf(team)).toContain('V042');
    expect(await entries(team)).toEqual([]);
    expect(await open(team)).toEqual([]);
  },
);

test('R5: 2x30 is two at £30, £60 in all, and each is judged by itself', async () => {
  const team = await startTeam();
  const answer = await spend(team, '2x30 V042 duvets #tenancy');
  expect(answer).toContain('Saved: £60.00');
  expect(answer).toContain('2 at £30.00');
  expect((await standing(team))[0]?.lines).toMatchObject([
    { count: 2, unitPence: 3000, pence: 6000 },
  ]);
});

test.each([
  ['coffee, first chat for weeks', 'coffee', 'first chat for weeks'],
  ['coffee for a chat', 'coffee', 'a chat'],
  ['coffee', 'coffee', 'coffee'],
])('R1: “%s”: what was bought is “%s”, why is “%s”', async (words, item, purpose) => {
  const team = await startTeam();
  await spend(team, `4 V042 ${words} #social`);
  expect((await standing(team))[0]?.lines).toMatchObject([{ item, purpose }]);
});

test.each([
  ['#SELF-CARE', label.self],
  ['#selfcare', label.self],
  ['#self_care', label.self],
  ['#Social', label.social],
])('an outcome area answers to %s, wherever the tag stands', async (tag, area) => {
  const team = await startTeam();
  expect(await spend(team, `${tag} 4 V042 boots`)).toContain(area);
  expect(await spend(team, `5 V042 ${tag} boots`)).toContain(area);
});

test('all ten outcome areas answer to their tags', async () => {
  const team = await startTeam();
  const areas = {
    tenancy: 'Managing tenancy and accommodation',
    'self-care': label.self,
    physical: 'Physical health',
    motivation: 'Motivation/taking responsibility',
    time: 'Meaningful use of time',
    social: label.social,
    mental: 'Mental wellbeing',
    money: 'Managing money and personal admin',
    substance: 'Substance abuse',
    offending: 'Offending',
  };
  let amount = 1;
  for (const [tag, area] of Object.entries(areas)) {
    expect(await spend(team, `${amount++} V042 coffee #${tag}`)).toContain(area);
  }
});

test.each([
  ['4 V042 coffee cash #social', 'cash', 'coffee'],
  ['4 V042 coffee @cash #social', 'cash', 'coffee'],
  ['cash 4 V042 coffee #social', 'cash', 'coffee'],
  ['4 V042 coffee #social bank', 'bank', 'coffee'],
  ['4 V042 coffee #social', 'card', 'coffee'],
  ['4 V042 birthday card #social @card', 'card', 'birthday card'],
])('R10: “%s” is paid by %s, and is %s', async (line, paidBy, item) => {
  const team = await startTeam();
  const answer = await spend(team, line);
  const [entry] = [...(await standing(team)), ...(await open(team))];
  expect(entry).toMatchObject({ paidBy });
  expect(answer.toLowerCase()).toContain(item);
});

test('R10: the last four digits of the card are kept for what was paid by card, and only then', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee #social');
  await spend(team, '5 V042 coffee cash #social');
  expect((await standing(team)).map((one) => one.cardLastFour)).toEqual(['4471', null]);
});

test('R53: travel is saved as Transport and clothing as Clothes', async () => {
  const team = await startTeam();
  expect(await spend(team, '4 V042 travel #offending')).toContain('Transport');
  expect(await spend(team, '5 V042 clothing #offending')).toContain('Clothes');
});
