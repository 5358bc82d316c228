import { beforeAll, describe, expect, it } from 'vitest';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { Drawing } from '../../src/pictures/draw.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import type { SeenMessage } from '../../src/practice/wire.ts';
import { fillWeeks, MONDAY } from '../support/digest.ts';
import { beginDrawing } from '../support/open-team.ts';
import { settled } from '../support/outbox.ts';
import { inTime } from '../support/sign-off.ts';
import { startTeam, type Team, type TeamOptions } from '../support/team.ts';

beforeAll(beginDrawing, 60_000);

async function filled(options: TeamOptions = {}): Promise<Team> {
  const team = await startTeam(options);
  await fillWeeks(team);
  return team;
}

/** The digest; a thread that draws may have to begin first. */
const digest = (team: Team) =>
  team.worker.waitFor(
    (me) => me.messages('team').find((message) => team.text(message).includes('Week of')),
    15_000,
  );
const kinds = ({ blocks }: SeenMessage) => blocks.map(({ type }) => type);
const imageOf = ({ blocks }: SeenMessage) => blocks.find(({ type }) => type === 'image');
const digests = (team: Team) =>
  team.worker.messages('team').filter((message) => team.text(message).includes('Week of'));
const calls = (team: Team, method: string) => team.slack.faults.callsTo(method);
/** Trouble in the team's channel alone; the managers get a digest of their own. */
const TEAM = { channel: 'C0PRTEAM00' };
const WITHOUT = 'A message went without its picture';

describe('R59: the weekly digest has one small picture', () => {
  it('under the words and over the table, uploaded privately, seen by the channel', async () => {
    const team = await filled();
    await team.moveTo(MONDAY);
    const message = await digest(team);
    expect(kinds(message).slice(0, 4)).toEqual(['section', 'image', 'table', 'context']);
    const [complete] = calls(team, 'files.completeUploadExternal');
    expect(complete?.args).not.toHaveProperty('channel_id');
    const id = imageOf(message)?.slack_file?.id;
    const address = `${team.pageUrl}/practice/file/${id}?as=${team.worker.id}`;
    const png = Buffer.from(await (await fetch(address)).arrayBuffer());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(900);
  });

  it('whose words say the same: every area of the table, its count and its usual range', async () => {
    const team = await filled();
    await team.moveTo(MONDAY);
    const message = await digest(team);
    const alt = imageOf(message)?.alt_text ?? '';
    expect(alt).toMatch(/^Purchases in four weeks, by area: /);
    for (const area of ['Managing tenancy', 'Self-care', 'Social networks']) {
      expect(alt).toMatch(new RegExp(`${area} 24 \\(usual \\d+ to \\d+\\)`));
    }
  });

  it('no alt text goes with the upload, since Slack loses such files', async () => {
    const team = await filled();
    await team.moveTo(MONDAY);
    await digest(team);
    const [begin] = calls(team, 'files.getUploadURLExternal');
    expect(Object.keys(begin?.args ?? {}).sort()).toEqual(['filename', 'length']);
  });

  it('none when nothing may be shown by area (R108)', async () => {
    const team = await startTeam();
    await team.moveTo(MONDAY);
    expect(imageOf(await digest(team))).toBeUndefined();
    expect(calls(team, 'files.getUploadURLExternal')).toEqual([]);
  });

  it('none when the team has switched it off', async () => {
    const team = await filled();
    const told = { slackTeam: PRACTICE_TEAM_ID, people: undefined, digestPicture: false };
    expect(await setUpTeam(team.ledger, told, team.slack.clock.now())).toMatchObject({ ok: true });
    await team.moveTo(MONDAY);
    expect(kinds(await digest(team)).slice(0, 2)).toEqual(['section', 'table']);
    expect(calls(team, 'files.getUploadURLExternal')).toEqual([]);
  });
});

describe('R58: a picture that fails stops no digest', () => {
  it.each([
    ['is not announced', 'files.getUploadURLExternal', { error: 'missing_scope' }],
    ['is not taken', 'files.upload', { status: 500 }],
    ['is not completed', 'files.completeUploadExternal', { error: 'internal_error' }],
    ['hangs up', 'files.completeUploadExternal', { hangUp: true }],
  ])('%s: it is posted without', async (_how, method, fault) => {
    const team = await filled();
    team.slack.faults.failApi(method, fault);
    await team.moveTo(MONDAY);
    expect(imageOf(await digest(team))).toBeUndefined();
    await settled(team);
    expect(digests(team)).toHaveLength(1);
    expect(team.logs.filter((line) => line.includes(WITHOUT))).toHaveLength(1);
  });

  it('it cannot be drawn in time: it is posted without', async () => {
    const team = await filled({ drawing: new Drawing({ most: 0 }) });
    await team.moveTo(MONDAY);
    expect(imageOf(await digest(team))).toBeUndefined();
    expect(calls(team, 'files.getUploadURLExternal')).toEqual([]);
    expect(team.logs.filter((line) => line.includes('took too long'))).toHaveLength(1);
  });

  it('Slack does not show it: it is posted without', async () => {
    const team = await filled();
    team.slack.faults.failApi('chat.postMessage', { ...TEAM, error: 'invalid_blocks' }, 3);
    await team.moveTo(MONDAY);
    expect(imageOf(await digest(team))).toBeUndefined();
    expect(digests(team)).toHaveLength(1);
  });

  it('Slack shows it a moment later: it is posted with it', async () => {
    const team = await filled();
    team.slack.faults.failApi('chat.postMessage', { ...TEAM, error: 'invalid_blocks' });
    await team.moveTo(MONDAY);
    expect(imageOf(await digest(team))).toBeDefined();
    expect(team.logs.filter((line) => line.includes(WITHOUT))).toEqual([]);
  });
});

describe('R58: posted once and uploaded once', () => {
  it.each([
    ['the answer to the post is lost', { hangUp: true, takesEffect: true }, 1],
    ['Slack is not there for the post', { status: 503 }, 3],
  ])('%s', async (_how, fault, times) => {
    const team = await filled();
    team.slack.faults.failApi('chat.postMessage', { ...TEAM, ...fault }, times);
    await team.moveTo(MONDAY);
    expect(imageOf(await inTime(team, () => digest(team)))).toBeDefined();
    await inTime(team, () => settled(team));
    expect(digests(team)).toHaveLength(1);
    expect(calls(team, 'files.completeUploadExternal')).toHaveLength(1);
  });

  it('other figures by the time it can be posted are another picture', async () => {
    const team = await filled();
    team.slack.faults.failApi('chat.postMessage', { ...TEAM, status: 503 }, 1);
    team.slack.faults.failApi('conversations.history', { status: 503 }, 1);
    await team.worker.command('dm', '/spend 4 V201 coffee #social');
    await team.moveTo(MONDAY);
    await inTime(team, () => settled(team));
    const [message] = digests(team);
    const uploads = calls(team, 'files.completeUploadExternal').length;
    expect(uploads).toBeGreaterThan(0);
    expect(imageOf(message as SeenMessage)?.alt_text).toContain('Social networks 25');
  });
});
