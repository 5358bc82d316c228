import { setTimeout as sleep } from 'node:timers/promises';
import type { Team } from '../support/open-team.ts';
import type { Chance } from './chance.ts';

const REFERENCE = /S\d{4}/;

/** Asks a manager about something dear, in peace; on a busy machine an answer may come too late. */
export async function askInPeace(team: Team, customer: string): Promise<void> {
  const { worker } = team;
  const line = `/spend 624 ${customer} Travelodge for winter nights #tenancy`;
  const { answers } = await worker.command('team', line);
  const [over] = answers.filter((one) => team.text(one).includes('Ask a manager'));
  if (over === undefined) return;
  const asked = await worker.click('Ask a manager', { in: over });
  const [reference] = REFERENCE.exec(asked.answers.map(team.text).join()) ?? [];
  if (reference === undefined) return;
  const isThere = () =>
    team.manager.messages('managers').some((one) => team.text(one).includes(reference));
  await team.manager.waitFor(isThere, 10_000).catch(() => undefined);
}

/** Both managers decide the newest request at once, one of them perhaps the other way. */
export async function bothDecide(team: Team, chance: Chance): Promise<void> {
  const declines = chance.percent(50);
  await sleep(chance.between(0, 100));
  await Promise.all([
    press(() => team.manager.click('Approve', { settle: 0 })),
    press(async () => {
      if (!declines) return team.otherManager.click('Approve', { settle: 0 });
      await team.otherManager.click('Decline', { settle: 2_000 });
      await team.otherManager.fill({ 'Why not, and what might help': 'Something cheaper is near' });
      return team.otherManager.submit();
    }),
  ]);
}

/** The button may be gone, or the form may not open: then there is nothing to press. */
async function press(work: () => Promise<unknown>): Promise<void> {
  await work().catch(() => undefined);
}
