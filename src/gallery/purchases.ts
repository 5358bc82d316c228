import type { Draft } from '../domain/draft.ts';
import { pence } from '../domain/money.ts';
import { type More, NOTHING_MORE, type ToldLine } from '../domain/more.ts';
import type { Complete, SavedPurchase } from '../domain/purchase.ts';
import type { Scale } from './scales.ts';
import { CLOTHES, CUSTOMER, LIMITS, NOW, SELF_CARE, TODAY, times, WORKER } from './setting.ts';

function moreOf({ laterLines, item, purpose }: Scale): More {
  if (laterLines === 0) return NOTHING_MORE;
  const lines = times(
    laterLines,
    (): ToldLine => ({
      item,
      pence: pence(2_00),
      count: 2,
      unitPence: pence(1_00),
      category: CLOTHES,
      area: SELF_CARE,
      secondHand: true,
    }),
  );
  const told = {
    customerPence: pence(10_00),
    secondHand: true,
    newUse: true,
    interest: true,
    frees: purpose,
  };
  const plan = { planItem: 'ABCDEFGH-12.34/56.78', planReviewOn: TODAY };
  const late = { backdatedWhy: purpose, sourceAnswer: 'not_available', receipt: 'yes' } as const;
  return { ...told, ...plan, ...late, lines };
}

/** What a worker told, at a scale. */
export function toldOf(scale: Scale): Complete {
  const isLarge = scale.laterLines > 0;
  return {
    customer: CUSTOMER,
    pence: pence(scale.amount),
    count: scale.count,
    unitPence: pence(Math.max(1, Math.floor(scale.amount / scale.count))),
    item: scale.item,
    purpose: scale.purpose,
    category: scale.category,
    area: scale.area,
    paidBy: 'card',
    card: '4471',
    otherSource: isLarge ? 'council' : undefined,
    whyThisOne: isLarge ? scale.purpose : undefined,
    more: moreOf(scale),
  };
}

/** A purchase; `at` tells one of several from the others. */
export function purchaseOf(scale: Scale, at = 0): SavedPurchase {
  return {
    ...toldOf(scale),
    id: at + 1,
    reference: `P${String(1482 + at).padStart(5, '0')}`,
    version: 1,
    kind: 'purchase',
    buyerId: WORKER.id,
    buyerSlackId: WORKER.slackId,
    day: TODAY,
    recordedAt: NOW,
    recordedOn: TODAY,
    authority: 'own',
    planId: undefined,
    policyId: 1,
    rulesVersion: 1,
    againstId: undefined,
    corrected: false,
    forgotten: false,
  };
}

const KEPT_FOR = ['to_finish', 'over_limit', 'twin'] as const;

/** A kept line; one after the other to finish, over a limit, and like another. */
export function draftOf(usual: Scale, at = 0): Draft {
  const keptFor = KEPT_FOR[at % KEPT_FOR.length] ?? 'to_finish';
  const scale = keptFor === 'over_limit' ? { ...usual, ...usual.dear } : usual;
  return {
    ...toldOf(scale),
    ...(keptFor === 'to_finish' ? { category: undefined, area: undefined } : {}),
    id: at + 1,
    buyerId: WORKER.id,
    day: TODAY,
    keptFor,
    overItem: scale.amount > LIMITS.item,
    overDay: scale.amount <= LIMITS.item,
    softRule: undefined,
    state: 'open',
    createdAt: NOW,
    purchaseId: undefined,
    planId: undefined,
  };
}
