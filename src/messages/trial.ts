import type { ContextBlock } from '@slack/types';
import type { Trial } from '../domain/confirmations.ts';
import { context, type Message, section } from './blocks.ts';

/** By this block a message tells that it has the line already. */
const BLOCK = 'trial';

/** R144: one line under what was saved, and on Home, until real use is confirmed. */
export function trialLine({ lead }: Trial): ContextBlock {
  const who = lead === undefined ? 'The data protection lead' : `<@${lead}>`;
  const named = lead === undefined ? ', once named with `/spend setup`,' : '';
  const says = `*Trial*: use made-up customers only. ${who}${named} confirms what must be decided before real use: \`/spend confirm\``;
  return { ...context(says), block_id: BLOCK };
}

/** A private answer with the line at its end, once. */
export function withTrialLine(message: Message, trial: Trial): Message {
  const has = message.blocks.some(({ block_id: id }) => id === BLOCK);
  return has ? message : { ...message, blocks: [...message.blocks, trialLine(trial)] };
}

/** What is posted in a channel: its first line says that nothing in it is real. */
export function asTrial(message: Message): Message {
  const first = section('*Trial*: these are made-up figures until real use is confirmed.');
  const { picture } = message;
  return {
    ...message,
    text: `Trial · ${message.text}`,
    blocks: [first, ...message.blocks],
    ...(picture && { picture: { ...picture, below: picture.below + 1 } }),
  };
}
