import type { HomeView, ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { pence } from '../../src/domain/money.ts';
import { FIRST_LIMITS } from '../../src/domain/policy.ts';
import * as answers from '../../src/messages/answers.ts';
import type { Message } from '../../src/messages/blocks.ts';
import { boughtForm } from '../../src/messages/bought-form.ts';
import { card as cardMessage } from '../../src/messages/card.ts';
import { details as detailsView } from '../../src/messages/details.ts';
import * as dms from '../../src/messages/dms.ts';
import { type PurchaseForm, purchaseForm } from '../../src/messages/form.ts';
import { home } from '../../src/messages/home.ts';
import * as kept from '../../src/messages/kept.ts';
import { withNotes } from '../../src/messages/notes.ts';
import { boughtOn } from '../../src/messages/part-bought.ts';
import { isThisAPerson, withQuestion } from '../../src/messages/person-question.ts';
import { type ReasonForm, reasonForm } from '../../src/messages/reason-form.ts';
import * as refusals from '../../src/messages/refusals.ts';
import { faultsInBlocks, faultsInView } from '../../src/practice/block-kit/validate.ts';
import { actedOn, markupIn } from '../support/markup.ts';
import * as states from '../support/states.ts';

/** Mentions that the app itself may make: of people on the team's list, never of what was typed. */
const OWN = /^<((@|!subteam\^)[US]0PR0000\d\d|#C0PR\w+)>$/;

function fits(message: Message): void {
  expect(faultsInBlocks(message.blocks, 'message')).toEqual([]);
  expect(message.text.length).toBeLessThan(80);
  expect(message.text).not.toMatch(/[<>&]/);
  harmless(message.blocks);
}

function viewFits(view: ModalView | HomeView): void {
  expect(faultsInView({ ...view })).toEqual([]);
  harmless(view.blocks);
}

function harmless(blocks: unknown): void {
  expect(actedOn(blocks).filter((one) => !OWN.test(one))).toEqual([]);
  for (const { verbatim } of markupIn(blocks)) expect(verbatim).toBe(true);
}

const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, check), { numRuns: 150 });

const LIMITS = { policyId: 1, ...FIRST_LIMITS };

describe('every message stays within Slack’s limits, and typed words reach nobody', () => {
  it('answers about purchases', () =>
    holds(fc.tuple(states.purchase, fc.boolean()), ([purchase, changed]) => {
      const today = { limits: LIMITS, spent: pence(1) };
      fits(answers.saved({ purchase, today, like: 'P00001', changed }));
      fits(answers.undone(purchase));
      fits(answers.alreadyPaid(purchase, 'S0001'));
      fits(dms.breachNotice(purchase.reference, '£1.00', '<@U0PR000001>'));
    }));

  it('answers about kept lines', () =>
    holds(
      fc.tuple(states.draft, fc.array(states.words(40), { maxLength: 12 })),
      ([draft, tags]) => {
        const options = Array.from({ length: 20 }, (_, at) => ({
          id: at + 1,
          label: `Kind ${at}`,
        }));
        fits(withNotes(kept.keptToFinish(draft, { categories: options, areas: options }), tags));
        fits(kept.overLimit(draft, LIMITS));
        fits(kept.twin(draft));
        fits(kept.discarded(draft));
      },
    ));

  it('what is still open at 16:30', () =>
    holds(states.drafts, (drafts) => fits(dms.toFinishMessage(drafts, day('2026-06-17')))));

  it('cards in any state, with any number of questions', () =>
    holds(states.card, (one) => fits(cardMessage(one))));

  it('what was bought on an approval', () =>
    holds(fc.tuple(states.plan, states.purchase), ([plan, purchase]) => {
      if (plan.decision === undefined) return;
      fits(boughtOn({ plan, purchase, beyond: { reference: 'S0001' } }, states.TIMEZONE));
      fits(kept.askedMore(plan));
    }));

  it('decisions and questions', () =>
    holds(states.plan, (plan) => {
      if (plan.decision !== undefined) fits(dms.decisionMessage(plan, states.TIMEZONE));
      const isAsked = plan.notes.some(({ kind }) => kind === 'question');
      if (isAsked) fits(dms.questionMessage(plan, states.TIMEZONE));
    }));

  it('refusals with the person’s own words, as Slack escaped them', () =>
    holds(states.words(500), (line) => {
      const sent = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      fits(refusals.refusal({ why: 'guest' }, sent));
      fits(refusals.notSaved(sent));
      fits(refusals.notKnownYet(sent));
      for (const saved of [true, false, undefined]) fits(refusals.knownNow(saved, sent));
      fits(refusals.somethingBroke(sent));
      fits(refusals.formMissed(sent));
      fits(refusals.needsForm(line.slice(0, 80), sent));
      fits(isThisAPerson([line.slice(0, 140), 'Dr Patel'], sent, 'message:D0:1.1'));
      fits(refusals.neverBought({ rule: 'tobacco', word: line.slice(0, 20) }, sent));
    }));
});

describe('every view stays within Slack’s limits, and typed words reach nobody', () => {
  it('Home, empty or with dozens of everything', () =>
    holds(states.homeState, (state) => viewFits(home(state))));

  it('Details', () => holds(states.details, (state) => viewFits(detailsView(state))));

  it('the form for a part', () =>
    holds(states.plan, (plan) => viewFits(boughtForm(plan, day('2026-06-17')))));

  it('the form, filled with anything', () =>
    holds(fc.tuple(states.draft, states.words(200)), ([draft, note]) => {
      const lists = Array.from({ length: 20 }, (_, at) => ({ id: at + 1, label: `Kind ${at}` }));
      const form: PurchaseForm = {
        purpose: { mode: 'finish', draft: draft.id },
        note,
        neverBuys: note.length > 20 ? 'tobacco' : undefined,
        customer: draft.customer,
        amount: '4.20',
        item: draft.item,
        category: lists[0],
        area: lists[1],
        reason: draft.purpose,
        paidBy: draft.paidBy,
        asksOtherSource: true,
        asksWhyThisOne: true,
        categories: lists,
        areas: lists,
      };
      viewFits(purchaseForm(form));
    }));

  it('a form that asks whether somebody is named', () =>
    holds(fc.string({ unit: 'grapheme', maxLength: 140 }), (name) => {
      const form = reasonForm('ask', { id: 1, reference: 'S0142' });
      viewFits(withQuestion(form, [name, 'Dr Patel'], { reason: name }));
    }));

  it.each<ReasonForm>(['decline', 'ask', 'condition', 'answer'])('the form for %s', (form) =>
    viewFits(reasonForm(form, { id: 2 ** 31 - 1, reference: 'S0123456' })),
  );
});
