import { mayAll } from '../domain/access.ts';
import {
  addDays,
  type Day,
  type Days,
  daysBetween,
  monthsBefore,
  parseDay,
} from '../domain/day.ts';
import {
  type FileKind,
  MOST_FILE_DAYS,
  MOST_FILE_PURCHASES,
  MOST_FILE_WORDS,
} from '../domain/given-file.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { addExportedFile } from '../ledger/exported-files.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { totals } from '../ledger/sums.ts';
import { EXPORT_FAULTS, exportForm } from '../messages/export-form.ts';
import { EXPORT } from '../messages/ids.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, showView } from './answer.ts';
import type { Faults } from './read-words.ts';

/** `/spend export`: which days, and what for; the whole month before this one unless they say. */
export async function openExport(act: Act): Promise<Answer> {
  const first = `${today(act).slice(0, 7)}-01` as Day;
  const days = { from: monthsBefore(first, 1), to: addDays(first, -1) };
  return showView(exportForm({ kind: kindFor(act), days }));
}

/** R93: a manager gets the ledger, finance the money alone. */
function kindFor({ staff }: Act): Exclude<FileKind, 'evaluation'> {
  return mayAll(staff, 'export') ? 'ledger' : 'finance';
}

/** The form as it was sent. */
export interface SentExport {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly purpose: string;
  readonly key: string;
}

/**
 * R93: writes down who had the ledger of which days and what for, and owes them the file in their
 * own messages, wherever they asked; the same form again owes nothing.
 */
export async function submitExport(
  act: Act,
  sent: SentExport,
): Promise<Refused | { kind: 'faults'; faults: Faults } | { kind: 'closed' }> {
  const asked = readForm(sent);
  if ('faults' in asked) return { kind: 'faults', faults: asked.faults };
  if (asked.purpose.length > MOST_FILE_WORDS) {
    return refused({ why: 'too-long', most: MOST_FILE_WORDS });
  }
  if ((await totals(act.read, { days: asked.days })).total.purchases > MOST_FILE_PURCHASES) {
    return { kind: 'faults', faults: { [EXPORT.to]: EXPORT_FAULTS.tooMany } };
  }
  try {
    await change(act, async (writer) => {
      const file = await addExportedFile(writer, { kind: kindFor(act), ...asked });
      await keepAnswer(writer, sent.key, { kind: 'export', id: file });
      const conversation = act.staff.slackId;
      await owe(writer, { kind: 'ledger_file', subject: { file }, conversation });
    });
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
  return { kind: 'closed' };
}

function readForm({
  from,
  to,
  purpose,
}: SentExport): { days: Days; purpose: string } | { faults: Faults } {
  const [first, last] = [parseDay(from ?? ''), parseDay(to ?? '')];
  const faults: Faults = {};
  if (first === undefined) faults[EXPORT.from] = EXPORT_FAULTS.noDay;
  if (last === undefined) faults[EXPORT.to] = EXPORT_FAULTS.noDay;
  if (purpose === '') faults[EXPORT.purpose] = EXPORT_FAULTS.purpose;
  if (first !== undefined && last !== undefined) {
    const wrong = wrongSpan({ from: first, to: last });
    if (wrong !== undefined) faults[EXPORT.to] = wrong;
    if (Object.keys(faults).length === 0) return { days: { from: first, to: last }, purpose };
  }
  return { faults };
}

function wrongSpan({ from, to }: Days): string | undefined {
  if (to < from) return EXPORT_FAULTS.backwards;
  return daysBetween(from, to) >= MOST_FILE_DAYS ? EXPORT_FAULTS.tooLong : undefined;
}
