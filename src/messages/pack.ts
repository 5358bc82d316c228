import type { KnownBlock } from '@slack/types';
import { formatPounds } from '../domain/money.ts';
import type { Pack, PackExample } from '../domain/pack.ts';
import { actionBlocks } from './actions.ts';
import { button, context, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { EXAMPLE_RULE_WORDS, PACK_SECTIONS, packTitle } from './pack-words.ts';
import { typed } from './text.ts';

/** Most of a kind, so that the whole is a message of Slack's. */
const MOST = 20;

/** To the managers' private channel: what to discuss, and what was decided (R64). */
export function packMessage(
  pack: Pick<Pack, 'meeting' | 'days' | 'examples' | 'actions'>,
): Message {
  const { examples, actions } = pack;
  const title = packTitle(pack);
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      section(`*${PACK_SECTIONS.examples}*`, examples.length === 0 && 'Nothing.'),
      ...examples.slice(0, MOST).map(exampleBlock),
      ...rest(examples.length),
      section(`*${PACK_SECTIONS.actions}*`, actions.length === 0 && 'Nothing.'),
      ...actions.slice(0, MOST).flatMap((action) => actionBlocks(action)),
      ...rest(actions.length),
    ],
  };
}

function exampleBlock({ id, item, pence, reference, rule, told }: PackExample): KnownBlock {
  const why = told === undefined ? EXAMPLE_RULE_WORDS[rule] : `flagged: ${typed(told)}`;
  return {
    ...section(`${typed(item)} ${formatPounds(pence)} · ${reference} · ${why}`),
    block_id: `example:${id}`,
    accessory: button('Discuss', ACTIONS.discuss, id),
  };
}

function rest(count: number): KnownBlock[] {
  return count > MOST ? [context(`and ${count - MOST} more`)] : [];
}
