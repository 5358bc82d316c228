import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verify } from '../src/ledger/verify.ts';
import { environment } from './support/database.ts';
import { spend, standing } from './support/spend.ts';
import { cleanUp, type Running, startMain } from './support/start.ts';
import { startTeam, type Team } from './support/team.ts';

/** The built app (dist/main.js) in a process of its own, on a team's ledger and Slack. */
async function runLive(team: Team): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  const env = {
    SLACK_BOT_TOKEN: team.slack.tokens.bot,
    SLACK_APP_TOKEN: team.slack.tokens.app,
    SLACK_API_URL: team.apiUrl,
    DATABASE_URL: team.url,
    ...environment(team.url),
    LOG_LEVEL: 'silent',
  };
  const running = await startMain(env, { folder });
  onTestFinished(async () => {
    await running.stop('SIGKILL');
    await cleanUp(running);
  });
  return running;
}

const LONG = { timeout: 10_000 };

/** Sends so many different lines at once. */
function manyLines(team: Team, count: number): Promise<unknown>[] {
  return Array.from({ length: count }, (_, index) => {
    const amount = `1.${String(index + 10)}`;
    return team.worker.command('team', `/spend ${amount} V042 coffee #social`, 0);
  });
}

/** The references that the worker was told are saved. */
function told(team: Team): string[] {
  const read = team.worker.messages('team').map(team.text).join('\n');
  return [...read.matchAll(/Saved: .* (P\d{5})/g)].map((match) => match[1] ?? '').sort();
}

async function stored(team: Team): Promise<string[]> {
  return (await standing(team)).map(({ reference }) => reference).sort();
}

test('design 1: what was acknowledged is in the ledger when the process is killed right after', async () => {
  const team = await startTeam({ running: false });
  const app = await runLive(team);
  const answer = await spend(team, '29 V042 boots and socks #self-care');
  await app.stop('SIGKILL');
  expect(answer).toContain('Saved: £29.00 · P00001');
  expect(await standing(team)).toMatchObject([{ reference: 'P00001', pence: 2900 }]);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('design 1: killed in the middle of many, nothing that was answered is lost', async () => {
  const team = await startTeam({ running: false });
  const app = await runLive(team);
  await spend(team, '4 V024 tea #social');
  const lines = manyLines(team, 15);
  await team.worker.waitFor(() => told(team).length > 1, 10_000);
  await app.stop('SIGKILL');
  await Promise.all(lines);
  expect(await stored(team)).toEqual(expect.arrayContaining(told(team)));
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('design 1: after a kill the app goes on where it was', async () => {
  const team = await startTeam({ running: false });
  const first = await runLive(team);
  await spend(team, '4 V042 coffee #social');
  await first.stop('SIGKILL');
  await runLive(team);
  expect(await spend(team, '5 V042 tea #social')).toContain('P00002');
  expect(await stored(team)).toEqual(['P00001', 'P00002']);
});

test('design 3: a message owed when the process was killed is delivered by the next, once', async () => {
  const team = await startTeam({ running: false });
  const first = await runLive(team);
  team.slack.faults.failApi('chat.postMessage', { status: 503 }, 1_000);
  await team.worker.message('4 V042 coffee #social', 0);
  const where = { kind: 'line', state: 'sent' };
  await expect.poll(() => team.reader.db.outboxMessage.count({ where }), LONG).toBe(1);
  // Between two tries: killed in one, what became of it is looked into when its lease is over.
  const tried = { kind: 'saved', fault: { not: null } };
  const inVain = () => team.reader.db.outboxMessage.count({ where: tried });
  await expect.poll(inVain, LONG).toBe(1);
  await first.stop('SIGKILL');
  expect(await stored(team)).toEqual(['P00001']);
  team.slack.faults.clear();
  await runLive(team);
  await team.worker.waitFor(() => saidInDm(team, 'P00001') > 0, 10_000);
  await team.worker.message('5 V042 tea #social', 0);
  await team.worker.waitFor(() => saidInDm(team, 'P00002') > 0, 10_000);
  expect(saidInDm(team, 'P00001')).toBe(1);
});

function saidInDm(team: Team, reference: string): number {
  return team.worker
    .dm()
    .filter((one) => team.text(one).includes(`Saved: `) && team.text(one).includes(reference))
    .length;
}
