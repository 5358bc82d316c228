import type { ModalView } from '@slack/types';
import { PATTERN_REST_WEEKS, type PatternAnswer } from '../domain/pattern.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { ACTIONS, BECAUSE, VIEWS } from './ids.ts';
import { textInput } from './inputs.ts';
import { quoted } from './text.ts';

/** R71: a question about a customer's regular pattern, as its one reader sees it. */
export interface AskedPattern {
  readonly id: number;
  readonly customer: { readonly reference: string };
  readonly answer: PatternAnswer | undefined;
  readonly because: string | undefined;
}

const WEEKS = ['no', 'one', 'two', 'three', 'four'][PATTERN_REST_WEEKS] ?? PATTERN_REST_WEEKS;

/** The question, or once it is answered what was said. */
export function patternMessage(asked: AskedPattern): Message {
  return asked.answer === undefined ? question(asked) : told(asked);
}

/** `Yes, because…`: one sentence. */
export function patternForm({ id, customer: { reference } }: AskedPattern): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.pattern,
    private_metadata: JSON.stringify({ ask: id }),
    title: { type: 'plain_text', text: 'It moves things forward' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      section(`*${reference}: a coffee or food most weeks lately.*`),
      textInput(BECAUSE, 'Yes, because', {
        most: 140,
        placeholder: 'we meet the housing officer on the way',
        hint: 'No names, please. Nobody is sent it; it stays with the question in the ledger.',
      }),
    ],
  };
}

/** The same in few words, for whoever answers a second time. */
export function patternWords(answer: PatternAnswer): string {
  return SAID[answer];
}

const SAID: Readonly<Record<PatternAnswer, string>> = {
  yes: 'yes, it moves things forward',
  review: 'you look at it again together',
  snooze: `not now; it is asked again in ${WEEKS} weeks at the earliest`,
};

function question({ id, customer: { reference } }: AskedPattern): Message {
  return {
    text: 'A question for you alone',
    blocks: [
      section(
        `*${reference}: a coffee or food most weeks lately.*`,
        'Is this moving things forward?',
      ),
      actions(
        `pattern:${id}`,
        button('Yes, because…', ACTIONS.patternYes, id),
        button('Review', ACTIONS.patternReview, id),
        button('Snooze', ACTIONS.patternSnooze, id),
      ),
      context('You alone are asked. It is counted against nobody and holds nothing back.'),
    ],
  };
}

function told({ customer: { reference }, answer, because }: AskedPattern): Message {
  return {
    text: 'Noted, for you alone',
    blocks: [
      section(
        `*Noted for ${reference}: ${answer && SAID[answer]}.*`,
        because && quoted(because),
        answer === 'review' &&
          `What would ${reference} like to come next? Supervision is a good place for it too.`,
      ),
    ],
  };
}
