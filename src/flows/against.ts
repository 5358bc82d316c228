import { mayAll } from '../domain/access.ts';
import { feeFor, linesOf, mostBack, refundOf } from '../domain/against.ts';
import { mayEdit } from '../domain/correction.ts';
import { judge, needsSignOff } from '../domain/policy.ts';
import type { Named, SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { cameBack } from '../ledger/against.ts';
import { spentOnOwnAuthority } from '../ledger/day-so-far.ts';
import type { Reader } from '../ledger/open.ts';
import { limitsOn } from '../ledger/policies.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import { addAgainst } from '../ledger/purchases.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';
import { askAfterwards } from './ask-manager.ts';
import type { ReadMoney } from './read-money.ts';

/** What may be recorded against a purchase. */
export type Against = 'refund' | 'fee' | 'missed';

/**
 * A purchase that money may come back for, or a fee be paid for: one's own, or any for a manager.
 * R139: of a forgotten one money may still come back, and nothing else be told.
 */
export async function standingPurchase(
  from: Reader | Writer,
  act: Act,
  reference: string,
  what?: Against,
): Promise<SavedPurchase | Refused> {
  const entry = await newestEntry(from, reference);
  if (entry === undefined) return refused({ why: 'gone' });
  if (entry.kind === 'void') return refused({ why: 'already-undone', reference });
  if (!mayEdit(entry)) return refused({ why: 'not-editable', reference });
  if (entry.forgotten && what !== 'refund') return refused({ why: 'forgotten', reference });
  const may = entry.buyerId === act.staff.id || mayAll(act.staff, 'correct');
  return may ? entry : refused({ why: 'not-yours' });
}

/**
 * R11: money that came back of a purchase, counted on its own day; never more than is left of it,
 * which the transaction sees as it is.
 *
 * @param at which of the things it came back for, from 0
 */
export async function addRefund(
  writer: Writer,
  entry: SavedPurchase,
  back: ReadMoney,
  at: number,
): Promise<SavedPurchase | Refused> {
  const line = linesOf(entry)[at];
  if (line === undefined) return refused({ why: 'gone' });
  const left = mostBack(entry, line, (await cameBack(writer, entry.reference)).pence);
  if (back.pence > left) return refused({ why: 'more-than-left', left });
  const { buyerId, authority, policyId, rulesVersion } = entry;
  const backing = { buyerId, authority, policyId, rulesVersion, day: back.day };
  const linked = { ...backing, againstId: entry.id, why: undefined };
  return addAgainst(writer, 'refund', refundOf(entry, line, back), linked);
}

/** A fee, and what a manager is asked about it. */
export interface Fee {
  readonly purchase: SavedPurchase;
  readonly plan: { readonly id: number; readonly reference: string } | undefined;
}

/** R12: a fee is money that has gone: it counts, and over a limit it goes to a manager (R31). */
export async function addFee(
  writer: Writer,
  act: Act,
  entry: SavedPurchase,
  paid: ReadMoney & { area: Named },
): Promise<Fee | Refused> {
  const { buyerId, customer } = entry;
  const limits = await limitsOn(writer, paid.day);
  const whose = { buyerId, day: paid.day, customerId: customer.id };
  const told = feeFor(entry, paid.area, paid);
  const judgement = judge(told, limits, await spentOnOwnAuthority(writer, whose, limits));
  const over = needsSignOff(judgement);
  const channel = act.workspace.managersChannel;
  if (over && channel === undefined) return refused({ why: 'no-managers-channel' });
  const { policyId } = limits;
  const authority = over ? ('exception' as const) : ('own' as const);
  const backing = {
    buyerId,
    day: paid.day,
    authority,
    policyId,
    rulesVersion: act.workspace.rulesVersion,
  };
  const linked = { ...backing, againstId: entry.id, why: undefined };
  const purchase = await addAgainst(writer, 'fee', told, linked);
  if (!over || channel === undefined) return { purchase, plan: undefined };
  const facts = { ...judgement, kind: 'already_paid' as const, purchaseId: purchase.id };
  const plan = await askAfterwards(writer, act, told, { ...facts, policyId, channel });
  return { purchase, plan };
}
