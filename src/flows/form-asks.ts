import { judgeTold, notRemembered } from '../delivery/judge.ts';
import { signpostIn } from '../domain/guidelines.ts';
import { type Pence, ZERO } from '../domain/money.ts';
import { NOTHING_MORE } from '../domain/more.ts';
import type { Complete, Customer, Named, Told } from '../domain/purchase.ts';
import type { FormAsks } from '../messages/asked-too.ts';
import { type Act, today } from './act.ts';
import { rulesOn } from './buy.ts';

/** What is known while the form is filled in. */
export interface SoFar {
  readonly customer: Customer | undefined;
  readonly item: string | undefined;
  readonly category: Named | undefined;
  readonly unitPence: Pence | undefined;
  readonly more?: Told['more'];
}

/** Nobody: no ledger gives this id out. */
const NO_CUSTOMER = { id: 0, reference: '' };

/**
 * What the guidelines make the form ask besides the six inputs: the other source (R41), with the one
 * that is signposted first (R89), unless it is remembered for the customer; and why it was this one,
 * for something dear (R42) or not usually bought (R39).
 */
export async function formAsks(act: Act, soFar: SoFar): Promise<FormAsks> {
  const on = today(act);
  const told = {
    customer: soFar.customer ?? NO_CUSTOMER,
    item: soFar.item ?? '',
    purpose: undefined,
    category: soFar.category,
    unitPence: soFar.unitPence ?? ZERO,
    more: soFar.more ?? NOTHING_MORE,
  };
  const { soft, prompts } = await judgeTold(act.read, await rulesOn(act, on), told, on);
  const open = await notRemembered(act.read, prompts, told, on);
  const asks = (what: 'source' | 'why') => open.some(({ trigger }) => trigger.asks.includes(what));
  return {
    asksOtherSource: asks('source'),
    signpost: signpostIn(open)?.trigger.source,
    asksWhyThisOne: soft !== undefined || asks('why'),
  };
}

/** Whether the form must be shown once more, since what it must ask was not in it. */
export function lacks(asks: FormAsks, { otherSource, whyThisOne }: Complete): boolean {
  return (
    (asks.asksOtherSource && otherSource === undefined) ||
    (asks.asksWhyThisOne && whyThisOne === undefined)
  );
}
