import type { Draft } from '../domain/draft.ts';
import type { Refused } from '../domain/refusal.ts';
import { refused } from '../domain/refusal.ts';
import { draftById } from '../ledger/drafts.ts';
import type { Reader } from '../ledger/open.ts';
import { planById } from '../ledger/plan-queries.ts';
import { purchaseById } from '../ledger/purchase-queries.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';

/** A kept line that the person who acts may still settle: their own, and open. */
export async function ownOpenDraft(
  from: Reader | Writer,
  act: Act,
  id: number,
): Promise<Draft | Refused> {
  const draft = await draftById(from, id);
  if (draft === undefined) return refused({ why: 'gone' });
  if (draft.buyerId !== act.staff.id) return refused({ why: 'not-yours' });
  if (draft.state === 'open') return draft;
  return refused({ why: 'already-closed', became: await whatItBecame(from, draft) });
}

async function whatItBecame(from: Reader | Writer, draft: Draft): Promise<string | undefined> {
  if (draft.state === 'discarded') return 'discarded';
  if (draft.planId !== undefined) {
    const plan = await planById(from, draft.planId);
    return plan && `asked as ${plan.reference}`;
  }
  if (draft.purchaseId === undefined) return undefined;
  const purchase = await purchaseById(from, draft.purchaseId);
  return purchase && `saved as ${purchase.reference}`;
}

/** Tells a refusal from anything else that has a kind. */
export function isRefused<T extends object>(result: T | Refused): result is Refused {
  return 'kind' in result && result.kind === 'refused';
}
