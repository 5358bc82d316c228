import { formatPounds, pence } from '../domain/money.ts';
import type { Report } from '../domain/report.ts';
import type { Bar, Chart } from '../pictures/chart.ts';
import type { Picture } from './blocks.ts';
import { firstIdea } from './digest-text.ts';

/** More bars than this are too thin on a phone; the table has them all. */
const MOST_BARS = 12;
/** Slack's most characters of a picture's description. */
const MOST_ALT = 2_000;

/** A report as bars; undefined where there is nothing to draw. */
export function reportPicture(report: Report, title: string): Omit<Picture, 'below'> | undefined {
  const { figures, bars: all } = barsOf(report);
  const bars = all.filter(({ value }) => value > 0).slice(0, MOST_BARS);
  if (bars.length === 0) return undefined;
  const note = bars.length < all.length ? `${bars.length} of ${all.length} rows.` : undefined;
  const chart: Chart = { title, bars, figures, note };
  return { chart, alt: inWords(chart) };
}

function barsOf(report: Report): { figures: Chart['figures']; bars: Bar[] } {
  switch (report.by) {
    case 'band':
      return {
        figures: 'count',
        bars: report.rows.map(({ label, customers }) => ({ label, value: customers })),
      };
    case 'uncoded':
      return {
        figures: 'count',
        bars: report.rows.map(({ label, uncoded }) => ({ label, value: uncoded })),
      };
    case 'fairness':
      return { figures: 'pounds', bars: quartiles(report.rows[0]?.spread) };
    default:
      return {
        figures: 'pounds',
        bars: report.rows.map(({ label, pence }) => ({ label: firstIdea(label), value: pence })),
      };
  }
}

/** R73: of customers alone: workers’ figures are of another size. */
function quartiles(
  spread:
    | { readonly lowerPence: number; readonly medianPence: number; readonly upperPence: number }
    | undefined,
): Bar[] {
  if (spread === undefined) return [];
  return [
    { label: 'A quarter had less than', value: spread.lowerPence },
    { label: 'Half had less than', value: spread.medianPence },
    { label: 'A quarter had more than', value: spread.upperPence },
  ];
}

/** The same for whoever does not see the picture. */
function inWords({ title, bars, figures }: Chart): string {
  const words = bars.map(({ label, value }) => {
    const figure = figures === 'pounds' ? formatPounds(pence(value)) : String(value);
    return `${label} ${figure}`;
  });
  return `${title}: ${words.join(', ')}.`.slice(0, MOST_ALT);
}
