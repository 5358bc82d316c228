import { type CorrectedBy, mayCorrect, mayEdit } from '../domain/correction.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import type { Reader } from '../ledger/open.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';
import { isRefused } from './own-draft.ts';

/** An entry that the person who acts may correct, and in what right. */
export interface Correctable extends SavedPurchase {
  readonly by: CorrectedBy;
}

/** R11: the newest entry under a reference, if the person who acts may still correct it. */
export async function correctable(
  from: Reader | Writer,
  act: Act,
  reference: string,
): Promise<Correctable | Refused> {
  const entry = await newestEntry(from, reference);
  if (entry === undefined) return refused({ why: 'gone' });
  const may = mayCorrect(act.staff, entry, act.at);
  return 'not' in may ? refused(may.not) : { ...entry, by: may.by };
}

/** The same for `Edit`, which is for purchases alone. */
export async function editable(
  from: Reader | Writer,
  act: Act,
  reference: string,
): Promise<Correctable | Refused> {
  const entry = await correctable(from, act, reference);
  if (isRefused(entry) || mayEdit(entry)) return entry;
  return refused({ why: 'not-editable', reference });
}
