import { expect, it } from 'vitest';
import { stages } from './stage.ts';

const stage = stages();
/** What is not done by then takes too long; on a quiet machine it is a few seconds. */
const TWO_MINUTES = 120_000;

it(
  'a team comes from an empty ledger to its first purchase in under two minutes of clicking',
  async () => {
    const { team, me } = await stage({ setUp: false });
    await me.go('manager-1', 'team');
    await me.type('/spend setup');
    await me.reads('Step 1 of 3: where and when');
    await me.form().getByLabel('Channel for the weekly digest').selectOption({ label: 'team' });
    await me.form().getByLabel('Channel of the managers').selectOption({ label: 'managers' });
    await me.press('Next');

    await me.reads('Step 2 of 3: who');
    const tick = (group: string, name: string) =>
      me.form().getByRole('group', { name: group }).getByLabel(name, { exact: true }).check();
    await tick('Managers', 'manager-1');
    await tick('Managers', 'manager-2');
    await tick('Workers', 'coordinator-1');
    await me.form().getByLabel('On duty').selectOption({ label: 'manager-1' });
    await me.form().getByLabel('Data protection lead').selectOption({ label: 'qa-1' });
    await me.press('Next');

    await me.reads('Step 3 of 3: how');
    await me.press('Finish');
    await me.form().waitFor({ state: 'detached' });
    await me.go('manager-1', 'dm');
    await me.reads('Oatcake is set up like this');

    await me.go('coordinator-1', 'dm');
    await me.reads('Hello from Oatcake');
    await me.go('coordinator-1', 'team');
    await me.type('/spend customers');
    await me.press('Add a customer');
    const reference = await me.form().getByLabel('Reference').inputValue();
    await me.press('Add');
    await me.form().waitFor({ state: 'detached' });
    await me.go('coordinator-1', 'dm');
    await me.reads(reference);
    await me.go('coordinator-1', 'team');
    await me.type(`/spend 4.20 ${reference} coffee #social`);
    await me.reads('Saved: £4.20 · P00001');
    expect(await team.reader.db.purchase.count()).toBe(1);
  },
  TWO_MINUTES,
);
