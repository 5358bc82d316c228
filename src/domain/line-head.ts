import { type Amount, type AmountRefusal, parseAmount } from './money.ts';
import { withoutPaymentAtStart } from './payment-words.ts';

export type HeadProblem =
  | { readonly kind: 'amountRefused'; readonly typed: string; readonly reason: AmountRefusal }
  | { readonly kind: 'unknownCustomer'; readonly typed: string };

type OnFile = (word: string) => string | undefined;

/** The first word, or an amount with spaces in it: `2 x £30`, `£ 4`. */
const FIRST_WORD = /^(?:(?:\d+ ?[x×*] ?£? ?|£ )[\d.,]*\dp?[.,;:]*(?= |$)|\S+)/iu;
/** `V042`, `AB-12`, `12AB`; not `2nd` or `7up`. */
const REFERENCE = /^(?:\p{L}{1,6}-?\d{1,8}\p{L}?|\d{2,8}-?\p{Lu}{1,6})$/u;

/** Amount and customer, what was wrong with either, and the text after them. */
export interface Head {
  readonly found: { readonly amount?: Amount; readonly customer?: string };
  readonly problems: readonly HeadProblem[];
  readonly rest: string;
}

/** One of the first two words, and what it could be. */
interface Word {
  readonly typed: string;
  readonly amount: ReturnType<typeof parseAmount>;
  readonly isAmount: boolean;
  readonly customer: string | undefined;
  readonly rest: string;
}

/**
 * Amount and customer are the first two words, in either order, payment words passed over; with
 * only one of them there, the other word is the item's. A word shaped like a reference beside an
 * amount is a customer who is on no file, not an item.
 */
export function readHead(text: string, onFile: OnFile): Head {
  const first = firstWord(text, onFile);
  const second = firstWord(first.rest, onFile);
  if (first.isAmount && isCustomerPlace(second)) return headOf(second.rest, first, second);
  if (second.isAmount && isCustomerPlace(first)) return headOf(second.rest, second, first);
  if (first.customer !== undefined) return headOf(first.rest, undefined, first);
  if (first.isAmount) return headOf(first.rest, first, undefined);
  const rest = `${first.typed} ${second.rest}`;
  if (second.customer !== undefined) return headOf(rest, undefined, second);
  if (second.isAmount) return headOf(rest, second, undefined);
  return headOf(withoutPaymentAtStart(text), undefined, undefined);
}

function firstWord(text: string, onFile: OnFile): Word {
  const after = withoutPaymentAtStart(text);
  const whole = FIRST_WORD.exec(after)?.[0] ?? '';
  const typed = whole.replace(/[.,;:]+$/u, '');
  const amount = parseAmount(typed.replaceAll(' ', ''));
  return {
    typed: whole,
    amount,
    isAmount: amount.ok || amount.reason !== 'not-an-amount',
    customer: typed === '' ? undefined : onFile(typed),
    rest: withoutPaymentAtStart(after.slice(whole.length).trimStart()),
  };
}

function isCustomerPlace(word: Word): boolean {
  return word.customer !== undefined || (!word.isAmount && REFERENCE.test(bare(word)));
}

function bare(word: Word): string {
  return word.typed.replace(/[.,;:]+$/u, '');
}

function headOf(rest: string, amount: Word | undefined, customer: Word | undefined): Head {
  const problems: HeadProblem[] = [];
  const found: { amount?: Amount; customer?: string } = {};
  if (amount?.amount.ok === true) {
    const { pence, count, unitPence } = amount.amount;
    found.amount = { pence, count, unitPence };
  } else if (amount?.amount.ok === false) {
    problems.push({ kind: 'amountRefused', typed: bare(amount), reason: amount.amount.reason });
  }
  if (customer?.customer !== undefined) found.customer = customer.customer;
  else if (customer !== undefined)
    problems.push({ kind: 'unknownCustomer', typed: bare(customer) });
  return { found, problems, rest };
}
