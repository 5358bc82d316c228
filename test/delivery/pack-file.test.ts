import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { deliveryClient } from '../../src/delivery/client.ts';
import { sharePackFile } from '../../src/delivery/pack-file.ts';
import { TakenOver } from '../../src/delivery/post.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { type Taken, takeDue } from '../../src/ledger/outbox.ts';
import { boltLogger, createLogger } from '../../src/logger.ts';
import { Drawing } from '../../src/pictures/draw.ts';
import { IN_THE_MEETING, PACK, packIn, startMeetingTeam } from '../support/meeting.ts';
import { owed } from '../support/outbox.ts';
import { inTime } from '../support/sign-off.ts';
import { dmWith } from '../support/spend.ts';
import type { Team } from '../support/team.ts';

vi.setConfig({ testTimeout: 30_000 });

const SILENT = boltLogger(createLogger('silent'));
const TITLE = 'Pack: Tuesday 14 July, 10:00';
const BOTH = [{ name: `${TITLE} (to print)` }, { name: `${TITLE} (figures)` }];

const inChannel = (team: Team) => team.manager.messages('managers');
const filesIn = (team: Team) => inChannel(team).flatMap(({ files }) => files);
const filesOf = (team: Team) => team.manager.dm().flatMap(({ files }) => files);

/** Nothing is due or under way any more, however long Slack makes it wait. */
function settled(team: Team): Promise<void> {
  return inTime(team, () =>
    vi.waitFor(async () => {
      const waiting = (await owed(team)).filter(({ state }) => !/sent|parked/.test(state));
      expect(waiting).toEqual([]);
    }, 20_000),
  );
}

describe('R68: the files of a pack', () => {
  it('come under its message in the managers’ channel, and nowhere else', async () => {
    const team = await startMeetingTeam();
    await team.moveTo(PACK);
    const { ts } = await packIn(team);
    await settled(team);
    expect(filesIn(team)).toMatchObject(BOTH);
    const under = inChannel(team).filter(({ files }) => files.length > 0);
    expect(under.map(({ threadTs }) => threadTs)).toEqual([ts, ts]);
    expect(team.manager.messages('team').flatMap(({ files }) => files)).toEqual([]);
  });

  it('wait for the message that they belong under', async () => {
    const team = await startMeetingTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' }, 2);
    await team.moveTo(PACK);
    await settled(team);
    const { ts } = await packIn(team);
    expect(filesIn(team)).toHaveLength(2);
    expect(inChannel(team).filter(({ threadTs }) => threadTs === ts)).toHaveLength(2);
  });

  it('are not shared twice when an answer is lost', async () => {
    const team = await startMeetingTeam();
    team.slack.faults.failApi('files.completeUploadExternal', { hangUp: true, takesEffect: true });
    team.slack.faults.failApi('files.info', { status: 500 });
    await team.moveTo(PACK);
    await settled(team);
    expect(filesIn(team)).toMatchObject(BOTH);
  });

  it('are told of when Slack refuses them, and the pack stands without', async () => {
    const team = await startMeetingTeam();
    team.slack.faults.failApi('files.getUploadURLExternal', { error: 'access_denied' }, 2);
    await team.moveTo(PACK);
    await settled(team);
    expect(team.text(await packIn(team))).toContain(TITLE);
    const files = (await owed(team)).filter(({ kind }) => kind === 'pack_file');
    expect(files.map(({ state }) => state)).toEqual(['parked', 'parked']);
    await dmWith(team, /Not delivered: a file of the pack/, team.manager);
  });
});

/** Takes the files that are owed, as a copy of the app does so many seconds from now. */
function takeAt(team: Team, seconds: number): Promise<Taken[]> {
  const now = new Date(team.slack.clock.now().getTime() + seconds * 1_000);
  const request = { workspaceId: 1, deadline: Deadline.in(10_000), now, actorId: null };
  return team.ledger.write(request, (writer) => takeDue(writer, 8, { in: ['pack_file'] }));
}

/** The same as the figures, which take no drawing. */
function asFigures(owed: Taken): Taken {
  return { ...owed, subject: { ...owed.subject, what: 'csv' } };
}

it('design 3: a copy that comes back after its time was over shares no file any more', async () => {
  const team = await startMeetingTeam();
  team.slack.faults.failApi('files.getUploadURLExternal', { status: 429, retryAfter: 9 });
  await team.moveTo(PACK);
  const isTried = async () =>
    expect(
      (await owed(team)).filter(({ kind, fault }) => kind === 'pack_file' && fault),
    ).toHaveLength(1);
  await vi.waitFor(isTried, 10_000);
  const [late] = await takeAt(team, 10);
  const [other] = await takeAt(team, 70);
  if (late === undefined || other === undefined) throw new Error('Nothing was to be taken');
  expect(other).toMatchObject({ id: late.id, attempts: late.attempts + 1 });
  const client = deliveryClient(team.slack.tokens.bot, team.apiUrl, SILENT);
  const drawing = new Drawing();
  onTestFinished(() => drawing.close());
  const errand = sharePackFile({ ...team, client, drawing, now: () => team.slack.clock.now() });
  await expect(errand.run(asFigures(late))).rejects.toThrow(TakenOver);
  expect(filesIn(team)).toEqual([]);
  await errand.run(asFigures(other));
  expect(filesIn(team)).toHaveLength(1);
});

describe('R68: the buttons under a pack', () => {
  it('bring each manager a file in their own messages, made afresh', async () => {
    const team = await startMeetingTeam();
    await team.moveTo(PACK);
    const pack = await packIn(team);
    await settled(team);
    await team.moveTo(IN_THE_MEETING);
    for (const label of ['Print (PDF)', 'Figures (CSV)']) {
      await team.manager.click(label, { in: pack, settle: 0 });
    }
    await settled(team);
    expect(filesOf(team)).toMatchObject(BOTH);
    expect(filesIn(team)).toHaveLength(2);
    expect(team.text(await packIn(team))).toContain(TITLE);
    expect(
      inChannel(team)
        .map((one) => team.text(one))
        .join('\n'),
    ).toContain('The pack to print comes as a message from Oatcake, to you alone.');
  });
});
