import { describe, expect, it } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { totals } from '../../src/ledger/sums.ts';
import { verify } from '../../src/ledger/verify.ts';
import { MONEY_FIELDS, VIEWS } from '../../src/messages/ids.ts';
import { forgedSubmit } from '../support/forged.ts';
import { buySome, on, openPart, plans } from '../support/parts.ts';
import { approved, cardOf, reads } from '../support/sign-off.ts';
import { formOf, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const DESK = '/spend 300 V042 desk and chair, a place to study #time';

async function counted(team: Team): Promise<number> {
  const days = { from: on('2026-06-01'), to: on('2026-06-30') };
  return (await totals(team.reader, { days })).total.pence / 100;
}

const homeText = async (team: Team) => {
  const view = await team.worker.openHome();
  return view === undefined ? '' : team.slack.text(view);
};

describe('R24: an approval bought in parts', () => {
  it('the form says what is still approved and holds what was asked for', async () => {
    const team = await startTeam();
    await approved(team);
    await openPart(team);
    const form = formOf(team);
    expect(form).toContain('£624.00 still approved');
    for (const held of ['[Travelodge 11 nights]', '[Preloaded card ▾]']) {
      expect(form).toContain(held);
    }
  });

  it('each part is a purchase on the manager’s word, and what is left is shown', async () => {
    const team = await startTeam();
    const { reference } = await approved(team);
    const told = await buySome(team, '56.73', { 'What was bought': 'Travelodge, a night' });
    expect(told).toContain('Saved: £56.73 · P00001');
    expect(told).toContain('£56.73 bought of £624.00. £567.27 is still approved.');
    expect(told).toContain('[Bought all] [Bought some] [No longer needed]');
    expect(await standing(team)).toMatchObject([{ pence: 5673, authority: 'signed_off' }]);
    expect(await plans(team)).toMatchObject([{ state: 'approved', boughtPence: 5673 }]);
    expect(team.text(await cardOf(team, reference, 'bought of'))).toContain(
      '£56.73 bought of £624.00.',
    );
    expect(await homeText(team)).toMatch(/Travelodge 11 nights.*: £567\.27 of £624\.00 · S0001/);
    await buySome(team, '100');
    await team.worker.openHome();
    await team.worker.click('Bought all', { in: 'home' });
    await cardOf(team, reference, 'Bought in 3 parts');
    expect(await counted(team)).toBe(624);
    expect(await plans(team)).toMatchObject([{ state: 'bought', boughtPence: 62400 }]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('No longer needed gives the rest back; what was bought stays', async () => {
    const team = await startTeam();
    const { reference } = await approved(team, DESK);
    await buySome(team, '120');
    await team.worker.click('No longer needed');
    await cardOf(team, reference, 'No longer needed: £120 of £300 was bought');
    expect(await plans(team)).toMatchObject([{ state: 'bought', boughtPence: 12000 }]);
    expect(await homeText(team)).not.toContain('still to buy');
    expect(await counted(team)).toBe(120);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('Undo of a part gives its pence back to the approval', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    await buySome(team, '120');
    await buySome(team, '180');
    await team.worker.click('Undo');
    await reads(team, team.worker, 'dm', 'Undone');
    expect(await plans(team)).toMatchObject([{ state: 'approved', boughtPence: 12000 }]);
    expect(await homeText(team)).toContain('£180.00 of £300.00');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('Edit of a part moves what is still approved', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    await buySome(team, '120');
    await team.worker.click('Edit');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({ Amount: '100' });
    await team.worker.submit();
    await reads(team, team.worker, 'dm', 'Changed: £100.00');
    expect(await plans(team)).toMatchObject([{ state: 'approved', boughtPence: 10000 }]);
  });

  it.each([
    ['0', 'nought'],
    ['-5', 'below nought'],
    ['abc', 'Type an amount'],
    ['1.234', 'two figures'],
  ])('an amount of %s is refused under its field', async (amount, sentence) => {
    const team = await startTeam();
    await approved(team, DESK);
    expect(await buySome(team, amount)).toContain(sentence);
    expect(await counted(team)).toBe(0);
  });

  it('a day before the approval, or after today, is refused', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    await openPart(team);
    for (const day of ['2026-06-16', '2026-06-18']) {
      await team.worker.fill({ Amount: '5', Day: day });
      const sent = await team.worker.submit();
      expect(JSON.stringify(sent.errors)).toContain('Choose a day from 17 June 2026 to today.');
    }
  });
});

describe('R25: beyond what was approved', () => {
  it('R25: £300 approved and £300.01 bought goes back to a manager', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    const told = await buySome(team, '300.01');
    expect(told).toContain('£300.01 bought on S0001, approved up to £300.00.');
    expect(told).toContain('A manager decides on it as an exception (S0002).');
    expect(await counted(team)).toBe(300.01);
    expect(await standing(team)).toMatchObject([{ pence: 30001, authority: 'exception' }]);
    const card = team.text(await cardOf(team, 'S0002', 'Beyond what was approved'));
    expect(card).toContain('£300.01 bought on S0001, approved up to £300.00: £0.01 beyond');
    expect(card).toContain('[Approve] [Decline] [Ask] [Details]');
    await team.manager.click('Approve');
    const decided = team.text(await reads(team, team.worker, 'dm', 'Accepted'));
    expect(decided).toContain('£300.01 beyond S0001');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R25: within the tolerance it passes, and exactly the approval does', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    expect(await buySome(team, '300')).not.toContain('exception');
    const other = await startTeam();
    await setTolerance(other, 1);
    await approved(other, DESK);
    expect(await buySome(other, '300.01')).not.toContain('exception');
    expect(await standing(other)).toMatchObject([{ authority: 'signed_off' }]);
  });

  it('not paid yet: nothing is bought, and a manager is asked for the new amount', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    const told = await buySome(team, '340', { 'If it is more than is approved': 'Not yet' });
    expect(told).toContain('Asked: up to £340.00 · S0002');
    expect(await counted(team)).toBe(0);
    await cardOf(team, 'S0002', '£340.00');
    await team.manager.click('Approve');
    await cardOf(team, 'S0001', 'No longer needed');
    expect((await plans(team)).map(({ state }) => state)).toEqual(['withdrawn', 'approved']);
  });

  it('not paid yet, and within the approval: nobody is asked', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    const told = await buySome(team, '300', { 'If it is more than is approved': 'Not yet' });
    expect(told).toContain('within what is approved');
    expect(await plans(team)).toHaveLength(1);
  });

  it('two parts that race for the last pound do not both get it', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    await buySome(team, '290');
    await Promise.all(['V1', 'V2'].map((id) => sendPart(team, id, '6')));
    await cardOf(team, 'S0002', 'Beyond what was approved');
    const authorities = (await standing(team)).map(({ authority }) => authority).sort();
    expect(authorities).toEqual(['exception', 'signed_off', 'signed_off']);
    expect(await plans(team)).toMatchObject([
      { state: 'bought', boughtPence: 30200 },
      { kind: 'beyond', state: 'waiting' },
    ]);
    await sendPart(team, 'V3', '1');
    expect(await counted(team)).toBe(302);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R14: the same form sent twice is one part', async () => {
    const team = await startTeam();
    await approved(team, DESK);
    await Promise.all(['V1', 'V1'].map((id) => sendPart(team, id, '6')));
    expect(await counted(team)).toBe(6);
  });
});

async function sendPart(team: Team, id: string, amount: string): Promise<void> {
  const [plan] = await plans(team);
  await forgedSubmit(team, team.worker.id, {
    id,
    callback: VIEWS.boughtSome,
    metadata: { plan: plan?.id },
    values: {
      [MONEY_FIELDS.amount]: { type: 'plain_text_input', value: amount },
      [MONEY_FIELDS.item]: { type: 'plain_text_input', value: 'desk' },
      [MONEY_FIELDS.paidBy]: { type: 'static_select', selected_option: { value: 'cash' } },
      [MONEY_FIELDS.day]: { type: 'datepicker', selected_date: '2026-06-17' },
      [MONEY_FIELDS.paid]: { type: 'radio_buttons', selected_option: { value: 'already' } },
    },
  });
}

async function setTolerance(team: Team, pence: number): Promise<void> {
  const request = {
    workspaceId: team.reader.workspaceId,
    deadline: Deadline.in(5_000),
    now: new Date(),
    actorId: null,
  };
  await team.ledger.write(request, async ({ db }) => {
    await db.policy.updateMany({ data: { tolerancePence: pence } });
  });
}
