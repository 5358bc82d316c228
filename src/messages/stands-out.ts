import type { Trend, WeeklyDigest } from '../domain/digest.ts';

/** So many are named in a line; of more, how many more. */
const NAMED = 3;

/** R60: what stands out, in two lines at most: counts and no money, and what it is good for. */
export function standsOut(digest: WeeklyDigest): string[] {
  const { trends, isComparable } = digest;
  if (!isComparable) return ['Too early to say what stands out: that takes sixteen weeks.'];
  if (trends.length === 0) {
    // R60: what all of it comes to is not put to the test, and so not spoken of.
    const shown = hidesSome(digest) ? ' shown here' : '';
    return [`No area or category${shown} stands out beyond chance.`];
  }
  const more = trends.filter(({ direction }) => direction === 'more');
  const fewer = trends.filter(({ direction }) => direction === 'fewer');
  if (more.length > 0 && fewer.length > 0) {
    return [
      `Stand out with more than chance explains: ${namesOf(more)}.`,
      `With fewer than chance explains: ${namesOf(fewer)}. For the meeting.`,
    ];
  }
  const [stand, what] = trends.length === 1 ? ['Stands', 'One for'] : ['Stand', 'For'];
  const how = more.length > 0 ? 'More' : 'Fewer';
  return [
    `${stand} out: ${namesOf(trends)}.`,
    `${how} purchases than chance explains. ${what} the meeting.`,
  ];
}

/** R108: what is merged or left out may well stand out, and is not spoken of. */
function hidesSome({ fourWeeks, usual, areas, categories }: WeeklyDigest): boolean {
  const isEmpty = fourWeeks.purchases + usual.purchases === 0;
  const isAll = isEmpty || categories.length > 0;
  return !isAll || [...areas, ...categories].some(({ merged }) => merged);
}

/** R61: how buses and taxis did, by the same test; nothing while nothing can be said. */
export function transportVerdict({ transport, isComparable }: WeeklyDigest): string | undefined {
  const { purchases, usual, usualRange, trend } = transport;
  if (!isComparable || purchases + usual === 0) return undefined;
  if (trend !== undefined) return `${trend === 'more' ? 'More' : 'Fewer'} than chance explains.`;
  const isUsual = purchases >= usualRange.from && purchases <= usualRange.to;
  return isUsual ? 'Steady.' : 'Chance may explain it.';
}

/** Whole labels, since a shortened one may be another's. */
function namesOf(trends: readonly Trend[]): string {
  const names = trends.slice(0, NAMED).map(({ label }) => label);
  const rest = trends.length - names.length;
  return rest === 0 ? names.join('; ') : `${names.join('; ')} and ${rest} more`;
}
