import type { ModalView } from '@slack/types';
import { MONEY_FIELDS, VIEWS } from './ids.ts';
import { textInput } from './inputs.ts';

/** What a manager corrects, before saying why. */
export interface Correction {
  readonly what: 'edit' | 'undo';
  readonly reference: string;
}

/** R11: a manager's reason; after it the form, or the undoing. */
export function correctionWhyForm({ what, reference }: Correction): ModalView {
  const title = `${what === 'edit' ? 'Edit' : 'Undo'} ${reference}`;
  return {
    type: 'modal',
    callback_id: VIEWS.correctionWhy,
    private_metadata: JSON.stringify({ what, reference }),
    title: { type: 'plain_text', text: title.slice(0, 24) },
    submit: { type: 'plain_text', text: what === 'edit' ? 'Next' : 'Undo it' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      textInput(MONEY_FIELDS.why, what === 'edit' ? 'Why it is changed' : 'Why it is undone', {
        most: 280,
        multiline: true,
        hint: 'Whoever bought it reads these words, and they stay in its history. No names, please.',
      }),
    ],
  };
}
