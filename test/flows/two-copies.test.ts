import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { owed, settled } from '../support/outbox.ts';
import { reads, startSecondApp } from '../support/sign-off.ts';
import { spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const MONDAY_NINE = new Date('2026-06-22T08:00:30Z');
const HALF_PAST_FOUR = new Date('2026-06-17T15:30:30Z');

async function kinds(team: Team): Promise<string[]> {
  return (await owed(team)).map(({ kind }) => kind);
}

/** Claims a week as a copy of the app does, and is killed before its transaction commits. */
const DIES = `
  const [url, file] = [process.argv[1], process.argv[1].replace(/^file:/, '')];
  const claims = \`INSERT INTO "Claim" ("workspaceId", "kind", "key", "at")
    VALUES (1, 'weekly_digest', '2026-06-15', '2026-06-15T09:00:00.000Z')\`;
  async function inFile() {
    const db = new (require('better-sqlite3'))(file);
    db.exec('BEGIN IMMEDIATE; ' + claims);
  }
  async function onServer() {
    const db = new (require('pg').Client)(url);
    await db.connect();
    await db.query('BEGIN; UPDATE "Workspace" SET "revision" = "revision"; ' + claims);
  }
  (file === url ? onServer() : inFile()).then(() => process.stdout.write('claimed'));
  setInterval(() => {}, 1000);
`;

describe('two copies of the app on one ledger file', () => {
  it('tick at once: the digest and the reminder are owed once, and posted once', async () => {
    const team = await startTeam();
    await spend(team, '4 V042 coffee');
    const other = await startSecondApp(team);
    team.slack.clock.set(HALF_PAST_FOUR);
    await Promise.all([team.moveTo(HALF_PAST_FOUR), other.tick(), other.tick()]);
    team.slack.clock.set(MONDAY_NINE);
    await Promise.all([team.moveTo(MONDAY_NINE), other.tick(), other.tick()]);
    await reads(team, team.manager, 'team', 'Week of');
    await settled(team);
    expect((await kinds(team)).sort()).toEqual(['managers_digest', 'to_finish', 'weekly_digest']);
    const digests = team.manager.messages('team').filter(({ text }) => /digest/i.test(text));
    expect(digests).toHaveLength(1);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('one dies with work claimed: the claim dies with it, and the other does the work', async () => {
    const team = await startTeam();
    const child = spawn(process.execPath, ['-e', DIES, team.url]);
    await once(child.stdout, 'data');
    team.slack.clock.set(MONDAY_NINE);
    const tick = team.moveTo(MONDAY_NINE);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await tick;
    await team.moveTo(new Date(MONDAY_NINE.getTime() + 60_000));
    await reads(team, team.manager, 'team', 'Week of');
    expect(await kinds(team)).toEqual(['weekly_digest', 'managers_digest']);
  });
});
