import { withoutReference } from './without-reference.ts';

/** Most characters of what the team reads of a use that worked. */
export const MOST_STORY = 140;

/**
 * "One that worked": what a manager has released for the team's digest, with the customer's
 * agreement. It says nothing of whom it is about.
 */
export interface Story {
  readonly id: number;
  /** Of the purchase; the digest does not show it. */
  readonly reference: string;
  readonly text: string;
  readonly state: 'waiting' | 'shown' | 'taken_back';
}

/** Whether a text has the reference of a customer, a purchase or a request in it. */
export function namesReference(text: string, customers: readonly string[]): boolean {
  if (/\b[PS]\d{4,}\b/iu.test(text)) return true;
  return customers.some((reference) => withoutReference(text, reference) !== text);
}
