import { describe, expect, it } from 'vitest';
import { report } from '../../src/ledger/report.ts';
import { verify } from '../../src/ledger/verify.ts';
import { MONEY_FIELDS, VIEWS } from '../../src/messages/ids.ts';
import { history, inHistory } from '../support/corrections.ts';
import { forgedSubmit } from '../support/forged.ts';
import { on } from '../support/parts.ts';
import { cardOf } from '../support/sign-off.ts';
import { dmWith, entries, leftIn, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const BOOTS = '40 V042 boots, snow #self-care';
const THURSDAY = new Date('2026-06-18T09:00:00Z');

/** Pence, purchases and customers of a day. */
async function total(team: Team, day: string) {
  const days = { from: on(day), to: on(day) };
  return (await report(team.reader, 'outcome-area', { days })).total;
}

async function refund(team: Team, reference: string, amount: string) {
  await history(team, reference);
  const sent = await inHistory(team, 'Refund', { 'Amount that came back': amount });
  return JSON.stringify(sent.errors);
}

describe('R11: a refund', () => {
  it('counts on its own day, as negative pence and no purchase', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    team.slack.clock.set(THURSDAY);
    await refund(team, 'P00001', '15');
    const told = team.text(await dmWith(team, /Saved against P00001/));
    expect(told).toContain('Came back: £15.00 · P00002');
    expect(await total(team, '2026-06-17')).toEqual({ pence: 4000, purchases: 1, customers: 1 });
    expect(await total(team, '2026-06-18')).toEqual({ pence: -1500, purchases: 0, customers: 0 });
    const [bought, back] = await entries(team);
    expect(back).toMatchObject({ kind: 'refund', againstId: bought?.id, pence: -1500 });
    expect(back?.lines[0]).toMatchObject({
      tally: 0,
      categoryId: bought?.lines[0]?.categoryId,
      areaId: bought?.lines[0]?.areaId,
      customerId: bought?.customerId,
    });
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('is never more in sum than the purchase was', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await refund(team, 'P00001', '30');
    await dmWith(team, /Came back: £30\.00/);
    expect(await refund(team, 'P00001', '10.01')).toContain('£10.00 of it is left');
    await refund(team, 'P00001', '10');
    await dmWith(team, /Came back: £10\.00/);
    expect(await total(team, '2026-06-17')).toMatchObject({ pence: 0 });
    expect(await history(team, 'P00001')).not.toContain('[Refund]');
  });

  it('two that race for the same money do not both get it', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await Promise.all(['V1', 'V2', 'V2'].map((id) => sendRefund(team, id, '30')));
    await dmWith(team, /Came back: £30\.00/);
    expect(await total(team, '2026-06-17')).toMatchObject({ pence: 1000 });
  });

  it('R22: frees that much of the day again', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await refund(team, 'P00001', '15');
    await dmWith(team, /Came back/);
    expect(leftIn(await spend(team, '5 V017 coffee #social'))).toBe('£70.00');
  });

  it('holds the purchase: it is not undone, nor edited below what came back', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await refund(team, 'P00001', '15');
    await dmWith(team, /Came back/);
    await history(team, 'P00001');
    await team.worker.click('Undo', { in: 'view' });
    expect(team.slack.text(team.worker.view() ?? {})).toContain('P00002 came back of P00001');
    await history(team, 'P00001');
    const sent = await inHistory(team, 'Edit', { Amount: '14' });
    expect(JSON.stringify(sent.errors)).toContain('Undo that first');
    expect(await standing(team)).toMatchObject([{ pence: 4000 }]);
  });

  it('can itself be undone, and then the purchase too', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await refund(team, 'P00001', '15');
    await dmWith(team, /Came back/);
    const view = await history(team, 'P00002');
    expect(view).toContain('A refund against P00001');
    expect(view).not.toContain('[Edit]');
    await team.worker.click('Undo', { in: 'view' });
    expect(await total(team, '2026-06-17')).toMatchObject({ pence: 4000 });
    expect(await history(team, 'P00001')).toContain('P00002  undone');
    await team.worker.click('Undo', { in: 'view' });
    expect(await total(team, '2026-06-17')).toMatchObject({ pence: 0 });
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it.each([
    ['2026-06-16', 'Choose a day from 17 June 2026 to today.'],
    ['2026-06-18', 'Choose a day from 17 June 2026 to today.'],
  ])('on %s is refused: before the purchase, or not yet', async (Day, sentence) => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await history(team, 'P00001');
    const sent = await inHistory(team, 'Refund', { 'Amount that came back': '1', Day });
    expect(JSON.stringify(sent.errors)).toContain(sentence);
  });
});

describe('R12: cancellation fees and missed appointments', () => {
  it('R12: an assessment of £320 missed, a fee of £40: both visible, one case', async () => {
    const team = await startTeam();
    await spend(team, '320 V042 occupational therapy assessment #physical');
    await team.worker.click('Already paid');
    await cardOf(team, 'S0001', 'already paid');
    await history(team, 'P00001');
    await inHistory(team, 'Missed appointment', {
      'Fee, if there was one': '40',
      'What came back, if anything': '320',
    });
    const told = team.text(await dmWith(team, /Saved against P00001/));
    expect(told).toContain('The appointment was missed.');
    expect(told).toContain('Fee: £40.00 · P00003');
    const whole = await history(team, 'P00001');
    expect(whole).toContain('P00002  refund -£320.00');
    expect(whole).toContain('P00003  fee £40.00');
    expect(whole).toContain('What became of it: appointment missed');
    const fee = await history(team, 'P00003');
    expect(fee).toContain('A fee against P00001');
    expect(await total(team, '2026-06-17')).toEqual({ pence: 4000, purchases: 2, customers: 1 });
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('a fee takes part in the day’s limit, and over a limit it goes to a manager', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await history(team, 'P00001');
    await inHistory(team, 'Cancellation fee', { Fee: '20' });
    await dmWith(team, /Fee: £20\.00/);
    expect(leftIn(await spend(team, '5 V017 coffee #social'))).toBe('£35.00');
    await history(team, 'P00001');
    await inHistory(team, 'Cancellation fee', { Fee: '50.01' });
    const told = team.text(await dmWith(team, /Fee: £50\.01/));
    expect(told).toContain('A manager decides on it as an exception (S0001)');
    expect(team.text(await cardOf(team, 'S0001', 'already paid'))).toContain('£50.01');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('missed, and nothing else: a note that changes no total', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await history(team, 'P00001');
    await inHistory(team, 'Missed appointment', {});
    await dmWith(team, /The appointment was missed/);
    expect(await total(team, '2026-06-17')).toEqual({ pence: 4000, purchases: 1, customers: 1 });
    expect(await entries(team)).toHaveLength(1);
  });

  it('when one of two things cannot be, neither is recorded', async () => {
    const team = await startTeam();
    await spend(team, BOOTS);
    await history(team, 'P00001');
    const sent = await inHistory(team, 'Missed appointment', {
      'Fee, if there was one': '4',
      'What came back, if anything': '41',
    });
    expect(JSON.stringify(sent.errors)).toContain('is left that can come back');
    expect(await entries(team)).toHaveLength(1);
    expect(await team.reader.db.purchaseNote.count()).toBe(0);
  });
});

function sendRefund(team: Team, id: string, amount: string) {
  return forgedSubmit(team, team.worker.id, {
    id,
    callback: VIEWS.refund,
    metadata: { reference: 'P00001' },
    values: {
      [MONEY_FIELDS.amount]: { type: 'plain_text_input', value: amount },
      [MONEY_FIELDS.paidBy]: { type: 'static_select', selected_option: { value: 'cash' } },
      [MONEY_FIELDS.day]: { type: 'datepicker', selected_date: '2026-06-17' },
    },
  });
}
