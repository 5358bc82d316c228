import { pence } from './money.ts';

/**
 * A3.3, R33: what a year of one customer is planned at, to forecast the whole service. It blocks
 * nothing, needs no sign-off by itself, and is promised to nobody.
 */
export const PLANNING_FIGURE = pence(100_000);
