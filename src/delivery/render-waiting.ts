import { dayOf } from '../domain/day.ts';
import { notFor, type Plan } from '../domain/sign-off.ts';
import { dutyOrder } from '../ledger/duty.ts';
import type { Reader } from '../ledger/open.ts';
import type { Taken } from '../ledger/outbox.ts';
import { colleagues } from '../ledger/people.ts';
import { workspace } from '../ledger/workspaces.ts';
import type { Message } from '../messages/blocks.ts';
import { NUDGES, nudge, ringManagers } from '../messages/nudges.ts';
import { readCard } from './read.ts';

/** R30: one line about a request that waits; nothing once it does not, whatever was owed. */
export async function nudgeMessage(
  from: Reader,
  ids: Taken['subject'],
  plan: Plan,
  now: Date,
): Promise<Message | undefined> {
  const why = NUDGES.find((one) => one === ids.why);
  if (plan.state !== 'waiting' || why === undefined) return undefined;
  const to = Number(ids.to ?? 0);
  return nudge(await readCard(from, plan, now), why, (await colleagues(from, [to])).get(to));
}

/** R30: whom to ring; nothing once somebody has decided. */
export async function ringMessage(
  from: Reader,
  plan: Plan,
  now: Date,
): Promise<Message | undefined> {
  if (plan.state !== 'waiting') return undefined;
  const { timezone } = await workspace(from);
  return ringManagers(plan, await dutyOrder(from, dayOf(now, timezone), notFor(plan)));
}
