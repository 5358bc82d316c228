import { expect, it } from 'vitest';
import { AXE, faults } from './axe.ts';
import { stages } from './stage.ts';

const stage = stages();
/** Milliseconds after which it counts as too long; on a quiet machine it is a few seconds. */
const TWO_MINUTES = 120_000;

it(
  'a team is set up from an empty ledger to the first purchase, in under two minutes',
  async () => {
    const { team, me } = await stage({ setUp: false });
    await me.page.addInitScript({ path: AXE });
    const field = (label: string | RegExp) => me.form().getByLabel(label);
    const tick = (group: string, name: string) =>
      me.form().getByRole('group', { name: group }).getByLabel(name, { exact: true }).check();

    await me.go('manager-1', 'team');
    await me.type('/spend setup');
    await me.reads('Step 1 of 3: where and when');
    expect(await faults(me.page)).toEqual([]);
    await field(/Channel for the weekly digest/).selectOption('general');
    await field(/Channel of the managers/).selectOption('managers');
    await me.press('Next');
    await me.reads(/This channel has guests/);
    await field(/Channel for the weekly digest/).selectOption('team');
    await me.press('Next');

    await me.reads('Step 2 of 3: who');
    expect(await faults(me.page)).toEqual([]);
    await tick('Managers', 'manager-1');
    await tick('Managers', 'manager-2');
    await tick('Workers', 'coordinator-1');
    await field(/On duty/).selectOption('manager-1');
    await field(/Data protection lead/).selectOption('qa-1');
    await me.press('Next');

    await me.reads('Step 3 of 3: how');
    expect(await faults(me.page)).toEqual([]);
    await field(/The monthly meeting/).fill('second Tuesday at 10:00');
    await me.press('Finish');
    await me.form().waitFor({ state: 'detached' });

    await me.go('coordinator-1', 'dm');
    await me.reads('Hello from Oatcake');
    await me.type('customers');
    await me.press('Open it');
    await me.press('Add a customer');
    const reference = await me.form().getByLabel('Reference', { exact: true }).inputValue();
    await me.press('Add');
    await me.page.getByRole('dialog').waitFor({ state: 'detached' });
    await me.reads(reference);
    await me.type(`/spend 4.20 ${reference} coffee #social`);
    await me.reads(/Saved: £4\.20/);
    expect(await team.reader.db.purchase.count()).toBe(1);

    await me.go('qa-1', 'dm');
    await me.press('Confirm what is decided');
    await me
      .form()
      .getByLabel(/The lawful basis/)
      .check();
    expect(await faults(me.page)).toEqual([]);
    await me.press('Record');
    await me.reads(/Still open: 4 confirmations/);
  },
  TWO_MINUTES,
);
