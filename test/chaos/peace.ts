import { setTimeout as sleep } from 'node:timers/promises';
import type { Team } from '../support/open-team.ts';
import { type Deed, toldOf } from './deeds.ts';
import type { Door } from './door.ts';
import type { Fleet } from './fleet.ts';
import { missingWeeks } from './weeks.ts';

/** Longer than any lease: what a dead copy had in hand is somebody else's by then. */
const LATER_MS = 90_000;
/** More than the minute from one tick to the next, at which whatever is due is found. */
const SETTLE_MS = 75_000;
/** Who lives does something within this time. */
const STILL_MS = 1_200;

/** Trouble is over, whatever died is started again, time passes, and all comes to rest. */
export async function comeToRest(
  { team, door }: { readonly team: Team; readonly door?: Door | undefined },
  fleet: Fleet,
  deeds: readonly Deed[],
): Promise<void> {
  team.slack.faults.clear();
  door?.loseAnswers(0);
  for (const copy of fleet.copies) copy.signal('SIGCONT');
  await fleet.startAll();
  await stillness(team);
  for (const end = performance.now() + SETTLE_MS; performance.now() < end; ) {
    fleet.pass(LATER_MS);
    for (let look = 0; look < 200; look += 1) {
      if (await isAtRest(team, deeds).catch(() => false)) return;
      await sleep(50);
    }
  }
}

/** What the living have in hand they finish before its time is over: time is only ever so long. */
async function stillness(team: Team): Promise<void> {
  let [before, since] = ['', performance.now()];
  for (const end = since + SETTLE_MS; performance.now() < end; await sleep(100)) {
    const now = JSON.stringify(await inHand(team).catch(() => []));
    if (now !== before) [before, since] = [now, performance.now()];
    if (performance.now() - since > STILL_MS) return;
  }
}

function inHand({ reader }: Team) {
  return reader.db.outboxMessage.findMany({
    where: { state: { in: ['due', 'sending'] } },
    select: { id: true, attempts: true, state: true },
    orderBy: { id: 'asc' },
  });
}

async function isAtRest(team: Team, deeds: readonly Deed[]): Promise<boolean> {
  if ((await inHand(team)).length > 0) return false;
  if ((await missingWeeks(team)).length > 0) return false;
  const said = deeds.filter(({ way }) => way === 'message');
  return said.every((deed) => toldOf(team, deed).length > 0);
}
