import { describe, expect, it } from 'vitest';
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
