/** What one person may send within a minute: far more than anybody types or taps. */
export const MOST_A_MINUTE = 600;

const MINUTE_MS = 60_000;

/** How much more somebody may send, as of a moment. */
export interface Rate {
  readonly left: number;
  readonly at: Date;
}

/**
 * Whether one more thing that somebody sends is let through. What was used comes back evenly over a
 * minute: up to `most` within any minute are let through, and who is refused sent as many within the
 * minute before.
 *
 * @param before as of the last that they sent; undefined for the first
 */
export function letThrough(
  before: Rate | undefined,
  at: Date,
  most = MOST_A_MINUTE,
): { readonly through: boolean; readonly rate: Rate } {
  // A clock that was set back gives nothing back, and takes nothing.
  const passed = before === undefined ? 0 : Math.max(0, at.getTime() - before.at.getTime());
  const left = Math.min(most, (before?.left ?? most) + (passed * most) / MINUTE_MS);
  const through = left >= 1;
  return { through, rate: { left: through ? left - 1 : left, at } };
}
