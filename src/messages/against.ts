import { formatPounds, pence } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { sentenceCase, typed } from './text.ts';

/** What was recorded against a purchase. */
export interface RecordedAgainst {
  readonly reference: string;
  readonly item: string;
  readonly missed: boolean;
  readonly refund: SavedPurchase | undefined;
  readonly fee: SavedPurchase | undefined;
  /** The request about a fee over a limit. */
  readonly plan: string | undefined;
}

/** After Refund, Cancellation fee or Missed appointment (R11, R12). */
export function recordedAgainst(recorded: RecordedAgainst): Message {
  const { reference, item, missed, refund, fee, plan } = recorded;
  const back = refund && formatPounds(pence(-refund.pence));
  return {
    text: `Saved against ${reference}`,
    blocks: [
      section(
        `✅ *Saved against ${reference}* · ${typed(sentenceCase(item))}`,
        missed && 'The appointment was missed.',
        refund && `Came back: ${back} · ${refund.reference}`,
        fee && `Fee: ${formatPounds(fee.pence)} · ${fee.reference}`,
        plan && `The fee counts now. A manager decides on it as an exception (${plan}).`,
      ),
      actions(`against:${reference}`, button('History', ACTIONS.history, reference)),
    ],
  };
}
