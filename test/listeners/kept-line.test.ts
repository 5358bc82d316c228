import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { keepLine } from '../../src/flows/keep-line.ts';
import { Deadline, NotSaved } from '../../src/ledger/deadline.ts';
import { verify } from '../../src/ledger/verify.ts';
import { workspace } from '../../src/ledger/workspaces.ts';
import { ON_SQLITE } from '../support/database.ts';
import { lockLedger } from '../support/lock.ts';
import { settled } from '../support/outbox.ts';
import { inTime } from '../support/sign-off.ts';
import { dmWith, standing } from '../support/spend.ts';
import { startApp, startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const LINE = '4 V042 coffee, a first chat #social';

/** The lines that came, with their words as they lie on disk. */
async function came(team: Team): Promise<(string | null)[]> {
  const rows = await team.reader.db.$queryRaw<{ event: string | null }[]>`
    SELECT "event" FROM "InboxEntry"
    WHERE "workspaceId" = ${team.reader.workspaceId} AND "key" LIKE 'event:%' ORDER BY "id"`;
  return rows.map(({ event }) => event);
}

/** Keeps a line as a copy of the app does that dies right after Slack heard that it arrived. */
async function keepAndDie(team: Team, event: string, within = 2_000): Promise<void> {
  const { worker, ledger } = team;
  const [deadline, progress] = [Deadline.in(within), { committed: false }];
  const caller = {
    team: '',
    user: worker.id,
    userTeam: undefined,
    at: WEDNESDAY,
    deadline,
    progress,
  };
  const line = { event, mark: 'D1:1.1', text: LINE };
  await keepLine({ ledger, wake: () => undefined }, await workspace(team.reader), caller, line);
}

/** Leaves a line as one that was tried forty times in two days. */
async function triedOften({ ledger }: Team, state: 'due' | 'sending'): Promise<void> {
  const [deadline, dueAt] = [Deadline.in(2_000), new Date(WEDNESDAY.getTime() - 60_000)];
  const createdAt = new Date(WEDNESDAY.getTime() - 48 * 3_600_000);
  await ledger.write({ workspaceId: 1, deadline, now: WEDNESDAY, actorId: null }, ({ db }) =>
    db.outboxMessage.updateMany({
      where: { kind: 'line' },
      data: { state, attempts: 40, dueAt, createdAt },
    }),
  );
}

async function say(team: Team) {
  return team.slack.client.say(team.worker.id, `D${team.worker.id.slice(1)}`, LINE);
}

describe('design 1: a line sent as a message', () => {
  it('is on disk when Slack hears that it arrived, sealed, and its words are forgotten once answered', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('users.info', { holdMs: 700 });
    expect(await say(team)).toEqual({ ok: true });
    const [kept] = await came(team);
    expect(kept).toBeTruthy();
    expect(kept).not.toMatch(/chat|V042/);
    await dmWith(team, /Saved: £4.00/);
    await settled(team);
    expect(await came(team)).toEqual([null]);
    expect(await standing(team)).toHaveLength(1);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('kept by a copy of the app that died is handled by the next, once, for the day it came', async () => {
    const team = await startTeam({ running: false });
    await keepAndDie(team, 'Ev1');
    await keepAndDie(team, 'Ev1');
    expect(await came(team)).toHaveLength(1);
    team.slack.clock.advance(24 * 3_600_000);
    const app = await startApp(team);
    await inTime(team, () => dmWith(team, /Saved: £4.00/));
    await settled(team);
    await app.stop();
    expect(await standing(team)).toMatchObject([{ day: '2026-06-17', pence: 400 }]);
    expect(team.worker.dm().filter(({ fromApp }) => fromApp)).toHaveLength(1);
  });

  it('that is kept and comes again is not denied, though nothing can be written just then', async () => {
    const team = await startTeam({ running: false });
    await keepAndDie(team, 'Ev1');
    await lockLedger(team);
    await keepAndDie(team, 'Ev1', 100);
    await expect(keepAndDie(team, 'Ev2', 100)).rejects.toThrow(NotSaved);
  });

  it('that can be neither kept nor told of is not acknowledged, and is saved when it comes again', async () => {
    const team = await startTeam({ retryAfter: [300] });
    const lock = await lockLedger(team);
    team.slack.faults.failApi('chat.postMessage', { status: 503 }, 1);
    expect(await say(team)).toMatchObject({ ok: false });
    expect(await came(team)).toEqual([]);
    await lock.release();
    await dmWith(team, /Saved: £4.00/);
    await settled(team);
    expect(await standing(team)).toHaveLength(1);
    expect(team.worker.dm().filter(({ fromApp }) => fromApp)).toHaveLength(1);
  });

  it('that was tried often is handled all the same, though Slack does not say what an earlier try told', async () => {
    const team = await startTeam({ running: false });
    await keepAndDie(team, 'Ev1');
    await triedOften(team, 'sending');
    team.slack.faults.failApi('conversations.open', { error: 'restricted_action' });
    const app = await startApp(team);
    await dmWith(team, /Saved: £4.00/);
    await settled(team);
    await app.stop();
    expect(await standing(team)).toHaveLength(1);
  });

  it.runIf(ON_SQLITE)(
    'that the ledger cannot take just then waits, however long, and is saved once',
    async () => {
      const team = await startTeam();
      const db = new Database(team.url.replace('file:', ''));
      db.exec(`CREATE TRIGGER broken BEFORE INSERT ON PurchaseLine
      BEGIN INSERT INTO gone VALUES (1); END`);
      expect(await say(team)).toEqual({ ok: true });
      await vi.waitFor(() => expect(team.logs.join('')).toContain('not handled yet'), 10_000);
      await triedOften(team, 'due');
      await vi.waitFor(() => expect(team.logs.join('')).toContain('"tries":41'), 10_000);
      db.exec('DROP TRIGGER broken');
      db.close();
      await inTime(team, () => dmWith(team, /Saved: £4.00/));
      expect(await standing(team)).toHaveLength(1);
    },
  );

  it.runIf(ON_SQLITE)('that meets a bug is answered at once: it does not pass', async () => {
    const team = await startTeam();
    const db = new Database(team.url.replace('file:', ''));
    db.exec(`CREATE TRIGGER broken BEFORE INSERT ON PurchaseLine
      BEGIN SELECT RAISE(ABORT, 'broken'); END`);
    db.close();
    await say(team);
    await dmWith(team, /something went wrong in Oatcake itself/);
  });
});
