import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isTimeZone } from '../config.ts';
import { databaseAt } from '../ledger/database.ts';
import { isPostgres } from '../ledger/database-url.ts';
import type { Ledger } from '../ledger/open.ts';
import { unsent } from '../ledger/outbox.ts';
import { holdersOf } from '../ledger/people.ts';
import { sqliteFile } from '../ledger/sqlite.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { advice, type Check, good, missing } from './check.ts';

const MEGABYTE = 1024 * 1024;
/** With less free space a day's work may not fit; with ten times as much nobody need look soon. */
const LEAST_FREE = 100 * MEGABYTE;

/** Whether the team is set up, and somebody holds each role that the work needs. */
export async function checkTeam(ledger: Ledger, workspace: Workspace): Promise<Check[]> {
  const from = ledger.reader(workspace.id);
  const [workers, managers] = await Promise.all([
    holdersOf(from, 'worker'),
    holdersOf(from, 'manager'),
  ]);
  const hasGroup = managers.some(({ isGroup }) => isGroup);
  return [
    ledger.kind === 'live'
      ? good('Ledger', 'opens, and is a live one.')
      : missing('Ledger', 'is a practice ledger: set DATABASE_URL to another file.'),
    workspace.setUpAt === undefined
      ? missing(
          'Set-up',
          'not done: an admin types /spend setup in Slack, or run oatcake setup FILE.json.',
        )
      : good('Set-up', `done for the workspace ${workspace.slackTeam}.`),
    isTimeZone(workspace.timezone)
      ? good('Time zone', `${workspace.timezone}.`)
      : missing('Time zone', `${workspace.timezone} is not known on this machine.`),
    workers.length > 0
      ? good('Workers', `${workers.length} on the roster.`)
      : missing('Workers', 'none: nobody can log a purchase. Name them with /spend setup.'),
    managersCheck(managers.length, hasGroup),
    workspace.onDutyId === undefined
      ? advice('On duty', 'nobody: requests go to the managers in the order they joined.')
      : good('On duty', 'a manager is asked first.'),
    liveCheck(ledger, workspace),
    workspace.protectionLeadId === undefined
      ? advice('Data protection lead', 'nobody is named: who confirms live use?')
      : good('Data protection lead', 'named.'),
  ];
}

/** R144: a live ledger that is not confirmed is on trial. */
function liveCheck({ kind }: Ledger, { liveSince }: Workspace): Check {
  if (kind === 'practice') return good('Live use', 'needs no confirmation for practice.');
  return liveSince === undefined
    ? missing(
        'Live use',
        'not confirmed, so this is a trial: the data protection lead types /spend confirm. Use made-up customers until then.',
      )
    : good('Live use', `confirmed since ${liveSince.toISOString().slice(0, 10)}.`);
}

function managersCheck(count: number, hasGroup: boolean): Check {
  if (count === 0) return missing('Managers', 'none: nobody can sign off. Name two.');
  if (count === 1 && !hasGroup) {
    return advice(
      'Managers',
      'one: nobody can decide what they ask for themselves. Name a second.',
    );
  }
  return good('Managers', `${count} on the roster.`);
}

/** What Slack is owed and has not got. */
export async function checkOutbox(
  ledger: Ledger,
  workspace: Workspace,
  now: Date,
): Promise<Check[]> {
  const messages = await unsent(ledger.reader(workspace.id));
  const parked = messages.filter(({ state }) => state === 'parked');
  const waiting = messages.filter(({ state }) => state !== 'parked');
  const oldest = waiting[0];
  const minutes = oldest && Math.round((now.getTime() - oldest.createdAt.getTime()) / 60_000);
  return [
    oldest === undefined
      ? good('Outbox', 'nothing waits.')
      : advice(
          'Outbox',
          `${waiting.length} waiting, the oldest for ${minutes} minutes (${oldest.fault ?? 'under way'}).`,
        ),
    ...parked.map(({ id, kind, fault, createdAt }) =>
      advice(
        'Parked',
        `message ${id} (${kind}) of ${createdAt.toISOString().slice(0, 16)}: ${fault}.`,
      ),
    ),
  ];
}

/** The folder of the ledger: free space, whether it may be written to, and who may read a key. */
export async function checkDisk(databaseUrl: string, receipts?: string): Promise<Check[]> {
  if (isPostgres(databaseUrl)) return [await checkReceipts(databaseUrl, receipts)];
  const folder = dirname(sqliteFile(databaseUrl));
  return [checkWritable(folder), await checkSpace(folder), ...checkKeys(folder)];
}

/** With a server for the ledger, photos of receipts are all that this machine keeps. */
async function checkReceipts(databaseUrl: string, named?: string): Promise<Check> {
  const folder = named ?? (await databaseAt(databaseUrl)).receipts;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    const copies = 'Several copies of Oatcake must share it.';
    return good('Receipts’ folder', `${folder} may be written to. ${copies}`);
  } catch {
    return missing('Receipts’ folder', `${folder} may not be written to by this user.`);
  }
}

function checkWritable(folder: string): Check {
  try {
    accessSync(folder, constants.W_OK);
    return good('Ledger’s folder', `${folder} may be written to.`);
  } catch {
    return missing('Ledger’s folder', `${folder} may not be written to by this user.`);
  }
}

async function checkSpace(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${Math.floor(free / MEGABYTE).toLocaleString('en-GB')} MB free`;
  return free >= LEAST_FREE
    ? good('Disk', `${says}.`)
    : missing('Disk', `${says}: make room, at least ${LEAST_FREE / MEGABYTE} MB.`);
}

/** A key that others on the machine can read protects nothing. */
function checkKeys(folder: string): Check[] {
  const keys = readdirSync(folder).filter((name) => name.endsWith('.key'));
  return keys.map((name) => {
    const mode = statSync(join(folder, name)).mode & 0o777;
    return (mode & 0o077) === 0
      ? good('Key file', `${name} is for its owner alone.`)
      : missing('Key file', `${name} may be read by others: chmod 600 ${join(folder, name)}`);
  });
}
