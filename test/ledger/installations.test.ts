import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import {
  claimRenewal,
  install,
  installationOf,
  keepRenewed,
  UNINSTALLED,
  uninstall,
} from '../../src/ledger/installations.ts';
import { newKey } from '../../src/ledger/key.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { owe, takeDue } from '../../src/ledger/outbox.ts';
import { rekey } from '../../src/ledger/rekey.ts';
import { verify } from '../../src/ledger/verify.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { byHand } from '../support/by-hand.ts';
import { emptyUrl } from '../support/database.ts';
import { NOW, type TestLedger, testLedger } from '../support/ledger.ts';

const TOKENS = ['xoxe.xoxb-1-made-up', 'xoxe-1-made-up'];
const ENDS = new Date(NOW.getTime() + 12 * 3_600_000);
const GIVEN = {
  team: 'T1',
  botId: 'B1',
  botUserId: 'U1',
  scopes: ['chat:write', 'commands'],
  token: TOKENS[0] ?? '',
  refreshToken: TOKENS[1],
  expiresAt: ENDS,
};

const at = () => ({ deadline: Deadline.in(10_000), now: NOW, actorId: null });
const leave = ({ write }: TestLedger, before = new Date(NOW.getTime() + 1)) =>
  write((writer) => uninstall(writer, 'uninstalled', before));

async function told({ reader }: TestLedger): Promise<string[]> {
  const rows = await reader.db.historyEntry.findMany({ where: { subject: 'app' } });
  return rows.map(({ kind, facts }) => `${kind} ${facts}`);
}

it('the first team takes the workspace that is there, each other one gets its own', async () => {
  const opened = await testLedger();
  await install(opened.ledger, GIVEN, at());
  await install(opened.ledger, { ...GIVEN, team: 'T2', token: 'xoxb-2' }, at());
  await install(opened.ledger, { ...GIVEN, team: 'T2', token: 'xoxb-3' }, at());
  const [first, second, ...more] = await opened.ledger.across.workspaces();
  expect([first?.slackTeam, second?.slackTeam, more]).toEqual(['T1', 'T2', []]);
  expect(await installationOf(opened.reader)).toMatchObject({
    token: GIVEN.token,
    expiresAt: ENDS,
  });
  const other = opened.ledger.reader(second?.id ?? 0);
  expect(await installationOf(other)).toMatchObject({ token: 'xoxb-3' });
  expect(await verify(opened.ledger)).toMatchObject({ ok: true });
});

it('tokens are sealed on disk, and the history tells of none', async () => {
  const opened = await testLedger();
  await install(opened.ledger, GIVEN, at());
  const rows = JSON.stringify(await byHand(opened.url, 'SELECT * FROM "Installation"'));
  expect(rows).toContain('chat:write,commands');
  const all = [rows, ...(await told(opened))].join('\n');
  for (const token of TOKENS) expect(all).not.toContain(token);
});

it('uninstalled, the tokens are gone and what is owed is parked; installed again, it is owed again', async () => {
  const opened = await testLedger();
  await install(opened.ledger, GIVEN, at());
  const message = { kind: 'hello', subject: {}, conversation: 'U1' };
  await opened.write((writer) => owe(writer, message));
  await opened.write((writer) => takeDue(writer, 1));
  await opened.write((writer) => owe(writer, { ...message, conversation: 'U2' }));
  await leave(opened);
  await leave(opened);
  expect(await byHand(opened.url, 'SELECT * FROM "Installation"')).toEqual([]);
  const rows = () => opened.reader.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
  const parked = { state: 'parked', fault: UNINSTALLED };
  expect(await rows()).toMatchObject([parked, parked]);
  await install(opened.ledger, { ...GIVEN, token: 'xoxb-again' }, at());
  // Slack may have the one that was under way: it is looked for first.
  expect(await rows()).toMatchObject([
    { state: 'sending', attempts: 1, fault: null },
    { state: 'due', attempts: 0, fault: null },
  ]);
  expect((await told(opened)).map((line) => line.split(' ')[0])).toEqual([
    'app.installed',
    'app.uninstalled',
    'app.installed',
  ]);
  expect(await verify(opened.ledger)).toMatchObject({ ok: true });
});

it('a renewal is one copy’s at a time, and another’s once its time is over', async () => {
  const opened = await testLedger();
  await install(opened.ledger, GIVEN, at());
  const until = new Date(NOW.getTime() + 30_000);
  const claims = (now: Date) =>
    opened.write((writer) => claimRenewal(writer, ENDS, until), undefined, now);
  expect([await claims(NOW), await claims(NOW)]).toEqual([true, false]);
  const later = new Date(until.getTime() + 1);
  expect(await claims(later)).toBe(true);
  const renewed = { token: 'xoxb-new', refreshToken: 'xoxe-new', expiresAt: until };
  await opened.write((writer) => keepRenewed(writer, ENDS, renewed));
  expect(await installationOf(opened.reader)).toMatchObject(renewed);
  expect(await claims(later)).toBe(false);
});

it('what was renewed for a team that has left meanwhile is not kept', async () => {
  const opened = await testLedger();
  await install(opened.ledger, GIVEN, at());
  await leave(opened);
  const renewed = { token: 'xoxb-new', refreshToken: 'xoxe-new', expiresAt: ENDS };
  await opened.write((writer) => keepRenewed(writer, ENDS, renewed));
  expect(await installationOf(opened.reader)).toBeUndefined();
});

it('oatcake rekey locks tokens with the new key', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = await emptyUrl(folder);
  const [older, newer] = [newKey(), newKey()];
  const ledger = await openLedger(url, 'live', NOW, { encryptionKey: older });
  await install(ledger, GIVEN, at());
  await ledger.close();
  const sealed = () => byHand(url, 'SELECT "token", "refreshToken" FROM "Installation"');
  const was = (await sealed()).flat();
  const encryptionKey = `${newer},${older}`;
  expect(await rekey(url, { encryptionKey }, NOW, () => undefined)).toMatchObject({ ok: true });
  const is = (await sealed()).flat();
  expect(is).toHaveLength(2);
  expect(is.filter((text) => was.includes(text))).toEqual([]);
  const again = await openLedger(url, 'live', NOW, { encryptionKey: newer });
  const { id } = await onlyWorkspace(again);
  expect(await installationOf(again.reader(id))).toMatchObject({
    token: GIVEN.token,
    refreshToken: GIVEN.refreshToken,
  });
  await again.close();
});
