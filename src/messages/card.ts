import type { KnownBlock } from '@slack/types';
import type { Day } from '../domain/day.ts';
import { flagged } from '../domain/exclusions.ts';
import type { Guideline } from '../domain/guidelines.ts';
import { formatPounds } from '../domain/money.ts';
import type { SourceCheck } from '../domain/other-source.ts';
import type { Limits } from '../domain/policy.ts';
import {
  type Before,
  type Colleague,
  hasGone,
  type Outcome,
  type Plan,
  whyAndTried,
} from '../domain/sign-off.ts';
import { neededBy } from '../domain/urgency.ts';
import { withoutReference as withoutReferenceOf } from '../domain/without-reference.ts';
import { actions, button, context, type Message, paragraphs, section } from './blocks.ts';
import { checkedWords, clause, reminderLines } from './clause.ts';
import { freesWords, goodsInBrief, planWords, shareWords } from './goods.ts';
import { ACTIONS } from './ids.ts';
import { lineList } from './line-list.ts';
import { beyondWords, boughtLine, goneTitle, goneWords, raisedWords } from './parts.ts';
import { counted, mention, quoted, shortPounds, typed, when } from './text.ts';
import { neededByWords } from './urgency.ts';

/** What a sign-off card is made of. */
export interface Card {
  readonly plan: Plan;
  readonly before: Before;
  readonly limits: Limits;
  /** Whoever may decide: mentioned when it is with nobody, so that their phones buzz. */
  readonly managers: readonly (Colleague & { isGroup: boolean })[];
  /** The manager on duty, by the ledger's id. */
  readonly onDutyId: number | undefined;
  /** The request that was declined and is asked again in other words. */
  readonly askedBefore: Plan | undefined;
  /** The day on which it is read. */
  readonly today: Day;
  readonly timezone: string;
  /** R39: the guideline that sent it to a manager, as it read then. */
  readonly rule?: Guideline | undefined;
  /** R47: the team's own reminders that it brings up. */
  readonly reminders?: readonly Guideline[];
  /** R41: what was answered about another source by a tap. */
  readonly checked?: Pick<SourceCheck, 'source' | 'answer'> | undefined;
}

/** The card in the managers' channel; once decided it keeps the outcome and nothing else. */
export function card(facts: Card): Message {
  const { plan, timezone } = facts;
  if (plan.state !== 'waiting') return settled(plan, timezone);
  const from = `from ${mention(plan.askedBy)} · ${plan.reference}`;
  return {
    text: ['Sign-off asked', needed(facts)]
      .filter(Boolean)
      .join(', ')
      .concat(` · ${plan.reference}`),
    blocks: [
      section(`*${cardTitle(facts)}*`, `${withWhom(facts)} · ${from}`),
      ...paragraphs(...cardLines(facts).filter((line) => line !== undefined)),
      ...paragraphs(...noteLines(plan, timezone)),
      cardButtons(plan.id),
      context('Only the buttons decide; replies don’t.'),
    ],
  };
}

/** `<@U…> (on duty)`; everybody who may decide when it is with nobody. */
function withWhom({ plan, managers, onDutyId }: Card): string {
  if (plan.withWhom !== undefined) {
    return `${mention(plan.withWhom)}${plan.withWhom.id === onDutyId ? ' (on duty)' : ''}`;
  }
  return managers.map(mention).join(' ') || 'No other manager is on the team’s list yet';
}

/** `Sign-off: up to £624.00, by 17:00 today`, or that the money has gone. */
export function cardTitle(facts: Pick<Card, 'plan' | 'timezone' | 'today'>): string {
  const { plan } = facts;
  if (hasGone(plan)) return goneTitle(plan);
  const upTo = `Sign-off: up to ${formatPounds(plan.upTo)}`;
  return [upTo, needed(facts)].filter(Boolean).join(', ');
}

/** By when an answer is needed; nothing presses where the money has gone. */
export function needed({
  plan,
  timezone,
  today,
}: Pick<Card, 'plan' | 'timezone' | 'today'>): string | undefined {
  if (hasGone(plan) || plan.answerBy === undefined || plan.state !== 'waiting') return undefined;
  return neededByWords(neededBy(plan.urgency, plan.answerBy, timezone, today));
}

/** All that counts for the decision; never the customer's reference (design 6). */
export function cardLines(
  facts: Pick<
    Card,
    'plan' | 'before' | 'limits' | 'askedBefore' | 'rule' | 'reminders' | 'checked'
  >,
): (string | undefined)[] {
  const { plan, before, askedBefore, rule } = facts;
  const { why, tried } = whyAndTried(plan);
  const plain = anonymous(plan);
  return [
    ...whatLines(plain),
    ...said('Why', why, plan),
    ...said('Tried', tried, plan),
    plan.whyThisOne && `*Chosen*  ${typed(withoutReference(plan.whyThisOne, plan))}`,
    plan.more.newUse ? '*New*  new or unusual, as the worker says' : undefined,
    freesLine(plain),
    planLine(plain),
    otherSourceLine(facts),
    isFlagged(plan) ? '*Flag*  an e-cigarette: flagged, not refused' : undefined,
    `*You*  ${whyYou(facts)}`,
    interestLine(plan),
    rule && `*Guideline*  ${clause(rule)}`,
    ...reminderLines(facts.reminders).map((line) => `*Guideline*  ${line}`),
    `*Before*  ${beforeLine(before)}`,
    askedBefore && askedBeforeLine(askedBefore, plan),
  ];
}

/** R5, R6: what it is and for which part of life; line by line where there are several. */
function whatLines(plain: Anonymous): (string | undefined)[] {
  const { more, category, area } = plain;
  const price = shareWords(plain);
  const share = price && `*Price*  ${price}`;
  if (more.lines.length > 0) {
    return [`*What*  ${counted(more.lines.length + 1, 'line')}`, ...lineList(plain), share];
  }
  const what = [goodsInBrief(plain), typed(category.label), more.secondHand && 'second hand'];
  return [`*What*  ${what.filter(Boolean).join(' · ')}`, share, `*For*  ${typed(area.label)}`];
}

type Anonymous = ReturnType<typeof anonymous>;

/** The request as goods, in words that do not say whom they are for. */
function anonymous(plan: Plan) {
  const { more } = plan;
  const plain = (text: string) => withoutReference(text, plan);
  const lines = more.lines.map((line) => ({ ...line, item: plain(line.item) }));
  const frees = more.frees === undefined ? undefined : plain(more.frees);
  const planItem = more.planItem === undefined ? undefined : plain(more.planItem);
  const told = { ...more, lines, frees, planItem };
  return { ...plan, pence: plan.upTo, item: plain(plan.item), more: told };
}

/** R38: any of the lines. */
function isFlagged({ item, purpose, more }: Plan): boolean {
  const items = [item, ...more.lines.map((line) => line.item)];
  return items.some((one) => flagged(one, purpose) !== undefined);
}

/** R40: openly, for whoever decides. */
function freesLine(plain: Anonymous): string | undefined {
  const words = freesWords(plain);
  return words && `*Frees*  ${words}`;
}

/** R43: which item of the support plan it belongs to. */
function planLine(plain: Anonymous): string | undefined {
  const words = planWords(plain);
  return words && `*Plan*  ${words}`;
}

function said(label: string, texts: readonly string[], plan: Plan): string[] {
  return texts.map((text) => `*${label}*  ${typed(withoutReference(text, plan))}`);
}

/** `Asked before: S0142, declined by <@U…>: “…”` */
function askedBeforeLine({ reference, decision }: Plan, plan: Plan): string {
  if (decision === undefined) return `*Asked before*  ${reference}`;
  const reason = decision.reason && `: ${quoted(withoutReference(decision.reason, plan))}`;
  return `*Asked before*  ${reference}, ${decision.outcome} by ${mention(decision.by)}${reason ?? ''}`;
}

function otherSourceLine({ plan, checked }: Pick<Card, 'plan' | 'checked'>): string | undefined {
  const words =
    checked === undefined
      ? checkedWords(plan.otherSource, plan.more.sourceAnswer)
      : checkedWords(checked.source, checked.answer);
  return words && `*Checked*  ${words}`;
}

/** R143: how many managers do not decide; who they are is between them. */
function interestLine({ interested }: Plan): string | undefined {
  if (interested.length === 0) return undefined;
  const [who, does] =
    interested.length === 1
      ? ['a manager has', 'does']
      : [`${interested.length} managers have`, 'do'];
  return `*Interest*  ${who} an interest in the supplier and ${does} not decide`;
}

function whyYou({ plan, limits }: Pick<Card, 'plan' | 'limits'>): string {
  const interest = 'the worker, or somebody close to them, has an interest in the supplier';
  const because = whyElse({ plan, limits });
  if (!plan.more.interest) return because;
  const isOtherwise = plan.overItem || plan.overDay || plan.softRule !== undefined || hasGone(plan);
  return isOtherwise ? `${because}, and ${interest}` : `because ${interest}`;
}

function whyElse({ plan, limits }: Pick<Card, 'plan' | 'limits'>): string {
  if (plan.kind === 'beyond') return `because ${beyondWords(plan)}`;
  if (plan.kind === 'raised') return `because ${raisedWords(plan)}`;
  if (plan.overItem) return `because it is over ${shortPounds(limits.item)} an item`;
  if (plan.overDay) {
    const whose = limits.scope === 'worker' ? '' : ' for one customer';
    return `because it is over ${shortPounds(limits.day)} in a day${whose}`;
  }
  return plan.softRule === undefined
    ? 'within the limits, and asked all the same'
    : 'because a guideline asks for a manager';
}

/** `3 like this in a year, all approved` */
export function beforeLine({ approved, declined }: Before): string {
  const all = approved + declined;
  if (all === 0) return 'none like this in a year';
  if (declined === 0)
    return `${all} like this in a year, ${all === 1 ? 'approved' : 'all approved'}`;
  if (approved === 0)
    return `${all} like this in a year, ${all === 1 ? 'declined' : 'all declined'}`;
  return `${all} like this in a year: ${approved} approved, ${declined} declined`;
}

/** What was typed, without the customer's reference should it stand in there. */
export function withoutReference(text: string, plan: Plan): string {
  return withoutReferenceOf(text, plan.customer.reference);
}

/** The last questions and answers; an answer names whoever asked. */
export function noteLines(plan: Plan, timezone: string): string[] {
  let asker: Colleague | undefined;
  const lines = plan.notes.flatMap((note) => {
    if (note.kind === 'added') return [];
    if (note.kind === 'question') asker = note.by;
    const to = note.kind === 'answer' && asker !== undefined ? ` ${mention(asker)}` : '';
    const words = quoted(withoutReference(note.text, plan));
    const at = when(note.at, timezone, plan.askedOn);
    return `${mention(note.by)}, ${at}, ${VERBS[note.kind]}${to}: ${words}`;
  });
  return lines.slice(-6);
}

const VERBS = { question: 'asks', answer: 'answers', reply: 'replies' } as const;

/** The four buttons; a condition has its own in Details. */
export function cardButtons(planId: number): KnownBlock {
  return actions(
    `plan:${planId}`,
    button('Approve', ACTIONS.approve, planId, 'primary'),
    button('Decline', ACTIONS.decline, planId),
    button('Ask', ACTIONS.ask, planId),
    button('Details', ACTIONS.details, planId),
  );
}

function settled(plan: Plan, timezone: string): Message {
  return {
    text: `Sign-off settled · ${plan.reference}`,
    blocks: [section(...settledLines(plan, timezone))],
  };
}

/** What stays: the reference, the amount, who, when, the outcome and any condition. */
export function settledLines(plan: Plan, timezone: string): (string | undefined)[] {
  const { decision, reference } = plan;
  const amount = `${!hasGone(plan) ? 'up to ' : ''}${formatPounds(plan.upTo)}`;
  if (decision === undefined) return [`${reference}: ${amount} withdrawn before a decision.`];
  const approved = decision.outcome === 'approved';
  const at = when(decision.at, timezone, plan.askedOn);
  const verb = approved ? 'approved' : 'declined';
  const paid = hasGone(plan) ? `, ${goneWords(plan)},` : '';
  return [
    `${approved ? '✅' : '✖️'} *${reference}: ${amount}${paid} ${verb} by ${mention(decision.by)}, ${at}*`,
    decision.reason && quoted(withoutReference(decision.reason, plan)),
    afterwards(plan),
  ];
}

function afterwards(plan: Plan): string | undefined {
  if (hasGone(plan)) return plan.purchase?.voided ? 'Undone by the worker.' : undefined;
  return boughtLine(plan);
}

/** What a manager reads on Home after deciding. */
export function decidedNotice({ reference, upTo }: Plan, outcome: Outcome): string {
  return `*${reference}: ${formatPounds(upTo)} ${outcome}.* Whoever asked has been told.`;
}

/** R36: the card's words as plain text, kept with the decision. */
export function shownText(facts: Card): string {
  const asked = [cardTitle(facts), ...cardLines(facts)];
  const lines = [...asked, ...noteLines(facts.plan, facts.timezone)];
  return lines.filter((line) => line !== undefined).join('\n');
}
