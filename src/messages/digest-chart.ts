import type { CountRange, DigestRow, WeeklyDigest } from '../domain/digest.ts';
import type { Bar, Chart } from '../pictures/chart.ts';
import type { Picture } from './blocks.ts';
import { firstIdea, inFigures } from './digest-text.ts';

const TITLE = 'Purchases in four weeks, by area';
/** Slack's most characters of a picture's description. */
const MOST_ALT = 2_000;

/**
 * R59: four weeks by outcome area, as the readers see them (R108), each beside its usual range once
 * the record reaches back far enough (R60); undefined where there is nothing to draw.
 */
export function digestPicture(digest: WeeklyDigest): Omit<Picture, 'below'> | undefined {
  const bars = digest.areas.map((row) => barOf(row, digest.isComparable));
  if (bars.length === 0) return undefined;
  const note = digest.isComparable ? 'Grey: the usual range.' : undefined;
  const chart: Chart = { title: TITLE, bars, figures: 'count', note };
  return { chart, alt: inWords(chart) };
}

function barOf({ label, purchases, usualRange }: DigestRow, isComparable: boolean): Bar {
  const usual = isComparable ? usualRange : undefined;
  return { label: firstIdea(label), value: purchases, usual };
}

/** The same for whoever does not see the picture: `Self-care 21 (usual 15 to 26)`. */
function inWords({ title, bars }: Chart): string {
  const words = bars.map(({ label, value, usual }) => {
    return `${label} ${inFigures(value)}${usual === undefined ? '' : ` (usual ${range(usual)})`}`;
  });
  return `${title}: ${words.join(', ')}.`.slice(0, MOST_ALT);
}

function range({ from, to }: CountRange): string {
  return from === to ? inFigures(from) : `${inFigures(from)} to ${inFigures(to)}`;
}
