import { LATE_DAYS } from '../domain/backdating.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { type AmountRefusal, formatPounds, type Pence } from '../domain/money.ts';
import { MOST_PLAN_ITEM } from '../domain/more.ts';

const NO_AMOUNT = 'Type an amount such as 4.20, 80p or 1,250.00.';

const AMOUNT: Readonly<Record<AmountRefusal, string>> = {
  'not-an-amount': NO_AMOUNT,
  malformed: NO_AMOUNT,
  zero: 'The amount is nought. Type what was paid, such as 4.20.',
  negative: 'The amount is below nought. Type what was paid, such as 4.20.',
  'too-many-decimals': 'Pence have two figures at most. Type an amount such as 4.20.',
  'too-much': 'That is more than £100,000. Check the amount.',
};

/** R2: the sentence under a field of the purchase form that cannot stand as it is. */
export const FIELD_FAULTS = {
  amount: AMOUNT,
  customer: 'Choose a customer whose case is open.',
  category: 'Choose a category.',
  area: 'Choose an outcome area.',
  paidBy: 'Choose how it was paid.',
  words: 'Say it in a few words.',
  tooLong: 'Say it in 140 characters or fewer.',
  cardNumber: 'That looks like a full card number. Leave the number out.',
} as const;

/** The same for forms about money that went or came back. */
export const MONEY_FAULTS = {
  day: (since: Day) => `Choose a day from ${formatDay(since)} to today.`,
  within: 'That is within what is approved, so nobody needs to be asked. Buy it, and log it then.',
} as const;

/** The same for the fields behind "Add more". */
export const MORE_FAULTS = {
  howMany: 'Type how many, in figures, from 1 to 999.',
  howManyTwice: 'The amount says another number. Say it in one of the two places.',
  share: (amount: Pence) =>
    `The customer’s share must be less than the amount it is part of, ${formatPounds(amount)}.`,
  planItem: `Type the item’s number as the plan has it, such as 3.2: letters, figures, . - and /, at most ${MOST_PLAN_ITEM}.`,
  future: 'That day is still to come. Log it when it is bought, or ask for sign-off first.',
  whyLate: `More than ${LATE_DAYS} days ago: say in a few words why it is told so late.`,
  total: (lines: Pence, receipt: Pence) =>
    `The lines come to ${formatPounds(lines)}, the receipt to ${formatPounds(receipt)}. Make them agree.`,
} as const;
