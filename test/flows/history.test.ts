import { describe, expect, it } from 'vitest';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import { history, inHistory } from '../support/corrections.ts';
import { forgedClick } from '../support/forged.ts';
import { purchasesCsv } from '../support/ledger.ts';
import { plans } from '../support/parts.ts';
import { askManager, cardOf, reads } from '../support/sign-off.ts';
import { closeCase, dmWith, entries, erase, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const COFFEE = '10 V042 coffee, a first chat #social';
const TWO_DAYS_LATER = new Date('2026-06-19T10:00:00Z');

async function edit(team: Team, fields: Record<string, string>) {
  await team.worker.click('Edit');
  await team.worker.fill(fields);
  return sendForm(team);
}

/** A manager opens the history, says why, and changes the form. */
async function editAsManager(team: Team, reference: string, fields: Record<string, string>) {
  await history(team, reference, team.manager);
  await inHistory(team, 'Edit', { 'Why it is changed': 'The receipt says so' }, team.manager);
  await team.manager.fill(fields);
  const sent = await team.manager.submit();
  return JSON.stringify(sent.errors);
}

describe('R11: the history of a purchase', () => {
  it('R11: lists both values of a corrected entry, with who, when and why', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    await edit(team, { Amount: '12.50' });
    const view = await history(team, 'p00001');
    expect(view).toContain('*P00001* · £12.50 · V042');
    expect(view).toMatch(/1\. 17 June 2026, 11:00, <@\w+>: £10\.00 coffee\./);
    expect(view).toMatch(
      /2\. 17 June 2026, 11:00, <@\w+>: amount £10\.00 → £12\.50\. “Changed by its buyer”/,
    );
    expect(view).toContain('[Edit] [Undo] [Refund] [Cancellation fee] [Missed appointment]');
  });

  it('names everything that an edit changed', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    await edit(team, {
      'What was bought': 'tea',
      Customer: 'V024',
      Category: 'Transport',
      'Outcome area': 'Physical health',
      'Paid by': 'Petty cash',
    });
    const view = await history(team, 'P00001');
    for (const change of [
      'item coffee → tea',
      'category Engagement → Transport',
      'area Social networks and relationships → Physical health',
      'customer V042 → V024',
      'paid by card ••4471 → petty cash',
    ]) {
      expect(view).toContain(change);
    }
  });

  it('R93: is for workers and managers, outside their own caseload with a purpose', async () => {
    const team = await startTeam();
    await spend(team, '4 V024 tea #social', team.colleague);
    await spend(team, '4 V042 tea #social', team.colleague);
    for (const name of ['qa-1', 'finance-1', 'admin-1']) {
      const other = team.slack.asPerson(name);
      expect(await history(team, 'P00001', other)).toContain('is for workers and managers');
      expect(await forgedClick(team, other.id, ACTIONS.history, 'P00001')).toContain(
        'is for workers and managers',
      );
    }
    expect(await history(team, 'P00001')).toContain('*P00001*');
    await team.worker.close();
    expect(await history(team, 'P00002')).toContain('*P00002*');
    expect(await history(team, 'P00001', team.manager)).toContain('*P00001*');
    const view = await history(team, 'P00002');
    expect(view).not.toContain('[Edit]');
  });

  it('opens from Home’s menu, and says what to do without a reference', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    expect(await history(team, '')).toContain('/spend history P05485');
    expect(await history(team, 'P99999')).toContain('No purchase has that reference');
    expect(await history(team, 'V042')).toContain('For a customer, type `/spend customers`');
    await team.worker.openHome();
    await team.worker.click('History', { in: 'home' });
    expect(await team.worker.waitFor((me) => me.view())).toBeDefined();
  });

  it('Undo within it takes effect and says so there', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    await history(team, 'P00001');
    await team.worker.click('Undo', { in: 'view' });
    expect(await standing(team)).toEqual([]);
    expect(team.slack.text(team.worker.view() ?? {})).toContain('Undone: £10.00');
    expect(await history(team, 'P00001')).toContain('↩️ Undone: it counts nowhere.');
  });
});

describe('R11: a manager corrects any purchase at any time', () => {
  it('with a reason; the entry is linked, says who, and its buyer is told', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    team.slack.clock.set(TWO_DAYS_LATER);
    await editAsManager(team, 'P00001', { Amount: '9' });
    const told = team.text(await dmWith(team, /P00001 was changed/));
    expect(told).toContain(`P00001 was changed by <@${team.manager.id}>: “The receipt says so”`);
    expect(told).toContain('Before: £10.00 · V042 · coffee');
    expect(told).toContain('Now: £9.00');
    const [first, second] = await entries(team);
    expect(second).toMatchObject({
      pence: 900,
      correctsId: first?.id,
      why: 'The receipt says so',
      buyerId: first?.buyerId,
      cardLastFour: '4471',
      authority: 'own',
    });
    expect(second?.recordedById).not.toBe(first?.recordedById);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('Undo with a reason', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    team.slack.clock.set(TWO_DAYS_LATER);
    await history(team, 'P00001', team.manager);
    await inHistory(team, 'Undo', { 'Why it is undone': 'Logged twice' }, team.manager);
    expect(team.text(await dmWith(team, /P00001 was undone/))).toContain('“Logged twice”');
    expect(await standing(team)).toEqual([]);
    expect((await entries(team)).at(-1)).toMatchObject({ kind: 'void', why: 'Logged twice' });
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R96: a reason that tells who somebody is, is refused', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    await history(team, 'P00001', team.manager);
    const why = { 'Why it is undone': 'He lives at ST4 2DQ' };
    const sent = await inHistory(team, 'Undo', why, team.manager);
    expect(JSON.stringify(sent.errors)).toContain('postcode');
    expect(await standing(team)).toHaveLength(1);
  });

  it('a worker cannot, whatever a click says', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    const { id } = team.colleague;
    for (const action of [ACTIONS.edit, ACTIONS.undo, ACTIONS.refund, ACTIONS.fee]) {
      expect(await forgedClick(team, id, action, 'P00001')).toContain('Only the person who logged');
    }
  });

  it('a correction that raises a purchase over the limits goes to another manager', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    await editAsManager(team, 'P00001', { Amount: '60' });
    const card = await cardOf(team, 'S0001', 'already paid');
    expect(team.text(card)).toContain('£60.00');
    expect(await standing(team)).toMatchObject([{ authority: 'exception' }]);
    await team.manager.click('Approve', { in: card });
    expect((await plans(team))[0]?.state).toBe('waiting');
  });
});

describe('R11: what was signed off goes back to a manager when a correction raises it', () => {
  async function accepted(team: Team): Promise<void> {
    await spend(team, '70 V042 boots #self-care');
    await team.worker.click('Already paid');
    await cardOf(team, 'S0001', 'already paid');
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Accepted');
  }

  it('raised: an exception again, which follows the first decision', async () => {
    const team = await startTeam();
    await accepted(team);
    await editAsManager(team, 'P00001', { Amount: '80' });
    const card = team.text(await cardOf(team, 'S0002', 'Raised by a correction'));
    expect(card).toContain('Raised by a correction: £80.00 already paid');
    expect(card).toContain('a correction raised it; S0001 was for up to £70.00');
    const [first, second] = await plans(team);
    expect(second).toMatchObject({ kind: 'raised', followsId: first?.id, state: 'waiting' });
    expect(await standing(team)).toMatchObject([{ pence: 8000, authority: 'exception' }]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('lowered: it does not', async () => {
    const team = await startTeam();
    await accepted(team);
    await editAsManager(team, 'P00001', { Amount: '60' });
    await dmWith(team, /P00001 was changed/);
    expect(await plans(team)).toHaveLength(1);
  });

  it('raised, and lowered again before a decision: what was asked is withdrawn', async () => {
    const team = await startTeam();
    await accepted(team);
    await editAsManager(team, 'P00001', { Amount: '80' });
    await cardOf(team, 'S0002', 'Raised');
    await editAsManager(team, 'P00001', { Amount: '70' });
    await cardOf(team, 'S0002', 'withdrawn');
    expect((await plans(team)).map(({ state }) => state)).toEqual(['approved', 'withdrawn']);
  });
});

it('a purchase whose customer’s case was closed since can be edited and stays with them', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  await closeCase(team, 'V042');
  expect(await edit(team, { Amount: '8' })).toContain('Changed: £8.00');
  expect(await standing(team)).toMatchObject([{ pence: 800 }]);
  await team.worker.click('Edit');
  await team.worker.fill({ Customer: 'V024', Amount: '7' });
  await sendForm(team);
  expect(await standing(team)).toMatchObject([{ pence: 700 }]);
});

it('Details of a card leads to the history', async () => {
  const team = await startTeam();
  await spend(team, '70 V042 boots #self-care');
  await team.worker.click('Already paid');
  await cardOf(team, 'S0001', 'already paid');
  await team.manager.click('Details');
  await team.manager.waitFor((me) => me.view());
  await team.manager.click('History', { in: 'view' });
  expect(team.slack.text(team.manager.view() ?? {})).toContain('*P00001*');
});

it('nothing of a request that only waits has a history', async () => {
  const team = await startTeam();
  await askManager(team);
  await team.manager.click('Details');
  expect(team.slack.text(team.manager.view() ?? {})).not.toContain('[History]');
});

describe('R11: imported purchases', () => {
  const imported = (row: Record<string, string>) =>
    purchasesCsv([
      { customer: 'V042', date: '2026-03-10', item: 'Gym, six weeks', category: 'Clothes', ...row },
    ]);

  async function withImport(row: Record<string, string>): Promise<Team> {
    const team = await startTeam();
    const { workspaceId } = team.reader;
    const done = await importPurchases(team.ledger, workspaceId, imported(row), { now: WEDNESDAY });
    expect(done).toMatchObject({ ok: true });
    team.slack.clock.set(TWO_DAYS_LATER);
    return team;
  }

  it('are corrected by entries of their own; the imported row stays as it was', async () => {
    const team = await withImport({ amount: '30.00', outcome_area: 'Physical health' });
    expect(await history(team, 'P00001', team.manager)).toContain('import: £30.00 Gym, six weeks.');
    const changes = { Amount: '25', 'What it helps with': 'fitness' };
    expect(await editAsManager(team, 'P00001', changes)).toBe('{}');
    await dmWith(team, /P00001 was changed/, team.manager);
    const [first, second] = await entries(team);
    expect(first).toMatchObject({ pence: 3000, source: 'import' });
    expect(second).toMatchObject({ pence: 2500, source: 'slack', authority: 'imported' });
    expect(await plans(team)).toEqual([]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('signed off before and raised now: back to a manager', async () => {
    const team = await withImport({
      amount: '320.00',
      outcome_area: 'Physical health',
      signed_off_by: 'manager-1',
    });
    const seen = await history(team, 'P00001', team.manager);
    expect(seen).toContain('import, signed off by');
    const changes = { Amount: '325', 'What it helps with': 'fitness' };
    expect(await editAsManager(team, 'P00001', changes)).toBe('{}');
    const card = team.text(await cardOf(team, 'S0001', 'Raised by a correction'));
    expect(card).toContain('a correction raised what was signed off');
    expect(await standing(team)).toMatchObject([{ authority: 'exception', pence: 32500 }]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });
});

describe('R139: a purchase whose customer was forgotten', () => {
  it('R139: takes what came back, is not changed, and the ledger proves itself', async () => {
    const team = await startTeam();
    await spend(team, COFFEE);
    await erase(team, 'V042');
    const view = await history(team, 'P00001');
    expect(view.match(/\[[^\]]+\]/g)).toEqual(['[Refund]']);
    expect(view).toContain('Its customer was forgotten: what it was and what it was for are gone');
    expect(view).toMatch(/: £10\.00\.$/m);
    expect(view).not.toContain('Receipt');
    for (const action of [
      ACTIONS.edit,
      ACTIONS.undo,
      ACTIONS.fee,
      ACTIONS.missed,
      ACTIONS.sameAgain,
      ACTIONS.tellBecame,
    ]) {
      const told = await forgedClick(team, team.worker.id, action, 'P00001');
      expect(told).toContain('The customer of P00001 was forgotten');
    }
    await inHistory(team, 'Refund', { 'Amount that came back': '4' });
    await dmWith(team, /Came back: £4\.00/);
    const [, back] = await entries(team);
    expect(back).toMatchObject({ pence: -400, customerId: null, lines: [{ areaId: null }] });
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
    expect(await history(team, 'P00002')).toContain('[Undo]');
    await team.worker.click('Undo', { in: 'view' });
    expect(await entries(team)).toMatchObject([{}, {}, { kind: 'void', customerId: null }]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });
});
