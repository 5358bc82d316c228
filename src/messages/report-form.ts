import type { ModalView } from '@slack/types';
import type { Day, Days } from '../domain/day.ts';
import type { ReportBy } from '../domain/report.ts';
import { option } from './blocks.ts';
import { REPORT, VIEWS } from './ids.ts';
import { dayInput, selectInput } from './inputs.ts';

/** What each split is called. */
export const SPLITS: Readonly<Record<ReportBy, string>> = {
  'outcome-area': 'Outcome area',
  category: 'Category',
  component: 'Component',
  band: 'Band of spending',
  month: 'Month',
  phase: 'Phase: home and benefits',
  fairness: 'Fairness',
  uncoded: 'Uncoded or Other',
};

/** What the form for a report is made of. */
export interface ReportForm {
  /** The splits that this person may see; the first is chosen. */
  readonly splits: readonly ReportBy[];
  readonly days: Days;
  /** R108: only whole months that are over. */
  readonly wholeMonths: boolean;
}

/** `/spend report`. */
export function reportForm({ splits, days, wholeMonths }: ReportForm): ModalView {
  const options = splits.map((by) => option(SPLITS[by], by));
  const hint = wholeMonths ? 'Whole months that are over.' : 'Both days are in it.';
  return {
    type: 'modal',
    callback_id: VIEWS.report,
    title: { type: 'plain_text', text: 'Report' },
    submit: { type: 'plain_text', text: 'Show' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      selectInput(REPORT.by, 'By', options, { chosen: splits[0] }),
      dayInput(REPORT.from, 'From', { value: days.from }),
      dayInput(REPORT.to, 'To', { value: days.to, hint }),
    ],
  };
}

/** Under a day of the form. */
export function reportFault(why: 'no-day' | 'backwards' | 'no-month', today: Day): string {
  if (why === 'no-day') return 'Choose a day.';
  if (why === 'backwards') return 'Choose a day that is not before the first.';
  return `Choose days with a whole month that was over before ${today.slice(0, 7)}.`;
}
