import { expect, it, test, vi } from 'vitest';
import { PRACTICE_CHANNELS } from '../../src/practice/team.ts';
import { startWithGroup } from '../support/set-up.ts';
import { approved, inTime, reads, startSecondApp } from '../support/sign-off.ts';
import { formOf, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 09:00 in London on the Monday after the team was set up, and the minute before. */
const MONDAY = new Date('2026-06-22T08:00:00Z');
const TOO_EARLY = new Date('2026-06-22T07:59:00Z');

const TITLE = 'Managers’ copy: week of 15 to 21 June';
const copies = (team: Team) =>
  team.manager.messages('managers').filter((message) => team.text(message).includes('copy: week'));
const copy = async (team: Team) => team.text(await reads(team, team.manager, 'managers', TITLE));

/** Every message owed has been given. */
async function quiet(team: Team): Promise<void> {
  await vi.waitFor(async () => {
    const owed = { state: { in: ['due', 'sending'] } };
    expect(await team.reader.db.outboxMessage.count({ where: owed })).toBe(0);
  }, 5_000);
}

const channelsWith = (change: object) =>
  PRACTICE_CHANNELS.map((one) => (one.id === 'C0PRMANAGE' ? { ...one, ...change } : one));

/** Logs something as a new use, by the form. */
async function newUse(team: Team): Promise<void> {
  await team.worker.command('team', '/spend');
  await team.worker.fill({
    Customer: 'V042',
    Amount: '18',
    'What was bought': 'SECRETDOG sitter',
    Category: 'Pets',
    'Outcome area': 'Social networks and relationships',
    'What it helps with': 'detox',
  });
  await team.worker.click('Add more', { in: 'view' });
  await team.worker.fill({ 'New or unusual': ['Yes, it is new or unusual for the team'] });
  if ((await team.worker.submit()).kind === 'errors') throw new Error(formOf(team));
}

test('R60, R66: managers read the large items and the new uses, and the team does not', async () => {
  const team = await startTeam();
  await approved(team);
  await team.worker.click('Bought all');
  await reads(team, team.worker, 'dm', 'Saved');
  await spend(team, '29 V017 boots SECRETRED, REASONSNOW #self-care');
  await newUse(team);
  await team.moveTo(TOO_EARLY);
  expect(copies(team)).toEqual([]);
  await team.moveTo(MONDAY);
  const text = await copy(team);
  expect(text).toMatch(/Large, over £50\*?\nP00001 {2}£624\.00 Temporary accommodation/);
  expect(text).toMatch(/New uses\*?\nP00003 {2}£18\.00 Pets/);
  expect(text).toMatch(/Self-care[^\n]*1/);
  expect(text).not.toMatch(/SECRET|REASON|Travelodge|V0\d\d|coordinator/);
  const digest = team.text(await reads(team, team.worker, 'team', 'Week of 15 to 21 June'));
  expect(digest).not.toMatch(/Large|New uses|P0000|Pets|Self-care/);
}, 40_000);

test('R58: it is posted once, by two copies of the app and after a restart', async () => {
  const team = await startTeam();
  const second = await startSecondApp(team);
  team.slack.clock.set(MONDAY);
  await Promise.all([team.moveTo(MONDAY), second.tick()]);
  expect(await copy(team)).toMatch(/No purchases recorded\.[\s\S]*Large, over £50: none\./);
  await team.restart();
  await team.moveTo(new Date(MONDAY.getTime() + 3_600_000));
  await quiet(team);
  expect(copies(team)).toHaveLength(1);
}, 40_000);

it.each([
  ['is not private', { isPrivate: false }, 'their channel is not private'],
  ['has a guest', { members: ['U0PR000031', 'U0PR000051', 'U0BOT00000'] }, 'there are guests'],
  ['is shared outside', { isExtShared: true }, 'shared with people from outside'],
])(
  'R68: where the managers’ channel %s, each manager is told and nothing is posted',
  async (_what, change, why) => {
    const team = await startTeam({ channels: channelsWith(change) });
    await team.moveTo(MONDAY);
    for (const manager of [team.manager, team.otherManager]) {
      expect(team.text(await reads(team, manager, 'dm', 'was not posted'))).toContain(why);
    }
    await reads(team, team.worker, 'team', 'Week of 15 to 21 June');
    await team.restart();
    await quiet(team);
    expect(copies(team)).toEqual([]);
    expect(team.manager.dm()).toHaveLength(1);
  },
  40_000,
);

test('R68: managers who are a user group are each told, once Slack says who is in it', async () => {
  const team = await startWithGroup({ channels: channelsWith({ isPrivate: false }) });
  team.slack.faults.failApi('usergroups.users.list', { status: 503 });
  await team.moveTo(MONDAY);
  for (const manager of [team.manager, team.otherManager]) {
    await inTime(team, () => reads(team, manager, 'dm', 'was not posted'));
  }
  await inTime(team, () => quiet(team));
  expect(team.manager.dm()).toHaveLength(1);
}, 40_000);

test('R58: while the team’s channel cannot be looked at, the managers have theirs', async () => {
  const channels = PRACTICE_CHANNELS.map((one) =>
    one.id === 'C0PRTEAM00' ? { ...one, members: [...one.members, 'U0PR000051'] } : one,
  );
  const team = await startTeam({ channels });
  await team.moveTo(MONDAY);
  expect(await copy(team)).toContain(TITLE);
}, 40_000);
