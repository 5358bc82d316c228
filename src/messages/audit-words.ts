import {
  AUDIT_QUESTIONS,
  type AuditAnswer,
  type Audited,
  type AuditQuestion,
  type AuditResults,
} from '../domain/audit.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { AuditKind } from '../domain/audit-sample.ts';
import { addDays, type Days, formatDay, monthsBefore } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import { goodsAtStart, inShort } from './goods.ts';
import { counted, monthAndYear } from './text.ts';

/** R74: the four questions, as they are put about each kind of entry. */
export const QUESTIONS: Readonly<Record<AuditKind, Readonly<Record<AuditQuestion, string>>>> = {
  saved: {
    plan: 'Does it serve this customer’s plan, or an outcome?',
    guidelines: 'Were the guidelines kept?',
    sign_off: 'Was it signed off, where that was needed?',
    receipt: 'Is the receipt there?',
  },
  declined: {
    plan: 'Was it asked for this customer’s plan, or an outcome?',
    guidelines: 'Is the answer in line with the guidelines?',
    sign_off: 'Did a manager decide, and say why?',
    receipt: 'Is it clear that no money went, or where it went?',
  },
  unfinished: {
    plan: 'Is it for this customer’s plan, or an outcome, as far as it goes?',
    guidelines: 'Are the guidelines kept, as far as it goes?',
    sign_off: 'Is it clear whether a manager had to be asked?',
    receipt: 'Is it clear that no money went, or is the receipt there?',
  },
};

/** The answers, as they stand beside each question. */
export const ANSWER_WORDS: Readonly<Record<AuditAnswer, string>> = {
  yes: 'Yes',
  no: 'No',
  cannot_tell: 'Cannot tell',
};

/** What a no says, in few words. */
export const NO_WORDS: Readonly<Record<AuditQuestion, string>> = {
  plan: 'no link to the plan or an outcome',
  guidelines: 'guidelines not kept',
  sign_off: 'sign-off missing',
  receipt: 'receipt missing',
};

/** What was seen of one entry: `receipt missing, sign-off missing`; undefined without a no. */
export function seenWords({ answers }: Audited): string | undefined {
  const seen = AUDIT_QUESTIONS.filter((question) => answers[question] === 'no');
  return seen.map((question) => NO_WORDS[question]).join(', ') || undefined;
}

/** R75: `12 looked at, 11 fine, 1 finding: receipt missing`. */
export function auditLine({ looked, fine, findings, unclear, no }: AuditResults): string {
  const seen = AUDIT_QUESTIONS.filter((question) => no[question] > 0).map((question) =>
    findings === 1 ? NO_WORDS[question] : `${no[question]} ${NO_WORDS[question]}`,
  );
  const found = findings === 0 ? 'no findings' : counted(findings, 'finding');
  return [
    `${looked.toLocaleString('en-GB')} looked at`,
    `${fine.toLocaleString('en-GB')} fine`,
    ...(unclear === 0 ? [] : [`${unclear.toLocaleString('en-GB')} not clear`]),
    `${found}${seen.length === 0 ? '' : `: ${seen.join(', ')}`}`,
  ].join(', ');
}

/** `October 2026` for a whole month, else both days. */
export function auditDays({ from, to }: Days): string {
  const isMonth = from === monthsBefore(from, 0) && addDays(to, 1) === monthsBefore(from, -1);
  if (isMonth) return monthAndYear(from);
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
}

/** `P05485`; a line that nobody finished goes by its day. */
export function entryName({ reference, day }: Pick<AuditEntry, 'reference' | 'day'>): string {
  return reference ?? `a line of ${formatDay(day)}`;
}

/** `£29.00 · Boots and socks`, made harmless for Slack's markup. */
export function entryGoods({ told }: Pick<AuditEntry, 'told'>): string {
  return `${formatPounds(told.pence)} · ${goodsAtStart(inShort(told))}`;
}
