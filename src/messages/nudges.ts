import { type Colleague, hasGone } from '../domain/sign-off.ts';
import { type Message, section } from './blocks.ts';
import { type Card, needed } from './card.ts';
import { mention, when } from './text.ts';

/**
 * Why the managers' channel is told of a request once more: a card that changes makes no phone
 * buzz, a message does.
 */
export const NUDGES = [
  'remind',
  'next_manager',
  'passed_on',
  'handed_on',
  'answered',
  'urgent',
] as const;
export type Nudge = (typeof NUDGES)[number];

type Request = Pick<Card, 'plan' | 'timezone' | 'today' | 'managers'>;

/**
 * R30: one line in the managers' channel about a request that waits: whom it is with, its reference
 * and since when; nothing of what it is for (design 6).
 *
 * @param to whom it is about; undefined for everybody who may decide
 */
export function nudge(facts: Request, why: Nudge, to: Colleague | undefined): Message {
  const { reference } = facts.plan;
  const who = to === undefined ? facts.managers.map(mention).join(' ') : mention(to);
  const line = `${who || 'To whoever may decide'}: ${sentence(facts, why)}`;
  return { text: `${headline(why)} · ${reference}`, blocks: [section(line)] };
}

function headline(why: Nudge): string {
  if (why === 'answered') return 'A question is answered';
  return why === 'remind' ? 'Sign-off still waits' : 'Sign-off waits for you';
}

function sentence(facts: Request, why: Nudge): string {
  const { plan, timezone, today } = facts;
  const { reference } = plan;
  const since = `has waited since ${when(plan.waitsFrom, timezone, today)}`;
  const due = needed(facts);
  const pressing = due === undefined ? '' : `; needed ${due}`;
  switch (why) {
    case 'remind':
      return `${reference} ${since}${pressing}.`;
    case 'next_manager':
      return `${reference} ${since} and is with you now${pressing}.`;
    case 'passed_on':
      return `${reference} is with you now: you stand in${pressing}.`;
    case 'handed_on':
      return `${reference} is with you now${pressing}.`;
    case 'answered':
      return `your question about ${reference} is answered; the answer is on its card.`;
    case 'urgent':
      return `${reference} is needed ${due ?? 'sooner'}.`;
  }
}

/** R30: to whoever asked, who stands at a counter: whom to ring, and in which order. */
export function ringManagers(plan: Card['plan'], order: readonly Colleague[]): Message {
  const [first, ...others] = order.map(mention);
  const then = others.map((one) => `, then ${one}`).join('');
  const ring = first === undefined ? 'Ring a manager you know.' : `Ring ${first}${then}.`;
  const buy = hasGone(plan) ? '' : ' Until one has said yes, do not buy.';
  return {
    text: `Nobody has answered · ${plan.reference}`,
    blocks: [section(`*Nobody has answered ${plan.reference} yet.* ${ring}${buy}`)],
  };
}
