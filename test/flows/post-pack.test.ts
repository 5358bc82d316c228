import { describe, expect, it, vi } from 'vitest';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { verify } from '../../src/ledger/verify.ts';
import { PRACTICE_CHANNELS, PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import {
  IN_THE_MEETING,
  inManagers,
  MEETING,
  PACK,
  packIn,
  REMINDER,
  startMeetingTeam,
} from '../support/meeting.ts';
import { startSecondApp } from '../support/sign-off.ts';
import { dmWith, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const MINUTE = 60_000;
const packs = ({ reader }: Team) => reader.db.pack.findMany({ orderBy: { id: 'asc' } });

/** Every message owed has been given. */
async function quiet(team: Team): Promise<void> {
  await vi.waitFor(async () => {
    const owed = { state: { in: ['due', 'sending'] } };
    expect(await team.reader.db.outboxMessage.count({ where: owed })).toBe(0);
  }, 20_000);
}

async function changeTeam(
  team: Team,
  told: Partial<Parameters<typeof setUpTeam>[1]>,
): Promise<void> {
  const result = await setUpTeam(
    team.ledger,
    { slackTeam: PRACTICE_TEAM_ID, ...told },
    team.slack.clock.now(),
  );
  if (!result.ok) throw new Error(result.faults.join(' '));
}

/** The managers' channel, made into something that it should not be. */
function managersWith(change: { isPrivate?: boolean; isExtShared?: boolean; guest?: string }) {
  return PRACTICE_CHANNELS.map((channel) => {
    const { guest, ...rest } = change;
    if (channel.name !== 'managers') return channel;
    const members = guest === undefined ? [] : [guest];
    return { ...channel, ...rest, members: [...channel.members, ...members] };
  });
}

describe('R63: the pack and its reminder', () => {
  it('R63: the pack goes out three working days before, at the digest’s hour and not before', async () => {
    const team = await startMeetingTeam();
    await team.moveTo(new Date(PACK.getTime() - MINUTE));
    expect(await packs(team)).toEqual([]);
    await team.moveTo(PACK);
    expect(team.text(await packIn(team))).toContain('Pack: Tuesday 14 July, 10:00');
    expect(await packs(team)).toMatchObject([
      { meetingOn: MEETING, fromDay: '2026-06-01', untilDay: '2026-06-30', asOf: '2026-07-09' },
    ]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R63: the reminder comes the working day before, and neither comes twice', async () => {
    const team = await startMeetingTeam();
    await team.moveTo(PACK);
    await packIn(team);
    await team.moveTo(new Date(REMINDER.getTime() - MINUTE));
    await quiet(team);
    expect(inManagers(team)).toHaveLength(1);
    await team.moveTo(REMINDER);
    for (const minutes of [1, 30, 60 * 20]) {
      await team.moveTo(new Date(REMINDER.getTime() + minutes * MINUTE));
      await team.restart();
    }
    await quiet(team);
    const texts = inManagers(team).map((one) => team.text(one));
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain('Meeting: Tuesday 14 July, 10:00');
    expect(texts[1]).toContain('The pack is above: 0 to discuss, 0 actions open.');
  });

  it('R63: two copies of the app on one ledger post each once', async () => {
    const team = await startMeetingTeam();
    const second = await startSecondApp(team);
    for (const moment of [PACK, REMINDER]) {
      team.slack.clock.set(moment);
      await Promise.all([team.moveTo(moment), second.tick(), second.tick()]);
      await quiet(team);
    }
    expect(await packs(team)).toHaveLength(1);
    expect(inManagers(team)).toHaveLength(2);
  });

  it('R63: late rather than never, and then the pack stands for the reminder', async () => {
    const team = await startMeetingTeam();
    team.slack.clock.set(new Date('2026-07-14T07:30:00Z'));
    await team.restart();
    await packIn(team);
    await team.moveTo(new Date('2026-07-14T08:30:00Z'));
    await quiet(team);
    expect(inManagers(team)).toHaveLength(1);
  });

  it('R63: nothing comes of a meeting that has begun; the next one’s comes in its time', async () => {
    const team = await startMeetingTeam();
    team.slack.clock.set(IN_THE_MEETING);
    await team.restart();
    expect(await packs(team)).toEqual([]);
    await team.moveTo(new Date('2026-08-06T08:00:00Z'));
    expect(team.text(await packIn(team))).toContain('Tuesday 11 August');
  });

  it('R63: no rule, no pack; and managers are told so on Home', async () => {
    const team = await startTeam();
    await team.moveTo(PACK);
    expect(await packs(team)).toEqual([]);
    const home = await team.manager.openHome();
    expect(home && team.slack.text(home)).toContain('No meeting is planned');
    const worker = await team.worker.openHome();
    expect(worker && team.slack.text(worker)).not.toContain('No meeting is planned');
  });

  it('R63: a night in which the clocks change posts once', async () => {
    const team = await startMeetingTeam({ now: new Date('2026-10-20T10:00:00Z') });
    // Wednesday's pack and Friday's reminder; in the night to the Sunday half past one comes twice.
    await changeTeam(team, { meeting: '2026-10-25 10:00', digestTime: '01:30' });
    for (let at = Date.parse('2026-10-21T22:00:00Z'); at <= Date.parse('2026-10-25T09:00:00Z'); ) {
      await team.moveTo(new Date(at));
      at += 30 * MINUTE;
    }
    await quiet(team);
    expect(inManagers(team)).toHaveLength(2);
    expect(await packs(team)).toHaveLength(1);
  });

  it('R69: a month without purchases has its pack', async () => {
    const team = await startMeetingTeam();
    await team.moveTo(PACK);
    await packIn(team);
    await quiet(team);
    expect(inManagers(team)).toHaveLength(1);
  });
});

describe('R68: for the managers’ private channel only', () => {
  it.each([
    ['public', { isPrivate: false }, 'open to the whole workspace'],
    ['shared with another workspace', { isExtShared: true }, 'people from outside'],
    ['one with a guest', { guest: 'U0PR000051' }, 'guests in it'],
  ])(
    'R68: a channel that is %s gets nothing, and managers are told once',
    async (_, change, why) => {
      const team = await startMeetingTeam({ channels: managersWith(change) });
      await team.moveTo(PACK);
      await team.moveTo(new Date(PACK.getTime() + MINUTE));
      await team.restart();
      for (const manager of [team.manager, team.otherManager]) {
        const told = await dmWith(team, /pack for the meeting/, manager);
        expect(team.text(told)).toContain(why);
        expect(
          manager.dm().filter((one) => /pack for the meeting/.test(team.text(one))),
        ).toHaveLength(1);
      }
      expect(inManagers(team)).toEqual([]);
      expect(await packs(team)).toEqual([]);
    },
  );

  it('R68: a channel that is mended gets the pack while the meeting lies ahead', async () => {
    const team = await startMeetingTeam();
    await changeTeam(team, { managersChannel: 'C0PRTEAM00' });
    await team.moveTo(PACK);
    await dmWith(team, /pack for the meeting/, team.manager);
    await changeTeam(team, { managersChannel: 'C0PRMANAGE' });
    await team.moveTo(new Date(PACK.getTime() + 60 * MINUTE));
    await packIn(team);
    const public_ = team.manager.messages('team').map((one) => team.text(one));
    expect(public_.filter((text) => text.includes('Pack:'))).toEqual([]);
  });

  it('R68: it names no customer', async () => {
    const team = await startMeetingTeam();
    await spend(team, '29 V042 boots and socks, flip-flops in snow #self-care');
    await team.moveTo(PACK);
    expect(team.text(await packIn(team))).not.toMatch(/V0\d\d/);
  });
});
