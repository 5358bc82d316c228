import { formatPounds } from '../domain/money.ts';
import { actions, button, type Message, section } from './blocks.ts';
import type { HistoryVersion } from './history.ts';
import { ACTIONS } from './ids.ts';
import { mention, quoted, sentenceCase, typed } from './text.ts';

/** R11: to whoever bought it, and whoever corrected it: what became of the entry, and why. */
export function corrected(now: HistoryVersion, before: HistoryVersion | undefined): Message {
  const { entry, recordedBy, why } = now;
  const { reference } = entry;
  const undone = entry.kind === 'void';
  const done = undone ? 'undone' : 'changed';
  const by = recordedBy === undefined ? '' : ` by ${mention(recordedBy)}`;
  return {
    text: `${sentenceCase(done)} · ${reference}`,
    blocks: [
      section(
        `*${reference} was ${done}${by}${why === undefined ? '' : `: ${quoted(why)}`}*`,
        before && `Before: ${inShort(before)}`,
        undone
          ? 'It counts nowhere now; the ledger keeps it and its undoing.'
          : `Now: ${inShort(now)}`,
      ),
      actions(`corrected:${reference}`, button('History', ACTIONS.history, reference)),
    ],
  };
}

function inShort({ entry: { pence, customer, item, category } }: HistoryVersion): string {
  return [formatPounds(pence), customer.reference, typed(item), typed(category.label)].join(' · ');
}
