import { createHash } from 'node:crypto';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Personal } from '../domain/free-text.ts';
import { plainLine } from '../domain/line.ts';
import { actions, button, type Message, option, section } from './blocks.ts';
import { ACTIONS, FIELDS } from './ids.ts';
import { quoted, yourLine } from './text.ts';

type ViewBlock = ModalView['blocks'][number];

/** R96: what a text looks like, with its article. */
const LOOKS: Readonly<Record<Personal, string>> = {
  postcode: 'a postcode',
  phone: 'a phone number',
  email: 'an e-mail address',
  ni: 'a National Insurance number',
  nhs: 'an NHS number',
  birth: 'a date of birth',
  card: 'a full card number',
};

/** `That looks like a postcode: leave it out.` Never the words themselves. */
export function looksPersonal(what: Personal): string {
  return `That looks like ${LOOKS[what]}: leave it out.`;
}

/** Names that a form asks about, and whether its sender has said that they are none. */
export interface PersonQuestion {
  readonly names: readonly string[];
  readonly answered: boolean;
}

/** R96: a line that may name somebody; nothing of it is stored until its writer says. */
export function isThisAPerson(names: readonly string[], line: string, key: string): Message {
  const value = plainLine(line);
  return {
    text: 'Not saved yet: is this a person?',
    blocks: [
      section(`🟠 *Not saved yet. ${question(names)}*`),
      // Apart, since escaped words may fill a paragraph.
      section(yourLine(line)),
      actions(
        key,
        button('Not a person, save it', ACTIONS.notAPerson, value),
        button('Write it differently', ACTIONS.openForm, value),
      ),
    ],
  };
}

/** The same question in a form, with the box that answers it. */
export function personQuestion(asked: PersonQuestion | undefined): KnownBlock[] {
  if (asked === undefined || asked.names.length === 0) return [];
  const { names, answered } = asked;
  const no = option(names.length === 1 ? 'It is not a person' : 'They are not people', 'no_person');
  const options = [no];
  return [
    {
      ...section(`🟠 *Not saved yet. ${question(names)}*`, 'Take it out, or tick the box below.'),
      block_id: `${FIELDS.notAPerson}.question`,
    },
    {
      type: 'input',
      block_id: `${FIELDS.notAPerson}:${markOf(names)}`,
      optional: true,
      label: { type: 'plain_text', text: 'Something else?' },
      element: {
        type: 'checkboxes',
        action_id: FIELDS.notAPerson,
        options,
        ...(answered && { initial_options: options }),
      },
    },
  ];
}

function question(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(quoted);
  const last = shown.pop();
  const all = shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
  return `${names.length === 1 ? `Is ${all} a person` : `Are ${all} people`}? No names, please.`;
}

/** Tells the box for some names from the box for others, so that each is answered for itself. */
export function markOf(names: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 16);
}

/** Whether a block of a form is part of the question. */
export function isPersonQuestion(blockId: string | undefined): boolean {
  return blockId?.startsWith(FIELDS.notAPerson) ?? false;
}

/**
 * A form as it was sent, with the question on top and what was typed still in it. Only what Slack
 * takes of a view is given back to it.
 *
 * @param typed the free text, by the id of its block
 */
export function withQuestion(
  form: ModalView,
  names: readonly string[],
  typed: Readonly<Record<string, string>>,
): ModalView {
  const { type, callback_id, private_metadata, title, submit, close } = form;
  const fields = form.blocks.filter(({ block_id }) => !isPersonQuestion(block_id));
  return {
    type,
    ...(callback_id && { callback_id }),
    ...(private_metadata && { private_metadata }),
    title,
    ...(submit && { submit }),
    ...(close && { close }),
    blocks: [
      ...personQuestion({ names, answered: false }),
      ...fields.map((block) => filledIn(block, typed)),
    ],
  };
}

function filledIn(block: ViewBlock, typed: Readonly<Record<string, string>>): ViewBlock {
  const text = typed[block.block_id ?? ''];
  if (!text || !('element' in block) || block.element?.type !== 'plain_text_input') return block;
  return { ...block, element: { ...block.element, initial_value: text } } as ViewBlock;
}
