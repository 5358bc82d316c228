import type { Pence } from './money.ts';
import { subtract } from './money.ts';

/**
 * A3.3, R33: the planning figure is what a year of one customer is planned at, to forecast the whole
 * service; a setting of the workspace. It blocks nothing, needs no sign-off by itself, and is
 * promised to nobody.
 */

/**
 * R33: whether this spending takes a customer's budget year past the figure; exactly the figure is
 * not past it, and a year that was past it before passes it no more.
 *
 * @param yearNow pence of the year with the spending in it
 * @param spent pence that were added; nought or less for what was taken back
 */
export function passes(yearNow: Pence, spent: Pence, figure: Pence): boolean {
  return yearNow > figure && subtract(yearNow, spent) <= figure;
}
