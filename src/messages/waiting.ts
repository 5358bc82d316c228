import type { KnownBlock, PlainTextOption } from '@slack/types';
import type { Day } from '../domain/day.ts';
import { escalationSteps } from '../domain/escalation.ts';
import { formatPounds } from '../domain/money.ts';
import { goods } from '../domain/more.ts';
import { hasGone, owesAnswer, type Plan, whyAndTried } from '../domain/sign-off.ts';
import { URGENCIES, type Urgency } from '../domain/urgency.ts';
import type { WorkingHours } from '../domain/working-time.ts';
import { actions, button, context, type Message, option, section } from './blocks.ts';
import { needed } from './card.ts';
import { goodsAtStart } from './goods.ts';
import { ACTIONS } from './ids.ts';
import { mention, typed, when } from './text.ts';
import { urgencyLabel } from './urgency.ts';

/** What must be known of a team to say how a request stands. */
export interface Standing {
  readonly timezone: string;
  readonly today: Day;
  readonly hours: WorkingHours;
  readonly onDutyId: number | undefined;
}

/** To whoever asked: what was asked, with whom it is, by when; and what can still be said (R30). */
export function askedMessage(plan: Plan, standing: Standing): Message {
  const title = `Asked: ${amountOf(plan)} · ${plan.reference}`;
  const { why, tried } = whyAndTried(plan);
  return {
    text: `Asked · ${plan.reference}`,
    blocks: [
      section(
        `🕓 *${title}*`,
        `${plan.customer.reference} · ${goodsAtStart({ ...plan, pence: plan.upTo })}`,
        ...why.slice(-1).map((text) => `Why: ${typed(text)}`),
        ...tried.slice(-1).map((text) => `Tried: ${typed(text)}`),
      ),
      ...(plan.state === 'waiting'
        ? [section(...how(plan, standing)), taps(plan, standing)]
        : [section(settledLine(plan))]),
    ],
  };
}

function how(plan: Plan, standing: Standing): string[] {
  const due = needed({ ...standing, plan });
  const buy = hasGone(plan) ? '' : '; until then, do not buy';
  return [
    `It is with ${withWhom(plan, standing)}${due === undefined ? '' : `; an answer is needed ${due}`}.`,
    `You get a message here in Slack when a manager has decided${buy}.`,
  ];
}

function withWhom({ withWhom: who }: Plan, { onDutyId }: Standing): string {
  if (who === undefined) return 'the managers';
  return `${mention(who)}${who.id === onDutyId ? ' (on duty)' : ''}`;
}

function settledLine({ state, reference, decision }: Plan): string {
  if (decision !== undefined) return `${reference} is decided: ${decision.outcome}.`;
  return state === 'withdrawn' ? 'Withdrawn before a decision. Nothing was counted.' : '';
}

const TAPS: Readonly<Record<Urgency, string>> = {
  now: ACTIONS.neededNow,
  today: ACTIONS.neededToday,
  week: ACTIONS.neededThisWeek,
};

/** Nothing presses where the money has gone. */
function taps(plan: Plan, { hours }: Standing): KnownBlock {
  const urgencies = URGENCIES.map((one) => {
    const mark = one === plan.urgency ? '✓ ' : '';
    return button(`${mark}${urgencyLabel(one, hours)}`, TAPS[one], plan.id);
  });
  return actions(
    `waiting:${plan.id}`,
    ...(hasGone(plan) ? [] : urgencies),
    button('Add why and what was tried', ACTIONS.addWhy, plan.id),
  );
}

/** One's own requests that wait, privately: `/spend waiting`. */
export function waitingList(plans: readonly Plan[], standing: Standing): Message {
  const shown = plans.slice(0, MOST);
  return {
    text: 'What waits for a manager',
    blocks: [
      section(
        plans.length === 0
          ? 'Nothing of yours waits for a manager.'
          : `*Waiting for a manager (${plans.length})*`,
      ),
      ...shown.map((plan) => waitingEntry(plan, standing)),
      ...(plans.length > MOST
        ? [context(`and ${plans.length - MOST} more: they move up as these are decided`)]
        : []),
    ],
  };
}

/** Most requests that one answer lists. */
const MOST = 10;

/** A request as whoever asked sees it at any time, with what they may do (R30). */
export function waitingEntry(plan: Plan, standing: Standing): KnownBlock {
  const what = typed(inFewWords(goods(plan)));
  return {
    ...section(
      `${amountOf(plan)} ${what} · ${plan.reference}`,
      owesAnswer(plan)
        ? 'a manager’s question waits for your answer, in your messages from Oatcake'
        : `with ${withWhom(plan, standing)}${nextStep(plan, standing)}`,
    ),
    block_id: `waiting:${plan.id}`,
    accessory: {
      type: 'overflow',
      action_id: ACTIONS.waitingMenu,
      options: menu(plan),
    },
  };
}

function menu(plan: Plan): PlainTextOption[] {
  const add = option('Add why and what was tried', `add:${plan.id}`);
  if (hasGone(plan)) return [add];
  return [
    option('Withdraw', `withdraw:${plan.id}`),
    add,
    option('Change how urgent', `urgency:${plan.id}`),
  ];
}

/** Most characters of what a list says of each. */
const FEW = 80;

function inFewWords(text: string): string {
  const letters = [...text];
  return letters.length > FEW ? `${letters.slice(0, FEW - 1).join('')}…` : text;
}

/** `; reminder 11:40` */
function nextStep(plan: Plan, { timezone, today, hours }: Standing): string {
  const steps = escalationSteps(plan.urgency, plan.waitsFrom, hours, timezone);
  const next = steps.find(({ step }) => step > plan.step);
  if (next === undefined) return '';
  const at = when(next.at, timezone, today);
  if (next.kind === 'remind') return `; reminder ${at}`;
  return next.kind === 'ring' ? `; if nobody answers, ring at ${at}` : `; next manager ${at}`;
}

function amountOf(plan: Plan): string {
  return `${hasGone(plan) ? '' : 'up to '}${formatPounds(plan.upTo)}`;
}
