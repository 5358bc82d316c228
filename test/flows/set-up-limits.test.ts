import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseTeamFile } from '../../src/cli/team-file.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { testLedger } from '../support/ledger.ts';
import { send, setUpInSlack, startEmpty } from '../support/set-up.ts';
import { dmWith, spend } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

/** Opens the last step, sends it, and gives its faults. */
async function lastStep(team: Team, fields: Record<string, string>) {
  await team.manager.command('team', '/spend setup');
  await send(team.manager);
  await send(team.manager, { 'Data protection lead': 'qa-1' });
  return send(team.manager, fields);
}

describe('R21: limits that change', () => {
  it('from today: hold for purchases from then on, and old ones keep theirs', async () => {
    const team = await startTeam();
    await spend(team, '50 V042 boots #self-care');
    await lastStep(team, { 'Item limit, £': '20', 'Day limit, £': '60' });
    expect(await spend(team, '20.01 V017 coat #self-care')).toContain('Do not buy yet');
    expect(await spend(team, '10 V017 tea #social')).toContain("£0.00 of today's £60 left");
    const policies = await team.reader.db.policy.findMany({ orderBy: { version: 'asc' } });
    expect(policies.map(({ startsOn }) => startsOn)).toEqual(['2014-10-01', '2026-06-17']);
    const [boots] = await team.reader.db.purchase.findMany({ orderBy: { id: 'asc' } });
    expect(boots?.policyId).toBe(policies[0]?.id);
  });

  it('from a later day: hold from that day, and not before', async () => {
    const team = await startTeam();
    await lastStep(team, { 'Item limit, £': '200', 'The limits hold from': '2026-07-01' });
    expect(await spend(team, '60 V042 boots #self-care')).toContain('Do not buy yet');
    await team.moveTo(new Date('2026-07-01T09:00:00Z'));
    expect(await spend(team, '60 V042 coat #self-care')).toContain('Saved');
  });

  it('from a past day: refused with a sentence, as is what is no amount', async () => {
    const team = await startTeam();
    const { errors } = await lastStep(team, {
      'Item limit, £': '2x30',
      'Let pass beyond an approval, £': 'some',
      'The limits hold from': '2026-06-16',
      'The monthly meeting': 'sometimes <soon>',
      'Work ends': '08:00',
    });
    expect(errors['The limits hold from']).toContain('Choose today or a later day');
    expect(errors['Item limit, £']).toContain('one amount');
    expect(errors['Let pass beyond an approval, £']).toContain('one amount');
    expect(errors['The monthly meeting']).toContain('sometimes <soon>');
    expect(errors['Work ends']).toContain('after it begins');
    expect(await team.reader.db.policy.count()).toBe(1);
  });

  it('R22, R25: scope and tolerance are set with them', async () => {
    const team = await startTeam();
    await lastStep(team, {
      'The day limit is for': 'One worker’s day for each customer',
      'Let pass beyond an approval, £': '5',
    });
    expect(await spend(team, '29 V042 boots #self-care')).toContain('of V042’s £100 left');
    expect(await team.reader.db.policy.findFirst({ where: { version: 2 } })).toMatchObject({
      dayScope: 'worker_customer',
      tolerancePence: 500,
    });
  });
});

const REST = {
  'Item limit, £': '60',
  'The day limit is for': 'One worker’s day for each customer',
  'Let pass beyond an approval, £': '1.50',
  'The limits hold from': '2026-07-01',
  'The monthly meeting': 'Second  tuesday at 10:00',
  'Work ends': '16:30',
  'The budget year begins': '1 April',
  'Planning figure for a customer’s year, £': '800.50',
  Receipts: ['A photo of the receipt may be added'],
  Digest: [],
};

const FILE = {
  workspace: 'T0PRACTICE',
  timezone: 'Europe/London',
  people: [
    { slack: 'U0PR000031', role: 'admin' },
    { slack: 'U0PR000031', role: 'manager' },
    { slack: 'U0PR000032', role: 'manager' },
    { slack: 'U0PR000001', role: 'worker' },
    { slack: 'U0PR000002', role: 'worker' },
    { slack: 'U0PR000042', role: 'finance' },
  ],
  channels: { digest: 'C0PRTEAM00', managers: 'C0PRMANAGE' },
  onDuty: 'U0PR000031',
  dataProtectionLead: 'U0PR000041',
  limits: { item: 60, scope: 'worker_customer', tolerance: '1.50', from: '2026-07-01' },
  meeting: 'second Tuesday at 10:00',
  hours: { until: '16:30' },
  budgetYearStart: '04-01',
  planningFigure: '800.50',
  receiptPhotos: true,
  digest: { picture: false },
};

/** What a set-up leaves in the ledger, by names that do not depend on the order of things. */
async function state({ reader }: Pick<Team, 'reader'>) {
  const { db } = reader;
  const people = await db.person.findMany({ include: { roles: { where: { until: null } } } });
  const slackIdOf = (id: number | null) => people.find((one) => one.id === id)?.slackId;
  const row = await db.workspace.findFirstOrThrow();
  const { revision, historySequence, historyHash, setUpAt, ...settings } = row;
  return {
    settings: {
      ...settings,
      isSetUp: setUpAt !== null,
      onDutyId: slackIdOf(row.onDutyId),
      protectionLeadId: slackIdOf(row.protectionLeadId),
    },
    people: people
      .map(({ slackId, isGroup, roles }) => ({
        slackId,
        isGroup,
        roles: roles.map(({ role }) => role).sort(),
      }))
      .sort((a, b) => String(a.slackId).localeCompare(String(b.slackId))),
    policies: (await db.policy.findMany({ orderBy: { version: 'asc' } })).map(
      ({ setById, setAt, ...policy }) => policy,
    ),
  };
}

describe('R33: the planning figure is a setting', () => {
  const LABEL = 'Planning figure for a customer’s year, £';

  it('that the forecast reads from then on; the change stands in the history', async () => {
    const team = await startTeam();
    await lastStep(team, { [LABEL]: '800' });
    expect(await dmWith(team, /set up like this/, team.manager)).toBeDefined();
    const [workspace] = await team.reader.db.workspace.findMany();
    expect(workspace?.planningPence).toBe(80_000);
    const changed = await team.reader.db.historyEntry.findMany({
      where: { kind: 'workspace.changed' },
    });
    expect(changed.some(({ facts }) => facts.includes('"planningPence":80000'))).toBe(true);
    const read = await spend(team, 'forecast', team.manager);
    expect(read).toContain('planning figure of £800 a year');
  });

  it('that must be one amount', async () => {
    const team = await startTeam();
    const { errors } = await lastStep(team, { [LABEL]: 'a lot' });
    expect(errors[LABEL]).toContain('one amount');
  });
});

it('a set-up file and the forms leave the same in the ledger', async () => {
  const team = await startEmpty();
  await setUpInSlack(team, team.manager, { rest: REST });
  await dmWith(team, /set up like this/, team.manager);
  const other = await testLedger();
  const parsed = parseTeamFile(JSON.stringify(FILE));
  if (!parsed.ok) throw new Error(parsed.faults.join());
  await setUpTeam(other.ledger, parsed.team, WEDNESDAY);
  expect(await state(other)).toEqual(await state(team));
  expect(await setUpTeam(other.ledger, parsed.team, WEDNESDAY)).toMatchObject({ changes: [] });
});

it('the documented set-up file is one that is read', async () => {
  const page = await readFile(new URL('../../docs/going-live.md', import.meta.url), 'utf8');
  const [, json = ''] = /```json\n([\s\S]*?)```/u.exec(page) ?? [];
  expect(parseTeamFile(json)).toMatchObject({ ok: true });
});
