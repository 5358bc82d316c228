import type { ActionsBlock, ModalView } from '@slack/types';
import type { ConfirmationCode, Confirmations } from '../domain/confirmations.ts';
import { type Day, dayOf, formatDay } from '../domain/day.ts';
import { actions, button, type Message, option, section } from './blocks.ts';
import { ACTIONS, CONFIRMED, VIEWS } from './ids.ts';
import { ticksInput } from './inputs.ts';
import { counted, mention } from './text.ts';

/** R144: what an organisation decides before real use. */
const DECISIONS: Readonly<Record<ConfirmationCode, string>> = {
  lawful_basis: 'The lawful basis is decided and written down',
  conditions: 'The Article 9 and Schedule 1 conditions are chosen',
  impact_assessment: 'The data protection impact assessment is done',
  privacy_notice: 'The privacy notice says what is recorded',
  slack_retention: 'How long Slack keeps messages, and where, is decided',
};

/** The ticks that are left; what was recorded stands above them and cannot be taken back. */
export function confirmForm(state: Confirmations, timezone: string): ModalView {
  const recorded = recordedLines(state, timezone);
  const about = section(
    'References of customers are pseudonyms, and still personal data. Tick what your organisation has decided; each tick is recorded with your name and the day.',
    ...(recorded.length > 0 ? ['*Recorded*, and not to be unticked:', ...recorded] : []),
  );
  const common = {
    type: 'modal',
    callback_id: VIEWS.confirm,
    title: { type: 'plain_text', text: 'Before real use' },
  } as const;
  if (state.open.length === 0) {
    const done = section('*All is confirmed.* Nothing waits for you.');
    return { ...common, close: { type: 'plain_text', text: 'Close' }, blocks: [about, done] };
  }
  const options = state.open.map((code) => option(DECISIONS[code], code));
  return {
    ...common,
    submit: { type: 'plain_text', text: 'Record' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [about, { ...ticksInput(CONFIRMED, 'Still open', options), optional: false }],
  };
}

function recordedLines({ recorded, liveSince }: Confirmations, timezone: string): string[] {
  const on = (at: Date): Day => dayOf(at, timezone);
  if (recorded.length === 0 && liveSince !== undefined) {
    return [`✓ All of it, by the set-up file, ${formatDay(on(liveSince))}`];
  }
  return recorded.map(
    ({ code, by, at }) => `✓ ${DECISIONS[code]}: ${mention(by)}, ${formatDay(on(at))}`,
  );
}

/** To the lead, after ticking: what is recorded, and what still waits. */
export function confirmedMessage(state: Confirmations, timezone: string): Message {
  const open = state.open.map((code) => `• ${DECISIONS[code]}`);
  return {
    text: open.length === 0 ? 'All is confirmed' : `${open.length} still to confirm`,
    blocks: [
      section('*Recorded*', ...recordedLines(state, timezone)),
      section(
        open.length === 0
          ? '*All is confirmed*: the team may go live.'
          : [`*Still open: ${counted(open.length, 'confirmation')}*`, ...open].join('\n'),
      ),
      ...(open.length === 0 ? [] : [confirmButton()]),
    ],
  };
}

/** Opens the ticks. */
export function confirmButton(): ActionsBlock {
  return actions('confirm', button('Confirm what is decided', ACTIONS.confirm, 'open', 'primary'));
}
