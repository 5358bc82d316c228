import type { After } from '../domain/ask-after.ts';
import { formatPounds } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Plan } from '../domain/sign-off.ts';
import { saved } from './answers.ts';
import { type Message, section } from './blocks.ts';
import { decisionMessage } from './dms.ts';

/** What was bought on an approval, with the approval as it stands now. */
export interface PartBought {
  readonly plan: Plan;
  readonly purchase: SavedPurchase;
  /** R25: the request about what is beyond the approval. */
  readonly beyond: { readonly reference: string } | undefined;
  /** What is asked with it, and what was answered. */
  readonly after?: After;
}

/** The decision as it stands, what was saved, and their buttons. */
export function boughtOn(bought: PartBought, timezone: string): Message {
  const { plan, purchase, beyond, after } = bought;
  const confirmation = saved({ purchase, today: undefined, ...(after && { after }) });
  return {
    text: confirmation.text,
    blocks: [
      // What was bought stands in full below.
      ...decisionMessage(plan, timezone, '').blocks,
      ...(beyond === undefined ? [] : [section(beyondLine(plan, beyond.reference))]),
      ...confirmation.blocks,
    ],
  };
}

function beyondLine({ reference, upTo, boughtSoFar }: Plan, asked: string): string {
  const beyond = `${formatPounds(boughtSoFar)} bought on ${reference}, approved up to ${formatPounds(upTo)}`;
  return `🟠 *${beyond}.* It counts now. A manager decides on it as an exception (${asked}).`;
}
