import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { askManager } from '../support/sign-off.ts';
import { dmWith, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const kinds = async (team: Team) =>
  (await team.reader.db.historyEntry.findMany()).map(({ kind }) => kind);

describe('R30: who is on duty', () => {
  it('is said to everybody, and taken by a manager with one press', async () => {
    const team = await startTeam();
    const before = await spend(team, 'duty');
    expect(before).toContain('Nobody is on duty');
    expect(before).not.toContain('[I am on duty]');
    expect(await spend(team, 'duty', team.manager)).toContain('[I am on duty]');
    await team.manager.click('I am on duty');
    expect(await spend(team, 'duty', team.manager)).toContain('You are on duty');
    expect(await spend(team, 'duty')).toContain(`<@${team.manager.id}> is asked first`);
    expect((await kinds(team)).filter((kind) => kind === 'duty.changed')).toHaveLength(1);
  });

  it('stands on a manager’s Home, with the button', async () => {
    const team = await startTeam();
    await team.otherManager.openHome();
    await team.otherManager.click('I am on duty', { in: 'home' });
    expect(await spend(team, 'duty', team.otherManager)).toContain('You are on duty');
    const home = await team.worker.openHome();
    expect(team.slack.text(home ?? {})).not.toContain('I am on duty');
  });

  it('is told by the card: the request is with them first', async () => {
    const team = await startTeam();
    await spend(team, 'duty', team.otherManager);
    await team.otherManager.click('I am on duty');
    const { reference } = await askManager(team);
    const plan = await team.reader.db.plan.findFirstOrThrow({ where: { reference } });
    const other = await team.reader.db.person.findFirstOrThrow({
      where: { slackId: team.otherManager.id },
    });
    expect(plan.withId).toBe(other.id);
  });
});

describe('R30: a time away', () => {
  const away = (team: Team, fields: Record<string, string> = {}) =>
    team.manager
      .command('managers', '/spend away')
      .then(() => team.manager.fill({ 'Who stands in': 'manager-2', ...fields }))
      .then(() => team.manager.submit());

  it('is for managers, and needs another one to stand in', async () => {
    const team = await startTeam();
    expect(await spend(team, 'away')).toContain('This is for managers');
    const { errors } = await away(team, { 'Who stands in': 'coordinator-1' });
    expect(errors['Who stands in']).toContain('Only another manager');
    expect((await away(team, { 'Who stands in': 'manager-1' })).kind).toBe('errors');
    expect((await away(team, { Until: '2026-06-16' })).errors.Until).toContain('before the first');
    expect((await away(team, { From: '2026-06-16' })).errors.From).toContain('past');
  });

  it('gives the stand-in what waits, and tells them so without a customer', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    expect((await away(team)).kind).toBe('cleared');
    const told = team.text(await dmWith(team, /You stand in for/, team.otherManager));
    expect(told).toContain(`1 request waits with you now: ${reference}`);
    expect(told).not.toContain('V042');
    const plan = await team.reader.db.plan.findFirstOrThrow({ where: { reference } });
    const other = await team.reader.db.person.findFirstOrThrow({
      where: { slackId: team.otherManager.id },
    });
    expect(plan.withId).toBe(other.id);
    expect((await verify(team.ledger)).ok).toBe(true);
  });

  it('that begins later hands over on its first morning, once', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await away(team, { From: '2026-06-22', Until: '2026-06-26' });
    const first = await dmWith(team, /You stand in for/, team.otherManager);
    expect(team.text(first)).toContain('On the first day you get what waits');
    await team.moveTo(new Date('2026-06-22T07:00:00Z'));
    await team.moveTo(new Date('2026-06-22T08:01:00Z'));
    await team.moveTo(new Date('2026-06-22T08:02:00Z'));
    await dmWith(team, new RegExp(`with you now: ${reference}`), team.otherManager);
    const owed = await team.reader.db.outboxMessage.count({ where: { kind: 'standing_in' } });
    expect(owed).toBe(2);
  });

  it('is ended early by a press, and the stand-in is told', async () => {
    const team = await startTeam();
    await away(team);
    await dmWith(team, /Away: /, team.manager);
    await team.manager.click('End it now');
    await dmWith(team, /is back/, team.otherManager);
    const absence = await team.reader.db.absence.findFirstOrThrow();
    expect(absence.endedAt).not.toBeNull();
    expect(await kinds(team)).toContain('absence.ended');
    expect((await verify(team.ledger)).ok).toBe(true);
  });

  it('is refused with somebody who is away themselves', async () => {
    const team = await startTeam();
    await away(team);
    await team.otherManager.command('managers', '/spend away');
    await team.otherManager.fill({ 'Who stands in': 'manager-1' });
    const { errors } = await team.otherManager.submit();
    expect(errors['Who stands in']).toContain('away themselves');
  });
});
