import { z } from 'zod';
import { parseDay } from '../domain/day.ts';
import { formatMeetingRule, parseMeetingRule } from '../domain/meeting-rule.ts';
import { type Pence, readOneAmount } from '../domain/money.ts';
import { DAY_SCOPES, readTolerance } from '../domain/policy.ts';
import { isMonthAndDay } from '../domain/team.ts';
import { meetingRuleSentence } from '../messages/meeting-rule.ts';
import { asTyped } from '../messages/text.ts';

/** An amount of a set-up file: text, since floats never hold money; whole pounds may be a number. */
const amount = (read: (text: string) => Pence | undefined) =>
  z.union([z.string(), z.int()], 'must be an amount such as "50.00"').transform((told, context) => {
    const pence = read(String(told));
    if (pence !== undefined) return pence;
    context.addIssue({ code: 'custom', message: 'must be an amount such as "50.00"' });
    return z.NEVER;
  });

/** R21, R22, R25: the limits of a set-up file. */
export const limits = z.strictObject({
  item: amount(readOneAmount).optional(),
  day: amount(readOneAmount).optional(),
  scope: z.enum(DAY_SCOPES, `must be one of ${DAY_SCOPES.join(', ')}`).optional(),
  tolerance: amount(readTolerance).optional(),
  from: z
    .string()
    .transform((told, context) => {
      const day = parseDay(told);
      if (day !== undefined) return day;
      context.addIssue({ code: 'custom', message: 'must be a day such as 2026-07-01' });
      return z.NEVER;
    })
    .optional(),
});

/** R63: the meeting's rule, as it is kept. */
export const meetingRule = z.string().transform((told, context) => {
  const read = parseMeetingRule(told);
  if (read.ok) return formatMeetingRule(read.rule);
  const why = asTyped(meetingRuleSentence(read)).replace(/\.$/u, '');
  context.addIssue({ code: 'custom', message: `cannot be read: ${why}` });
  return z.NEVER;
});

/** R33: what a customer's year is planned at, in pounds. */
export const planningFigure = amount(readOneAmount);

/** R34: the month and day on which a budget year begins. */
export const monthAndDay = z
  .string()
  .refine(isMonthAndDay, 'must be a month and a day of every year, such as 04-01');

const span = (least: number, most: number) =>
  z
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be ${least} or more`)
    .max(most, `must be ${most} or less`)
    .optional();

/** R139, R147: how long what is kept. Six years is what accounts must be kept for. */
export const retention = z.strictObject({
  textMonths: span(1, 120),
  moneyYears: span(1, 30),
  // Where a message stands in Slack is kept for ninety days.
  channelDays: span(1, 80),
});
