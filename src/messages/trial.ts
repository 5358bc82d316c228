import type { ContextBlock } from '@slack/types';
import type { Trial } from '../domain/confirmations.ts';
import type { Pages } from '../pictures/pages.ts';
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

/** Under what shows the team's figures: nothing in it is real. */
export const MADE_UP = 'these are made-up figures until real use is confirmed.';

/** What is posted in a channel: its first line says that nothing in it is real. */
export function asTrial(message: Message): Message {
  const first = section(`*Trial*: ${MADE_UP}`);
  const { picture } = message;
  return {
    ...message,
    text: `Trial · ${message.text}`,
    blocks: [first, ...message.blocks],
    ...(picture && { picture: { ...picture, below: picture.below + 1 } }),
  };
}

/** The same of pages to print: at their head, and at the foot of each. */
export function pagesAsTrial(pages: Pages): Pages {
  const { title, under, foot } = pages;
  return {
    ...pages,
    title: `Trial · ${title}`,
    under: `Trial: ${MADE_UP} ${under}`,
    foot: { ...foot, left: `Trial. ${foot.left}` },
  };
}

/** The same of plain text: its first line. */
export function textAsTrial(text: string): string {
  return `Trial: ${MADE_UP}\n${text}`;
}
