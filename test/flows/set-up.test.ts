import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { PRACTICE_CHANNELS, PRACTICE_PEOPLE } from '../../src/practice/team.ts';
import { addCustomers, STEP_1, STEP_2, send, setUpInSlack, startEmpty } from '../support/set-up.ts';
import { dmWith, formOf, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const admin = (team: Team) => team.slack.asPerson('admin-1');
const workspace = (team: Team) => team.reader.db.workspace.findFirstOrThrow();
const roles = async (team: Team, name: string) => {
  const { id: slackId } = team.slack.asPerson(name);
  const rows = await team.reader.db.role.findMany({ where: { until: null, person: { slackId } } });
  return rows.map(({ role }) => role).sort();
};

describe('the first set-up', () => {
  it('leads an admin of the Slack workspace from an empty ledger to a first purchase', async () => {
    const team = await startEmpty();
    await addCustomers(team, 'V042');
    expect(await spend(team, '4.20 V042 coffee #social')).toContain(
      'An admin of this Slack workspace types `/spend setup` once',
    );
    await setUpInSlack(team);
    const done = team.text(await dmWith(team, /set up like this/, team.manager));
    expect(done).toContain('Monday at 09:00 (Europe/London)');
    expect(done).toContain('£50 an item, £100 a day');
    expect(await workspace(team)).toMatchObject({
      slackTeam: 'T0PRACTICE',
      digestChannel: 'C0PRTEAM00',
      managersChannel: 'C0PRMANAGE',
    });
    expect(await roles(team, 'manager-1')).toEqual(['admin', 'manager']);
    expect(await roles(team, 'coordinator-1')).toEqual(['worker']);
    expect(await spend(team, '4.20 V042 coffee #social')).toContain('Saved');
    expect((await verify(team.ledger)).ok).toBe(true);
  });

  it('R28: is refused to whoever is no admin of the Slack workspace, and to guests', async () => {
    const team = await startEmpty();
    expect(await spend(team, 'setup')).toContain('only an admin or owner of this Slack workspace');
    expect(await spend(team, 'setup', team.guest)).toContain('Guests cannot use Oatcake');
    expect((await workspace(team)).slackTeam).toBeNull();
  });

  it('takes whoever comes where a server tells of no admins', async () => {
    const team = await startEmpty();
    team.slack.faults.failApi('users.info', { error: 'unknown_method' }, 5);
    await team.worker.command('team', '/spend setup');
    expect(formOf(team)).toContain('Step 1 of 3');
  });

  it('waits when Slack cannot say who somebody is', async () => {
    const team = await startEmpty();
    team.slack.faults.failApi('users.info', { error: 'internal_error' }, 5);
    expect(await spend(team, 'setup', team.manager)).toContain('Slack could not say just now');
  });

  it('goes on where it was left, for any admin, and loses nothing', async () => {
    const team = await startEmpty();
    await team.manager.command('team', '/spend setup');
    await send(team.manager, STEP_1);
    expect(formOf(team, team.manager)).toContain('Step 2 of 3');
    await team.manager.close();
    expect((await workspace(team)).digestChannel).toBe('C0PRTEAM00');
    expect((await workspace(team)).setUpAt).toBeNull();
    await admin(team).command('general', '/spend setup');
    expect(formOf(team, admin(team))).toContain('Step 2 of 3');
    await send(admin(team), STEP_2);
    await admin(team).close();
    await admin(team).command('general', '/spend setup');
    expect(formOf(team, admin(team))).toContain('Step 3 of 3');
    expect((await send(admin(team))).kind).toBe('cleared');
    expect((await workspace(team)).setUpAt).not.toBeNull();
  });

  it('greets everybody with a part once, when it is done', async () => {
    const team = await startEmpty();
    await setUpInSlack(team);
    const worker = team.text(await dmWith(team, /Hello from Oatcake/));
    expect(worker).toContain('/spend 4.20 V042 coffee #social');
    expect(worker).toContain('Yours to decide: up to £50 an item, £100 a day'.replace(/.*: /, ''));
    const manager = team.text(await dmWith(team, /Hello from Oatcake/, team.manager));
    expect(manager).toContain('requests come as cards');
    const lead = team.slack.asPerson('qa-1');
    expect(team.text(await dmWith(team, /Hello from Oatcake/, lead))).toContain(
      '5 confirmations before real use wait for you',
    );
    await setUpInSlack(team, team.manager, {
      who: { Workers: ['coordinator-1', 'coordinator-3'] },
    });
    await dmWith(team, /Hello from Oatcake/, team.slack.asPerson('coordinator-3'));
    const hellos = await team.reader.db.outboxMessage.findMany({ where: { kind: 'hello' } });
    expect(hellos).toHaveLength(7);
    expect(new Set(hellos.map(({ conversation }) => conversation)).size).toBe(7);
  });
});

describe('the channels', () => {
  it.each([
    ['general', 'has guests'],
    ['managers', 'the digest’s channel'],
  ])('the digest’s cannot be #%s', async (channel, sentence) => {
    const team = await startEmpty();
    await team.manager.command('team', '/spend setup');
    const { errors } = await send(team.manager, {
      ...STEP_1,
      'Channel for the weekly digest': channel,
    });
    expect(Object.values(errors).join()).toContain(sentence);
    expect((await workspace(team)).digestChannel).toBeNull();
  });

  it('a shared one, and one without Oatcake, are refused with what to do', async () => {
    const [first] = PRACTICE_CHANNELS;
    const members = PRACTICE_PEOPLE.filter(({ isGuest }) => !isGuest).map(({ id }) => id);
    const extra = [
      { ...first, id: 'C0PRSHARED', name: 'shared', isExtShared: true },
      { ...first, id: 'C0PREMPTY0', name: 'without', members },
      { ...first, id: 'C0PRSECRET', name: 'secret', isPrivate: true, members },
    ] as typeof PRACTICE_CHANNELS;
    const team = await startEmpty({ channels: [...PRACTICE_CHANNELS, ...extra] });
    await team.manager.command('team', '/spend setup');
    const fault = async (channel: string) => {
      const { errors } = await send(team.manager, {
        ...STEP_1,
        'Channel for the weekly digest': channel,
      });
      return errors['Channel for the weekly digest'];
    };
    expect(await fault('shared')).toContain('shared with people of another organisation');
    expect(await fault('without')).toContain('Invite @Oatcake to it first');
    expect(await fault('secret')).toContain('Invite @Oatcake to it first');
  });
});

describe('/spend setup again', () => {
  it('R28: is for managers and the admin of the team', async () => {
    const team = await startTeam();
    expect(await spend(team, 'setup')).toContain('can change the set-up. Ask them.');
    await admin(team).command('general', '/spend setup');
    expect(formOf(team, admin(team))).toContain('Step 1 of 3');
  });

  it('shows what is, and changes only what differs', async () => {
    const team = await startTeam();
    const before = await team.reader.db.historyEntry.count();
    await team.manager.command('team', '/spend setup');
    expect(formOf(team, team.manager)).toContain('<#C0PRTEAM00>');
    await send(team.manager);
    expect(formOf(team, team.manager)).toContain('<@U0PR000031>');
    await send(team.manager, { 'Data protection lead': 'qa-1' });
    await send(team.manager);
    const entries = await team.reader.db.historyEntry.findMany({
      where: { sequence: { gt: before } },
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['lead.named']);
  });

  it('R28: somebody taken out has no role from then on, and is not deleted', async () => {
    const team = await startTeam();
    await spend(team, '4.20 V042 coffee #social');
    await setUpInSlack(team, team.manager, { who: { Workers: ['coordinator-2'] } });
    expect(await roles(team, 'coordinator-1')).toEqual([]);
    expect(await spend(team, '4.20 V042 tea #social')).toContain('not on the team’s list');
    const ended = await team.reader.db.role.findMany({ where: { until: { not: null } } });
    expect(ended.length).toBeGreaterThan(0);
    expect((await verify(team.ledger)).ok).toBe(true);
  });

  it('the last manager cannot be taken out', async () => {
    const team = await startTeam();
    await team.manager.command('team', '/spend setup');
    await send(team.manager);
    const { errors } = await send(team.manager, { ...STEP_2, Managers: [], 'On duty': '' });
    expect(errors.Managers).toBeTruthy();
    expect(await roles(team, 'manager-1')).toEqual(['manager']);
  });

  it('whoever is on duty is one of the managers', async () => {
    const team = await startTeam();
    await team.manager.command('team', '/spend setup');
    await send(team.manager);
    const { errors } = await send(team.manager, { ...STEP_2, 'On duty': 'coordinator-1' });
    expect(errors['On duty']).toContain('one of the managers');
    const guests = await send(team.manager, { ...STEP_2, Workers: ['visitor-1'] });
    expect(guests.errors.Workers).toContain('guest');
  });
});
