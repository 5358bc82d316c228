import { describe, expect, it } from 'vitest';
import { digest } from '../../src/ledger/history.ts';
import { verify } from '../../src/ledger/verify.ts';
import { history } from '../support/corrections.ts';
import { reads } from '../support/sign-off.ts';
import { dmWith, formOf, open, sendDearForm, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const FILLED = {
  Customer: 'V042',
  Amount: '20',
  'What was bought': 'duvet',
  Category: 'Soft furnishings',
  'Outcome area': 'Managing tenancy and accommodation',
  'What it helps with': 'a first home',
};
const PLAN = { 'Support-plan item': '3.2', 'Plan reviewed on': '2026-12-03' };

/** The form, filled in, with what is behind "Add more". */
async function opened(team: Team, filled: Partial<typeof FILLED> = {}): Promise<void> {
  await spend(team, '');
  await team.worker.fill({ ...FILLED, ...filled });
  await team.worker.click('Add more');
  await team.worker.waitFor(() => formOf(team).includes('Support-plan item'));
}

/** Asks a manager about the line that was kept last; gives the card. */
async function asked(team: Team): Promise<string> {
  await sendDearForm(team);
  await team.worker.click('Ask a manager');
  return team.text(await reads(team, team.manager, 'managers', 'S0001'));
}

describe('R43: what a purchase helps with', () => {
  it('R43: without a reason the form is refused', async () => {
    const team = await startTeam();
    await opened(team, { 'What it helps with': ' ' });
    const { errors } = await team.worker.submit();
    expect(errors).toEqual({ 'What it helps with': 'Say it in a few words.' });
    expect(await standing(team)).toEqual([]);
  });

  it('R43: a line’s words serve as the reason, and an area is asked for all the same', async () => {
    const team = await startTeam();
    expect(await spend(team, '4 V042 coffee #social')).toContain('Saved: £4.00');
    await spend(team, '4 V017 coffee');
    expect(await standing(team)).toHaveLength(1);
    expect(await open(team)).toMatchObject([{ item: 'coffee', keptFor: 'to_finish' }]);
  });

  it('R43: the plan item is optional', async () => {
    const team = await startTeam();
    await opened(team);
    expect(await sendForm(team)).not.toContain('Support plan');
    const [bought] = await standing(team);
    expect(bought).toMatchObject({ planItem: null, planReviewOn: null });
  });

  it('R43: told, it is stored, read back, and in the history', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill(PLAN);
    const words = 'Support plan: item 3.2, reviewed on 3 December 2026';
    expect(await sendForm(team)).toContain(words);
    const [bought] = await standing(team);
    expect(bought).toMatchObject({ planItem: '3.2', planReviewOn: '2026-12-03' });
    const { facts } = await team.reader.db.historyEntry.findFirstOrThrow({
      where: { kind: 'purchase.saved' },
    });
    const hidden = (field: string, value: string) => digest(bought?.salt ?? '', field, value);
    expect(JSON.parse(facts)).toMatchObject({
      planItem: hidden('planItem', '3.2'),
      planReviewOn: hidden('planReviewOn', '2026-12-03'),
    });
    expect(await history(team, 'P00001')).toContain(words);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R43: an edit finds it filled in, and the history says what it was before', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill(PLAN);
    await sendForm(team);
    await team.worker.click('Edit');
    expect(formOf(team)).toContain('[3.2]');
    expect(formOf(team)).toContain('[2026-12-03 ▾]');
    await team.worker.fill({ 'Support-plan item': 'B-4/1' });
    await sendForm(team);
    expect(await history(team, 'P00001')).toContain(
      'support plan item 3.2, reviewed on 3 December 2026 → item B-4/1, reviewed on 3 December 2026',
    );
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R43: Same again drops neither', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill(PLAN);
    await sendForm(team);
    await team.worker.click('Same again');
    await dmWith(team, /P00002/);
    const told = { planItem: '3.2', planReviewOn: '2026-12-03' };
    expect(await standing(team)).toMatchObject([told, told]);
  });

  it('R43: a manager reads it on the card, and what is bought on the approval keeps it', async () => {
    const team = await startTeam();
    await opened(team, { Amount: '80' });
    await team.worker.fill(PLAN);
    expect(await asked(team)).toContain('Plan*  item 3.2, reviewed on 3 December 2026');
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await team.worker.click('Bought all');
    await reads(team, team.worker, 'dm', 'P00001');
    const [bought] = await standing(team);
    expect(bought).toMatchObject({ planItem: '3.2', planReviewOn: '2026-12-03' });
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  const NUMBER =
    'Type the item’s number as the plan has it, such as 3.2: letters, figures, . - and /, at most 20.';

  it.each([
    ['see page three', NUMBER],
    ['3.2!', NUMBER],
    ['a.b.c.d.e.f.g.h.i.j.k', NUMBER],
    ['07700900123', /phone number/],
    ['LS11UR', /postcode/],
  ])('R43, R96: %s is no plan item', async (typed, sentence) => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill({ 'Support-plan item': typed });
    const { errors } = await team.worker.submit();
    expect(Object.keys(errors)).toEqual(['Support-plan item']);
    expect(errors['Support-plan item']).toMatch(sentence);
    expect(await standing(team)).toEqual([]);
  });

  it('R43: the customer’s reference as a plan item does not reach the managers’ channel', async () => {
    const team = await startTeam();
    await opened(team, { Amount: '80' });
    await team.worker.fill({ 'Support-plan item': 'V042' });
    expect(await asked(team)).not.toContain('V042');
  });
});

describe('R66: new or unusual', () => {
  const NEW = { 'New or unusual': ['Yes, it is new or unusual for the team'] };

  it('R66: the tick is kept on the purchase, and shown in the answer and the history', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill(NEW);
    expect(await sendForm(team)).toContain('new or unusual');
    expect(await standing(team)).toMatchObject([{ newUse: true }]);
    expect(await history(team, 'P00001')).toContain('New or unusual');
    await spend(team, '4 V017 coffee #social');
    expect(await history(team, 'P00002')).not.toContain('New or unusual');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R66: a manager reads it on the card', async () => {
    const team = await startTeam();
    await opened(team, { Amount: '80' });
    await team.worker.fill(NEW);
    expect(await asked(team)).toContain('New*  new or unusual, as the worker says');
  });

  it('R66: what is bought again is new no more', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.fill(NEW);
    await sendForm(team);
    await team.worker.click('Same again');
    await dmWith(team, /P00002/);
    expect(await standing(team)).toMatchObject([{ newUse: true }, { newUse: false }]);
  });
});
