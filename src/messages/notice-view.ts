import type { ModalView } from '@slack/types';
import type { Message } from './blocks.ts';

/** What came of a click within a private view, as a view. */
export function noticeView({ blocks }: Message): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Oatcake' },
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}
