import { addDays, dayOf } from '../../src/domain/day.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
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
  if (pressed !== undefined) tally.count('Files', 'asked for by a manager');
}

/** A manager wants a report, which comes with a picture; the form may not open. */
export async function askForReport(team: Team, tally: Tally): Promise<void> {
  const { manager } = team;
  try {
    const { view } = await manager.command('dm', '/spend report', 2_500);
    if (view === undefined) return;
    tally.count('Files', `report ${(await manager.submit()).kind}`);
  } catch {
    // The form is gone.
  } finally {
    if (manager.view() !== undefined) await manager.close(true);
  }
}

const WEEKLY = ['weekly_digest', 'managers_digest', 'pack', 'pack_reminder'];

/** What the weeks brought, once each; and every file of a pack that is settled, in one place, once. */
export async function aboutWeeks(team: Team): Promise<string[]> {
  const rows = await team.reader.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
  const weekly = rows.filter(({ kind, changes }) => WEEKLY.includes(kind) && changes === null);
  const names = weekly.map(
    ({ kind, subject, conversation }) => `${kind} ${subject} to ${conversation}`,
  );
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
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
  return [...twice.map((name) => `${name} is there twice`), ...wrong];
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
