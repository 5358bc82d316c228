import { day } from '../../src/domain/day.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { dmWith } from './spend.ts';
import type { Team } from './team.ts';

/** Opens `Bought some` from the newest message that has it. */
export async function openPart(team: Team, person: Person = team.worker): Promise<void> {
  await person.click('Bought some');
  await person.waitFor(() => person.view());
}

/** Fills in and sends `Bought some`; gives what its sender reads of it. */
export async function buySome(team: Team, amount: string, more: Record<string, string> = {}) {
  await openPart(team);
  await team.worker.fill({ Amount: amount, ...more });
  const before = new Set(team.worker.dm().map(({ ts }) => ts));
  const sent = await team.worker.submit();
  if (sent.kind === 'errors') return JSON.stringify(sent.errors);
  const told = await team.worker.waitFor((me) =>
    me.dm().find((message) => message.fromApp && !before.has(message.ts)),
  );
  return team.text(told);
}

/** Every request, oldest first. */
export function plans({ reader }: Team) {
  return reader.db.plan.findMany({ orderBy: { id: 'asc' } });
}

/** A day as the ledger writes it. */
export const on = day;

export { dmWith };
