import { addDays, type Day } from '../domain/day.ts';
import {
  asksAboutBenefits,
  type GoodsJudgement,
  type Guideline,
  judgeGoods,
} from '../domain/guidelines.ts';
import { dearestUnit } from '../domain/more.ts';
import type { Told } from '../domain/purchase.ts';
import { benefitsInPlace } from '../ledger/customers.ts';
import { categoryCodes } from '../ledger/labels.ts';
import type { Reader } from '../ledger/open.ts';
import { isRemembered } from '../ledger/source-checks.ts';
import type { Writer } from '../ledger/writer.ts';

/** What the guidelines in force say of what was told; the ledger is asked for what they go by. */
export async function judgeTold(
  from: Reader | Writer,
  rules: readonly Guideline[],
  told: Pick<Told, 'customer' | 'item' | 'purpose' | 'category' | 'unitPence' | 'more'>,
  on: Day,
): Promise<GoodsJudgement> {
  const { lines } = told.more;
  const ids = [told.category?.id ?? 0, ...lines.map(({ category }) => category.id)];
  const facts = {
    items: [told.item, ...lines.map(({ item }) => item)],
    purpose: told.purpose,
    categories: await categoryCodes(from, ids),
    dearest: dearestUnit(told),
    benefits: false,
  };
  if (!asksAboutBenefits(rules, facts)) return judgeGoods(rules, facts);
  const benefits = await benefitsInPlace(from, told.customer.id, on);
  return judgeGoods(rules, { ...facts, benefits });
}

/** R41: the prompts without those whose source was answered about for the customer not long ago. */
export async function notRemembered(
  from: Reader | Writer,
  prompts: readonly Guideline[],
  { customer, category }: Pick<Told, 'customer' | 'category'>,
  on: Day,
): Promise<Guideline[]> {
  const open: Guideline[] = [];
  for (const prompt of prompts) {
    const { remember } = prompt.trigger;
    const since = remember === undefined ? undefined : addDays(on, -remember);
    const of = { customerId: customer.id, categoryId: category?.id ?? 0 };
    if (since === undefined || !(await isRemembered(from, { ...of, since }))) open.push(prompt);
  }
  return open;
}
