import { readFinding } from '../delivery/read-audit.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { auditItemById, replyToItem } from '../ledger/audits.ts';
import type { Reader } from '../ledger/open.ts';
import { owe, postedAbout } from '../ledger/outbox.ts';
import { colleagues } from '../ledger/people.ts';
import type { Writer } from '../ledger/writer.ts';
import { type AuditFinding, auditReplyForm, REPLY_LENGTH } from '../messages/audit-finding.ts';
import { entryName } from '../messages/audit-words.ts';
import { type Act, change } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { isRefused } from './own-draft.ts';

/** `Reply`, under what was found: for whoever bought it alone. */
export async function openAuditReply(act: Act, id: number): Promise<Answer> {
  const finding = await ownFinding(act.read, act, id);
  if (isRefused(finding)) return finding;
  return finding.reply === undefined ? showView(auditReplyForm(finding)) : replied(finding);
}

/** The reply: it reaches whoever looked, and stands beside what they found (R75). */
export async function replyToAudit(
  act: Act,
  id: number,
  text: string,
): Promise<Refused | undefined> {
  if (text === '') return refused({ why: 'no-reason' });
  if (text.length > REPLY_LENGTH) return refused({ why: 'too-long', most: REPLY_LENGTH });
  const result = await change(act, async (writer) => {
    const finding = await ownFinding(writer, act, id);
    if (isRefused(finding)) return finding;
    if (!(await replyToItem(writer, id, text))) {
      return finding.reply === text ? undefined : replied(finding);
    }
    await tell(writer, id);
    return undefined;
  });
  return result;
}

async function tell(writer: Writer, id: number): Promise<void> {
  const subject = { item: id };
  for (const { id: changes, conversation } of await postedAbout(writer, 'audit_finding', subject)) {
    await owe(writer, { kind: 'audit_finding', subject, conversation, changes });
  }
  const auditorId = (await auditItemById(writer, id))?.auditorId ?? 0;
  const auditor = (await colleagues(writer, [auditorId])).get(auditorId)?.slackId;
  if (auditor !== undefined)
    await owe(writer, { kind: 'audit_replied', subject, conversation: auditor });
}

async function ownFinding(
  from: Reader | Writer,
  { staff }: Act,
  id: number,
): Promise<AuditFinding | Refused> {
  const finding = await readFinding(from, id);
  if (finding === undefined) return refused({ why: 'gone' });
  return finding.entry.buyerId === staff.id ? finding : refused({ why: 'not-yours' });
}

function replied({ entry }: AuditFinding): Refused {
  return refused({ why: 'answered-before', reference: entryName(entry), first: 'you replied' });
}
