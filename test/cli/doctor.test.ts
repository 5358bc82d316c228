import { chmod } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/cli/check.ts';
import { run } from '../../src/cli/run.ts';
import { keyFileOf } from '../../src/ledger/key.ts';
import { SCOPES } from '../../src/messages/ids.ts';
import { ON_SQLITE, openOptions } from '../support/database.ts';
import { fileOf } from '../support/fresh-ledger.ts';
import { ask, settled } from '../support/outbox.ts';
import { startTeam, type Team, type TeamOptions } from '../support/team.ts';

interface Found {
  code: number;
  stdout: string;
  ready: boolean;
  of(about: string): Check | undefined;
}

/** A team that could go live, but for what a test changes. */
function aTeam(options: TeamOptions = {}): Promise<Team> {
  return startTeam({ now: new Date(), scopes: SCOPES, ...options });
}

async function doctor(
  team: Team,
  { tokens = {}, at = 0, json = true }: { tokens?: object; at?: number; json?: boolean } = {},
): Promise<Found> {
  const { bot: botToken, app: appToken } = team.slack.tokens;
  let stdout = '';
  const code = await run(['doctor', ...(json ? ['--json'] : [])], {
    databaseUrl: team.url,
    ...openOptions(team.url),
    timezone: 'Europe/London',
    slack: { mode: 'socket', apiUrl: team.apiUrl, botToken, appToken, ...tokens },
    now: () => new Date(Date.now() + at),
    stdout: (text) => {
      stdout += text;
    },
    stderr: () => undefined,
    isWatched: false,
  });
  const { ready, checks } = json
    ? (JSON.parse(stdout) as { ready: boolean; checks: Check[] })
    : { ready: false, checks: [] };
  return { code, stdout, ready, of: (about) => checks.find((one) => one.about === about) };
}

describe('doctor', () => {
  it('finds nothing missing that is needed in a team that is ready: exit 0', async () => {
    const found = await doctor(await aTeam());
    expect(found).toMatchObject({ code: 0, ready: true });
    expect(found.of('On duty')).toMatchObject({ ok: false, needed: false });
  });

  it('says it in one line each, with a mark', async () => {
    const { stdout } = await doctor(await aTeam(), { json: false });
    expect(stdout).toContain('✓ Bot token: Slack takes it, for the workspace T0PRACTICE.');
    expect(stdout).toContain(`✓ Scopes: all ${SCOPES.length} are granted.`);
    expect(stdout).toContain('✓ Clock: agrees with Slack’s.');
    expect(stdout).toContain('! Data protection lead: nobody is named');
    expect(stdout).toContain('Nothing that is needed is missing.');
  });

  it.each([
    ['Bot token', { botToken: 'xoxb-wrong' }, 'does not take SLACK_BOT_TOKEN (invalid_auth)'],
    ['App token', { appToken: 'xapp-wrong' }, 'does not take SLACK_APP_TOKEN (invalid_auth)'],
  ])('%s that Slack does not take: exit 1', async (about, tokens, says) => {
    const found = await doctor(await aTeam(), { tokens });
    expect(found.code).toBe(1);
    expect(found.of(about)).toMatchObject({ ok: false, needed: true });
    expect(found.of(about)?.says).toContain(says);
    expect(found.stdout).not.toContain('-wrong');
  });

  it('a scope that is not granted', async () => {
    const found = await doctor(await aTeam({ scopes: SCOPES.slice(1) }));
    expect(found.code).toBe(1);
    expect(found.of('Scopes')?.says).toContain(`${SCOPES[0]} not granted`);
  });

  it('a clock that is ten minutes wrong', async () => {
    const found = await doctor(await aTeam(), { at: 600_000 });
    expect(found.code).toBe(1);
    expect(found.of('Clock')?.says).toMatch(/^(599|600|601) seconds/);
  });

  it('channels that are archived, public, without Oatcake, or with guests in them', async () => {
    const team = await aTeam();
    team.slack.changeChannel('team', { isArchived: true });
    team.slack.changeChannel('managers', { isPrivate: false });
    const found = await doctor(team);
    expect(found.code).toBe(1);
    expect(found.of('Digest channel')?.says).toContain('is archived');
    expect(found.of('Managers’ channel')?.says).toContain('is public');
    team.slack.changeChannel('team', { isArchived: false, members: [team.guest.id] });
    expect((await doctor(team)).of('Digest channel')?.says).toContain('Oatcake is not in it');
    const members = [team.guest.id, team.slack.app.botUser];
    team.slack.changeChannel('team', { members });
    expect((await doctor(team)).of('Digest channel')?.says).toContain('has guests in it');
  });

  it('a team that is not set up', async () => {
    const found = await doctor(await aTeam({ setUp: false }));
    expect(found.code).toBe(1);
    for (const about of ['Set-up', 'Workers', 'Managers', 'Digest channel', 'Managers’ channel']) {
      expect(found.of(about), about).toMatchObject({ ok: false, needed: true });
    }
  });

  it('what is parked, by kind and id alone', async () => {
    const team = await aTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'restricted_action' });
    await ask(team);
    await settled(team);
    const found = await doctor(team);
    expect(found.of('Parked')?.says).toMatch(/^message 1 \(card\) of .*: restricted_action\.$/);
    expect(found.stdout).not.toMatch(/Travelodge|V042/);
  });

  it.runIf(ON_SQLITE)('a key file that others may read', async () => {
    const team = await aTeam();
    const key = keyFileOf(fileOf(team));
    await chmod(key, 0o644);
    const found = await doctor(team);
    expect(found.code).toBe(1);
    expect(found.of('Key file')?.says).toContain('chmod 600');
    await chmod(key, 0o600);
    expect((await doctor(team)).of('Key file')).toMatchObject({ ok: true });
  });
});
