import { expect, it, vi } from 'vitest';
import { connected } from '../support/database.ts';
import { ask, owed, tried } from '../support/outbox.ts';
import { teamOnServer } from '../support/own-server.ts';
import { openMore, putIn, takePhotos } from '../support/photos.ts';
import type { Postgres } from '../support/postgres.ts';
import { cardOf, inTime } from '../support/sign-off.ts';
import { dmWith, sendForm } from '../support/spend.ts';
import type { Team } from '../support/team.ts';

vi.setConfig({ testTimeout: 60_000 });

/**
 * Stops the server while the app reads a table, and starts it again; time passes meanwhile. What the
 * app waits for is held by a prepared transaction, which outlives every session: the lock cannot be
 * let go before its waiter is ended.
 */
async function stopWhileRead(team: Team, server: Postgres, table: string): Promise<void> {
  const holder = await connected(team.url);
  await holder.query(`BEGIN; LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
  await holder.query(`PREPARE TRANSACTION 'holder'`);
  const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '"${table}"'::regclass`;
  const isRead = async () => expect((await holder.query(waiting)).rows).toHaveLength(1);
  await inTime(team, () => vi.waitFor(isRead, { timeout: 10_000, interval: 10 }));
  await server.halt();
  await server.resume();
  const letGo = await connected(team.url);
  await letGo.query(`ROLLBACK PREPARED 'holder'`);
  await letGo.end();
}

/** It was brought, and what had held it up is the ledger and nothing else. */
async function onlyHeldUp(team: Team, kind: string): Promise<void> {
  const rows = (await owed(team)).filter((one) => one.kind === kind);
  expect(rows).toMatchObject([{ kind, state: 'sent' }]);
  const told = team.logs.filter((line) => line.includes(`"kind":"${kind}"`)).join('');
  expect(told).toContain('the ledger was out of reach');
  expect(told).not.toContain('parked');
}

it('design 3: what is rendered, or run, while the server stops is brought once it is back', async () => {
  const { team, server } = await teamOnServer();
  team.slack.faults.failApi('chat.postMessage', { status: 429, retryAfter: 5 });
  await ask(team);
  await tried(team);
  await stopWhileRead(team, server, 'Plan');
  await inTime(team, () => cardOf(team, 'S0001'));
  await vi.waitFor(() => onlyHeldUp(team, 'card'), 5_000);
  expect(team.manager.messages('managers')).toHaveLength(1);

  team.slack.faults.failApi('chat.postMessage', { status: 429, retryAfter: 5 });
  await team.worker.message('hello', 0);
  const isTried = { where: { kind: 'line', attempts: 1, state: 'due' } };
  await vi.waitFor(
    async () => expect(await team.reader.db.outboxMessage.count(isTried)).toBe(1),
    5_000,
  );
  await stopWhileRead(team, server, 'InboxEntry');
  await inTime(team, () => dmWith(team, /How to use|\/spend/));
  expect(await team.reader.db.outboxMessage.count({ where: { state: 'parked' } })).toBe(0);

  await takePhotos(team);
  team.slack.faults.failApi('files.info', { status: 429, retryAfter: 5 });
  await openMore(team);
  await putIn(team);
  expect(await sendForm(team)).toContain('Saved: £20.00 · P00001');
  const isTriedPhoto = { where: { kind: 'receipt_photo', attempts: 1, state: 'due' } };
  await vi.waitFor(
    async () => expect(await team.reader.db.outboxMessage.count(isTriedPhoto)).toBe(1),
    5_000,
  );
  await stopWhileRead(team, server, 'ReceiptPhoto');
  await inTime(team, () => dmWith(team, /The photo of P00001 is kept/));
  await vi.waitFor(() => onlyHeldUp(team, 'receipt_photo'), 5_000);
});
