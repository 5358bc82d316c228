import { setTimeout as sleep } from 'node:timers/promises';
import { MOMENTS, type Moment } from '../../src/ledger/passing.ts';
import type { Chance } from './chance.ts';
import type { Copy } from './copy.ts';
import type { Tally } from './tally.ts';

export const KILLS = 'Kills at a mark';

/** Ends a copy in one of the ways in which processes end, or lets it live where it may. */
export async function endOne(
  copy: Copy,
  { chance, tally, mayLive }: { chance: Chance; tally: Tally; mayLive: boolean },
  work: Promise<unknown>,
): Promise<void> {
  const way = chance.between(1, mayLive ? 100 : 90);
  if (way <= 70) return dieAtMark(copy, chance, tally, work);
  if (way > 90) return;
  await sleep(chance.between(0, 800));
  if (!copy.signal(way <= 80 ? 'SIGKILL' : 'SIGTERM')) return;
  tally.count('Ends', way <= 80 ? 'killed at random' : 'told to stop');
}

/** One of the three marks that had the fewest so far, for the first time that it passes or a later. */
async function dieAtMark(
  copy: Copy,
  chance: Chance,
  tally: Tally,
  work: Promise<unknown>,
): Promise<void> {
  const fewest = [...MOMENTS].sort((a, b) => tally.of(KILLS, a) - tally.of(KILLS, b));
  const moment = chance.one(fewest.slice(0, 3));
  copy.dieAt(moment, FILES.has(moment) ? 1 : chance.between(1, 6));
  const isOver = work.then(() => sleep(FILES.has(moment) ? 3_000 : 1_000, undefined));
  const exit = await Promise.race([copy.gone, isOver]);
  if (exit?.signal === 'SIGKILL') {
    tally.count(KILLS, moment);
    tally.count('Ends', 'killed at a mark');
  } else if (copy.signal('SIGKILL')) tally.count('Ends', 'killed at random');
}

/** These pass for a file alone, which comes later than a message. */
const FILES: ReadonlySet<Moment> = new Set(['stored', 'uploaded']);

/** How often each mark was hit, none left out. */
export function marksOf(tally: Tally): string {
  const counts = MOMENTS.map((moment) => `${moment} ${tally.of(KILLS, moment)}`);
  return `${KILLS}, in their order: ${counts.join(' · ')}`;
}
