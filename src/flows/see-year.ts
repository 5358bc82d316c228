import { readYear } from '../delivery/read-year.ts';
import { parseDay } from '../domain/day.ts';
import { refused } from '../domain/refusal.ts';
import { yearView } from '../messages/planning.ts';
import type { Act } from './act.ts';
import { type Answer, showView } from './answer.ts';

/** `See whom`, under the managers' notice: the customer's year, privately (R33). */
export async function seeYear(act: Act, value: string): Promise<Answer> {
  const [id, from = ''] = value.split(':');
  const day = parseDay(from);
  const year = day && (await readYear(act.read, Number(id), day));
  return year === undefined ? refused({ why: 'gone' }) : showView(yearView(year));
}
