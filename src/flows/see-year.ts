import { readYear } from '../delivery/read-year.ts';
import { parseDay } from '../domain/day.ts';
import type { Why } from '../domain/look.ts';
import { refused } from '../domain/refusal.ts';
import { yearView } from '../messages/planning.ts';
import type { Act } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { asksWhatFor } from './look.ts';

/** `See whom`, under the managers' notice: the customer's year, privately (R33, R124). */
export async function seeYear(act: Act, value: string, key: string, why?: Why): Promise<Answer> {
  const [id, from = ''] = value.split(':');
  const day = parseDay(from);
  const year = day && (await readYear(act.read, Number(id), day));
  if (year === undefined) return refused({ why: 'gone' });
  const sight = { what: 'year', about: value, reference: undefined, isOwn: false } as const;
  const asked = await asksWhatFor(act, { ...sight, customerId: Number(id) }, key, why);
  return asked ?? showView(yearView(year));
}
