import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { formatDay } from '../domain/day.ts';
import { toDecimal } from '../domain/money.ts';
import type { DayScope, Limits } from '../domain/policy.ts';
import type { TeamNow } from '../domain/team-now.ts';
import { context, option } from './blocks.ts';
import { timeInput } from './directory-inputs.ts';
import { TEAM, VIEWS } from './ids.ts';
import { dayInput, radioInput, selectInput, textInput, ticksInput } from './inputs.ts';
import { step } from './set-up-form.ts';
import { shortPounds } from './text.ts';

/** Most characters of an amount, and of the meeting's rule: a dozen dates. */
const AMOUNT_LENGTH = 12;
const RULE_LENGTH = 250;

/** R22, in words. */
const SCOPES: readonly (readonly [DayScope, string])[] = [
  ['worker', 'One worker’s day'],
  ['worker_customer', 'One worker’s day for each customer'],
];

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Step 3: limits, hours, meeting and the rest. */
export function howForm(team: TeamNow): ModalView {
  const { settings, limits } = team;
  const { hours, budgetYearStart, planningFigure, receiptPhotos, digestPicture } = settings;
  const amount = { most: AMOUNT_LENGTH };
  const scopes = SCOPES.map(([value, label]) => option(label, value));
  const photos = option('A photo of the receipt may be added', 'on');
  const picture = option('A picture in the weekly digest', 'on');
  return step(3, VIEWS.setUpHow, 'how', [
    textInput(TEAM.item, 'Item limit, £', { ...amount, value: toDecimal(limits.item) }),
    textInput(TEAM.day, 'Day limit, £', { ...amount, value: toDecimal(limits.day) }),
    radioInput(TEAM.scope, 'The day limit is for', scopes, { chosen: limits.scope }),
    textInput(TEAM.tolerance, 'Let pass beyond an approval, £', {
      ...amount,
      value: toDecimal(limits.tolerance),
    }),
    dayInput(TEAM.from, 'The limits hold from', {
      value: team.today,
      hint: 'Older purchases keep the limits of their day.',
    }),
    ...laterLimits(team),
    textInput(TEAM.meeting, 'The monthly meeting', {
      value: settings.meeting,
      most: RULE_LENGTH,
      optional: true,
      hint: 'Such as “second Tuesday at 10:00”, or dates.',
    }),
    timeInput(TEAM.workFrom, 'Work begins', hours.from),
    timeInput(TEAM.workUntil, 'Work ends', hours.until),
    selectInput(TEAM.budgetYearStart, 'The budget year begins', yearStarts(budgetYearStart), {
      chosen: budgetYearStart,
    }),
    textInput(TEAM.planningFigure, 'Planning figure for a customer’s year, £', {
      ...amount,
      value: toDecimal(planningFigure),
      hint: 'For the forecast. It stops nothing; passing it sends one notice.',
    }),
    ticksInput(TEAM.receiptPhotos, 'Receipts', [photos], receiptPhotos ? ['on'] : []),
    ticksInput(TEAM.digestPicture, 'Digest', [picture], digestPicture ? ['on'] : []),
  ]);
}

/** The first of each month, the tax year's day, and the team's own where it is another. */
function yearStarts(own: string): PlainTextOption[] {
  const firsts = MONTHS.map((_, at) => `${String(at + 1).padStart(2, '0')}-01`);
  const starts = [...new Set([...firsts, '04-06', own])].sort();
  return starts.map((start) => option(monthAndDay(start), start));
}

/** `04-06` as `6 April`. */
export function monthAndDay(start: string): string {
  const [month = '', day = ''] = start.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]}`;
}

function laterLimits({ later }: TeamNow): KnownBlock[] {
  if (later.length === 0) return [];
  const lines = later.slice(0, 5).map((one) => `from ${formatDay(one.from)}: ${inWords(one)}`);
  return [context(`Already set: ${lines.join('; ')}.`)];
}

/** `£50 an item, £100 a day` */
export function inWords({ item, day, scope }: Limits): string {
  const each = scope === 'worker' ? '' : ' for each customer';
  return `${shortPounds(item)} an item, ${shortPounds(day)} a day${each}`;
}
