import type { Day } from '../domain/day.ts';
import { largeItems, type ManagersDigest, newUsesOf } from '../domain/managers-digest.ts';
import type { Reader } from './open.ts';
import { EVER, packEntries } from './pack-entries.ts';
import { limitsOn } from './policies.ts';
import { weeklyDigest } from './weekly-digest.ts';

/** The last full week before a day as managers see it: nothing merged, with what stands out of it. */
export async function managersDigest(reader: Reader, on: Day, today: Day): Promise<ManagersDigest> {
  const digest = await weeklyDigest(reader, on, today, { for: 'managers' });
  const { from, to } = digest.week;
  const kind = { in: ['purchase', 'amendment'] };
  const bought = await packEntries(reader, { kind, day: { gte: from, lte: to } }, EVER);
  const { item: itemLimit } = await limitsOn(reader, to);
  return {
    ...{ digest, itemLimit },
    large: largeItems(bought, itemLimit),
    newUses: newUsesOf(bought),
  };
}
