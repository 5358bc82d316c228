import { addDays, dayOf } from '../../src/domain/day.ts';
import { digestsDue } from '../../src/flows/post-digest.ts';
import { packsToPost } from '../../src/flows/post-pack.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { workspace } from '../../src/ledger/workspaces.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import type { Team } from '../support/open-team.ts';
import type { Tally } from './tally.ts';

export const WEEK_MS = 7 * 24 * 60 * 60_000;
const MEETINGS = 40;

/** The team keeps photos of receipts, and meets every week, so that each week has a pack. */
export async function meetWeekly(team: Team): Promise<void> {
  const now = team.slack.clock.now();
  const today = dayOf(now, 'Europe/London');
  const days = Array.from({ length: MEETINGS }, (_, week) => addDays(today, 3 + week * 7));
  const meeting = days.map((day) => `${day} 10:00`).join(', ');
  const told = { slackTeam: PRACTICE_TEAM_ID, people: undefined, receiptPhotos: true, meeting };
  const result = await setUpTeam(team.ledger, told, now);
  if (!result.ok) throw new Error(result.faults.join(' '));
}

/** A manager wants one of the newest pack's files to themselves; there may be no pack yet. */
export async function askForFile(team: Team, label: string, tally: Tally): Promise<void> {
  const pressed = await team.manager.click(label, { settle: 0 }).catch(() => undefined);
  if (pressed === undefined) tally.count('Files', 'no pack to ask one of');
  else
    tally.count('Files', pressed.failed === undefined ? 'asked for by a manager' : 'not answered');
}

/** A manager wants a report, which comes with a picture; gives whether it was acknowledged. */
export async function askForReport(team: Team, tally: Tally): Promise<boolean> {
  const { manager } = team;
  const count = (became: string) => tally.count('Files', `report: ${became}`);
  try {
    const { view } = await manager.command('dm', '/spend report', 2_500);
    const kind = view === undefined ? 'no form' : (await manager.submit()).kind;
    count(kind);
    return kind === 'closed' || kind === 'cleared';
  } catch {
    count('the form is gone');
    return false;
  } finally {
    if (manager.view() !== undefined) await manager.close(true);
  }
}

export const WEEKLY = ['weekly_digest', 'managers_digest', 'pack', 'pack_reminder'];

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf({ reader }: Team) {
  return reader.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
}

/** What the weeks brought, once each; every report that was acknowledged; and every file of a pack that is settled, in one place, once. */
export async function aboutWeeks(team: Team, reports: number): Promise<string[]> {
  const rows = await rowsOf(team);
  const owed = rows.filter(({ kind }) => kind === 'report').length;
  return [
    ...twiceIn(rows),
    ...(await missingWeeks(team, rows)),
    ...aboutFiles(team, rows),
    ...(owed < reports ? [`${reports} reports were acknowledged and ${owed} are owed`] : []),
  ];
}

/** What is due by the clock and that nobody owes: the next tick brings it, a minute later at most. */
export async function missingWeeks(team: Team, given?: readonly Row[]): Promise<string[]> {
  const { db } = team.reader;
  const [rows, own, packs] = [
    given ?? (await rowsOf(team)),
    await workspace(team.reader),
    await db.pack.findMany(),
  ];
  const now = team.slack.clock.now();
  const isOwed = (kind: RegExp, key: string, value: string | number) =>
    rows.some((row) => kind.test(row.kind) && JSON.parse(row.subject)[key] === value);
  const unposted = await packsToPost(team.ledger, [own], now);
  return [
    ...digestsDue(own, now).flatMap((monday) =>
      [/^weekly_digest$|^digest_refused$/, /^managers_digest/]
        .filter((kind) => !isOwed(kind, 'monday', monday))
        .map((kind) => `nothing is owed of the week from ${monday}: ${kind.source}`),
    ),
    ...unposted.map(({ ahead }) => `the pack or reminder of ${ahead.meeting.day} is due`),
    ...packs
      .filter(({ id }) => !isOwed(/^pack$/, 'pack', id))
      .map(({ meetingOn }) => `the pack of ${meetingOn} is owed to nobody`),
  ];
}

function twiceIn(rows: readonly Row[]): string[] {
  const names = rows
    .filter(({ kind, changes }) => WEEKLY.includes(kind) && changes === null)
    .map(({ kind, subject, conversation }) => `${kind} ${subject} to ${conversation}`);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  return twice.map((name) => `${name} is there twice`);
}

function aboutFiles(team: Team, rows: readonly Row[]): string[] {
  const kept = new Map(
    rows.filter(({ kind }) => kind === 'pack_file').map((row) => [row.file, row]),
  );
  const { messages } = team.slack.snapshot();
  const shown = messages.flatMap((message) => (message.files ?? []).map((id) => ({ id, message })));
  const wrong = [...kept].flatMap(([file, { id }]) => {
    const count = shown.filter((one) => one.id === file).length;
    return count === 1 ? [] : [`the file of message ${id} is there ${count} times`];
  });
  for (const { id, message } of shown.filter((one) => !kept.has(one.id))) {
    wrong.push(`a file that nobody owed is there: ${id} in ${JSON.stringify(message)}`);
  }
  return wrong;
}

/** How many of each the weeks brought. */
export async function countWeeks(team: Team, tally: Tally): Promise<void> {
  const rows = await team.reader.db.outboxMessage.findMany({ where: { changes: null } });
  for (const { kind } of rows.filter((one) => WEEKLY.includes(one.kind))) {
    tally.count('Weekly', kind);
  }
  const pictured = rows.filter(({ kind, file }) => kind !== 'pack_file' && file !== null);
  tally.count('Files', 'pictures of figures', pictured.length);
  const files = await team.reader.db.outboxMessage.count({ where: { kind: 'pack_file' } });
  tally.count('Files', 'of packs', files);
  tally.count('Files', 'photos of receipts', await team.reader.db.receiptPhoto.count());
}
