import type { HomeView, KnownBlock } from '@slack/types';
import { type Day, dayOf, timeOf } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import { formatPounds, type Pence, sum } from '../domain/money.ts';
import { type Limits, leftToday } from '../domain/policy.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Plan } from '../domain/sign-off.ts';
import { inBrief } from './answers.ts';
import { actions, button, context, option, paragraphs, section } from './blocks.ts';
import { type Card, cardButtons, cardLines, cardTitle } from './card.ts';
import { toBuy } from './dms.ts';
import { ACTIONS } from './ids.ts';
import { counted, mention, sentenceCase, shortPounds, typed, when } from './text.ts';

/** What a person's Home shows. */
export interface Home {
  readonly now: Date;
  readonly timezone: string;
  /** A sentence about what was just done, or why it was not. */
  readonly notice: string | undefined;
  readonly buyer:
    | {
        readonly limits: Limits;
        readonly spent: Pence;
        readonly today: readonly SavedPurchase[];
        readonly week: readonly SavedPurchase[];
        readonly drafts: readonly Draft[];
        readonly plans: readonly Plan[];
      }
    | undefined;
  /** What waits for this manager, oldest first; undefined for whoever is none. */
  readonly toDecide: readonly Card[] | undefined;
}

/** Most entries of a kind that Home lists, so that it stays under Slack's 100 blocks. */
const MOST = 8;

/** Home: what is left, what was logged, what is open, and for managers what waits. */
export function home(facts: Home): HomeView {
  return {
    type: 'home',
    blocks: [
      ...(facts.notice === undefined ? [] : [section(facts.notice)]),
      ...(facts.toDecide === undefined ? [] : toDecide(facts, facts.toDecide)),
      ...(facts.buyer === undefined ? [] : forBuyer(facts, facts.buyer)),
      ...(facts.buyer === undefined && facts.toDecide === undefined ? [nothingHere()] : []),
    ],
  };
}

function todayIn(facts: Home): Day {
  return dayOf(facts.now, facts.timezone);
}

function nothingHere(): KnownBlock {
  return section(
    'Logging purchases is for workers and managers on the team’s list. If you should be one, ask a manager to have you added.',
  );
}

function toDecide(facts: Home, cards: readonly Card[]): KnownBlock[] {
  if (cards.length === 0) {
    return [heading('Waiting for you'), context('Nothing waits for a decision.')];
  }
  return [
    heading(`Waiting for you (${cards.length})`),
    ...cards
      .slice(0, MOST)
      .flatMap((card) => [
        section(
          `*${cardTitle(card.plan)}* · ${card.plan.reference}`,
          `from ${mention(card.plan.askedBy)}, ${when(card.plan.askedAt, facts.timezone, todayIn(facts))}`,
          ...cardLines(card.plan, card.before, card.limits),
        ),
        cardButtons(card.plan.id),
      ]),
    ...more(cards.length),
  ];
}

function forBuyer(facts: Home, buyer: NonNullable<Home['buyer']>): KnownBlock[] {
  const left = formatPounds(leftToday(buyer.limits, buyer.spent));
  return [
    actions('home', button('Log a purchase', ACTIONS.openForm, 'new', 'primary')),
    heading('Today'),
    section(`*${left}* of ${shortPounds(buyer.limits.day)} left without sign-off`),
    ...(buyer.today.length === 0 ? [context('Nothing logged today yet.')] : []),
    ...buyer.today.slice(0, MOST).map((purchase) => entry(purchase, facts.timezone)),
    ...more(buyer.today.length),
    ...toFinish(buyer.drafts, facts.timezone),
    ...waiting(buyer.plans, facts),
    ...stillToBuy(buyer.plans),
    { type: 'divider' },
    context(weekLine(buyer.week)),
    context('Or type `/spend 4.20 V042 coffee #social` anywhere. `/spend help` tells more.'),
  ];
}

function weekLine(week: readonly SavedPurchase[]): string {
  const total = formatPounds(sum(week.map(({ pence }) => pence)));
  return `This week: ${counted(week.length, 'entry', 'entries')}, ${total}`;
}

function entry(purchase: SavedPurchase, timezone: string): KnownBlock {
  const { reference } = purchase;
  const time = timeOf(purchase.recordedAt, timezone);
  const amount = formatPounds(purchase.pence);
  return {
    ...section(
      `${time}  ${amount} ${typed(purchase.item)} · ${purchase.customer.reference} · ${reference}`,
    ),
    block_id: `entry:${reference}`,
    accessory: {
      type: 'overflow',
      action_id: ACTIONS.purchaseMenu,
      options: [
        option('Edit', `edit:${reference}`),
        option('Undo', `undo:${reference}`),
        option('Same again', `again:${reference}`),
      ],
    },
  };
}

function toFinish(drafts: readonly Draft[], timezone: string): KnownBlock[] {
  if (drafts.length === 0) return [];
  return [
    heading(`To finish (${drafts.length})`),
    ...drafts
      .slice(0, MOST)
      .flatMap((draft) => [
        section(`${timeOf(draft.createdAt, timezone)}  ${inBrief(draft)}${openFor(draft)}`),
        actions(`open:${draft.id}`, ...draftButtons(draft)),
      ]),
    ...more(drafts.length),
  ];
}

function openFor(draft: Draft): string {
  return draft.keptFor === 'over_limit' ? ' · not counted, do not buy yet' : '';
}

function draftButtons(draft: Draft) {
  const discard = button('Discard', ACTIONS.discard, draft.id);
  if (draft.keptFor === 'over_limit') {
    return [
      button('Ask a manager', ACTIONS.askManager, draft.id, 'primary'),
      button('Already paid', ACTIONS.alreadyPaid, draft.id),
      discard,
    ];
  }
  if (draft.keptFor === 'twin') {
    return [button('Yes, log both', ACTIONS.logBoth, draft.id), discard];
  }
  return [button('Finish', ACTIONS.finish, draft.id, 'primary'), discard];
}

function waiting(plans: readonly Plan[], facts: Home): KnownBlock[] {
  const open = plans.filter(({ state }) => state === 'waiting');
  if (open.length === 0) return [];
  const lines = open.slice(0, MOST).map((plan) => {
    const since = when(plan.askedAt, facts.timezone, todayIn(facts));
    return `${amountOf(plan)} ${typed(plan.item)} · ${plan.reference} · asked ${since}`;
  });
  return [
    heading(`Waiting for a manager (${open.length})`),
    ...paragraphs(...lines),
    ...more(open.length),
  ];
}

function stillToBuy(plans: readonly Plan[]): KnownBlock[] {
  const approved = plans.filter(({ state, kind }) => state === 'approved' && kind === 'ahead');
  if (approved.length === 0) return [];
  return [
    heading(`Approved, still to buy (${approved.length})`),
    ...approved
      .slice(0, MOST)
      .flatMap((plan) => [
        section(`${sentenceCase(typed(plan.item))}: ${amountOf(plan)} · ${plan.reference}`),
        toBuy(plan.id),
      ]),
    ...more(approved.length),
  ];
}

function heading(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text } };
}

function amountOf(plan: Plan): string {
  return `${plan.kind === 'ahead' ? 'up to ' : ''}${formatPounds(plan.upTo)}`;
}

function more(count: number): KnownBlock[] {
  return count > MOST ? [context(`and ${count - MOST} more`)] : [];
}

/** Home for whoever may not use it: one kind sentence. */
export function emptyHome(sentence: string): HomeView {
  return { type: 'home', blocks: [section(sentence)] };
}
