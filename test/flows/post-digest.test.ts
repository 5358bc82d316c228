import { describe, expect, it, vi } from 'vitest';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { PRACTICE_CHANNELS, PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { askManager, inTime, reads, STAY, startSecondApp } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 09:00 in London on the Monday after the team was set up, and the minute before. */
const MONDAY = new Date('2026-06-22T08:00:00Z');
const TOO_EARLY = new Date('2026-06-22T07:59:00Z');
const WEEK = 7 * 86_400_000;

/** What everybody in the team's channel can read. */
const posted = (team: Team) =>
  team.worker.messages('team').filter(({ ephemeral, fromApp }) => fromApp && !ephemeral);
const digest = (team: Team) => reads(team, team.worker, 'team', 'Week of');
const outbox = (team: Team) =>
  team.reader.db.outboxMessage.findMany({ where: { kind: 'weekly_digest' } });

/** Every message owed has been given. */
async function quiet(team: Team): Promise<void> {
  await vi.waitFor(async () => {
    const owed = { state: { in: ['due', 'sending'] } };
    expect(await team.reader.db.outboxMessage.count({ where: owed })).toBe(0);
  }, 5_000);
}

/** The practice channels, with one of them changed. */
function channelsWith(id: string, change: { guest?: string; isExtShared?: boolean }) {
  return PRACTICE_CHANNELS.map((channel) => {
    const { guest, ...rest } = change;
    const members = guest === undefined ? [] : [guest];
    return channel.id === id
      ? { ...channel, ...rest, members: [...channel.members, ...members] }
      : channel;
  });
}

describe('R58: the weekly digest', () => {
  it('is posted at its hour, not a minute before, for the last full week', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 29 V042 boots #self-care');
    await team.moveTo(TOO_EARLY);
    expect(await outbox(team)).toEqual([]);
    await team.moveTo(MONDAY);
    expect(team.text(await digest(team))).toContain('Week of 15 to 21 June');
  });

  it('is posted once, however often the clock ticks and the app starts again', async () => {
    const team = await startTeam();
    await team.moveTo(MONDAY);
    await digest(team);
    for (const minutes of [1, 2, 60, 60 * 24 * 5]) {
      await team.moveTo(new Date(MONDAY.getTime() + minutes * 60_000));
      await team.restart();
    }
    await quiet(team);
    expect(posted(team)).toHaveLength(1);
  });

  it('is posted once by two copies of the app that tick at the same moment', async () => {
    const team = await startTeam();
    const second = await startSecondApp(team);
    for (const week of [0, 1, 2]) {
      team.slack.clock.set(new Date(MONDAY.getTime() + week * WEEK));
      await Promise.all([team.moveTo(team.slack.clock.now()), second.tick(), second.tick()]);
    }
    await reads(team, team.worker, 'team', 'Week of 29 June to 5 July');
    await quiet(team);
    expect(posted(team)).toHaveLength(3);
  });

  it('is posted late rather than never after the app was down', async () => {
    const team = await startTeam();
    team.slack.clock.set(new Date(MONDAY.getTime() + 2 * 86_400_000));
    await team.restart();
    expect(team.text(await digest(team))).toContain('Week of 15 to 21 June');
  });

  it('makes up for the last weeks after a long stop, oldest first', async () => {
    const team = await startTeam();
    team.slack.clock.set(new Date(MONDAY.getTime() + 2 * WEEK));
    await team.restart();
    await reads(team, team.worker, 'team', 'Week of 29 June');
    const weeks = posted(team).map((one) => team.text(one).split('\n')[0]);
    expect(weeks).toEqual(
      ['15 to 21 June', '22 to 28 June', '29 June to 5 July'].map((one) => `*Week of ${one}*`),
    );
  });

  it('never tells of a week that ended before the team was set up', async () => {
    const team = await startTeam({ now: new Date('2026-06-22T06:00:00Z') });
    await team.moveTo(MONDAY);
    expect(await outbox(team)).toEqual([]);
    await team.moveTo(new Date(MONDAY.getTime() + WEEK));
    await digest(team);
    expect(posted(team)).toHaveLength(1);
  });

  it('nothing is posted for a team that is not set up', async () => {
    const team = await startTeam({ setUp: false });
    await team.moveTo(MONDAY);
    expect(await outbox(team)).toEqual([]);
  });
});

describe('what the digest says', () => {
  it('R69, R61: an empty week is said, and buses and taxis have their line at nought', async () => {
    const team = await startTeam();
    await team.moveTo(MONDAY);
    const text = team.text(await digest(team));
    expect(text).toContain('No purchases recorded.');
    expect(text).toContain('Buses and taxis: 0');
    expect(text).toContain('Waiting: 0 sign-offs. To finish: 0.');
  });

  it('R62: counts what waits and how old it is, exceptions among it, without a reference', async () => {
    const team = await startTeam();
    await askManager(team);
    team.slack.clock.set(new Date('2026-06-21T10:00:00Z'));
    await team.worker.command('team', '/spend 120 V017 winter coat #self-care');
    await team.worker.click('Already paid');
    await team.worker.command('team', '/spend 4 V024 coffee');
    await team.moveTo(MONDAY);
    const text = team.text(await digest(team));
    expect(text).toContain('Waiting: 2 sign-offs, oldest 5 days. To finish: 1.');
    expect(text).not.toMatch(/S0\d{3}|P0\d{4}|V0\d\d/);
  });

  it('R62: a team that reads it on Thursdays is told what waits on the Thursday', async () => {
    const team = await startTeam();
    const told = { slackTeam: PRACTICE_TEAM_ID, digestDay: 'Thursday' as const };
    await setUpTeam(team.ledger, told, team.slack.clock.now());
    team.slack.clock.set(new Date('2026-06-23T10:00:00Z'));
    await askManager(team);
    await team.moveTo(new Date('2026-06-25T08:00:00Z'));
    const text = team.text(await digest(team));
    expect(text).toContain('Week of 15 to 21 June');
    expect(text).toContain('Waiting: 1 sign-off, oldest 2 days.');
  });

  it('R108: shows no area and no category by itself that is about fewer than five people', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 5 V017 bus pass #offending');
    await team.worker.command('team', '/spend 6 V024 counselling session #mental');
    await team.moveTo(MONDAY);
    const text = team.text(await digest(team));
    expect(text).not.toMatch(/Offending|Mental|Counselling|5\.00|6\.00/);
  });
});

describe('R94: in the team’s channel', () => {
  it('no customer, no item, no reason and no worker is named, whatever happens', async () => {
    const team = await startTeam();
    const lines = [
      '/spend 29 V042 SECRETBOOTS, REASONSNOW #self-care',
      '/spend 4.20 V017 SECRETCOFFEE',
      '/spend 9 V024 20 cigarettes #social',
      '/spend 12 V777 SECRETUNKNOWN #social',
    ];
    for (const line of lines) await team.worker.command('team', line);
    await team.worker.close();
    await team.worker.click('The money has already gone');
    await team.colleague.command('team', '/spend 3.50 V099 SECRETTAXI #time');
    await askManager(team, team.worker, STAY.replace('Travelodge', 'Travelodge SECRETROOM'));
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await team.worker.click('Bought all');
    await reads(team, team.worker, 'dm', 'Saved');
    await team.moveTo(new Date('2026-06-17T16:00:00Z'));
    await team.moveTo(MONDAY);
    await digest(team);
    await quiet(team);
    const all = JSON.stringify(posted(team));
    expect(posted(team)).toHaveLength(1);
    expect(all).not.toMatch(/SECRET|REASON|cigarette|Travelodge|V0\d\d|V777/i);
    expect(all).not.toMatch(/coordinator|U0PR0000|manager-|P0000\d|S000\d/);
    const inChannel = team.slack.faults
      .callsTo('chat.postMessage')
      .filter(({ args }) => args.channel === 'C0PRTEAM00');
    expect(inChannel).toHaveLength(1);
  });
});

describe('a channel that is not for the team alone', () => {
  it.each([
    ['has a guest', { guest: 'U0PR000051' }, 'there are guests in it'],
    ['is shared outside', { isExtShared: true }, 'it is shared with people from outside'],
  ])(
    '%s: nothing is posted there, and the managers are told why, once',
    async (_what, change, why) => {
      const team = await startTeam({ channels: channelsWith('C0PRTEAM00', change) });
      await team.moveTo(MONDAY);
      expect(team.text(await reads(team, team.manager, 'managers', 'was not posted'))).toContain(
        why,
      );
      await team.restart();
      await quiet(team);
      expect(posted(team)).toEqual([]);
      const told = team.manager.messages('managers').map(team.text);
      expect(told.filter((text) => text.includes('was not posted'))).toHaveLength(1);
    },
  );

  it('is gone, or private without the app: the managers are told once, and it is posted once that is mended', async () => {
    const team = await startTeam();
    const ours = PRACTICE_CHANNELS.find(({ id }) => id === 'C0PRTEAM00');
    const others = ours?.members.filter((one) => one !== 'U0BOT00000') ?? [];
    team.slack.changeChannel('C0PRTEAM00', { isPrivate: true, members: others });
    await team.moveTo(MONDAY);
    const told = await reads(team, team.manager, 'managers', 'was not posted');
    expect(team.text(told)).toContain('Oatcake is not in it, or it is gone');
    await team.moveTo(new Date(MONDAY.getTime() + 60_000));
    await quiet(team);
    team.slack.changeChannel('C0PRTEAM00', { isPrivate: false, members: ours?.members ?? [] });
    await team.moveTo(new Date(MONDAY.getTime() + 120_000));
    expect(team.text(await digest(team))).toContain('Week of 15 to 21 June');
    const all = team.manager.messages('managers').map(team.text);
    expect(all.filter((text) => text.includes('was not posted'))).toHaveLength(1);
  });

  it('somebody who becomes a guest in the meantime is noticed', async () => {
    const team = await startTeam();
    await team.moveTo(MONDAY);
    await digest(team);
    await team.slack.changePerson('coordinator-9', { isGuest: true });
    await team.moveTo(new Date(MONDAY.getTime() + WEEK));
    await reads(team, team.manager, 'managers', 'there are guests in it');
    expect(posted(team)).toHaveLength(1);
  });
});

describe('Slack cannot be reached when the digest is due', () => {
  it.each(['conversations.info', 'conversations.members', 'users.info', 'chat.postMessage'])(
    'by %s: it is posted later, not lost and not twice',
    async (method) => {
      const team = await startTeam();
      team.slack.faults.failApi(method, { status: 503 }, 3);
      for (let minute = 0; minute < 8; minute += 1) {
        await team.moveTo(new Date(MONDAY.getTime() + minute * 60_000));
      }
      await inTime(team, () => digest(team));
      await inTime(team, () => quiet(team));
      expect(posted(team)).toHaveLength(1);
    },
  );
});
