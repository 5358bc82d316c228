import { judgeTold } from '../delivery/judge.ts';
import { neverIn } from '../domain/guidelines.ts';
import { MOST_CHARACTERS } from '../domain/line.ts';
import { type Amount, parseAmount, toDecimal } from '../domain/money.ts';
import { dearestUnit, goods, NOTHING_MORE } from '../domain/more.ts';
import { sourceTold, sourceValue } from '../domain/other-source.ts';
import { judge } from '../domain/policy.ts';
import type { Complete } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { hasGone, type Plan } from '../domain/sign-off.ts';
import { URGENCIES, type Urgency, usualUrgency } from '../domain/urgency.ts';
import { openCustomer } from '../ledger/customers.ts';
import { spentOnOwnAuthority } from '../ledger/day-so-far.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import type { Reader } from '../ledger/open.ts';
import { planAfter, planById } from '../ledger/plan-queries.ts';
import { addPlan } from '../ledger/plans.ts';
import { limitsOn } from '../ledger/policies.ts';
import type { Writer } from '../ledger/writer.ts';
import type { AskForm } from '../messages/ask-form.ts';
import { FIELD_FAULTS } from '../messages/field-faults.ts';
import { ASK_FIELDS, FIELDS, MORE_FIELDS } from '../messages/ids.ts';
import { notAsked } from '../messages/refusals.ts';
import { type Act, change, today, vocabularyOf } from './act.ts';
import { countSource, rulesOn } from './buy.ts';
import { oweAsker, oweCard } from './card.ts';
import { countRefusal } from './count-refusal.ts';
import { formAsks } from './form-asks.ts';
import { isRefused } from './own-draft.ts';
import { countOf } from './read-more.ts';
import { type Faults, optionalWords, words } from './read-words.ts';
import { ownDeclined } from './reply.ts';
import { route } from './route.ts';
import { categoryOf, understand } from './understand-line.ts';

/** R24: the form for asking ahead, filled in as far as a line was understood. */
export async function openAskForm(act: Act, text: string): Promise<AskForm | Refused> {
  const { parsed, customer, vocabulary } = await understand(act, text);
  const tooLong = parsed.problems.find((problem) => problem.kind === 'tooLong');
  if (tooLong !== undefined) return refused({ why: 'too-long', most: tooLong.most });
  const [code, ...others] = parsed.areas;
  const category = categoryOf(parsed.item, vocabulary);
  const unitPence = parsed.amount?.unitPence;
  const soFar = { customer, item: parsed.item, category, unitPence };
  return {
    ...(await emptyAsk(act)),
    signpost: (await formAsks(act, soFar)).signpost,
    customer,
    amount: parsed.amount && amountText(parsed.amount),
    item: parsed.item,
    category,
    area: others.length > 0 ? undefined : vocabulary.areas.find((one) => one.code === code),
    why: parsed.purpose,
  };
}

/** `Change and ask again`: the form, filled with what was declined, and the reason of the no. */
export async function openAskAgain(act: Act, planId: number): Promise<AskForm | Refused> {
  const plan = await ownToAskAgain(act.read, act, planId);
  if (isRefused(plan)) return plan;
  return {
    ...(await emptyAsk(act)),
    signpost: (await formAsks(act, plan)).signpost,
    otherSource: sourceValue(plan),
    follows: plan,
    customer: plan.customer,
    amount: amountText({ ...plan, pence: plan.upTo }),
    item: goods(plan).slice(0, MOST_CHARACTERS.item),
    category: plan.category,
    area: plan.area,
    why: plan.purpose,
    tried: plan.tried,
    interest: plan.more.interest,
  };
}

async function emptyAsk(act: Act): Promise<AskForm> {
  const { categories, areas } = await vocabularyOf(act);
  const { hours, timezone } = act.workspace;
  return {
    urgency: usualUrgency(act.at, hours, timezone),
    hours,
    categories: categories.filter(({ active }) => active),
    areas: areas.filter(({ active }) => active),
  };
}

function amountText({ pence, count, unitPence }: Amount): string {
  const isExact = count > 1 && unitPence * count === pence;
  return isExact ? `${count}x${toDecimal(unitPence)}` : toDecimal(pence);
}

/** What the form held when it was sent. */
export interface AskValues {
  readonly customer: string | undefined;
  readonly amount: string;
  readonly item: string;
  readonly howMany: string;
  readonly category: string | undefined;
  readonly area: string | undefined;
  readonly why: string;
  readonly tried: string;
  readonly otherSource: string | undefined;
  readonly urgency: string | undefined;
  /** R143: ticked. */
  readonly interest: boolean;
}

/** What becomes of it: asked, or sentences under its fields. */
export type AskAnswer =
  | { readonly kind: 'closed' }
  | { readonly kind: 'faults'; readonly faults: Faults }
  | Refused;

const CLOSED = { kind: 'closed' } as const;

/** R24: asks for sign-off before anything is bought; the same form sent twice asks once (R14). */
export async function askAhead(
  act: Act,
  values: AskValues,
  followsId: number | undefined,
  key: string,
): Promise<AskAnswer> {
  const faults: Faults = {};
  const read = await readAsk(act, values, key, faults);
  if (read === undefined) return { kind: 'faults', faults };
  try {
    const done = await change(act, (writer) => ask(writer, act, read, followsId, key));
    return done ?? CLOSED;
  } catch (error) {
    if (error instanceof CameBefore) return CLOSED;
    throw error;
  }
}

interface Asked {
  readonly told: Complete;
  readonly tried: string | undefined;
  readonly urgency: Urgency;
}

async function readAsk(
  act: Act,
  values: AskValues,
  key: string,
  faults: Faults,
): Promise<Asked | undefined> {
  const { categories, areas } = await vocabularyOf(act);
  const customer = await openCustomer(act.read, values.customer ?? '');
  const category = categories.find(({ id, active }) => active && String(id) === values.category);
  const area = areas.find(({ id, active }) => active && String(id) === values.area);
  const item = words(values.item, FIELDS.item, MOST_CHARACTERS.item, faults);
  const purpose = words(values.why, ASK_FIELDS.why, MOST_CHARACTERS.purpose, faults);
  const tried = optionalWords(values.tried, ASK_FIELDS.tried, faults);
  const amount = amountOf(values, faults);
  if (customer === undefined) faults[FIELDS.customer] = FIELD_FAULTS.customer;
  if (category === undefined) faults[FIELDS.category] = FIELD_FAULTS.category;
  if (area === undefined) faults[FIELDS.area] = FIELD_FAULTS.area;
  // R37: what the team never buys nobody can approve.
  const goods = { items: [item], purpose };
  const never = neverIn(await rulesOn(act, today(act)), goods);
  if (never !== undefined) {
    faults[FIELDS.item] = notAsked(never);
    await countRefusal(act, never, key);
  }
  if (!customer || !category || !area || !amount || Object.keys(faults).length > 0)
    return undefined;
  const { card } = act.staff;
  const { otherSource, sourceAnswer } = sourceTold(values.otherSource);
  const how = { paidBy: 'card' as const, card, otherSource, whyThisOne: undefined };
  const more = { ...NOTHING_MORE, sourceAnswer, interest: values.interest };
  const told = { ...amount, item, purpose, customer, category, area, ...how, more };
  const urgency = URGENCIES.find((one) => one === values.urgency) ?? 'week';
  return { told, tried, urgency };
}

function amountOf({ amount, howMany }: AskValues, faults: Faults): Amount | undefined {
  const read = parseAmount(amount);
  if (!read.ok) {
    faults[FIELDS.amount] = FIELD_FAULTS.amount[read.reason];
    return undefined;
  }
  // One is what the field holds until somebody changes it.
  const told = howMany === '' || howMany === '1' ? String(read.count) : howMany;
  const counted = countOf(told, read, faults);
  return faults[MORE_FIELDS.howMany] === undefined ? counted : undefined;
}

async function ask(
  writer: Writer,
  act: Act,
  { told, tried, urgency }: Asked,
  followsId: number | undefined,
  key: string,
): Promise<Refused | undefined> {
  const channel = act.workspace.managersChannel;
  if (channel === undefined) return refused({ why: 'no-managers-channel' });
  const follows = followsId === undefined ? undefined : await ownToAskAgain(writer, act, followsId);
  if (follows !== undefined && isRefused(follows)) return follows;
  const day = today(act);
  const limits = await limitsOn(writer, day);
  const of = { buyerId: act.staff.id, day, customerId: told.customer.id };
  const spent = await spentOnOwnAuthority(writer, of, limits);
  const { soft } = await judgeTold(writer, await rulesOn(act, day), told, day);
  const price = { pence: told.pence, unitPence: dearestUnit(told) };
  const judgement = { ...judge(price, limits, spent), softRule: soft?.code };
  const notThese = [act.staff.id, ...(follows?.interested ?? [])];
  const to = await route(writer, act.workspace, urgency, notThese);
  const { id, reference } = await addPlan(writer, told, {
    kind: 'ahead',
    by: act.staff.id,
    ...judgement,
    ...to,
    policyId: limits.policyId,
    rulesVersion: act.workspace.rulesVersion,
    followsId,
    tried,
  });
  await countSource(writer, act, reference, told, day);
  await keepAnswer(writer, key, { kind: 'asked', id });
  await oweCard(writer, channel, id);
  const plan = await planById(writer, id);
  if (plan !== undefined) await oweAsker(writer, plan, 'asked');
  return undefined;
}

/** One's own request that was declined, and not asked again since. */
async function ownToAskAgain(
  from: Reader | Writer,
  act: Act,
  planId: number,
): Promise<Plan | Refused> {
  const plan = await ownDeclined(from, act, planId);
  if (isRefused(plan)) return plan;
  const { reference } = plan;
  if (hasGone(plan)) return refused({ why: 'money-gone', reference });
  const later = await planAfter(from, planId);
  return later === undefined ? plan : refused({ why: 'asked-again', reference, as: later });
}
