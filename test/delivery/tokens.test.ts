import { expect, it, onTestFinished, vi } from 'vitest';
import { faultOf } from '../../src/delivery/faults.ts';
import { Tokens } from '../../src/delivery/tokens.ts';
import { Deadline, NotSaved } from '../../src/ledger/deadline.ts';
import { install, installationOf, uninstall } from '../../src/ledger/installations.ts';
import type { Ledger } from '../../src/ledger/open.ts';
import { boltLogger, createLogger } from '../../src/logger.ts';
import { PracticeTeams } from '../../src/practice/teams.ts';
import { testLedger } from '../support/ledger.ts';
import { aSlack } from '../support/live.ts';

const TEAM = 'T0PRACTICE';
const OAUTH = { clientId: '1.2', clientSecret: 'a secret' };
const HOUR_MS = 3_600_000;

/** A ledger with a team whose token is good for so long, and a Slack that rotates. */
async function installed(leftMs: number) {
  const { ledger, workspaceId, reader } = await testLedger();
  const app = { ...OAUTH, redirectUrl: 'http://127.0.0.1/', lifetime: 12 * 3_600 };
  const teams = await PracticeTeams.listen(app, [aSlack()]);
  onTestFinished(() => teams.close());
  const code = await fetch(
    `${new URL('../oauth/v2/authorize', teams.apiUrl)}?client_id=1.2&team=${TEAM}`,
    {
      redirect: 'manual',
    },
  );
  const given = await fetch(`${teams.apiUrl}oauth.v2.access`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: OAUTH.clientId,
      client_secret: OAUTH.clientSecret,
      code: new URL(code.headers.get('location') ?? '').searchParams.get('code') ?? '',
    }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const { access_token: token, refresh_token: refreshToken } = (await given.json()) as Given;
  const expiresAt = new Date(Date.now() + leftMs);
  const first = { team: TEAM, botId: 'B1', botUserId: 'U1', scopes: [] };
  const at = { deadline: Deadline.in(10_000), now: new Date(), actorId: null };
  await install(ledger, { ...first, token, refreshToken, expiresAt }, at);
  teams.exchanges.length = 0;
  const copy = () => tokensOn(ledger, teams.apiUrl);
  const leave = () =>
    ledger.write({ ...at, workspaceId }, (writer) => uninstall(writer, 'uninstalled', new Date()));
  return { teams, ledger, reader, workspaceId, token, copy, leave };
}

interface Given {
  readonly access_token: string;
  readonly refresh_token: string;
}

function tokensOn(ledger: Ledger, apiUrl: string): Tokens {
  const log = createLogger('silent');
  return new Tokens({
    ledger,
    apiUrl,
    oauth: OAUTH,
    logger: boltLogger(log),
    log,
    now: () => new Date(),
  });
}

it('a token with hours left is used as it is', async () => {
  const { copy, workspaceId, token, teams } = await installed(3 * HOUR_MS);
  expect((await copy().of(workspaceId)).token).toBe(token);
  expect(teams.exchanges).toEqual([]);
});

it('with less than two hours left it serves on, and is renewed beside that', async () => {
  const { copy, workspaceId, token, reader } = await installed(HOUR_MS);
  expect((await copy().of(workspaceId)).token).toBe(token);
  await vi.waitFor(async () => {
    expect((await installationOf(reader))?.token).not.toBe(token);
  }, 5_000);
});

it('one that has ended is renewed first; once, however many ask, in several copies', async () => {
  const { copy, workspaceId, token, teams } = await installed(-HOUR_MS);
  const copies = [copy(), copy(), copy(), copy()];
  const asked = copies.flatMap((one) => [one.of(workspaceId), one.of(workspaceId)]);
  const got = new Set((await Promise.all(asked)).map((one) => one.token));
  expect([got.size, got.has(token)]).toEqual([1, false]);
  expect(teams.exchanges).toEqual([{ grant: 'refresh', ok: true }]);
});

it('renewed, it is renewed again when that one ends, each refresh token once', async () => {
  const { copy, workspaceId, teams } = await installed(-HOUR_MS);
  const first = await copy().of(workspaceId);
  const second = await copy().of(workspaceId);
  expect(second.token).toBe(first.token);
  expect(teams.exchanges).toHaveLength(1);
});

it('a refresh token that Slack does not take is tried later, and said', async () => {
  const { copy, workspaceId, teams } = await installed(-HOUR_MS);
  teams.revoke(TEAM);
  const refused = await copy()
    .of(workspaceId)
    .catch((error: unknown) => error);
  expect(String(refused)).toContain('invalid_refresh_token');
  // As a token that Slack does not take: what the team is owed waits, and is never parked for it.
  expect(faultOf(refused)).toEqual({ kind: 'refused', code: 'token_expired' });
});

it('what Slack gave for a refresh token is tried until the ledger has it', async () => {
  const { copy, workspaceId, token, teams, ledger } = await installed(-HOUR_MS);
  const write = ledger.write.bind(ledger);
  let writes = 0;
  vi.spyOn(ledger, 'write').mockImplementation((...given) => {
    writes += 1;
    return writes === 2 ? Promise.reject(new NotSaved('late')) : write(...given);
  });
  expect((await copy().of(workspaceId)).token).not.toBe(token);
  expect(teams.exchanges).toEqual([{ grant: 'refresh', ok: true }]);
});

it('one that has ended by Slack’s word is renewed, whenever the ledger thought it would', async () => {
  const { copy, workspaceId, token, teams } = await installed(48 * HOUR_MS);
  const tokens = copy();
  await tokens.of(workspaceId);
  tokens.refused(workspaceId, 'token_expired');
  const renewed = await Promise.all([tokens.of(workspaceId), tokens.of(workspaceId)]);
  expect(renewed.map((one) => one.token)).not.toContain(token);
  tokens.refused(workspaceId, 'account_inactive');
  expect((await tokens.of(workspaceId)).token).toBe(renewed[0].token);
  expect(teams.exchanges).toEqual([{ grant: 'refresh', ok: true }]);
});

it('what another copy was told is known half a minute later, or as soon as it is forgotten', async () => {
  const { copy, workspaceId, leave } = await installed(3 * HOUR_MS);
  const [told, other] = [copy(), copy()];
  await Promise.all([told.of(workspaceId), other.of(workspaceId)]);
  await leave();
  told.forget(workspaceId);
  await expect(told.of(workspaceId)).rejects.toThrow('not installed');
  const real = performance.now.bind(performance);
  const later = vi.spyOn(performance, 'now').mockImplementation(() => real() + 31_000);
  onTestFinished(() => later.mockRestore());
  await expect(other.of(workspaceId)).rejects.toThrow('not installed');
});

it('a team that has left has none', async () => {
  const { copy, workspaceId, leave } = await installed(3 * HOUR_MS);
  await leave();
  await expect(copy().of(workspaceId)).rejects.toThrow('not installed');
});
