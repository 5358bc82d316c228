import { formatDay } from '../domain/day.ts';
import { formatPounds, subtract } from '../domain/money.ts';
import { type Plan, stillApproved, wasGivenBack } from '../domain/sign-off.ts';
import { shortPounds } from './text.ts';

/** What became of an approval: not yet bought, bought in part, all of it, or given back. */
export function boughtLine(plan: Plan): string | undefined {
  const { state, boughtSoFar, upTo, parts, bought } = plan;
  if (state === 'approved') {
    if (boughtSoFar === 0) return 'Not yet bought.';
    return `${formatPounds(boughtSoFar)} bought of ${formatPounds(upTo)}.`;
  }
  if (state === 'withdrawn') return 'No longer needed.';
  if (state !== 'bought') return undefined;
  if (wasGivenBack(plan)) {
    return `No longer needed: ${shortPounds(boughtSoFar)} of ${shortPounds(upTo)} was bought.`;
  }
  if (parts > 1) return `Bought in ${parts} parts.`;
  return bought && `Bought on ${formatDay(bought.day)}.`;
}

/** `£567.27 of £624.00` still to buy; `up to £624.00` while nothing is bought. */
export function leftToBuy(plan: Plan): string {
  const upTo = formatPounds(plan.upTo);
  if (plan.boughtSoFar === 0) return `up to ${upTo}`;
  return `${formatPounds(stillApproved(plan))} of ${upTo}`;
}

/** The title of a card about money that has gone. */
export function goneTitle(plan: Plan): string {
  const amount = formatPounds(plan.upTo);
  if (plan.kind === 'beyond') return `Beyond what was approved: ${amount} already paid`;
  if (plan.kind === 'raised') return `Raised by a correction: ${amount} already paid`;
  return `Exception, already paid: ${amount}`;
}

/** `already paid`, or what else sets this money apart; within the line of a card that is settled. */
export function goneWords({ kind, follows }: Plan): string {
  if (kind === 'beyond' && follows !== undefined) return `beyond ${follows.reference}`;
  return kind === 'raised' ? 'raised by a correction' : 'already paid';
}

/** R25: `£300.01 bought on S0142, approved up to £300.00: £0.01 beyond`. */
export function beyondWords({ follows }: Plan): string {
  if (follows === undefined) return 'more was bought than was approved';
  const { reference, upTo, boughtSoFar } = follows;
  const bought = `${formatPounds(boughtSoFar)} bought on ${reference}, approved up to ${formatPounds(upTo)}`;
  const beyond = subtract(boughtSoFar, upTo);
  return beyond > 0 ? `${bought}: ${formatPounds(beyond)} beyond` : bought;
}

/** R11: why a correction brings it back. */
export function raisedWords({ follows }: Plan): string {
  if (follows === undefined) return 'a correction raised what was signed off';
  return `a correction raised it; ${follows.reference} was for up to ${formatPounds(follows.upTo)}`;
}
