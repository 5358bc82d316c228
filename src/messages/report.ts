import type { TableBlock } from '@slack/types';
import { type Days, formatDay } from '../domain/day.ts';
import { formatPounds, formatWholePounds } from '../domain/money.ts';
import { type Report, type ReportBy, share } from '../domain/report.ts';
import { context, type Message, section } from './blocks.ts';
import { reportCells } from './report-cells.ts';
import { reportPicture } from './report-chart.ts';
import { SPLITS } from './report-form.ts';
import { counted, typed } from './text.ts';

/** Slack's most rows of a table, the heading with them. */
const MOST_ROWS = 100;

/** A report, to whoever asked for it alone; `whole`: a manager, who sees every row by itself. */
export function reportMessage(report: Report, whole: boolean): Message {
  const { total } = report;
  const [heading, ...rows] = reportCells(report);
  const shown = rows.slice(0, MOST_ROWS - 1);
  const title = titleOf(report.by, report);
  const picture = reportPicture(report, title);
  return {
    text: `Report by ${lower(report.by)}`,
    blocks: [
      section(
        `*${title}*`,
        `${formatPounds(total.pence)} · ${counted(total.purchases, 'purchase')} · ${counted(total.customers, 'customer')}`,
        ...words(report),
        whole && coverage(report),
      ),
      ...(shown.length > 0 && heading !== undefined ? [table([heading, ...shown])] : []),
      context(
        shown.length < rows.length &&
          `The first ${shown.length} of ${rows.length} rows; choose fewer days for the rest.`,
        whole
          ? 'Only you see this. It may be about few people: keep it among managers.'
          : 'Only you see this. What is about fewer than five customers is shown together, or not at all.',
      ),
    ],
    ...(picture && { picture: { ...picture, below: 1 } }),
  };
}

/** R108: nothing can be shown outside the managers, since all of it is about a few people. */
export function reportTooSmall(by: ReportBy, days: Days): Message {
  return {
    text: `Report by ${lower(by)}`,
    blocks: [
      section(
        `*${titleOf(by, days)}*`,
        'It would be about fewer than five customers, so nothing of it is shown.',
        'Choose more months with `/spend report`, or ask a manager.',
      ),
    ],
  };
}

function titleOf(by: ReportBy, { from, to }: Days): string {
  return `By ${lower(by)}, ${formatDay(from)} to ${formatDay(to)}`;
}

/** In a sentence: no name in it but the one that ends the table. */
function lower(by: ReportBy): string {
  const name = SPLITS[by];
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** What stands out in a line or two. */
function words(report: Report): (string | undefined)[] {
  switch (report.by) {
    case 'band':
      return [];
    case 'uncoded': {
      const many = report.rows.filter(({ isMany }) => isMany).map(({ label }) => label);
      return [
        many.length === 0
          ? 'In no month more than a tenth of the lines are without an area or “Other”.'
          : `More than a tenth of the lines are without an area or “Other” in ${many.join(', ')}.`,
      ];
    }
    case 'fairness':
      return report.rows.flatMap(({ caseload }) =>
        caseload === undefined
          ? []
          : [
              `Nothing was spent for ${caseload.openWithoutSpend} of ${counted(caseload.open, 'open customer')} (${percent(share(caseload.openWithoutSpend, caseload.open))}).`,
              'Customers’ figures are for the whole time: who was here for half of it counts as half.',
            ],
      );
    default: {
      const [most] = report.rows.toSorted((a, b) => b.pence - a.pence);
      if (most === undefined || most.pence <= 0) return [];
      const of = `${formatWholePounds(most.pence)}, ${percent(most.sharePence)}`;
      const top = most.topCategories.slice(0, 3).map(typed).join(', ');
      return [
        `Most: ${typed(most.label)} (${of})${top === '' || top === typed(most.label) ? '' : `: ${top}`}.`,
      ];
    }
  }
}

/** R54: no figure by area without its coverage. */
function coverage({ coverage: coded, total }: Report): string {
  return `With an outcome area: ${formatPounds(coded.pence)} (${percent(share(coded.pence, total.pence))}).`;
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 100)}%`;
}

function table([heading = [], ...rows]: readonly (readonly string[])[]): TableBlock {
  const cells = (texts: readonly string[]) =>
    texts.map((text) => ({ type: 'raw_text' as const, text }));
  return {
    type: 'table',
    block_id: 'report',
    column_settings: heading.map((_, at) =>
      at === 0 ? { align: 'left', is_wrapped: true } : { align: 'right' },
    ),
    rows: [cells(heading), ...rows.map(cells)],
  };
}
