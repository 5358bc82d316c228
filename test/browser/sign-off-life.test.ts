import { describe, expect, it } from 'vitest';
import type { Somebody } from './somebody.ts';
import { stages } from './stage.ts';

const stage = stages();

/** Asks ahead by the form, as far as it is not about when. */
async function askAhead(me: Somebody, ask: { upTo: string; what: string; area: string }) {
  await me.go('coordinator-1', 'team');
  await me.type('/spend ask');
  await me.finds('Customer', 'V042', /V042/);
  const field = (label: string) => me.form().getByLabel(label);
  await field('Up to how much').fill(ask.upTo);
  await me.form().getByLabel('What', { exact: true }).fill(ask.what);
  await field('Category').selectOption('Temporary accommodation');
  await field('Outcome area').selectOption(ask.area);
  await field('Why now').fill('sleeping out in winter');
  await field('What was tried first').fill('the severe weather beds, refused');
}

async function decline(me: Somebody, reason: string) {
  await me.press('Decline');
  await me.form().getByLabel('Why not, and what might help').fill(reason);
  await me.press('Decline');
}

async function buys(me: Somebody, amount: string) {
  await me.press('Bought some');
  await me.form().getByLabel('Amount').fill(amount);
  await me.press('Save');
  await me.form().waitFor({ state: 'detached' });
}

describe('a request for sign-off, as people see it on a phone', () => {
  it('is asked, asked about, answered, approved with a condition, bought in three parts, and one too dear goes back', async () => {
    const { me } = await stage();
    await askAhead(me, {
      upTo: '300',
      what: 'named room',
      area: 'Managing tenancy and accommodation',
    });
    await me.form().getByLabel('Today by 17:00').check();
    await me.press('Ask');
    await me.form().waitFor({ state: 'detached' });

    await me.go('manager-1', 'managers');
    await me.reads(/Sign-off: up to £300\.00, by 17:00 today/);
    await me.reads(/Tried.*severe weather beds/);
    expect(await me.page.getByText('V042').count()).toBe(0);
    await me.press('Ask');
    await me.form().getByLabel('What do you want to know?').fill('Which hotel?');
    await me.press('Ask');
    await me.form().waitFor({ state: 'detached' });

    await me.go('coordinator-1', 'dm');
    await me.reads(/Which hotel\?/);
    await me.press('Answer');
    await me.form().getByLabel('Your answer').fill('The one by the station');
    await me.press('Answer');
    await me.form().waitFor({ state: 'detached' });

    await me.go('manager-1', 'managers');
    await me.reads(/The one by the station/);
    await me.press('Details');
    await me.reads('V042');
    await me.press('Approve with a condition');
    await me.form().getByLabel('The condition').fill('Review on Thursday with the council');
    await me.press('Approve');
    await me.go('manager-1', 'managers');
    await me.reads(/up to £300\.00 approved by/);

    await me.go('coordinator-1', 'dm');
    await me.reads(/Review on Thursday with the council/);
    await buys(me, '100');
    await me.reads(/£200\.00 is still approved/);
    await buys(me, '100');
    await me.reads(/£100\.00 is still approved/);
    await buys(me, '100.01');
    await me.reads(/£300\.01 bought on S0001, approved up to £300\.00/);

    await me.go('manager-1', 'managers');
    await me.reads(/approved up to £300\.00: £0\.01 beyond/);
    await me.press('Approve');
    await me.reads(/S0002.*approved by/);
  });

  it('is declined with a reason, changed and asked again', async () => {
    const { me } = await stage();
    await me.go('coordinator-1', 'team');
    await me.type('/spend 120 V042 driving lessons #time');
    await me.press('Ask a manager');
    await me.reads(/Asked: up to/);
    await me.go('manager-1', 'managers');
    await me.reads(/Sign-off: up to £120\.00/);
    await decline(me, 'Try two lessons first');
    await me.reads(/£120\.00 declined by/);
    expect(await me.page.getByText('V042').count()).toBe(0);

    await me.go('coordinator-1', 'dm');
    await me.reads(/Not this time: driving lessons, £120\.00/i);
    await me.press('Change and ask again');
    await me.reads(/S0001 was declined by.*Try two lessons first/);
    await me.form().getByLabel('Up to how much').fill('60');
    await me.form().getByLabel('Why now').fill('two lessons to begin with');
    await me.press('Ask');
    await me.form().waitFor({ state: 'detached' });
    await me.go('manager-1', 'managers');
    await me.reads(/Sign-off: up to £60\.00/);
    await me.reads(/S0001.*declined/);
    await me.press('Approve');
    await me.reads(/S0002: up to £60\.00 approved by/);
  });

  it('an emergency at night: who is on duty is called, then the next, then the worker is told to ring', async () => {
    const { team, me } = await stage({ now: new Date('2026-06-20T22:30:00Z') });
    await me.go('manager-1', 'dm');
    await me.type('/spend duty');
    await me.press('I am on duty');
    await askAhead(me, { upTo: '70', what: 'one night', area: 'Physical health' });
    await me.form().getByLabel('Now, at the counter').check();
    await me.press('Ask');
    await me.form().waitFor({ state: 'detached' });
    await me.go('manager-1', 'managers');
    await me.reads(/Sign-off: up to £70\.00, at the counter now/);
    await me.reads(/on duty/);
    await team.moveTo(new Date('2026-06-20T22:41:00Z'));
    await me.reads(/S0001 has waited since 23:30/);
    await team.moveTo(new Date('2026-06-20T22:51:00Z'));
    await me.reads(/manager-2: S0001 has waited since .*is with you now/);
    await team.moveTo(new Date('2026-06-20T23:01:00Z'));
    await me.go('coordinator-1', 'dm');
    await me.reads(/Nobody has answered S0001 yet\. Ring/);
  });

  it('a stand-in gets what already waits', async () => {
    const { team, me } = await stage();
    await me.go('manager-1', 'dm');
    await me.type('/spend duty');
    await me.press('I am on duty');
    await me.go('coordinator-1', 'team');
    await me.type('/spend 624 V042 Travelodge 11 nights #tenancy');
    await me.press('Ask a manager');
    await me.reads(/Asked: up to/);
    await me.go('manager-1', 'team');
    await me.type('/spend away');
    await me.form().getByLabel('Who stands in').selectOption({ label: 'manager-2' });
    await me.press('Save');
    await me.form().waitFor({ state: 'detached' });
    await me.go('manager-2', 'dm');
    await me.reads(/You stand in for/);
    await me.reads(/S0001/);
    await me.go('manager-2', 'managers');
    await team.moveTo(new Date('2026-06-17T10:01:00Z'));
    await me.reads(/@manager-2 · from @coordinator-1 · S0001/);

    await me.press('Approve');
    await me.reads(/S0001: up to £624\.00 approved by/);
  });
});
