import { may } from '../domain/access.ts';
import { type Audited, FINDING_LENGTH, isFinding } from '../domain/audit.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { inForce } from '../domain/guidelines.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { auditCandidate } from '../ledger/audit-candidates.ts';
import { auditEntry } from '../ledger/audit-entry.ts';
import {
  type AuditItem,
  answerItem,
  auditItemById,
  auditItems,
  closeRound,
  roundById,
} from '../ledger/audits.ts';
import { addLook } from '../ledger/looks.ts';
import { owe, postedAbout } from '../ledger/outbox.ts';
import { buyersOnTeam, colleagues, holdersOf } from '../ledger/people.ts';
import type { Writer } from '../ledger/writer.ts';
import { auditItemForm, auditItemsDone } from '../messages/audit-item.ts';
import { type Act, change, guidelinesOf } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { isRefused } from './own-draft.ts';

/** `Begin`: the next entry that this person has still to look at. */
export async function beginAudit(act: Act, roundId: number): Promise<Answer> {
  const items = await auditItems(act.read, { roundId, auditorId: act.staff.id });
  if (items.length === 0 || !may(act.staff, 'look for audit'))
    return refused({ why: 'not-your-audit' });
  const open = items.filter(({ audited }) => audited === undefined);
  for (const item of open) {
    if (isRefused(await ownItem(act.read, act, item.id))) continue;
    const entry = await auditEntry(act.read, item.subject);
    if (entry === undefined) continue;
    await noteLook(act, entry);
    return showView(await itemForm(act, { item, items, entry }));
  }
  return showView(auditItemsDone(items.length - open.length, open.length));
}

/** R124: an auditor sees whom an entry was for, and that is noted like any look. */
async function noteLook(act: Act, { told: { customer } }: AuditEntry): Promise<void> {
  const look = { customerId: customer.id, what: 'details', words: undefined } as const;
  await change(act, (writer) => addLook(writer, { ...look, purpose: 'audit' }));
}

async function itemForm(
  act: Act,
  { item, items, entry }: { item: AuditItem; items: readonly AuditItem[]; entry: AuditEntry },
) {
  const guidelines = inForce(await guidelinesOf(act), entry.day, entry.rulesVersion);
  return auditItemForm({
    ...{ item: item.id, entry, timezone: act.workspace.timezone },
    ...{ place: items.findIndex(({ id }) => id === item.id) + 1, of: items.length },
    // Prompts ask the worker something; they are no rule to keep.
    guidelines: guidelines.filter(({ kind, code }) => kind !== 'prompt' || code === 'e_cigarettes'),
  });
}

/**
 * Keeps what was found, and shows what comes next. A finding reaches the buyer; the entry itself is
 * never changed (R75). Answered before, nothing changes, and the next one is shown.
 */
export async function answerAudit(act: Act, id: number, audited: Audited): Promise<Answer> {
  if ((audited.finding?.length ?? 0) > FINDING_LENGTH) {
    return refused({ why: 'too-long', most: FINDING_LENGTH });
  }
  const item = await change(act, async (writer) => {
    const own = await ownItem(writer, act, id);
    if (isRefused(own)) return own;
    if (await answerItem(writer, id, audited)) await tell(writer, act, own, audited);
    return own;
  });
  return isRefused(item) ? item : beginAudit(act, item.roundId);
}

async function tell(writer: Writer, act: Act, item: AuditItem, audited: Audited): Promise<void> {
  if (isFinding(audited)) await tellBuyer(writer, item);
  const { roundId } = item;
  const own = await auditItems(writer, { roundId, auditorId: act.staff.id });
  if (own.every((one) => one.audited !== undefined)) {
    const subject = { round: roundId, auditor: act.staff.id };
    for (const { id: changes, conversation } of await postedAbout(writer, 'audit_given', subject)) {
      await owe(writer, { kind: 'audit_given', subject, conversation, changes });
    }
  }
  if (await closeRound(writer, roundId)) await tellDone(writer, roundId);
}

async function tellBuyer(writer: Writer, { id, subject }: AuditItem): Promise<void> {
  const entry = await auditEntry(writer, subject);
  const buyer = entry && (await buyersOnTeam(writer, [entry.buyerId])).get(entry.buyerId);
  if (buyer === undefined) return;
  await owe(writer, { kind: 'audit_finding', subject: { item: id }, conversation: buyer });
}

/** Whoever began it; quality assurance, where it began by itself. */
async function tellDone(writer: Writer, round: number): Promise<void> {
  const by = (await roundById(writer, round))?.madeById;
  const people =
    by === undefined
      ? (await holdersOf(writer, 'qa')).filter(({ isGroup }) => !isGroup)
      : [...(await colleagues(writer, [by])).values()];
  for (const { slackId: conversation } of people) {
    if (conversation === undefined) continue;
    await owe(writer, { kind: 'audit_done', subject: { round }, conversation });
  }
}

/** R74: one's own to look at, and still none of one's own doing, at the moment of the click. */
async function ownItem(
  from: Act['read'] | Writer,
  { staff }: Act,
  id: number,
): Promise<AuditItem | Refused> {
  const item = await auditItemById(from, id);
  if (item === undefined || item.auditorId !== staff.id || !may(staff, 'look for audit')) {
    return refused({ why: 'not-your-audit' });
  }
  const entry = await auditCandidate(from, item.subject);
  if (entry === undefined || entry.barred.includes(staff.id)) return refused({ why: 'own-entry' });
  return item;
}
