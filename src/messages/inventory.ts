import type { ErrandKind, MessageKind } from './ids.ts';

/** Who reads a message: the whole team, managers, or one person in a direct message. */
export type ReadBy = 'team' | 'managers' | 'one';

/**
 * What becomes of a message later (R147): it `stays`, having nothing typed about one customer or
 * being read by one person alone; it is edited to its `outcome` as soon as there is one, and loses
 * the words of that some weeks later; or is edited to `totals` some weeks later.
 */
export type Afterwards = 'stays' | 'outcome' | 'totals';

const ONE = { readBy: 'one', afterwards: 'stays' } as const;
const MANAGERS = { readBy: 'managers', afterwards: 'stays' } as const;

/** Every kind of message that Slack is owed. Nothing that is needed later is in Slack alone. */
export const INVENTORY: Readonly<
  Record<MessageKind, { readonly readBy: ReadBy; readonly afterwards: Afterwards }>
> = {
  weekly_digest: { readBy: 'team', afterwards: 'stays' },
  card: { readBy: 'managers', afterwards: 'outcome' },
  card_changed: { readBy: 'managers', afterwards: 'outcome' },
  pack: { readBy: 'managers', afterwards: 'totals' },
  year_passed_notice: { readBy: 'managers', afterwards: 'totals' },
  faded: MANAGERS,
  nudge: MANAGERS,
  managers_digest: MANAGERS,
  breach_notice: MANAGERS,
  parked_notice: MANAGERS,
  pack_reminder: MANAGERS,
  pack_refused: ONE,
  managers_digest_refused: ONE,
  digest_refused: ONE,
  saved: ONE,
  breach: ONE,
  kept: ONE,
  decision: ONE,
  question: ONE,
  ring: ONE,
  asked: ONE,
  reply: ONE,
  part_bought: ONE,
  corrected: ONE,
  against: ONE,
  asked_more: ONE,
  to_finish: ONE,
  became: ONE,
  follow_up: ONE,
  pattern: ONE,
  story: ONE,
  year_passed: ONE,
  budget_set: ONE,
  budget_asked: ONE,
  report: ONE,
  customer_changed: ONE,
  customer_handed: ONE,
  customer_left: ONE,
  hello: ONE,
  set_up: ONE,
  confirmed: ONE,
  standing_in: ONE,
  away_set: ONE,
  guideline_set: ONE,
  guideline_changed: ONE,
  receipt_kept: ONE,
  receipt_not_kept: ONE,
  action_given: ONE,
  brought: ONE,
  audit_given: ONE,
  audit_finding: ONE,
  audit_replied: ONE,
  audit_done: ONE,
};

/** Posted messages that are edited some weeks later; a changed card is its card. */
export const FADING = ['card', 'pack', 'year_passed_notice'] as const satisfies MessageKind[];

/** Files that Oatcake takes out of somebody’s messages as late as that: they tell of many people. */
export const PASSING_FILES = ['ledger_file'] as const satisfies ErrandKind[];
