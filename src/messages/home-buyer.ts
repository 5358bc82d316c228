import type { KnownBlock } from '@slack/types';
import { formatDay, timeOf } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import { formatPounds, sum } from '../domain/money.ts';
import { leftToday } from '../domain/policy.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { hasGone, type Plan } from '../domain/sign-off.ts';
import { actions, button, context, option, section } from './blocks.ts';
import { toBuy } from './dms.ts';
import { goodsAlone, goodsInBrief, inShort } from './goods.ts';
import { howDidItGo, oneTapLeft } from './home-later.ts';
import { type Home, heading, MOST, more, todayIn } from './home-parts.ts';
import { ACTIONS } from './ids.ts';
import { inBrief } from './kept.ts';
import { leftToBuy } from './parts.ts';
import { counted, shortPounds } from './text.ts';
import { waitingEntry } from './waiting.ts';

export function forBuyer(facts: Home, buyer: NonNullable<Home['buyer']>): KnownBlock[] {
  return [
    actions(
      'home',
      button('Log a purchase', ACTIONS.openForm, 'new', 'primary'),
      button('Ask for sign-off', ACTIONS.openAsk, 'new'),
      button('My customers', ACTIONS.myCustomers, 'mine'),
    ),
    heading('Today'),
    section(leftLine(buyer)),
    ...(buyer.today.length === 0 ? [context('Nothing logged today yet.')] : []),
    ...buyer.today
      .slice(0, MOST)
      .map((purchase) => entry(purchase, timeOf(purchase.recordedAt, facts.timezone), TODAY)),
    ...more(buyer.today.length, '`/spend history` and a reference shows any of them'),
    ...toFinish(buyer.drafts, facts.timezone),
    ...oneTapLeft(buyer.tapsLeft),
    ...waiting(buyer.plans, facts),
    ...stillToBuy(buyer.plans),
    ...howDidItGo(buyer.followUps),
    ...earlier(buyer.earlier),
    { type: 'divider' },
    context(weekLine(buyer.week)),
    context('Or type `/spend 4.20 V042 coffee #social` anywhere. `/spend help` tells more.'),
  ];
}

/** R22: what is left of the day, or the plain rule where it is for each customer. */
function leftLine({ limits, spent }: NonNullable<Home['buyer']>): string {
  const day = shortPounds(limits.day);
  if (spent === undefined) return `Up to *${day}* for each customer without sign-off`;
  return `*${formatPounds(leftToday(limits, spent))}* of ${day} left without sign-off`;
}

function weekLine(week: readonly SavedPurchase[]): string {
  const total = formatPounds(sum(week.map(({ pence }) => pence)));
  return `This week: ${counted(week.length, 'entry', 'entries')}, ${total}`;
}

/** R13: what became of a thing is known days later, so those of earlier days stay within reach. */
function earlier(purchases: readonly SavedPurchase[]): KnownBlock[] {
  if (purchases.length === 0) return [];
  return [
    heading('Earlier'),
    ...purchases.map((purchase) => entry(purchase, formatDay(purchase.day), EARLIER)),
  ];
}

/** Slack takes five in a menu. The history has all that may be done about an entry. */
const TODAY = { Edit: 'edit', Undo: 'undo', 'Same again': 'again', History: 'history' } as const;
const EARLIER = {
  ...{ Edit: 'edit', 'Same again': 'again', History: 'history' },
  'What became of it': 'became',
} as const;

function entry(
  purchase: SavedPurchase,
  time: string,
  may: Readonly<Record<string, string>>,
): KnownBlock {
  const { reference } = purchase;
  const amount = formatPounds(purchase.pence);
  return {
    ...section(
      `${time}  ${amount} ${goodsInBrief(inShort(purchase))} · ${purchase.customer.reference} · ${reference}`,
    ),
    block_id: `entry:${reference}`,
    accessory: {
      type: 'overflow',
      action_id: ACTIONS.purchaseMenu,
      options: Object.entries({ ...may, 'Bring to the meeting': 'bring' }).map(([label, what]) =>
        option(label, `${what}:${reference}`),
      ),
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
    ...more(drafts.length, 'they move up as these are finished'),
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
  const standing = { ...facts, today: todayIn(facts) };
  return [
    heading(`Waiting (${open.length})`),
    ...open.slice(0, MOST).map((plan) => waitingEntry(plan, standing)),
    ...more(open.length, 'by `/spend waiting`'),
  ];
}

function stillToBuy(plans: readonly Plan[]): KnownBlock[] {
  const approved = plans.filter((plan) => plan.state === 'approved' && !hasGone(plan));
  if (approved.length === 0) return [];
  return [
    heading(`Approved, still to buy (${approved.length})`),
    ...approved
      .slice(0, MOST)
      .flatMap((plan) => [
        section(
          `${goodsAlone(inShort({ ...plan, pence: plan.upTo }))}: ${leftToBuy(plan)} · ${plan.reference}`,
        ),
        toBuy(plan.id),
      ]),
    ...more(approved.length, 'each has its message from Oatcake, with the same buttons'),
  ];
}
