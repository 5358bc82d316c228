import { describe, expect, it, onTestFinished } from 'vitest';
import { Deadline, OutcomeUnknown } from '../../src/ledger/deadline.ts';
import { keepAnswer } from '../../src/ledger/inbox.ts';
import { LedgerPg, poolConfig } from '../../src/ledger/postgresql-pool.ts';
import { verify } from '../../src/ledger/verify.ts';
import type { Oatcake } from '../../src/oatcake.ts';
import { openAt } from '../support/database.ts';
import { NOW, type TestLedger, testLedger } from '../support/ledger.ts';
import { startApp } from '../support/open-team.ts';
import { teamOnServer } from '../support/own-server.ts';
import { type Line, lineTo } from '../support/proxy.ts';
import { dmWith, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const LINE = '29 V042 boots and socks #self-care';

/** A ledger, opened once more by way of a line that can be cut. */
async function byLine(): Promise<{ opened: TestLedger; line: Line; keep: Keep }> {
  const opened = await testLedger();
  const line = await lineTo(opened.url);
  const ledger = await openAt(line.url, 'live');
  onTestFinished(() => ledger.close());
  const keep = async (key: string, milliseconds: number) => {
    const { workspaceId } = opened;
    const deadline = Deadline.in(milliseconds);
    const request = { workspaceId, deadline, now: NOW, actorId: null };
    return ledger.write(request, async (writer) => {
      await keepAnswer(writer, key, { kind: 'kept' });
      return key;
    });
  };
  await keep('before', 5_000);
  return { opened, line, keep };
}
type Keep = (key: string, milliseconds: number) => Promise<string>;

const kept = async ({ reader }: TestLedger) =>
  (await reader.db.inboxEntry.findMany({ orderBy: { id: 'asc' } })).map(({ key }) => key);

describe('design 1: the server is lost while it saves', () => {
  it.each(['before', 'after'] as const)(
    '%s it has, and is back in time: it is saved once',
    async (when) => {
      const { opened, line, keep } = await byLine();
      line.cutAtCommit(when);
      const written = keep('now', 10_000);
      await line.cut();
      setTimeout(line.mend, 300);
      expect(await written).toBe('now');
      expect(await kept(opened)).toEqual(['before', 'now']);
      expect(await verify(opened.ledger)).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['before', 'not saved', ['before']],
    ['after', 'saved', ['before', 'now']],
  ] as const)(
    '%s it has, and is not back in time: that is not known, and then it is',
    async (when, outcome, keys) => {
      const { opened, line, keep } = await byLine();
      line.cutAtCommit(when);
      const written = keep('now', 1_000);
      const fault = await written.catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(OutcomeUnknown);
      line.mend();
      expect(await (fault as OutcomeUnknown).found).toBe(outcome);
      expect(await kept(opened)).toEqual(keys);
    },
  );
});

/** A team whose app reaches its ledger by way of a line that can be cut. */
async function teamByLine(): Promise<{ team: Team; line: Line }> {
  const team = await startTeam({ running: false });
  const line = await lineTo(team.url);
  const ledger = await openAt(line.url, 'live');
  await running(await startApp({ ...team, ledger }), () => ledger.close());
  return { team, line };
}

async function running(app: Oatcake, close: () => Promise<void>): Promise<void> {
  onTestFinished(async () => {
    await app.stop();
    await close();
  });
}

describe('design 1: the person is told so, and then which it was', () => {
  it('of a line that was saved', async () => {
    const { team, line } = await teamByLine();
    line.cutAtCommit('after');
    const answer = await spend(team, LINE);
    expect(answer).toContain('Not known yet');
    expect(answer).toContain(`Your line: ${LINE}`);
    line.mend();
    await dmWith(team, /It was saved after all/);
    expect(await standing(team)).toHaveLength(1);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('of one that was not', async () => {
    const { team, line } = await teamByLine();
    line.cutAtCommit('before');
    expect(await spend(team, LINE)).toContain('Not known yet');
    line.mend();
    await dmWith(team, /It was not saved/);
    expect(await standing(team)).toHaveLength(0);
    expect(await spend(team, LINE)).toContain('Saved: £29.00 · P00001');
  });
});

describe('design 1: the server says nothing any more', () => {
  it('the person reads in time that it was not saved, whatever it was, and it works when it is back', async () => {
    const { team, line } = await teamByLine();
    expect(await spend(team, LINE)).toContain('Saved: £29.00 · P00001');
    line.stall();
    expect(await spend(team, '4 V042 coffee #social')).toContain('Not saved');
    expect(await spend(team, 'week')).toContain('the ledger can’t be reached');
    line.mend();
    await expect
      .poll(() => spend(team, '5 V042 tea #social'), { timeout: 15_000 })
      .toContain('Saved: £5.00');
    expect((await standing(team)).map(({ pence }) => pence)).toEqual([2900, 500]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  }, 60_000);
});

it('a connection from which no answer came is not used again', async () => {
  const { opened, line } = await byLine();
  const config = { ...poolConfig(line.url, 'write'), query_timeout: 300 };
  const adapter = await new LedgerPg(config).connect();
  onTestFinished(() => adapter.dispose());
  const pool = adapter.underlyingDriver();
  const begun = await adapter.startTransaction();
  line.stall();
  const query = { sql: 'SELECT 1', args: [], argTypes: [] };
  await expect(begun.queryRaw(query)).rejects.toThrow();
  await begun.executeRaw({ ...query, sql: 'ROLLBACK' }).catch(() => undefined);
  await begun.rollback();
  expect(pool.totalCount).toBe(0);
  line.mend();
  expect((await adapter.queryRaw(query)).rows).toEqual([[1]]);
  expect(await kept(opened)).toEqual(['before']);
});

describe('design 1: the server is stopped', () => {
  it('the person reads in time that it was not saved, and it works when it is started again', async () => {
    const { team: own, server } = await teamOnServer();
    expect(await spend(own, LINE)).toContain('Saved: £29.00 · P00001');
    await server.halt();
    const answer = await spend(own, '4 V042 coffee #social');
    expect(answer).toContain('Not saved');
    expect(answer).toContain('Your line: 4 V042 coffee #social');
    await server.resume();
    await expect
      .poll(() => spend(own, '5 V042 tea #social'), { timeout: 15_000 })
      .toContain('Saved: £5.00');
    expect((await standing(own)).map(({ pence }) => pence)).toEqual([2900, 500]);
    expect(await verify(own.ledger)).toMatchObject({ ok: true });
  }, 60_000);
});
