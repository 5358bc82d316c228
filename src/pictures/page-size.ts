/** Of A4, in points: the margins, and what lies between the left one and the right one. */
export const MARGIN = 42;
export const FOOT = 46;
export const WIDTH = 595.28 - 2 * MARGIN;
