import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { pence } from '../../src/domain/money.ts';
import type { TeamMember } from '../../src/domain/team.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { onRoster } from '../../src/ledger/people.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { verify } from '../../src/ledger/verify.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { addCustomers, NOW, purchasesCsv, testLedger } from '../support/ledger.ts';

function member(slackId: string, roles: TeamMember['roles'], more: Partial<TeamMember> = {}) {
  return { slackId, isGroup: false, name: undefined, card: undefined, roles, ...more };
}
const LATER = new Date('2019-02-01T09:00:00Z');

describe('setting a team up', () => {
  it('claims the workspace, once, and remembers when', async () => {
    const { ledger, reader } = await testLedger();
    const team = { slackTeam: 'T1', digestChannel: 'C1', firstTimezone: 'Europe/Dublin' };
    expect(await setUpTeam(ledger, team, NOW)).toMatchObject({
      ok: true,
      changes: [
        { what: 'claimed', slackTeam: 'T1' },
        { setting: 'timezone', from: 'Europe/London', to: 'Europe/Dublin' },
        { setting: 'digestChannel', from: undefined, to: 'C1' },
      ],
    });
    const again = { ...team, firstTimezone: 'Europe/Paris', digestTime: '10:00', live: true };
    expect(await setUpTeam(ledger, again, LATER)).toMatchObject({
      changes: [{ setting: 'digestTime', from: '09:00', to: '10:00' }, { what: 'live' }],
    });
    expect(await onlyWorkspace(ledger)).toMatchObject({ setUpAt: NOW, timezone: 'Europe/Dublin' });
    const row = await reader.db.workspace.findFirstOrThrow();
    expect(row.liveConfirmedAt).toEqual(LATER);
  });

  it('R144: records when an organisation confirmed what it must have decided, once', async () => {
    const { ledger, reader } = await testLedger();
    await setUpTeam(ledger, { slackTeam: 'T1' }, NOW);
    const confirmed = async () => (await reader.db.workspace.findFirstOrThrow()).liveConfirmedAt;
    expect(await confirmed()).toBeNull();
    await setUpTeam(ledger, { slackTeam: 'T1', live: true }, NOW);
    expect(await setUpTeam(ledger, { slackTeam: 'T1', live: true }, LATER)).toMatchObject({
      changes: [],
    });
    expect(await confirmed()).toEqual(NOW);
  });

  it('says so when nothing differs, and adds nothing to the history', async () => {
    const { ledger, reader } = await testLedger();
    const team = { slackTeam: 'T1', people: [member('U1', ['worker', 'manager'])] };
    await setUpTeam(ledger, team, NOW);
    const before = await reader.db.historyEntry.count();
    expect(await setUpTeam(ledger, team, LATER)).toMatchObject({ ok: true, changes: [] });
    expect(await reader.db.historyEntry.count()).toBe(before);
  });

  it('refuses another team', async () => {
    const { ledger } = await testLedger();
    await setUpTeam(ledger, { slackTeam: 'T1' }, NOW);
    const refused = await setUpTeam(ledger, { slackTeam: 'T2' }, NOW);
    expect(refused).toMatchObject({ ok: false, faults: [expect.stringContaining('T1')] });
  });
});

describe('R18: roles', () => {
  it('begin and end, and end for whoever is no longer in the file', async () => {
    const { ledger, reader } = await testLedger();
    const first = [
      member('U1', ['worker', 'manager'], { name: 'coordinator-1', card: '4471' }),
      member('U2', ['worker']),
      member('S1', ['qa'], { isGroup: true }),
    ];
    await setUpTeam(ledger, { slackTeam: 'T1', people: first }, NOW);
    const staff = (await onRoster(reader, 'U1')).staff;
    expect(staff).toMatchObject({ name: 'coordinator-1', card: '4471' });
    expect(staff?.roles).toEqual(['worker', 'manager']);
    expect((await onRoster(reader, 'S1')).staff).toBeUndefined();
    const changed = await setUpTeam(
      ledger,
      { slackTeam: 'T1', people: [member('U1', ['worker', 'finance'])] },
      LATER,
    );
    expect(changed).toMatchObject({
      changes: [
        { what: 'role', change: 'ended', role: 'manager', person: 'coordinator-1' },
        { what: 'role', change: 'given', role: 'finance', person: 'coordinator-1' },
        { what: 'role', change: 'ended', role: 'worker', person: 'U2' },
        { what: 'role', change: 'ended', role: 'qa', person: 'S1' },
      ],
    });
    const ended = await reader.db.role.findFirstOrThrow({ where: { role: 'manager' } });
    expect([ended.since, ended.until]).toEqual([NOW, LATER]);
    expect((await verify(ledger)).ok).toBe(true);
  });

  it('leaves people alone when the file tells of none', async () => {
    const { ledger, reader } = await testLedger();
    await setUpTeam(ledger, { slackTeam: 'T1', people: [member('U1', ['worker'])] }, NOW);
    await setUpTeam(ledger, { slackTeam: 'T1', digestDay: 'Friday' }, LATER);
    expect((await onRoster(reader, 'U1')).staff?.roles).toEqual(['worker']);
  });

  it('somebody whom an import knows by name gets their Slack id', async () => {
    const opened = await testLedger();
    const { ledger, reader, workspaceId } = opened;
    await addCustomers(opened, ['V001']);
    await importPurchases(ledger, workspaceId, purchasesCsv([{}]), { now: NOW });
    const people = [member('U1', ['worker'], { name: 'coordinator-1' })];
    const done = await setUpTeam(ledger, { slackTeam: 'T1', people }, NOW);
    expect(done).toMatchObject({ changes: [{ what: 'claimed' }, { change: 'linked' }, {}] });
    const purchase = await reader.db.purchase.findFirstOrThrow();
    expect((await onRoster(reader, 'U1')).staff?.id).toBe(purchase.buyerId);
    const clash = await setUpTeam(
      ledger,
      { slackTeam: 'T1', people: [member('U9', ['worker'], { name: 'coordinator-1' })] },
      NOW,
    );
    expect(clash).toMatchObject({
      ok: false,
      faults: [expect.stringContaining('"coordinator-1" is U1')],
    });
  });
});

describe('who is on duty, and the data protection lead', () => {
  const people = [member('U1', ['manager']), member('U2', ['manager']), member('U3', ['worker'])];

  it('R28: only a manager by name is on duty, and nobody once they are none', async () => {
    const { ledger, reader } = await testLedger();
    const team = { slackTeam: 'T1', people };
    expect(await setUpTeam(ledger, { ...team, onDuty: 'U3' }, NOW)).toEqual({
      ok: false,
      faults: ['onDuty: U3 is no manager by name. Give them the role "manager" first.'],
    });
    expect((await onlyWorkspace(ledger)).setUpAt).toBeUndefined();
    await setUpTeam(ledger, { ...team, onDuty: 'U1', protectionLead: 'U9' }, NOW);
    expect(await setUpTeam(ledger, { ...team, onDuty: 'U1' }, LATER)).toMatchObject({
      changes: [],
    });
    const without = { slackTeam: 'T1', people: people.slice(1) };
    expect(await setUpTeam(ledger, without, LATER)).toMatchObject({
      changes: [
        { what: 'role', change: 'ended' },
        { what: 'duty', person: undefined },
      ],
    });
    expect((await onlyWorkspace(ledger)).onDutyId).toBeUndefined();
    const lead = await reader.db.person.findFirst({
      where: { slackId: 'U9' },
      include: { roles: true },
    });
    expect(lead?.roles).toEqual([]);
    expect((await verify(ledger)).ok).toBe(true);
  });

  it('R21: limits in the past are refused, unless they held then already', async () => {
    const { ledger, reader } = await testLedger();
    const limits = { item: pence(60_00), from: '2019-01-08' as Day };
    const told = (more: object) => ({ slackTeam: 'T1', limits: { ...limits, ...more } });
    expect(await setUpTeam(ledger, told({}), NOW)).toMatchObject({ ok: true });
    expect(await setUpTeam(ledger, told({}), LATER)).toMatchObject({ ok: true, changes: [] });
    expect(await setUpTeam(ledger, told({ item: pence(70_00) }), LATER)).toMatchObject({
      faults: [expect.stringContaining('which is past. Choose today or a later day.')],
    });
    expect(await reader.db.policy.count()).toBe(2);
    expect((await verify(ledger)).ok).toBe(true);
  });

  it('greets those who are new, once, and only where it is asked to', async () => {
    const { ledger, reader } = await testLedger();
    const hellos = () => reader.db.outboxMessage.count({ where: { kind: 'hello' } });
    await setUpTeam(ledger, { slackTeam: 'T1', people }, NOW);
    expect(await hellos()).toBe(0);
    const more = [...people, member('U4', ['qa'])];
    await setUpTeam(ledger, { slackTeam: 'T1', people: more, greets: true }, NOW);
    await setUpTeam(ledger, { slackTeam: 'T1', people, greets: true }, NOW);
    await setUpTeam(ledger, { slackTeam: 'T1', people: more, greets: true }, NOW);
    expect(await hellos()).toBe(1);
  });

  it('hours go together, whichever of them is told', async () => {
    const { ledger } = await testLedger();
    expect(await setUpTeam(ledger, { slackTeam: 'T1', workFrom: '17:30' }, NOW)).toEqual({
      ok: false,
      faults: ['hours: work cannot end at 17:00 when it begins at 17:30.'],
    });
  });
});
