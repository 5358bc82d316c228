import type { KnownBlock, ModalView } from '@slack/types';
import { BECAME, type BecameNote } from '../domain/afterwards.ts';
import { dayOf, formatDay } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { type Message, option, paragraphs, section } from './blocks.ts';
import { goodsAtStart, inShort } from './goods.ts';
import { BECAME_FIELDS, VIEWS } from './ids.ts';
import { radioInput, textInput } from './inputs.ts';
import { quoted } from './text.ts';

/** R13: what became of a thing: one tap, and a few words for whoever wants to say more. */
export function becameForm(
  purchase: SavedPurchase,
  earlier: readonly BecameNote[],
  timezone: string,
): ModalView {
  const { reference, customer, day } = purchase;
  const options = BECAME.map(({ code, label }) => option(label, code));
  return {
    type: 'modal',
    callback_id: VIEWS.became,
    private_metadata: JSON.stringify({ reference }),
    title: { type: 'plain_text', text: 'What became of it' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      section(
        `*${goodsAtStart(inShort(purchase))}*`,
        `${customer.reference} · ${formatDay(day)} · ${formatPounds(purchase.pence)} · ${reference}`,
      ),
      ...toldBefore(earlier, timezone),
      radioInput(BECAME_FIELDS.became, 'What became of it', options),
      textInput(BECAME_FIELDS.text, 'In a few words', {
        ...{ optional: true, most: 140 },
        hint: 'No names, please. It is not counted against anybody, and changes no total.',
      }),
    ],
  };
}

/** The last of them, oldest first. */
const SHOWN = 10;

function toldBefore(earlier: readonly BecameNote[], timezone: string): KnownBlock[] {
  return paragraphs(...earlier.slice(-SHOWN).map((note) => noteLine(note, timezone)));
}

function noteLine({ value, text, at }: BecameNote, timezone: string): string {
  const label = BECAME.find(({ code }) => code === value)?.label ?? value;
  return `${formatDay(dayOf(at, timezone))}  ${label}${text === undefined ? '' : `: ${quoted(text)}`}`;
}

/** After the form: what stands beside the purchase now. */
export function becameNoted(
  purchase: SavedPurchase,
  told: readonly BecameNote[],
  timezone: string,
): Message {
  return {
    text: `Noted · ${purchase.reference}`,
    blocks: [
      section(`*Noted: ${goodsAtStart(inShort(purchase))} · ${purchase.reference}*`),
      ...toldBefore(told, timezone),
      section('No total changes, and it holds nothing back that is needed next.'),
    ],
  };
}
