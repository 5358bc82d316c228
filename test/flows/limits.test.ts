import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pence, pence, toDecimal } from '../../src/domain/money.ts';
import { FIRST_LIMITS, judge, needsSignOff } from '../../src/domain/policy.ts';
import { leftIn, open, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const LIMITS = { policyId: 1, ...FIRST_LIMITS };
const DO_NOT_BUY = 'Do not buy yet';

/** A8: every example with one amount, and what its sign-off column says. */
const A8: readonly (readonly [string, string, boolean])[] = [
  ['29', 'boots and thick socks, flip-flops in snow', false],
  ['15', 'snacks and coffee', false],
  ['624', 'Travelodge 11 nights', true],
  ['11x56.73', 'Travelodge, a night each', true],
  ['600', 'tenancy deposit', true],
  ['15', 'pay as you go phone', false],
  ['50', 'phones and credit', false],
  ['325', 'mental health assessment', true],
  ['325', 'OT assessment', true],
  ['320', 'private report', true],
  ['3100', 'legal letters', true],
  ['500', 'driving lessons', true],
  ['48', 'provisional licence and photo', false],
  ['325', 'dog sitter', true],
  ['0.80', 'smallest of all', false],
  ['5153', 'largest of all', true],
];

test.each(A8)('R23: £%s for %s: sign-off is %s', async (amount, item, isAsked) => {
  const team = await startTeam();
  const answer = await spend(team, `${amount} V042 ${item} #tenancy`);
  expect(answer.includes(DO_NOT_BUY)).toBe(isAsked);
  expect(answer.includes('Ask a manager')).toBe(isAsked);
});

test.each([
  ['50.00', false],
  ['50.01', true],
])('R20: one item of £%s: sign-off is %s', async (amount, isAsked) => {
  const team = await startTeam();
  expect((await spend(team, `${amount} V042 boots #self-care`)).includes(DO_NOT_BUY)).toBe(isAsked);
});

test.each([
  ['96', '4.00', false],
  ['96', '4.01', true],
  ['99.99', '0.01', false],
  ['100', '0.01', true],
])('R20: £%s spent that day and £%s more: sign-off is %s', async (before, more, isAsked) => {
  const team = await startTeam();
  const half = toDecimal(pence(Math.round(Number(before) * 50)));
  const rest = toDecimal(pence(Math.round(Number(before) * 100) - Math.round(Number(half) * 100)));
  await spend(team, `${half} V042 boots #self-care`);
  await spend(team, `${rest} V024 coat #self-care`);
  expect((await spend(team, `${more} V017 tea #social`)).includes(DO_NOT_BUY)).toBe(isAsked);
});

test('R20: 3x40 is over the day, though each is under the item limit', async () => {
  const team = await startTeam();
  expect(await spend(team, '3x40 V042 duvets #tenancy')).toContain('£100 a day');
});

test('R22: the day is the worker’s own, whoever the customer; a colleague has theirs', async () => {
  const team = await startTeam();
  await spend(team, '50 V042 boots #self-care');
  await spend(team, '50 V024 boots #self-care');
  expect(await spend(team, '1 V017 tea #social')).toContain(DO_NOT_BUY);
  expect(await spend(team, '1 V017 tea #social', team.colleague)).toContain('Saved');
});

test('R22: a new day begins at midnight in the workspace’s own zone', async () => {
  const team = await startTeam({ now: new Date('2026-06-17T22:59:00Z') });
  await spend(team, '50 V042 boots #self-care');
  await spend(team, '50 V024 boots #self-care');
  team.slack.clock.set(new Date('2026-06-17T23:00:00Z'));
  expect(leftIn(await spend(team, '1 V017 tea #social'))).toBe('£99.00');
});

test('R20: two that race for the last pound of a day do not both get it', async () => {
  const team = await startTeam();
  await spend(team, '50 V042 boots #self-care');
  await spend(team, '49 V024 coat #self-care');
  await Promise.all(['V017', 'V024'].map((to) => spend(team, `1 ${to} tea #social`)));
  expect(await ownPence(team)).toBe(10_000);
  expect(await open(team)).toMatchObject([{ pence: 100, keptFor: 'over_limit' }]);
});

test('R126: a £4 coffee is saved without a word to a manager', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee #social');
  await team.worker.message('1 V024 tea #social');
  await team.worker.waitFor((me) => me.dm().some((one) => /P00002/.test(team.text(one))));
  expect(team.manager.everything()).toEqual([]);
});

test('R20: whatever is bought in whatever order, what is saved never passes a limit', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 6_000 }), { maxLength: 40 });
  fc.assert(
    fc.property(amounts, (spending) => {
      let spent: Pence = pence(0);
      for (const amount of spending.map(pence)) {
        const asked = needsSignOff(judge({ unitPence: amount, pence: amount }, LIMITS, spent));
        expect(asked).toBe(amount > 5_000 || spent + amount > 10_000);
        if (!asked) spent = pence(spent + amount);
      }
      expect(spent).toBeLessThanOrEqual(10_000);
    }),
  );
});

test('R20: lines, finishing, undoing and same again in any order never overshoot the day', async () => {
  const step = fc.record({
    pence: fc.integer({ min: 1, max: 5_500 }),
    what: fc.constantFrom('save', 'keep', 'undo', 'again', 'finish'),
  });
  const team = await startTeam();
  let day = 17;
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 5, maxLength: 8 }),
    async (steps) => {
      day += 1;
      team.slack.clock.set(new Date(Date.UTC(2026, 5, day, 10)));
      for (const { what, pence: amount } of steps) await take(team, what, pence(amount));
      expect(await ownPence(team, `2026-${monthAndDay(day)}`)).toBeLessThanOrEqual(10_000);
    },
  );
  await fc.assert(property, { numRuns: 12, endOnFailure: true });
});

async function take(team: Team, what: string, amount: Pence): Promise<void> {
  const line = `${toDecimal(amount)} V042 coffee`;
  if (what === 'save') await spend(team, `${line} #social`);
  else if (what === 'keep') await spend(team, line);
  else if (what === 'finish') {
    await ifThere(team.worker.choose('Which part of life is it most for?', 'Physical health'));
  } else await ifThere(team.worker.click(what === 'undo' ? 'Undo' : 'Same again'));
}

/** Presses what is on the screen; nothing where it is not. */
async function ifThere(pressed: Promise<unknown>): Promise<void> {
  await pressed.catch((error: Error) => expect(error.message).toContain('is not on the screen'));
}

function monthAndDay(juneDay: number): string {
  return new Date(Date.UTC(2026, 5, juneDay)).toISOString().slice(5, 10);
}

async function ownPence(team: Team, day = '2026-06-17'): Promise<number> {
  const own = (await standing(team)).filter((one) => one.authority === 'own' && one.day === day);
  return own.reduce((total, one) => total + one.pence, 0);
}
