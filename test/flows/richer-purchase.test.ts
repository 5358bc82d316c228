import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import {
  dmWith,
  formOf,
  leftIn,
  open,
  sendDearForm,
  sendForm,
  spend,
  standing,
} from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const FILLED = {
  Customer: 'V042',
  Amount: '20',
  'What was bought': 'duvet',
  Category: 'Soft furnishings',
  'Outcome area': 'Managing tenancy and accommodation',
  'What it helps with': 'a first home',
};

const line = (position: number, what: string, amount: string) => ({
  [`Line ${position}: what`]: what,
  [`Line ${position}: amount`]: amount,
  [`Line ${position}: category`]: 'Groceries',
  [`Line ${position}: outcome area`]: 'Self-care living skills',
});

/** The form, filled in, with what is behind "Add more" and so many lines in all. */
async function opened(team: Team, filled: Partial<typeof FILLED> = {}, lines = 1): Promise<void> {
  await spend(team, '');
  await team.worker.fill({ ...FILLED, ...filled });
  await press(team, 'Add more', 'Date');
  for (let at = 2; at <= lines; at += 1) await press(team, 'Add a line', `Line ${at}: what`);
}

/** Presses a button of the form and waits for what it brings up. */
async function press(team: Team, label: string, brings: string): Promise<void> {
  await team.worker.click(label);
  await team.worker.waitFor(() => formOf(team).includes(`\n${brings}`));
}

async function faults(team: Team): Promise<Record<string, string>> {
  return (await team.worker.submit()).errors;
}

describe('Add more', () => {
  it('is one button under the six inputs, and keeps what was typed', async () => {
    const team = await startTeam();
    await spend(team, '');
    expect(formOf(team)).toMatch(/\[Add more\]$/);
    await opened(team);
    for (const held of ['[20]', '[duvet]', '[V042 ▾]', '[a first home]', '[2026-06-17 ▾]']) {
      expect(formOf(team)).toContain(held);
    }
    expect(await sendForm(team)).toContain('Saved: £20.00 · P00001');
  });

  it('opens by itself when there is something in it, and keeps it through an edit', async () => {
    const team = await startTeam();
    await opened(team, {}, 2);
    await team.worker.fill({
      ...line(2, 'bread', '3'),
      'Frees the customer’s own money for': 'a bed',
    });
    await sendForm(team);
    await team.worker.click('Edit');
    expect(formOf(team)).toContain('[bread]');
    expect(formOf(team)).toContain('[a bed]');
    await team.worker.fill({ 'Line 2: amount': '4' });
    expect(await sendForm(team)).toContain('Changed: £24.00');
    const [bought] = await standing(team);
    expect(bought?.lines.map(({ pence }) => pence)).toEqual([2000, 400]);
    expect(bought?.frees).toBe('a bed');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('is carried on by a line that is over a limit, and by an exception', async () => {
    const team = await startTeam();
    await opened(team, { Amount: '80' }, 2);
    await team.worker.fill({ ...line(2, 'bread', '3'), 'Second hand': ['Line 1'] });
    const kept = await sendDearForm(team);
    expect(kept).toContain('Kept, not counted yet: £83.00');
    expect(kept).toContain('£80.00 for duvet: over £50 needs a manager.');
    await team.worker.click('Already paid');
    await team.worker.waitFor(() =>
      team.worker.dm().some((one) => /already paid: £83/.test(team.text(one))),
    );
    const [bought] = await standing(team);
    expect(bought?.lines).toMatchObject([
      { pence: 8000, secondHand: true },
      { pence: 300, secondHand: false },
    ]);
  });
});

describe('R5: lines, counts and totals', () => {
  it('R5: lines add up to the total; each has its own amount in the answer', async () => {
    const team = await startTeam();
    await opened(team, {}, 3);
    await team.worker.fill({ ...line(2, 'bread', '3'), ...line(3, 'pans', '2x5') });
    const answer = await sendForm(team);
    expect(answer).toContain('Saved: £33.00 · P00001');
    expect(answer).toContain('V042 · 3 lines');
    expect(answer).toContain(
      'Soft furnishings · Managing tenancy and accommodation:\n• £20.00 duvet',
    );
    expect(answer).toContain(
      'Groceries · Self-care living skills:\n• £3.00 bread\n• £10.00 pans\n',
    );
    expect(leftIn(answer)).toBe('£67.00');
  });

  it('R5: a total on the receipt that differs by a penny is refused with both sums', async () => {
    const team = await startTeam();
    await opened(team, {}, 2);
    await team.worker.fill({ ...line(2, 'bread', '3'), 'Total on the receipt': '23.01' });
    expect(await faults(team)).toEqual({
      'Total on the receipt': 'The lines come to £23.00, the receipt to £23.01. Make them agree.',
    });
    await team.worker.fill({ 'Total on the receipt': '23' });
    expect(await sendForm(team)).toContain('Saved: £23.00');
  });

  it('R5: £624 for 11 nights is stored as it is, at about £56.73 a night', async () => {
    const team = await startTeam();
    const answer = await spend(team, '624 V042 Travelodge 11 nights #tenancy');
    expect(answer).toContain('About £56.73 a night: over £50 needs a manager.');
    expect((await open(team))[0]).toMatchObject({ pence: 62400, count: 11, unitPence: 5673 });
  });

  it('R5: 90 for two nights needs nobody’s consent; nor does how many in the form', async () => {
    const team = await startTeam();
    expect(await spend(team, '90 V042 Travelodge 2 nights #tenancy')).toContain('Saved: £90.00');
    await opened(team, { Customer: 'V017', Amount: '10' });
    await team.worker.fill({ 'How many': '3' });
    const answer = await sendForm(team);
    expect(answer).toContain('Duvet (3, about £3.34 each)');
    expect((await standing(team))[1]?.lines).toMatchObject([
      { pence: 1000, count: 3, unitPence: 334 },
    ]);
  });

  it('R5: two duvets at £30 keep £30 as the price of one', async () => {
    const team = await startTeam();
    await opened(team, { Amount: '2x30' });
    expect(await sendForm(team)).toContain('Duvet (2 at £30.00)');
    expect((await standing(team))[0]?.lines).toMatchObject([{ pence: 6000, unitPence: 3000 }]);
  });

  it('R5: seventeen lines are the most, and the last can be taken away', async () => {
    const team = await startTeam();
    await opened(team, {}, 17);
    expect(formOf(team)).not.toContain('[Add a line]');
    await team.worker.click('Remove the last line');
    await team.worker.waitFor(() => !formOf(team).includes('Line 17'));
    expect(formOf(team)).toContain('[Add a line]');
    expect(formOf(team)).toContain('[duvet]');
  }, 30_000);

  it('R6: a line without an area is asked for it, under its own field', async () => {
    const team = await startTeam();
    await opened(team, {}, 2);
    const { 'Line 2: outcome area': _, ...rest } = line(2, 'bread', '3');
    await team.worker.fill(rest);
    expect(Object.keys(await faults(team))).toEqual(['Line 2: outcome area']);
  });

  it('R37: what is never bought is refused in any line', async () => {
    const team = await startTeam();
    await opened(team, {}, 2);
    await team.worker.fill(line(2, 'cigarettes', '3'));
    await team.worker.submit();
    expect(formOf(team)).toContain('the team never buys tobacco');
    expect(await standing(team)).toEqual([]);
  });
});

describe('R8: the customer’s own share', () => {
  it('R8: £300 split half counts £150 and shows £300', async () => {
    const team = await startTeam();
    await opened(team, { Amount: '90', 'What was bought': 'deposit' });
    await team.worker.fill({ 'Customer’s share': '45' });
    const answer = await sendForm(team);
    expect(answer).toContain('Saved: £45.00');
    expect(answer).toContain('£90.00, of which £45.00 from the budget');
    expect(leftIn(answer)).toBe('£55.00');
    await opened(team, { Amount: '300', 'What was bought': 'deposit', Customer: 'V017' });
    await team.worker.fill({ 'Customer’s share': '150' });
    const kept = await sendDearForm(team);
    expect(kept).toContain('Kept, not counted yet: £150.00');
    expect(kept).toContain('£300.00, of which £150.00 from the budget');
    await team.worker.click('Ask a manager');
    const card = await team.manager.waitFor((me) =>
      me.messages('managers').find((one) => team.text(one).includes('S0001')),
    );
    expect(team.text(card)).toContain('Sign-off: up to £150.00');
    expect(team.text(card)).toContain('£300.00, of which £150.00 from the budget');
  });

  it.each(['20', '20.01'])('R8: a share of £%s of £20 is refused', async (share) => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill({ 'Customer’s share': share });
    expect(await faults(team)).toEqual({
      'Customer’s share':
        'The customer’s share must be less than the amount it is part of, £20.00.',
    });
  });

  it('R8: Edit shows the full price again, and Same again keeps the share', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill({ 'Customer’s share': '5', 'Second hand': ['Yes'] });
    await sendForm(team);
    await team.worker.click('Edit');
    expect(formOf(team)).toContain('[20.00]');
    expect(formOf(team)).toContain('[5.00]');
    await team.worker.close();
    await team.worker.click('Same again');
    await dmWith(team, /P00002/);
    expect(await standing(team)).toMatchObject([
      { pence: 1500, lines: [{ customerPence: 500, secondHand: true }] },
      { pence: 1500, lines: [{ customerPence: 500, secondHand: true }] },
    ]);
  });
});

describe('R9, R40: ticks and words', () => {
  it('R9: second hand goes around: told, shown, shown again, and can be filtered', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill({ 'Second hand': ['Yes'] });
    expect(await sendForm(team)).toContain('second hand');
    const found = await team.reader.db.purchaseLine.count({ where: { secondHand: true } });
    expect(found).toBe(1);
  });

  it('R40: what frees the customer’s own money says so, to the manager too', async () => {
    const team = await startTeam();
    await opened(team, { Amount: '60', 'What was bought': 'food shop' });
    await team.worker.fill({ 'Frees the customer’s own money for': 'a television' });
    await sendDearForm(team);
    await team.worker.click('Ask a manager');
    const card = await team.manager.waitFor((me) =>
      me.messages('managers').find((one) => team.text(one).includes('S0001')),
    );
    expect(team.text(card)).toContain('Frees*  the customer’s own money for a television');
  });
});

describe('R15: told late', () => {
  it('R15: a day to come is refused', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill({ Date: '2026-06-18' });
    expect(Object.keys(await faults(team))).toEqual(['Date']);
  });

  it('R15: eight days back without a reason is refused; with one, that day’s total changes', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill({ Date: '2026-06-09' });
    expect(await faults(team)).toEqual({
      'Why so late': 'More than 7 days ago: say in a few words why it is told so late.',
    });
    await team.worker.fill({ 'Why so late': 'the slip was in a coat' });
    const answer = await sendForm(team);
    expect(answer).toContain('bought on 9 June 2026');
    expect(leftIn(answer)).toBeUndefined();
    expect(await standing(team)).toMatchObject([
      { day: '2026-06-09', recordedOn: '2026-06-17', backdatedWhy: 'the slip was in a coat' },
    ]);
    expect(leftIn(await spend(team, '4 V017 coffee #social'))).toBe('£96.00');
  });

  it('R15: seven days back needs no reason, and that day’s limit holds', async () => {
    const team = await startTeam();
    for (const [customer, amount] of [
      ['V042', '45'],
      ['V017', '45'],
      ['V024', '45'],
    ] as const) {
      await opened(team, { Customer: customer, Amount: amount });
      await team.worker.fill({ Date: '2026-06-10' });
      await sendForm(team);
    }
    expect((await standing(team)).map(({ day }) => day)).toEqual(['2026-06-10', '2026-06-10']);
    expect(await open(team)).toMatchObject([{ day: '2026-06-10', overDay: true }]);
  });
});
