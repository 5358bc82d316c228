import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { PRACTICE_CHANNELS } from '../../src/practice/team.ts';
import { openOptions } from '../support/database.ts';
import { packIn, startMeetingTeam } from '../support/meeting.ts';
import { startTeam, type Team } from '../support/team.ts';

/** Runs `oatcake digest pack` on a team's own ledger, with its tokens or without. */
async function digestPack(team: Team, argv: readonly string[] = [], hasTokens = true) {
  const told = { stdout: '', stderr: '' };
  const { bot: botToken, app: appToken } = team.slack.tokens;
  const code = await run(['digest', 'pack', ...argv], {
    databaseUrl: team.url,
    ...openOptions(team.url),
    timezone: 'Europe/London',
    slack: hasTokens ? { mode: 'socket', apiUrl: team.apiUrl, botToken, appToken } : undefined,
    now: () => team.slack.clock.now(),
    stdout: (text) => {
      told.stdout += text;
    },
    stderr: (text) => {
      told.stderr += text;
    },
    isWatched: false,
  });
  return { code, ...told };
}

const NOW = new Date('2026-07-07T10:00:00Z');
const NAME = 'The pack for the meeting on 14 July 2026';

describe('oatcake digest pack posts by the running app', () => {
  it('R63: once a meeting, whoever asks, and the schedule posts it no second time', async () => {
    const team = await startMeetingTeam({ now: NOW });
    expect(await digestPack(team)).toMatchObject({
      ...{ code: 0, stdout: `${NAME} is queued: Oatcake posts it as soon as it runs.\n` },
    });
    expect(await digestPack(team)).toMatchObject({
      ...{ code: 1, stderr: `${NAME} was posted before. Use --dry-run to read it.\n` },
    });
    await team.moveTo(new Date('2026-07-09T08:05:00Z'));
    expect(team.text(await packIn(team))).toContain('Pack: Tuesday 14 July, 10:00');
    expect(await team.reader.db.outboxMessage.count({ where: { kind: 'pack' } })).toBe(1);
    const read = await digestPack(team, ['--dry-run']);
    expect(read.stdout).toContain('Pack: Tuesday 14 July, 10:00');
  });

  it('R68: not into a public channel', async () => {
    const channels = PRACTICE_CHANNELS.map((one) => ({ ...one, isPrivate: false }));
    const team = await startMeetingTeam({ now: NOW, channels });
    const { code, stderr } = await digestPack(team);
    expect([code, stderr]).toEqual([
      1,
      'The managers’ channel is not private: nothing was posted.\n',
    ]);
    expect(await team.reader.db.pack.count()).toBe(0);
  });

  it('says what to do where it cannot be posted', async () => {
    const team = await startMeetingTeam({ now: NOW });
    expect((await digestPack(team, [], false)).stderr).toContain('SLACK_BOT_TOKEN');
    const other = await digestPack(team, ['--on', '2026-06-01']);
    expect(other.stderr).toBe(
      '1 June 2026 asks for another meeting than the next: use --dry-run to read its pack.\n',
    );
    const without = await startTeam({ now: NOW });
    expect((await digestPack(without)).stderr).toContain('No meeting is planned');
  });
});
