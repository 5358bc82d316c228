import type { AuditEntry } from '../domain/audit-entry.ts';
import { draftById } from './drafts.ts';
import type { Reader } from './open.ts';
import { planById, plansOfPurchase } from './plan-queries.ts';
import { versionsOf } from './purchase-history.ts';
import { purchaseNotes, toldAfter } from './purchase-notes.ts';
import { purchaseById } from './purchase-queries.ts';
import { receiptPhotos } from './receipt-photos.ts';
import type { Writer } from './writer.ts';

type From = Reader | Writer;

const NOTHING = {
  ...{ reference: undefined, bought: undefined, plans: [], signedOffBy: undefined },
  ...{ receipt: undefined, photos: 0, notes: [], rulesVersion: undefined },
} as const;

/** R74: an entry by its name, such as `purchase:12`, as its auditor reads it. */
export async function auditEntry(from: From, subject: string): Promise<AuditEntry | undefined> {
  const [kind, id] = subject.split(':');
  if (kind === 'purchase') return saved(from, Number(id));
  if (kind === 'plan') return declined(from, Number(id));
  return kind === 'draft' ? unfinished(from, Number(id)) : undefined;
}

async function saved(from: From, id: number): Promise<AuditEntry | undefined> {
  const told = await purchaseById(from, id);
  if (told === undefined) return undefined;
  const { reference, category, area, buyerId, day, planId, rulesVersion } = told;
  const [versions, asked, approval, after, photos, notes] = await Promise.all([
    versionsOf(from, reference),
    plansOfPurchase(from, reference),
    planId === undefined ? undefined : planById(from, planId),
    toldAfter(from, reference),
    receiptPhotos(from, reference),
    purchaseNotes(from, reference),
  ]);
  return {
    ...{ kind: 'saved', reference, told, category, area, buyerId, day, rulesVersion },
    ...{ bought: told, plans: approval === undefined ? asked : [approval, ...asked] },
    signedOffBy: versions.find(({ entry }) => entry.id === id)?.signedOffBy,
    ...{ receipt: after.receipt, photos: photos.length },
    notes: notes.filter((one) => one.kind !== 'receipt'),
  };
}

async function declined(from: From, id: number): Promise<AuditEntry | undefined> {
  const plan = await planById(from, id);
  if (plan === undefined) return undefined;
  const { reference, category, area, askedBy, askedOn, upTo, rulesVersion } = plan;
  return {
    ...{ ...NOTHING, kind: 'declined', reference, category, area, rulesVersion },
    ...{ told: { ...plan, pence: upTo }, buyerId: askedBy.id, day: askedOn, plans: [plan] },
  };
}

async function unfinished(from: From, id: number): Promise<AuditEntry | undefined> {
  const draft = await draftById(from, id);
  if (draft === undefined) return undefined;
  const { category, area, buyerId, day } = draft;
  return { ...NOTHING, kind: 'unfinished', told: draft, category, area, buyerId, day };
}
