/**
 * R74: the four questions about an entry: whether it serves the customer's plan or an outcome,
 * whether the guidelines were kept, whether it was signed off where that was needed, and whether the
 * receipt is there.
 */
export const AUDIT_QUESTIONS = ['plan', 'guidelines', 'sign_off', 'receipt'] as const;
export type AuditQuestion = (typeof AUDIT_QUESTIONS)[number];

export const AUDIT_ANSWERS = ['yes', 'no', 'cannot_tell'] as const;
export type AuditAnswer = (typeof AUDIT_ANSWERS)[number];

/** An answer to each of the four. */
export type AuditAnswers = { readonly [question in AuditQuestion]: AuditAnswer };

/** `All fine`: one tap for the four. */
export const ALL_FINE: AuditAnswers = {
  ...{ plan: 'yes', guidelines: 'yes' },
  ...{ sign_off: 'yes', receipt: 'yes' },
};

/** An entry that was looked at. */
export interface Audited {
  readonly answers: AuditAnswers;
  /** A few words of the auditor; undefined for none. */
  readonly finding: string | undefined;
}

/** The most characters of a finding. */
export const FINDING_LENGTH = 140;

/** R75: what reaches the buyer: anything answered no, or said in words. */
export function isFinding({ answers, finding }: Audited): boolean {
  return finding !== undefined || AUDIT_QUESTIONS.some((one) => answers[one] === 'no');
}

/** What rounds of audit have come to: figures about nobody. */
export interface AuditResults {
  /** Entries that were given to somebody to look at. */
  readonly given: number;
  readonly looked: number;
  /** All four answered yes, and no words. */
  readonly fine: number;
  readonly findings: number;
  /** Neither: nothing is wrong, and something could not be told. */
  readonly unclear: number;
  /** To how many of those with a finding each question was answered no. */
  readonly no: { readonly [question in AuditQuestion]: number };
}

/** Adds up what was found; an entry not looked at yet is undefined. */
export function auditResults(items: readonly (Audited | undefined)[]): AuditResults {
  const looked = items.filter((one) => one !== undefined);
  const findings = looked.filter(isFinding);
  const fine = looked.filter(
    (one) => !isFinding(one) && AUDIT_QUESTIONS.every((each) => one.answers[each] === 'yes'),
  );
  const no = (question: AuditQuestion) =>
    findings.filter(({ answers }) => answers[question] === 'no').length;
  return {
    ...{ given: items.length, looked: looked.length },
    ...{ fine: fine.length, findings: findings.length },
    unclear: looked.length - fine.length - findings.length,
    no: {
      ...{ plan: no('plan'), guidelines: no('guidelines') },
      ...{ sign_off: no('sign_off'), receipt: no('receipt') },
    },
  };
}
