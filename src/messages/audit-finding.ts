import type { ModalView } from '@slack/types';
import { AUDIT_QUESTIONS, type Audited, type AuditQuestion } from '../domain/audit.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { entryGoods, entryName, seenWords } from './audit-words.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { ACTIONS, AUDIT_REPLY, VIEWS } from './ids.ts';
import { textInput } from './inputs.ts';
import { mention, quoted, sentenceCase } from './text.ts';

/** What was found of an entry, for its buyer and for whoever looked. */
export interface AuditFinding {
  readonly item: number;
  readonly entry: AuditEntry;
  readonly audited: Audited;
  /** Whoever began the round. */
  readonly askedBy: Colleague | undefined;
  readonly reply: string | undefined;
}

/** The most characters of a reply. */
export const REPLY_LENGTH = 280;

/** What helps, by what was seen. */
const HELPS: Readonly<Record<AuditQuestion, string>> = {
  plan: 'Say in a reply what it helped with; next time name the item of the plan, under *Add more*.',
  guidelines: 'Read `/spend guidelines` again, and say in a reply if there was a reason.',
  sign_off: 'Say in a reply if a manager agreed; next time `/spend ask` comes first.',
  receipt:
    'If you have the receipt, write the reference on it and put it with the others; else say so in a reply.',
};

/** R75: what was found, to whoever bought it; nothing of the entry has changed. */
export function auditFinding({ item, entry, audited, askedBy, reply }: AuditFinding): Message {
  const seen = seenWords(audited);
  const helps = AUDIT_QUESTIONS.filter((one) => audited.answers[one] === 'no').map(
    (one) => `• ${HELPS[one]}`,
  );
  const by = askedBy === undefined ? 'quality assurance' : `quality assurance, ${mention(askedBy)}`;
  return {
    text: `A note from the audit on ${entryName(entry)}`,
    blocks: [
      section(
        `*A note from the audit on ${entryName(entry)}: ${entryGoods(entry)}*`,
        'A few entries are drawn by lot and looked at by a colleague; this was one of them. It is counted against nobody, and the entry stays as it is.',
      ),
      section(
        seen && `*What was seen*  ${sentenceCase(seen)}.`,
        audited.finding && `*In words*  ${quoted(audited.finding)}`,
        ...helps,
        `Asked for by ${by}. A reply reaches whoever looked.`,
      ),
      reply === undefined
        ? actions(`audit:${item}`, button('Reply', ACTIONS.auditReply, item))
        : section(`*Your reply*  ${quoted(reply)}`),
    ],
  };
}

/** `Reply`: one text. */
export function auditReplyForm({ item, entry, audited }: AuditFinding): ModalView {
  const seen = seenWords(audited);
  return {
    type: 'modal',
    callback_id: VIEWS.auditReply,
    private_metadata: JSON.stringify({ item }),
    title: { type: 'plain_text', text: 'Reply to the audit' },
    submit: { type: 'plain_text', text: 'Send' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      section(
        `*${sentenceCase(entryName(entry))}: ${entryGoods(entry)}*`,
        seen && `${sentenceCase(seen)}.`,
        audited.finding && quoted(audited.finding),
      ),
      textInput(AUDIT_REPLY, 'Your reply', {
        ...{ most: REPLY_LENGTH, multiline: true },
        hint: 'No names, please. Whoever looked and quality assurance read it.',
      }),
    ],
  };
}

/** The buyer's reply, to whoever looked. */
export function auditReplied({ entry, audited, reply }: AuditFinding): Message {
  const seen = seenWords(audited);
  return {
    text: `A reply on ${entryName(entry)}`,
    blocks: [
      section(
        `*A reply on ${entryName(entry)}, which you looked at: ${entryGoods(entry)}*`,
        seen && `You saw: ${seen}.`,
        audited.finding && `You wrote: ${quoted(audited.finding)}`,
        reply && `The reply: ${quoted(reply)}`,
        'What you found stands, and the reply beside it. There is nothing more to do.',
      ),
    ],
  };
}
