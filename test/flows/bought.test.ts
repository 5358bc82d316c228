import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { forgetDue } from '../../src/ledger/forget-run.ts';
import { totals } from '../../src/ledger/sums.ts';
import { verify } from '../../src/ledger/verify.ts';
import { forgedClick } from '../support/forged.ts';
import { approved, askManager, cardOf, reads, STAY } from '../support/sign-off.ts';
import { closeCase } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const THURSDAY = new Date('2026-06-18T08:30:00Z');

/** Pounds that count on a day. */
async function countedOn(team: Team, on: string): Promise<number> {
  const days = { from: day(on), to: day(on) };
  return (await totals(team.reader, { days })).total.pence / 100;
}

const state = async (team: Team) => (await team.reader.db.plan.findFirstOrThrow()).state;

describe('R24: Bought all', () => {
  it('counts on the day it is pressed, on the manager’s word, as one record with the request', async () => {
    const team = await startTeam();
    const { reference } = await approved(team);
    expect(await countedOn(team, '2026-06-17')).toBe(0);
    await team.moveTo(THURSDAY);
    await team.worker.click('Bought all');
    const told = team.text(await reads(team, team.worker, 'dm', 'Saved'));
    expect(told).toMatch(/Bought on 18 June 2026: P00001\./);
    expect(told).toContain('Saved: £624.00 · P00001');
    expect(told).not.toMatch(/left without sign-off|\[Bought all\]/);
    expect(await countedOn(team, '2026-06-18')).toBe(624);
    const purchase = await team.reader.db.purchase.findFirstOrThrow();
    const plan = await team.reader.db.plan.findFirstOrThrow();
    expect(purchase).toMatchObject({ authority: 'signed_off', planId: plan.id });
    const card = team.text(await cardOf(team, reference, 'Bought on'));
    expect(card).toMatch(/approved by <@\w+>, 17 June 2026, 11:00|approved by <@\w+>, 11:00/);
  });

  it('takes nothing from the day’s limit', async () => {
    const team = await startTeam();
    await approved(team);
    await team.worker.click('Bought all');
    const { answers } = await team.worker.command('team', '/spend 29 V017 boots #self-care');
    expect(team.text(answers[0])).toContain("£71.00 of today's £100 left");
  });

  it('R14: pressed twice, it is one purchase', async () => {
    const team = await startTeam();
    const { card } = await approved(team);
    const press = () => team.worker.click('Bought all', { in: card });
    await Promise.all([press(), press()]);
    await reads(team, team.worker, 'dm', 'S0001 was marked as bought before');
    expect(await team.reader.db.purchase.count()).toBe(1);
  });

  it('Undo puts the request back to approved, still to buy', async () => {
    const team = await startTeam();
    const { reference } = await approved(team);
    await team.worker.click('Bought all');
    await cardOf(team, reference, 'Bought on');
    await team.worker.click('Undo');
    expect(team.text(await reads(team, team.worker, 'dm', 'Undone'))).toContain('counts nowhere');
    expect(await state(team)).toBe('approved');
    expect(await countedOn(team, '2026-06-17')).toBe(0);
    expect(team.text(await cardOf(team, reference, 'Not yet bought'))).toContain('approved by');
    await team.worker.openHome();
    await team.worker.click('Bought all', { in: 'home' });
    await team.worker.waitFor((me) => /Saved|Approved/.test(home(team, me.home())));
    expect(await countedOn(team, '2026-06-17')).toBe(624);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });
});

const home = (team: Team, view: Parameters<Team['slack']['text']>[0] | undefined) =>
  view === undefined ? '' : team.slack.text(view);

describe('No longer needed', () => {
  it('gives the approval back; nothing counts and nothing can be bought on it', async () => {
    const team = await startTeam();
    const { reference } = await approved(team);
    await team.worker.click('No longer needed');
    expect(team.text(await reads(team, team.worker, 'dm', 'No longer needed\\.'))).not.toContain(
      '[',
    );
    await cardOf(team, reference, 'No longer needed');
    const { id } = await team.reader.db.plan.findFirstOrThrow();
    const answer = await forgedClick(team, team.worker.id, 'plan.bought_all', String(id));
    expect(answer).toContain('S0001 is not approved');
    expect(await team.reader.db.purchase.count()).toBe(0);
  });
});

it('R139: on an approval whose customer was forgotten nothing is bought; it can be given back', async () => {
  const team = await startTeam();
  await approved(team);
  await closeCase(team, 'V042');
  await forgetDue(team.ledger, team.reader.workspaceId, { on: day('2028-06-02'), now: WEDNESDAY });
  const { id } = await team.reader.db.plan.findFirstOrThrow();
  for (const action of ['plan.bought_all', 'plan.bought_some']) {
    const answer = await forgedClick(team, team.worker.id, action, String(id));
    expect(answer).toContain('The customer of S0001 was forgotten');
  }
  await team.worker.click('No longer needed');
  await reads(team, team.worker, 'dm', 'No longer needed\\.');
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

it('nothing is bought on a request that was declined', async () => {
  const team = await startTeam();
  await askManager(team, team.worker, STAY);
  await team.manager.click('Decline');
  await team.manager.waitFor((me) => me.view());
  await team.manager.fill({ 'Why not, and what might help': 'No.' });
  await team.manager.submit();
  const told = await reads(team, team.worker, 'dm', 'Not this time');
  expect(team.text(told)).not.toContain('[Bought');
});
