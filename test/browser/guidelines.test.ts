import { describe, expect, it } from 'vitest';
import { stages } from './stage.ts';

const stage = stages();

describe('the guidelines at the moment of buying, on a phone', () => {
  it('a sleeping bag for £20 goes to a manager, with the usual alternative', async () => {
    const { me } = await stage();
    await me.go('coordinator-1', 'team');
    await me.type('/spend 20 V042 sleeping bag #physical');
    await me.reads('Kept, not counted yet: £20.00. Do not buy yet.');
    await me.reads(/offering accommodation is tried first/);
    await me.press('Ask a manager');
    await me.form().getByLabel('Category', { exact: true }).selectOption('Soft furnishings');
    await me.form().getByLabel('What it helps with').fill('warm until a bed is found');
    await me.form().getByLabel('Why this one').fill('the shelter is full this week');
    await me.press('Ask a manager');
    await me.form().waitFor({ state: 'detached' });
    await me.go('manager-1', 'managers');
    await me.reads(/Guideline.*[Ss]leeping bag/);
    expect(await me.page.getByText('V042').count()).toBe(0);
  });

  it('a television comes by the food-shop way, openly', async () => {
    const { me } = await stage();
    await me.go('coordinator-1', 'team');
    await me.type('/spend 45 V042 television #time');
    await me.reads(/food shop/);
    await me.press('Discard');
    await me.type('/spend');
    await me.finds('Customer', 'V042', /V042/);
    await me.form().getByLabel('Amount', { exact: true }).fill('45');
    await me.form().getByLabel('What was bought', { exact: true }).fill('large food shop');
    await me.form().getByLabel('Category', { exact: true }).selectOption('Groceries');
    await me
      .form()
      .getByLabel('Outcome area', { exact: true })
      .selectOption('Self-care living skills');
    await me.form().getByLabel('What it helps with').fill('frees his own money');
    await me.press('Add more');
    await me
      .form()
      .getByLabel(/[Ff]rees/)
      .first()
      .fill('a television');
    await me.press('Save');
    await me.form().waitFor({ state: 'detached' });
    await me.go('coordinator-1', 'dm');
    await me.reads(/Saved: £45\.00/);
    await me.reads(/television/);
  });

  it('a bus pass brings up the free one, in one tap; the next one does not', async () => {
    const { team, me } = await stage();
    await me.go('coordinator-1', 'team');
    await me.type('/spend 4.20 V042 bus pass #offending');
    await me.reads(/Saved: £4\.20 · P00001/);
    await me.reads(/Free bus pass first\?/);
    await me.press('Not available');
    await me.reads(/Free bus pass.*not available/);
    await me.type('/spend 4.40 V042 bus pass #offending');
    await me.reads(/Saved: £4\.40 · P00002/);
    expect(await me.page.getByText(/Free bus pass first\?/).count()).toBe(0);
    expect(await team.reader.db.sourceCheck.count()).toBe(1);
  });
});
