import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { comingUp } from '../../src/flows/coming-up.ts';
import { verify } from '../../src/ledger/verify.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { startMeetingTeam } from '../support/meeting.ts';
import { owed, settled } from '../support/outbox.ts';
import { reads, STAY, startSecondApp } from '../support/sign-off.ts';
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

  it('eight weeks go by with both of them at it: everything that is due is done, and once', async () => {
    const team = await startMeetingTeam();
    await spend(team, '45 V042 OT assessment, to unlock a care package #physical');
    await spend(team, '4 V017 coffee');
    await team.worker.command('team', STAY);
    await team.worker.click('Ask a manager');
    const other = await startSecondApp(team);
    const end = team.slack.clock.now().getTime() + 9 * 7 * 24 * 3_600_000;
    for (let at = await next(team, end); at !== undefined; at = await next(team, end)) {
      team.slack.clock.set(at);
      await Promise.all([team.moveTo(at), other.tick()]);
    }
    await settled(team);
    const rows = (await owed(team)).map((one) => `${one.kind} ${one.subject} ${one.conversation}`);
    const twice = rows.filter((row, place) => rows.indexOf(row) !== place);
    expect(twice.filter((row) => !row.startsWith('card_changed'))).toEqual([]);
    const done = new Set(await kinds(team));
    for (const kind of DUE) expect(done).toContain(kind);
    const posted = rows.filter((row) => row.startsWith('weekly_digest')).length;
    const digests = team.manager.messages('team').filter(({ text }) => /digest/i.test(text));
    expect(digests).toHaveLength(posted);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  }, 120_000);
});

const DUE = [
  'weekly_digest',
  'managers_digest',
  'pack',
  'pack_reminder',
  'follow_up',
  'to_finish',
  'nudge',
];

/** The next moment at which something is due, and a little; undefined once the end has come. */
async function next(team: Team, end: number): Promise<Date | undefined> {
  const workspace = await onlyWorkspace(team.ledger);
  const [first] = await comingUp(team.reader, workspace, team.slack.clock.now());
  return first === undefined || first.at.getTime() > end ? undefined : first.at;
}
