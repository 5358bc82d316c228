import type { WeeklyDigest } from './digest.ts';
import type { Pence } from './money.ts';

/** How many of a week's large items managers see one by one. */
export const MOST_LARGE_ITEMS = 3;
/** How many of its new uses. */
export const MOST_NEW_USES = 5;

/** A purchase as it is named in a shared channel: nothing that anybody typed, and no customer. */
export interface WeekItem {
  readonly reference: string;
  readonly pence: Pence;
  readonly category: string;
  /** R66: the worker's tick. */
  readonly newUse: boolean;
}

/** A few of a kind, and how many more there are. */
export interface WeekItems {
  readonly shown: readonly WeekItem[];
  readonly more: number;
}

/** The week as managers see it among themselves: every area and category by itself. */
export interface ManagersDigest {
  readonly digest: WeeklyDigest;
  /** The item limit of the week, above which a purchase is a large one. */
  readonly itemLimit: Pence;
  readonly large: WeekItems;
  readonly newUses: WeekItems;
}

/** R60: the week's three largest purchases above the item limit, largest first. */
export function largeItems(bought: readonly WeekItem[], itemLimit: Pence): WeekItems {
  const large = bought.filter(({ pence }) => pence > itemLimit);
  return atMost(
    large.toSorted((a, b) => b.pence - a.pence),
    MOST_LARGE_ITEMS,
  );
}

/** R66: what workers ticked as new or unusual, in the order it was logged. */
export function newUsesOf(bought: readonly WeekItem[]): WeekItems {
  return atMost(
    bought.filter(({ newUse }) => newUse),
    MOST_NEW_USES,
  );
}

function atMost(items: readonly WeekItem[], most: number): WeekItems {
  return { shown: items.slice(0, most), more: Math.max(0, items.length - most) };
}
