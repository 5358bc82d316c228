import type { KnownBlock } from '@slack/types';
import { type Day, formatDay } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import type { Guideline } from '../domain/guidelines.ts';
import { formatPounds } from '../domain/money.ts';
import { hasGone, type Plan, stillApproved, wasGivenBack } from '../domain/sign-off.ts';
import { actions, button, type Message, paragraphs, section } from './blocks.ts';
import { goodsAtStart, inFull, inShort } from './goods.ts';
import { ACTIONS } from './ids.ts';
import { inBrief } from './kept.ts';
import { boughtLine, goneWords } from './parts.ts';
import { counted, mention, quoted, typed, when } from './text.ts';

/**
 * The decision, to whoever asked, with what to do next.
 *
 * @param full what was asked for in full, where the headline has it in short
 * @param rule R39: the guideline that sent it to a manager
 */
export function decisionMessage(
  plan: Plan,
  timezone: string,
  full = inFull({ ...plan, pence: plan.upTo }),
  rule?: Pick<Guideline, 'alternative'>,
): Message {
  const { decision, reference } = plan;
  if (decision === undefined) throw new Error('A decision message needs a decision');
  const at = when(decision.at, timezone, plan.askedOn);
  const said = decision.reason === undefined ? '' : `: ${quoted(decision.reason)}`;
  return {
    text: `Decision on ${reference}`,
    blocks: [
      section(
        `*${headline(plan)}*`,
        full || undefined,
        `${mention(decision.by)}, ${at}${said}`,
        instead(plan, rule),
        next(plan),
      ),
      ...(plan.state === 'approved' && !hasGone(plan) ? [toBuy(plan.id)] : []),
      ...(plan.state === 'declined' ? [afterNo(plan)] : []),
    ],
  };
}

/** R39: under the reason of a no, what is usually done instead. */
function instead(plan: Plan, rule: Pick<Guideline, 'alternative'> | undefined): string | undefined {
  if (rule?.alternative === undefined || plan.state !== 'declined' || hasGone(plan))
    return undefined;
  return `Usually done instead: ${typed(rule.alternative)}`;
}

function headline(plan: Plan): string {
  const approved = plan.decision?.outcome === 'approved';
  const what = goodsAtStart(inShort({ ...plan, pence: plan.upTo }));
  const amount = formatPounds(plan.upTo);
  if (hasGone(plan)) {
    return `${approved ? '✅ Accepted' : 'Not accepted'}: ${amount} ${goneWords(plan)} · ${what} · ${plan.reference}`;
  }
  return approved
    ? `✅ Approved: up to ${amount} · ${what} · ${plan.reference}`
    : `Not this time: ${what}, ${amount} · ${plan.reference}`;
}

function next(plan: Plan): string {
  if (hasGone(plan)) {
    return plan.decision?.outcome === 'approved'
      ? 'Nothing more to do.'
      : 'It stays in the ledger, since the money has gone, and is listed as an exception.';
  }
  if (plan.state === 'bought' && plan.parts === 1 && plan.bought && !wasGivenBack(plan)) {
    return `Bought on ${formatDay(plan.bought.day)}: ${plan.bought.reference}.`;
  }
  if (plan.state === 'bought' || plan.state === 'withdrawn') return boughtLine(plan) ?? '';
  if (plan.boughtSoFar > 0) {
    return `${boughtLine(plan)} ${formatPounds(stillApproved(plan))} is still approved.`;
  }
  return plan.state === 'approved'
    ? 'Buy all at once or a part at a time, then press the button; it counts on that day.'
    : 'Nothing was counted. Change it and ask again, or reply.';
}

/** What an approval leads to. */
export function toBuy(planId: number): KnownBlock {
  return actions(
    `plan:${planId}`,
    button('Bought all', ACTIONS.boughtAll, planId, 'primary'),
    button('Bought some', ACTIONS.boughtSome, planId),
    button('No longer needed', ACTIONS.notNeeded, planId),
  );
}

/** What a no leads to; what the money has gone for cannot be asked again. */
function afterNo(plan: Plan): KnownBlock {
  const reply = button('Reply', ACTIONS.reply, plan.id);
  if (hasGone(plan)) return actions(`plan:${plan.id}`, reply);
  const again = button('Change and ask again', ACTIONS.askAgain, plan.id, 'primary');
  return actions(`plan:${plan.id}`, again, reply);
}

/** A reply to a no, to whoever decided; the decision stands. */
export function replyMessage(plan: Plan, noteId: number, timezone: string): Message {
  const reply = plan.notes.find(({ id }) => id === noteId);
  if (reply === undefined) throw new Error('A reply message needs a reply');
  const at = when(reply.at, timezone, plan.askedOn);
  return {
    text: `Reply on ${plan.reference}`,
    blocks: [
      section(
        `*A reply on ${plan.reference}, which you declined: ${formatPounds(plan.upTo)} · ${goodsAtStart({ ...plan, pence: plan.upTo })}*`,
        `${mention(reply.by)}, ${at}: ${quoted(reply.text)}`,
        'The decision stands. Talk to them to answer; they can change the request and ask again.',
      ),
      actions(`plan:${plan.id}`, button('Details', ACTIONS.details, plan.id)),
    ],
  };
}

/** A manager's question, to whoever asked. */
export function questionMessage(plan: Plan, timezone: string): Message {
  const question = plan.notes.findLast(({ kind }) => kind === 'question');
  if (question === undefined) throw new Error('A question message needs a question');
  const at = when(question.at, timezone, plan.askedOn);
  const told = { ...plan, pence: plan.upTo };
  return {
    text: `Question about ${plan.reference}`,
    blocks: [
      section(
        `*A question about ${plan.reference}: up to ${formatPounds(plan.upTo)} · ${goodsAtStart(inShort(told))}*`,
        inFull(told),
        `${mention(question.by)}, ${at}: ${quoted(question.text)}`,
        'The request waits until this is answered.',
      ),
      actions(`plan:${plan.id}`, button('Answer', ACTIONS.answer, plan.id, 'primary')),
    ],
  };
}

/** Lines that the reminder at 16:30 names, and those it has a button for. */
const MOST_OPEN = 8;
const MOST_BUTTONS = 5;

/** At 16:30: what is still open of the day (privately, once). */
export function toFinishMessage(drafts: readonly Draft[], day: Day): Message {
  const lines = drafts
    .slice(0, MOST_OPEN)
    .map((draft, at) => `${at + 1}. ${inBrief(draft)}${openFor(draft)}`);
  const rest = drafts.length - MOST_OPEN;
  return {
    text: `${counted(drafts.length, 'line')} still open today`,
    blocks: [
      ...paragraphs(
        `*Still open from ${formatDay(day)}*`,
        ...lines,
        ...(rest > 0 ? [`and ${rest} more`] : []),
      ),
      section('Finish them here or on Oatcake’s Home; until then they count in no total.'),
      ...drafts
        .slice(0, MOST_BUTTONS)
        .map((draft, at) =>
          actions(
            `open:${draft.id}`,
            button(
              `Finish ${drafts.length > 1 ? `${at + 1} · ` : ''}${formatPounds(draft.pence)}`,
              ACTIONS.finish,
              draft.id,
            ),
          ),
        ),
    ],
  };
}

function openFor(draft: Draft): string {
  if (draft.keptFor === 'over_limit') return ' (over a limit: ask, or say that it is paid)';
  return draft.keptFor === 'twin' ? ' (a second one?)' : '';
}

/** R37: to the managers: that money went on what the team never buys; amount and reference only. */
export function breachNotice(reference: string, amount: string, by: string): Message {
  return {
    text: `Breach stored · ${reference}`,
    blocks: [
      section(
        `*Breach stored: ${amount} · ${reference}*`,
        `${by} told of money spent on what the team never buys. It is kept in the ledger and is no approved spending. It will be in the pack.`,
      ),
    ],
  };
}
