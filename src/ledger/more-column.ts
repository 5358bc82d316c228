import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import { type More, NOTHING_MORE } from '../domain/more.ts';

const named = z.object({ id: z.number(), label: z.string() });
const wholePence = z.number().transform((value) => pence(value));

const MORE = z.object({
  customerPence: wholePence,
  secondHand: z.boolean(),
  newUse: z.boolean(),
  interest: z.boolean().default(false),
  frees: z.string().optional(),
  planItem: z.string().optional(),
  planReviewOn: z.string().optional(),
  backdatedWhy: z.string().optional(),
  sourceAnswer: z.string().optional(),
  receipt: z.enum(['yes', 'no']).optional(),
  photo: z.string().optional(),
  lines: z.array(
    z.object({
      item: z.string(),
      pence: wholePence,
      count: z.number(),
      unitPence: wholePence,
      category: named,
      area: named.optional(),
      secondHand: z.boolean(),
    }),
  ),
});

/** What was told behind "Add more", as kept lines and requests hold it; null when it was nothing. */
export function moreColumn(more: More): string | null {
  const text = JSON.stringify(more);
  return text === JSON.stringify(NOTHING_MORE) ? null : text;
}

/** The same, read back. */
export function moreFrom(column: string | null): More {
  if (column === null) return NOTHING_MORE;
  const { frees, planItem, planReviewOn, backdatedWhy, sourceAnswer, receipt, lines, ...rest } =
    MORE.parse(JSON.parse(column));
  const whole = lines.map((line) => ({ ...line, area: line.area }));
  const plan = { planItem, planReviewOn: planReviewOn as Day | undefined };
  return { ...rest, ...plan, frees, backdatedWhy, sourceAnswer, receipt, lines: whole };
}
