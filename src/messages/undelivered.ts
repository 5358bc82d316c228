import { type Message, section } from './blocks.ts';
import type { ErrandKind, LINES, MessageKind } from './ids.ts';

/** What a message was, in words that tell nothing of what it says. */
const KINDS: Readonly<Partial<Record<MessageKind | ErrandKind | (typeof LINES)[number], string>>> =
  {
    saved: 'a confirmation',
    breach: 'a confirmation',
    kept: 'the answer to a line',
    line: 'the answer to a line',
    card: 'a card that asks for sign-off',
    card_changed: 'a change to a card in the managers’ channel',
    decision: 'a decision',
    question: 'a manager’s question',
    story: 'word of what is released for the digest',
    pattern: 'a question to a worker',
    to_finish: 'a reminder of lines to finish',
    pack_file: 'a file of the pack',
    ledger_file: 'the ledger as a file, which was asked for',
    ledger_file_gone: 'the removal of the ledger as a file from somebody’s messages',
    to_group: 'word to each of a user group',
    weekly_digest: 'the weekly digest',
    managers_digest: 'the managers’ copy of the weekly digest',
    managers_digest_refused: 'word that the managers’ copy was not posted',
    digest_refused: 'word that the digest was not posted',
    breach_notice: 'word of a breach',
    year_passed: 'word that a planning figure was passed',
    year_passed_notice: 'word that a planning figure was passed',
    budget_set: 'word of a new budget',
    report: 'a report that was asked for',
    customer_changed: 'word of a customer’s reference',
    customer_handed: 'word of a customer’s reference',
    customer_left: 'word of a customer’s reference',
  };

const LEFT = 'whoever it was for has left Slack or takes no messages. Tell them yourself';
const NOT_IN =
  'Oatcake is not in its channel. Invite it there, or name another with `/spend setup`';
const WHY: Readonly<Record<string, string>> = {
  is_archived: 'its channel is archived. Bring it back, or name another with `/spend setup`',
  not_in_channel: NOT_IN,
  channel_not_found: NOT_IN,
  user_disabled: LEFT,
  user_not_found: LEFT,
  cannot_dm_bot: LEFT,
};

/** A message that did not arrive: what kind it was and its reference, never what it says. */
export interface Undelivered {
  readonly kind: string;
  readonly reference: string | undefined;
  /** Slack's word for the fault. */
  readonly fault: string;
  /** Whether it is tried on. */
  readonly isTriedOn: boolean;
}

/** To the managers, by another way than the one that failed. */
export function undelivered({ kind, reference, fault, isTriedOn }: Undelivered): Message {
  const what = KINDS[kind as MessageKind] ?? 'a message';
  const about = reference === undefined ? '' : ` · ${reference}`;
  const why = WHY[fault] ?? `Slack does not take it (${fault}). Tell the technical admin`;
  return {
    text: `A message could not be delivered${about}`,
    blocks: [
      section(
        `*Not delivered: ${what}${about}*`,
        `The reason: ${why}.`,
        isTriedOn
          ? 'Oatcake goes on trying for about a day. What waits is on Home meanwhile.'
          : 'It is not tried again. What was saved stays in the ledger; what waits is on Home.',
      ),
    ],
  };
}
