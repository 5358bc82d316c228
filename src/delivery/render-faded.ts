import { budgetYearName, budgetYearOf } from '../domain/budget-year.ts';
import { day as toDay } from '../domain/day.ts';
import type { Reader } from '../ledger/open.ts';
import type { Taken } from '../ledger/outbox.ts';
import { readPack } from '../ledger/pack.ts';
import { packById } from '../ledger/packs.ts';
import { planById } from '../ledger/plan-queries.ts';
import { workspace } from '../ledger/workspaces.ts';
import type { Message } from '../messages/blocks.ts';
import { cardFaded, packFaded, yearFaded } from '../messages/faded.ts';

/** R147: what is left of a message some weeks later. */
export async function renderFaded(
  from: Reader,
  ids: Taken['subject'],
): Promise<Message | undefined> {
  if (ids.of === 'card') {
    const plan = await planById(from, Number(ids.plan));
    return plan && cardFaded(plan);
  }
  if (ids.of === 'pack') {
    const made = await packById(from, Number(ids.pack));
    if (made === undefined) return undefined;
    const { id: packId, meeting, asOf: on, seed } = made;
    return packFaded(await readPack(from, { meeting, on, seed, packId }), packId);
  }
  const { budgetYearStart } = await workspace(from);
  return yearFaded(budgetYearName(budgetYearOf(toDay(String(ids.from)), budgetYearStart)));
}
