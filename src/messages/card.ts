import type { KnownBlock } from '@slack/types';
import { flagged } from '../domain/exclusions.ts';
import { formatPounds } from '../domain/money.ts';
import type { Limits } from '../domain/policy.ts';
import { OTHER_SOURCES } from '../domain/purchase.ts';
import {
  type Before,
  type Colleague,
  hasGone,
  type Outcome,
  type Plan,
} from '../domain/sign-off.ts';
import { actions, button, context, type Message, paragraphs, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { beyondWords, boughtLine, goneTitle, goneWords, raisedWords } from './parts.ts';
import { each, mention, quoted, shortPounds, typed, when } from './text.ts';

/** What a sign-off card is made of. */
export interface Card {
  readonly plan: Plan;
  readonly before: Before;
  readonly limits: Limits;
  /** Whoever may decide: mentioned, so that their phones buzz. */
  readonly managers: readonly (Colleague & { isGroup: boolean })[];
  readonly timezone: string;
}

/** The card in the managers' channel; once decided it keeps the outcome and nothing else. */
export function card({ plan, before, limits, managers, timezone }: Card): Message {
  if (plan.state !== 'waiting') return settled(plan, timezone);
  const to = managers.map(mention).join(' ') || 'No other manager is on the team’s list yet';
  return {
    text: `Sign-off asked · ${plan.reference}`,
    blocks: [
      section(`*${cardTitle(plan)}*`, `${to} · from ${mention(plan.askedBy)} · ${plan.reference}`),
      section(...cardLines(plan, before, limits)),
      ...paragraphs(...noteLines(plan, timezone)),
      cardButtons(plan.id),
      context('Only the buttons decide; replies don’t.'),
    ],
  };
}

/** `Sign-off: up to £624.00`, or that the money has gone. */
export function cardTitle(plan: Plan): string {
  return !hasGone(plan) ? `Sign-off: up to ${formatPounds(plan.upTo)}` : goneTitle(plan);
}

/** All that counts for the decision; never the customer's reference (design 6). */
export function cardLines(
  plan: Plan,
  before: Before,
  limits: Limits,
): readonly (string | undefined)[] {
  const what = `${typed(withoutReference(plan.item, plan))}${each(plan.count, plan.unitPence)}`;
  return [
    `*What*  ${what} · ${plan.category.label}`,
    `*For*  ${plan.area.label}`,
    plan.purpose === plan.item
      ? undefined
      : `*Why*  ${typed(withoutReference(plan.purpose, plan))}`,
    plan.whyThisOne && `*Chosen*  ${typed(withoutReference(plan.whyThisOne, plan))}`,
    otherSourceLine(plan),
    flagged(plan.item, plan.purpose) && '*Flag*  an e-cigarette: flagged, not refused',
    `*You*  because ${whyYou(plan, limits)}`,
    `*Before*  ${beforeLine(before)}`,
  ];
}

function otherSourceLine({ otherSource }: Plan): string | undefined {
  const source = OTHER_SOURCES.find(({ code }) => code === otherSource);
  return source && `*Checked*  ${source.label}`;
}

function whyYou(plan: Plan, limits: Limits): string {
  if (plan.kind === 'beyond') return beyondWords(plan);
  if (plan.kind === 'raised') return raisedWords(plan);
  return `it is over ${overWhat(plan, limits)}`;
}

function overWhat(plan: Plan, limits: Limits): string {
  if (plan.overItem) return `${shortPounds(limits.item)} an item`;
  const day = `${shortPounds(limits.day)} in a day`;
  return limits.scope === 'worker' ? day : `${day} for one customer`;
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
  const runs = plan.customer.reference.match(/\p{L}+|\p{N}+/gu);
  return runs === null ? text : text.replace(writtenAs(runs), 'the customer');
}

/**
 * A reference as people write it among other words: `v042`, `V 042`, `V-042`, `V042s`, `forV042`; but
 * not the beginning of another, `V0421`. One of letters alone, or of figures, must stand alone.
 */
function writtenAs(runs: readonly string[]): RegExp {
  const isFigures = (run: string | undefined) => /^\p{N}/u.test(run ?? '');
  const reference = runs.join('[^\\p{L}\\p{N}]{0,3}');
  if (runs.length === 1)
    return new RegExp(`(?<![\\p{L}\\p{N}])${reference}(?![\\p{L}\\p{N}])`, 'giu');
  const before = isFigures(runs[0]) ? '(?<!\\p{N})' : '';
  const after = isFigures(runs.at(-1)) ? '(?!\\p{N})' : '(?!\\p{L})';
  return new RegExp(`${before}${reference}${after}`, 'giu');
}

/** The last questions and answers. */
function noteLines(plan: Plan, timezone: string): string[] {
  return plan.notes.slice(-6).map((note) => {
    const verb = note.kind === 'question' ? 'asks' : 'answers';
    const words = quoted(withoutReference(note.text, plan));
    return `${mention(note.by)}, ${when(note.at, timezone, plan.askedOn)}, ${verb}: ${words}`;
  });
}

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
export function shownText({ plan, before, limits, timezone }: Card): string {
  const asked = [cardTitle(plan), ...cardLines(plan, before, limits)];
  const lines = [...asked, ...noteLines(plan, timezone)];
  return lines.filter((line) => line !== undefined).join('\n');
}
