import { type Day, day, instantAt, monthsBefore } from '../domain/day.ts';
import { countFiles } from '../ledger/exported-files.ts';
import { countLooks } from '../ledger/looks.ts';
import { looksCounted, type MonthOfLooks } from '../messages/looks.ts';
import { monthName } from '../messages/pack-spending-lines.ts';
import { type Act, today } from './act.ts';
import { type Answer, say } from './answer.ts';

/** R124: `/spend looks`: this month so far and the last, by person; counts and nothing else. */
export async function seeLooks(act: Act): Promise<Answer> {
  const first = day(`${today(act).slice(0, 7)}-01`);
  const before = monthsBefore(first, 1);
  const now = await month(act, first, act.at);
  const last = await month(act, before, instantAt(first, '00:00', act.workspace.timezone));
  return say(looksCounted([{ ...now, name: `${now.name} so far` }, last]));
}

async function month(act: Act, first: Day, until: Date): Promise<MonthOfLooks> {
  const since = instantAt(first, '00:00', act.workspace.timezone);
  return {
    name: `${monthName(first)} ${first.slice(0, 4)}`,
    counts: await countLooks(act.read, { since, until }),
    files: await countFiles(act.read, { since, until }),
  };
}
