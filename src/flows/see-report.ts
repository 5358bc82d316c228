import { may, mayAll } from '../domain/access.ts';
import { budgetYearOf } from '../domain/budget-year.ts';
import { type Day, type Days, monthsBefore, parseDay } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { REPORT_BY, type ReportBy } from '../domain/report.ts';
import { wholeMonths } from '../domain/report-days.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { TOLD_OUTSIDE } from '../ledger/small-report.ts';
import { REPORT } from '../messages/ids.ts';
import { reportFault, reportForm } from '../messages/report-form.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, showView } from './answer.ts';

/** `/spend report`: by what, and of which days; this budget year so far unless they say. */
export async function openReport(act: Act): Promise<Answer> {
  if (!may(act.staff, 'report')) return refused({ why: 'not-for-reports' });
  const now = today(act);
  const isManager = mayAll(act.staff, 'report');
  const year = { from: budgetYearOf(now, act.workspace.budgetYearStart).from, to: now };
  const lastMonth = { from: monthsBefore(now, 1), to: now };
  const months = wholeMonths(year, now) ?? wholeMonths(lastMonth, now) ?? year;
  return showView(
    reportForm({
      splits: splitsFor(isManager),
      days: isManager ? year : months,
      wholeMonths: !isManager,
    }),
  );
}

/** R108: outside the managers no areas, phases or people. */
function splitsFor(isManager: boolean): readonly ReportBy[] {
  return isManager ? REPORT_BY : TOLD_OUTSIDE;
}

/** The form for a report as it was sent. */
export interface SentReport {
  readonly by: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly key: string;
}

type Faults = { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

/** Owes the report to whoever asked, and to nobody else; the same form again owes nothing. */
export async function submitReport(
  act: Act,
  sent: SentReport,
): Promise<Refused | Faults | { kind: 'closed' }> {
  if (!may(act.staff, 'report')) return refused({ why: 'not-for-reports' });
  const isManager = mayAll(act.staff, 'report');
  const by = splitsFor(isManager).find((split) => split === sent.by);
  if (by === undefined) return refused({ why: 'not-for-reports' });
  const days = readDays(sent, today(act), isManager);
  if ('faults' in days) return days;
  try {
    await change(act, async (writer) => {
      await keepAnswer(writer, sent.key, { kind: 'report', id: act.staff.id });
      await owe(writer, {
        kind: 'report',
        subject: { by, from: days.from, to: days.to, whole: isManager ? 1 : 0 },
        conversation: act.staff.slackId,
      });
    });
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
  return { kind: 'closed' };
}

function readDays({ from, to }: SentReport, now: Day, isManager: boolean): Days | Faults {
  const [first, last] = [parseDay(from ?? ''), parseDay(to ?? '')];
  const fault = (field: string, why: Parameters<typeof reportFault>[0]): Faults => ({
    kind: 'faults',
    faults: { [field]: reportFault(why, now) },
  });
  if (first === undefined) return fault(REPORT.from, 'no-day');
  if (last === undefined) return fault(REPORT.to, 'no-day');
  if (last < first) return fault(REPORT.to, 'backwards');
  const days = { from: first, to: last };
  return isManager ? days : (wholeMonths(days, now) ?? fault(REPORT.to, 'no-month'));
}
