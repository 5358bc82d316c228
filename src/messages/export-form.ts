import type { ModalView } from '@slack/types';
import type { Days } from '../domain/day.ts';
import { MOST_FILE_PURCHASES, MOST_FILE_WORDS } from '../domain/given-file.ts';
import { section } from './blocks.ts';
import { EXPORT, VIEWS } from './ids.ts';
import { dayInput, textInput } from './inputs.ts';

/** What the form for the ledger as a file is made of. */
export interface ExportForm {
  /** `finance`: money and categories alone. */
  readonly kind: 'ledger' | 'finance';
  readonly days: Days;
}

const WHAT: Readonly<Record<ExportForm['kind'], string>> = {
  ledger: 'Every line of these days, with customers’ references and reasons, as a CSV.',
  finance:
    'Every line of these days as a CSV: money, category and payment, without customers, goods, areas and reasons.',
};

/** R93: `/spend export`. */
export function exportForm({ kind, days }: ExportForm): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.export,
    title: { type: 'plain_text', text: 'The ledger as a file' },
    submit: { type: 'plain_text', text: 'Send it to me' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      section(
        WHAT[kind],
        'It comes as a message to you alone. Oatcake keeps on file that you asked, and what for.',
      ),
      dayInput(EXPORT.from, 'From', { value: days.from }),
      dayInput(EXPORT.to, 'To', { value: days.to, hint: 'Both days are in it.' }),
      textInput(EXPORT.purpose, 'What for', {
        most: MOST_FILE_WORDS,
        hint: 'No names.',
        placeholder: 'The year’s accounts',
      }),
    ],
  };
}

/** Sentences under the fields of that form. */
export const EXPORT_FAULTS = {
  noDay: 'Choose a day.',
  backwards: 'Choose a day that is not before the first.',
  tooLong: 'Choose at most two years; whoever runs Oatcake’s machine can write out more.',
  tooMany: `Choose fewer days: these have more than ${MOST_FILE_PURCHASES.toLocaleString('en-GB')} purchases.`,
  purpose: 'Say in a few words what it is for; without it nothing is sent.',
} as const;
