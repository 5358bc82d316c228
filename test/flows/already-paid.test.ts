import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { totals } from '../../src/ledger/sums.ts';
import { verify } from '../../src/ledger/verify.ts';
import { cardOf, reads, STAY } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

const plans = (team: Team) => team.reader.db.plan.findMany({ orderBy: { id: 'asc' } });

async function counted(team: Team): Promise<number> {
  const days = { from: day('2026-06-17'), to: day('2026-06-17') };
  return (await totals(team.reader, { days })).total.pence / 100;
}

/** Logs a line over a limit and says that it is paid. */
async function paid(team: Team, line = STAY) {
  await team.worker.command('team', line);
  const { answers } = await team.worker.click('Already paid');
  await cardOf(team, 'S0001', 'already paid');
  return team.text(answers[0]);
}

async function edit(team: Team, amount: string) {
  await team.worker.click('Edit');
  await team.worker.waitFor((me) => me.view());
  await team.worker.fill({ Amount: amount });
  await team.worker.submit();
}

describe('R31: already paid', () => {
  it('counts at once and waits for a decision, as an exception', async () => {
    const team = await startTeam();
    const answer = await paid(team);
    expect(answer).toContain('Saved as already paid: £624.00 · P00001');
    expect(answer).toContain('A manager decides on it as an exception (S0001)');
    expect(await counted(team)).toBe(624);
    const card = team.text(await cardOf(team, 'S0001'));
    expect(card).toContain('Exception, already paid: £624.00');
    expect(card).toContain('[Approve] [Decline] [Ask] [Details]');
  });

  it('is listed as an exception on the managers’ Home and as waiting on the worker’s', async () => {
    const team = await startTeam();
    await paid(team);
    const seen = async (person: Team['worker']) => {
      const view = await person.openHome();
      return view === undefined ? '' : team.slack.text(view);
    };
    expect(await seen(team.manager)).toContain('Exception, already paid: £624.00');
    expect(await seen(team.worker)).toMatch(/Waiting \(1\)[\s\S]*£624\.00.*S0001/);
  });

  it('is never approved by waiting, by being undone, or by being bought', async () => {
    const team = await startTeam();
    await paid(team);
    await team.moveTo(new Date('2026-09-17T10:00:00Z'));
    expect(await plans(team)).toMatchObject([{ kind: 'already_paid', state: 'waiting' }]);
    expect(await team.reader.db.purchase.findMany()).toMatchObject([{ authority: 'exception' }]);
  });

  it('takes nothing from the day’s limit', async () => {
    const team = await startTeam();
    await paid(team);
    const { answers } = await team.worker.command('team', '/spend 29 V017 boots #self-care');
    expect(team.text(answers[0])).toContain("£71.00 of today's £100 left");
  });

  it('accepted: the worker is told, and there is nothing to buy', async () => {
    const team = await startTeam();
    await paid(team);
    await team.manager.click('Approve');
    const told = team.text(await reads(team, team.worker, 'dm', 'Accepted'));
    expect(told).toContain('Accepted: £624.00 already paid');
    expect(told).not.toContain('[');
    expect(await counted(team)).toBe(624);
  });

  it('declined: it goes on counting, since the money has gone', async () => {
    const team = await startTeam();
    await paid(team);
    await team.manager.click('Decline');
    await team.manager.waitFor((me) => me.view());
    await team.manager.fill({ 'Why not, and what might help': 'Ask first next time.' });
    await team.manager.submit();
    const told = team.text(await reads(team, team.worker, 'dm', 'Not accepted'));
    expect(told).toContain('“Ask first next time.”');
    expect(told).toContain('It stays in the ledger');
    expect(await counted(team)).toBe(624);
  });

  it('undone while it waits: the request is withdrawn and its card says so', async () => {
    const team = await startTeam();
    await paid(team);
    await team.worker.click('Undo');
    const card = team.text(await cardOf(team, 'S0001', 'withdrawn'));
    expect(card).not.toContain('[');
    expect([await counted(team), (await plans(team))[0]?.state]).toEqual([0, 'withdrawn']);
  });

  it('asks for what is missing first, and then says by a message what was saved', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 120 V042 a thing for the flat');
    await team.worker.click('Already paid');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({
      Category: 'Furniture',
      'Outcome area': 'Managing tenancy',
      'What it helps with': 'somewhere to sit',
    });
    await team.worker.submit();
    const told = team.text(await reads(team, team.worker, 'dm', 'Saved as already paid'));
    expect(told).toContain('£120.00 · P00001');
    expect(await counted(team)).toBe(120);
  });
});

describe('an exception that is changed', () => {
  it('to another amount: only the newest amount is asked about', async () => {
    const team = await startTeam();
    await paid(team);
    await edit(team, '700');
    const card = team.text(await cardOf(team, 'S0002', 'already paid'));
    expect(card).toContain('£700.00');
    expect(team.text(await cardOf(team, 'S0001', 'withdrawn'))).not.toContain('[');
    expect((await plans(team)).map(({ state }) => state)).toEqual(['withdrawn', 'waiting']);
    expect(await counted(team)).toBe(700);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('to a smaller amount over the limit: a manager decides on that amount', async () => {
    const team = await startTeam();
    await paid(team);
    await edit(team, '600');
    await cardOf(team, 'S0002', 'already paid');
    const open = (await plans(team)).filter(({ state }) => state === 'waiting');
    expect(open.map(({ upToPence }) => upToPence)).toEqual([600_00]);
  });

  it('and then undone: nothing is left waiting', async () => {
    const team = await startTeam();
    await paid(team);
    await edit(team, '600');
    await reads(team, team.worker, 'dm', '£600.00');
    await team.worker.click('Undo');
    await reads(team, team.worker, 'dm', 'Undone');
    expect((await plans(team)).filter(({ state }) => state === 'waiting')).toEqual([]);
  });
});
