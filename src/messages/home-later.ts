import type { KnownBlock } from '@slack/types';
import { formatPounds } from '../domain/money.ts';
import { sourceButtons } from './ask-after.ts';
import { actions, context, section } from './blocks.ts';
import { goodsInBrief } from './goods.ts';
import { type HomeFollowUp, heading, type TapLeft } from './home-parts.ts';
import { sentenceCase, typed } from './text.ts';
import { unlockedButtons, weeksOn } from './unlocked.ts';
import { wentButtons } from './went.ts';

/** Questions that Home lists of a kind; one answer often settles several. */
const SHOWN = 3;

const QUESTIONS: Readonly<Record<HomeFollowUp['kind'], string>> = {
  unlocked: 'what did it unlock?',
  went: 'how did it go?',
};

/** R89: what was saved without a word on the other source; nobody is reminded of it elsewhere. */
export function oneTapLeft(left: readonly TapLeft[]): KnownBlock[] {
  if (left.length === 0) return [];
  return [
    heading(`One tap left (${left.length})`),
    ...left.slice(0, SHOWN).flatMap(({ purchase, source, title }) => {
      const { reference, pence, customer } = purchase;
      const what = `${formatPounds(pence)} ${goodsInBrief(purchase)}`;
      return [
        section(`${what} · ${customer.reference} · ${reference}`, `*${typed(title)}?*`),
        actions(`left:${reference}`, ...sourceButtons(reference, source)),
      ];
    }),
    ...further(left.length),
  ];
}

/** R46, R66: what was asked some weeks on and is not answered yet. */
export function howDidItGo(asked: readonly HomeFollowUp[]): KnownBlock[] {
  if (asked.length === 0) return [];
  return [
    heading(`How did it go? (${asked.length})`),
    ...asked.slice(0, SHOWN).flatMap((one) => {
      const { reference, customer } = one.purchase;
      const what = `${goodsInBrief(one.purchase)} · ${customer.reference} · ${reference}`;
      return [
        section(what, `*${sentenceCase(weeksOn(one))}: ${QUESTIONS[one.kind]}*`),
        one.kind === 'went' ? wentButtons(one.id) : unlockedButtons(one.id),
      ];
    }),
    ...further(asked.length),
  ];
}

function further(count: number): KnownBlock[] {
  return count > SHOWN ? [context(`and ${count - SHOWN} more`)] : [];
}
