import type { Proof } from '../ledger/verify.ts';

/** What was proved, in half a line. */
export function proofInWords(proof: Proof): string {
  const many = (count: number, what: string) => `${count.toLocaleString('en-GB')} ${what}`;
  return [
    many(proof.purchases, 'purchase entries'),
    many(proof.plans, 'sign-off requests'),
    many(proof.historyEntries, 'history entries'),
  ].join(', ');
}
