import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { askManager, cardOf, reads } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

/** London's clocks in summer. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+01:00`);
const managersRead = (team: Team, words: RegExp | string) =>
  reads(team, team.manager, 'managers', words);

/** The worker's list of what waits, and a tap in the menu beside the first of it. */
async function choose(team: Team, entry: string) {
  await team.worker.command('team', '/spend waiting');
  await team.worker.click(entry);
  return team.worker.waitFor((me) => me.view());
}

const home = async (team: Team) => {
  const view = await team.worker.openHome();
  return view === undefined ? '' : team.slack.text(view);
};

describe('how urgent a request is', () => {
  it('R30: an emergency at night: who is on duty at once, then the next, then the worker is told to ring', async () => {
    const team = await startTeam({ now: at('2026-06-20 23:30') });
    const { reference } = await askManager(team);
    const { answers } = await team.worker.click('Now, at the counter');
    expect(team.text(answers[0])).toContain('[✓ Now, at the counter] [Today by 17:00] [This week]');
    await cardOf(team, reference, 'at the counter now');
    await managersRead(team, `<@${team.manager.id}>: ${reference} is needed at the counter now`);
    await team.moveTo(at('2026-06-20 23:41'));
    await managersRead(team, `<@${team.manager.id}>: ${reference} has waited since 23:30`);
    await team.moveTo(at('2026-06-20 23:51'));
    await managersRead(team, `<@${team.otherManager.id}>: ${reference} has waited .* with you now`);
    await team.moveTo(at('2026-06-21 00:01'));
    const ring = await reads(team, team.worker, 'dm', 'Nobody has answered');
    expect(team.text(ring)).toContain(
      `Ring <@${team.manager.id}>, then <@${team.otherManager.id}>.`,
    );
    expect(JSON.stringify(ring)).not.toMatch(/V042|Travelodge|624/);
    await team.otherManager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    expect((await verify(team.ledger)).ok).toBe(true);
  });

  it('R30: changed from Home’s menu, the card says so and the steps begin anew; twice changes nothing', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await team.moveTo(at('2026-06-17 15:01'));
    await managersRead(team, 'has waited since 11:00');
    await choose(team, 'Change how urgent');
    await team.worker.fill({ 'When is an answer needed': 'This week' });
    await team.worker.submit();
    await cardOf(team, reference, 'by 17:00 on Friday 19 June');
    expect(await home(team)).toMatch(/with <@\w+>; reminder 18 June 2026, 11:01/);
    const told = await team.reader.db.historyEntry.count({ where: { kind: 'plan.urgency' } });
    await team.worker.command('team', '/spend waiting');
    await choose(team, 'Change how urgent');
    await team.worker.submit();
    expect(await team.reader.db.historyEntry.count({ where: { kind: 'plan.urgency' } })).toBe(told);
  });
});

describe('what was forgotten', () => {
  it('is added while it waits, and shows on the card as why and what was tried', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await team.worker.click('Add why and what was tried');
    await team.worker.waitFor((me) => me.view());
    const empty = await team.worker.submit();
    expect(empty.kind).toBe('errors');
    await team.worker.fill({
      'Why now': 'V042 has nowhere else',
      'What was tried first': 'The hostel <!channel> is full',
    });
    await team.worker.submit();
    const card = await cardOf(team, reference, 'The hostel');
    const text = team.text(card);
    expect(text).toMatch(
      /Why\* {2}sleeping out in winter\n.*Why\* {2}the customer has nowhere else/,
    );
    expect(text).toMatch(/Tried\* {2}The hostel <!channel> is full/);
    expect(JSON.stringify(card.blocks)).toContain('&lt;!channel&gt;');
    expect(text).toContain('[Approve]');
    expect((await verify(team.ledger)).ok).toBe(true);
  });
});

describe('R30: whoever asked sees the state at any time', () => {
  it('on Home and by /spend waiting, privately', async () => {
    const team = await startTeam();
    await askManager(team, team.worker, '/spend 325 V017 dog sitter, detox #substance');
    expect(await home(team)).toMatch(
      /Waiting \(1\)\nup to £325\.00 dog sitter · S0001\nwith <@U0PR000031>; reminder 15:00\n\[⋯\]/,
    );
    const { answers } = await team.worker.command('team', '/spend waiting');
    expect(team.text(answers[0])).toContain('up to £325.00 dog sitter · S0001');
    const others = await team.colleague.command('team', '/spend waiting');
    expect(team.text(others.answers[0])).toContain('Nothing of yours waits for a manager.');
  });
});

describe('Withdraw', () => {
  it('asks once more; then the card says so, has no buttons, and nobody is reminded', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await choose(team, 'Withdraw');
    await team.worker.submit();
    const card = team.text(await cardOf(team, reference, 'withdrawn before a decision'));
    expect(card).not.toContain('[');
    await reads(team, team.worker, 'dm', 'Withdrawn before a decision');
    await team.moveTo(at('2026-06-18 16:00'));
    expect(team.manager.messages('managers')).toHaveLength(1);
    expect(await home(team)).not.toContain('Waiting (');
  });

  it('R26: after a decision it says who decided, and changes nothing', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await choose(team, 'Withdraw');
    await team.otherManager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    const { view } = await team.worker.submit(500);
    expect(view && team.slack.text(view)).toContain(
      `${reference} was already approved by <@${team.otherManager.id}>`,
    );
    expect(await team.reader.db.plan.findMany()).toMatchObject([{ state: 'approved' }]);
  });

  it('R31: money that has gone cannot be withdrawn', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 624 V042 Travelodge 11 nights #tenancy');
    await team.worker.click('Already paid');
    await cardOf(team, 'S0001');
    await team.worker.command('team', '/spend waiting');
    await expect(team.worker.click('Withdraw')).rejects.toThrow();
  });
});
