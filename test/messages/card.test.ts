import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/domain/sign-off.ts';
import type { Message } from '../../src/messages/blocks.ts';
import { beforeLine, card, shownText, withoutReference } from '../../src/messages/card.ts';
import { markupIn } from '../support/markup.ts';
import * as states from '../support/states.ts';

/** Ways in which somebody types a reference in the middle of other words. */
const WAYS: readonly ((reference: string) => string)[] = [
  (one) => one,
  (one) => one.toLowerCase(),
  (one) => `${one}’s`,
  (one) => `_${one}_`,
  (one) => `*${one}*`,
  (one) => `(${one})`,
  (one) => `#${one}`,
  (one) => `${one}/${one}`,
  (one) => one.replace(/(\D)(\d)/, '$1 $2'),
  (one) => one.replace(/(\D)(\d)/, '$1-$2'),
];

const reference = fc.constantFrom('V042', '007V', 'AB-91', 'VOX.12', 'MAPLE', '90210');
const typedWith = (one: string) =>
  fc
    .tuple(states.words(60), fc.constantFrom(...WAYS), states.words(60))
    .map(([before, way, after]) => `${before} ${way(one)} ${after}`);

/** A card whose worker typed the customer's reference everywhere they could. */
const telling = reference.chain((one) =>
  fc
    .tuple(states.card, typedWith(one), typedWith(one), fc.array(typedWith(one), { maxLength: 3 }))
    .map(([state, item, purpose, texts]) => {
      const { plan } = state;
      const by = plan.askedBy;
      const at = plan.askedAt;
      const kinds = ['answer', 'added'] as const;
      const notes = kinds.flatMap((kind) =>
        texts.map((text, id) => ({
          id,
          kind,
          by,
          at,
          text: kind === 'added' ? `Why: ${text}` : text,
        })),
      );
      const decision = plan.decision && { ...plan.decision, reason: purpose };
      const customer = { id: 1, reference: one };
      return { ...state, plan: { ...plan, customer, item, purpose, notes, decision } };
    }),
);

it('R91: a reference of letters and figures is known in the middle of a word, too', () => {
  const [plan] = fc.sample(states.plan, 1);
  const about = { ...(plan as Plan), customer: { id: 1, reference: 'V042' } };
  expect(withoutReference('V042s flat, forV042 and V0421', about)).toBe(
    'the customers flat, forthe customer and V0421',
  );
});

const read = ({ blocks }: Message) =>
  markupIn(blocks)
    .map(({ text }) => text)
    .join('\n');
const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9\s|·]/g, '');

/** As the app writes it; its figures may be a reference's by chance, and tell nobody anything. */
const AMOUNT = /£\d{1,3}(?:,\d{3})*(?:\.\d\d)?(?![\d,])/g;

describe('a card in the managers’ channel', () => {
  it('R91: never holds the customer’s reference, however the worker typed it', () => {
    fc.assert(
      fc.property(telling, (state) => {
        const { reference: one } = state.plan.customer;
        const mine = (text: string) =>
          text.replace(/<@U\w+>|<!subteam\^\w+>/g, '').replace(AMOUNT, '');
        expect(bare(mine(read(card(state))))).not.toContain(bare(one));
        expect(bare(mine(shownText(state)))).not.toContain(bare(one));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves other words and numbers alone', () => {
    const plan = (item: string): Plan => ({
      ...(fc.sample(states.plan, { numRuns: 1, seed: 1 })[0] as Plan),
      customer: { id: 1, reference: 'V04' },
      state: 'waiting',
      decision: undefined,
      notes: [],
      item,
    });
    const state = fc.sample(states.card, { numRuns: 1, seed: 1 })[0];
    if (state === undefined) throw new Error('No card was made');
    const reads = read(card({ ...state, plan: plan('V042 bus, 04 tickets, HDMI lead') }));
    expect(reads).toContain('V042 bus, 04 tickets, HDMI lead');
  });

  it('R94: has a notification of what happened and the reference, no more', () => {
    fc.assert(
      fc.property(states.card, (state) => {
        expect(card(state).text).toMatch(
          /^Sign-off (asked|settled)(, (at the counter now|by \d\d:\d\d (today|on \w+ \d+ \w+)))? · S\d{4,}$/,
        );
      }),
    );
  });

  it('once decided has no buttons, and none of what was asked and why', () => {
    const marked = states.card.map((state) => ({
      ...state,
      plan: { ...state.plan, item: 'ITEMWORD', purpose: 'WHYWORD' },
    }));
    fc.assert(
      fc.property(marked, (state) => {
        const { blocks } = card(state);
        const isOpen = state.plan.state === 'waiting';
        expect(blocks.some(({ type }) => type === 'actions')).toBe(isOpen);
        expect(/ITEMWORD|WHYWORD/.test(JSON.stringify(blocks))).toBe(isOpen);
      }),
    );
  });
});

describe('Before', () => {
  it.each([
    [0, 0, 'none like this in a year'],
    [1, 0, '1 like this in a year, approved'],
    [3, 0, '3 like this in a year, all approved'],
    [0, 1, '1 like this in a year, declined'],
    [0, 2, '2 like this in a year, all declined'],
    [2, 1, '3 like this in a year: 2 approved, 1 declined'],
  ])('%i approved and %i declined', (approved, declined, words) => {
    expect(beforeLine({ approved, declined })).toBe(words);
  });
});
