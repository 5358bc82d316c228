import { addDays, dayOf, instantAt } from '../domain/day.ts';
import { Deadline } from '../ledger/deadline.ts';
import { owe, postedBefore } from '../ledger/outbox.ts';
import { waitingPlanIds } from '../ledger/plan-queries.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { FADING } from '../messages/inventory.ts';
import type { Deps } from './act.ts';

/** A few at each tick, so that Slack's limits are left to what presses. */
const MOST = 5;
const WRITE_MS = 10_000;

/**
 * R147: what Oatcake posted in the managers' channel about one thing, or a list of them, is edited
 * some weeks later to its outcome or its totals. A request that still waits keeps its card.
 */
export async function fadeMessages(
  { ledger, wake }: Pick<Deps, 'ledger' | 'wake'>,
  { id, timezone, retention }: Workspace,
  now: Date,
): Promise<number> {
  const before = instantAt(
    addDays(dayOf(now, timezone), -retention.channelDays),
    '00:00',
    timezone,
  );
  const reader = ledger.reader(id);
  const old = await postedBefore(reader, FADING, before);
  if (old.length === 0) return 0;
  const waiting = new Set(await waitingPlanIds(reader));
  const due = old.filter(({ subject }) => !waiting.has(Number(subject.plan))).slice(0, MOST);
  if (due.length === 0) return 0;
  const request = { workspaceId: id, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  await ledger.write(request, async (writer) => {
    const still = await postedBefore(writer, FADING, before);
    for (const message of due) {
      if (!still.some((one) => one.id === message.id)) continue;
      const subject = { ...message.subject, of: message.kind };
      const { conversation, id: changes } = message;
      await owe(writer, { kind: 'faded', subject, conversation, changes });
    }
  });
  wake();
  return due.length;
}
