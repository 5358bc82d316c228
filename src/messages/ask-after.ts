import type { Button, KnownBlock } from '@slack/types';
import {
  type After,
  type AfterAnswers,
  type AfterQuestion,
  type ContactAnswer,
  type Idea,
  NOTHING_TOLD,
} from '../domain/ask-after.ts';
import type { SourceAnswer } from '../domain/other-source.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { actions, button, section } from './blocks.ts';
import { checkedWords } from './clause.ts';
import { ACTIONS } from './ids.ts';
import { typed } from './text.ts';

/** The questions of one tap under a saved purchase: at most one at a time, and nobody need answer. */

const CONTACT: Readonly<Record<ContactAnswer, string>> = { yes: 'yes', not_sure: 'not sure' };
const IDEA: Readonly<Record<Idea, string>> = {
  customer: 'the customer’s idea',
  worker: 'your idea',
  both: 'an idea of both',
};

/** Where nobody looked anything up: only the receipt is asked about. */
export function plainAfter({ more: { receipt } }: Pick<SavedPurchase, 'more'>): After {
  const question = receipt === undefined ? ({ kind: 'receipt' } as const) : undefined;
  return { told: { ...NOTHING_TOLD, receipt }, question };
}

/** What was answered, as one line about the purchase. */
export function answeredLine({ source, contact, idea }: AfterAnswers): string | undefined {
  const said = [
    source && checkedWords(source.source, source.answer),
    contact && `Still a fair chance of contact: ${CONTACT[contact]}`,
    idea && `${IDEA[idea].charAt(0).toUpperCase()}${IDEA[idea].slice(1)}`,
  ].filter(Boolean);
  return said.length === 0 ? undefined : said.join(' · ');
}

/** R97: asked until it is answered; nobody need answer. */
export function receiptLine(reference: string, { receipt }: AfterAnswers): string {
  if (receipt === undefined) return `Write ${reference} on the receipt.`;
  return receipt === 'yes' ? `${reference} is on the receipt.` : 'There is no receipt.';
}

/** The question in words; the receipt's line asks by itself. */
function questionLine(question: AfterQuestion | undefined): string | undefined {
  switch (question?.kind) {
    case 'source':
      return `*${typed(question.title)}?*`;
    case 'contact':
      return '*Still a fair chance of contact?*';
    case 'idea':
      return 'Whose idea was it?';
    default:
      return undefined;
  }
}

/** The question, with its buttons right under it. */
export function questionButtons(
  reference: string,
  question: AfterQuestion | undefined,
): KnownBlock[] {
  if (question === undefined) return [];
  const line = questionLine(question);
  const buttons = actions(`after:${reference}`, ...buttonsOf(reference, question));
  return line === undefined ? [buttons] : [section(line), buttons];
}

function buttonsOf(reference: string, question: AfterQuestion): Button[] {
  switch (question.kind) {
    case 'source':
      return sourceButtons(reference, question.source);
    case 'contact':
      return [
        button('Yes', ACTIONS.contactYes, reference),
        button('Not sure', ACTIONS.contactNotSure, reference),
      ];
    case 'receipt':
      return [
        button('Written on it', ACTIONS.receiptYes, reference),
        button('No receipt', ACTIONS.receiptNo, reference),
      ];
    case 'idea':
      return [
        button('Customer’s idea', ACTIONS.ideaCustomer, reference),
        button('Mine', ACTIONS.ideaWorker, reference),
        button('Both', ACTIONS.ideaBoth, reference),
      ];
  }
}

const SOURCE_BUTTONS: readonly (readonly [SourceAnswer, string, string])[] = [
  ['tried', 'Tried', ACTIONS.sourceTried],
  ['not_available', 'Not available', ACTIONS.sourceNotAvailable],
  ['too_slow', 'Too slow', ACTIONS.sourceTooSlow],
  ['not_now', 'Not now', ACTIONS.sourceNotNow],
];

/** R41: the four answers about a source; each carries the purchase, the source and the answer. */
export function sourceButtons(reference: string, source: string): Button[] {
  return SOURCE_BUTTONS.map(([answer, label, action]) =>
    button(label, action, `${reference}:${source}:${answer}`),
  );
}
