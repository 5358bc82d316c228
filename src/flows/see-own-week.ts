import { addDays, type Days, lastFullWeekBefore, mondayOf, parseDay } from '../domain/day.ts';
import { openDrafts } from '../ledger/drafts.ts';
import { sumsOfBuyer } from '../ledger/person-sums.ts';
import { countedOf } from '../ledger/purchase-queries.ts';
import { type OwnWeek, ownWeeks, ownWeekView } from '../messages/own-week.ts';
import { type Act, today } from './act.ts';
import { type Answer, say, showView } from './answer.ts';

/** `/spend week`: one's own last full week, and this one so far. */
export async function seeOwnWeeks(act: Act): Promise<Answer> {
  const day = today(act);
  const last = await readWeek(act, lastFullWeekBefore(day));
  const soFar = await readWeek(act, { from: mondayOf(day), to: day });
  return say(ownWeeks([last, soFar], await openDrafts(act.read, act.staff.id)));
}

/** `My own week`, under a digest: that week of whoever pressed it, for them alone. */
export async function seeOwnWeek(act: Act, monday: string): Promise<Answer> {
  const named = parseDay(monday);
  const from = named === undefined ? lastFullWeekBefore(today(act)).from : mondayOf(named);
  const week = await readWeek(act, { from, to: addDays(from, 6) });
  return showView(ownWeekView(week, await openDrafts(act.read, act.staff.id)));
}

async function readWeek(act: Act, days: Days): Promise<OwnWeek> {
  const { read, staff } = act;
  const total = await sumsOfBuyer(read, staff.id, { days });
  const entries = await countedOf(read, staff.id, days);
  return { days, soFar: days.to >= today(act), total, entries };
}
