/** R10: how a purchase was paid for. */
export const PAYMENT_METHODS = [
  { code: 'card', label: 'Preloaded card', short: 'card', word: 'card' },
  { code: 'cash', label: 'Petty cash', short: 'petty cash', word: 'cash' },
  { code: 'bank', label: 'Invoice or bank transfer', short: 'bank transfer', word: 'bank' },
  { code: 'claim', label: 'Paid by staff, to be claimed', short: 'to be claimed', word: null },
  { code: 'online', label: 'Bought online', short: 'bought online', word: null },
] as const;

export type PaymentMethod = (typeof PAYMENT_METHODS)[number]['code'];

/** Whether a text is the code of a payment method. */
export function isPaymentMethod(text: string): text is PaymentMethod {
  return PAYMENT_METHODS.some((method) => method.code === text);
}

/** The words a CSV may use for a payment method, as well as its code and labels. */
const OTHER_WORDS: Readonly<Record<string, PaymentMethod>> = {
  'charge card': 'card',
  'bank payment': 'bank',
  invoice: 'bank',
  bacs: 'bank',
  online: 'online',
};

/** The payment method that a word names, in any case; undefined when it names none. */
export function paymentMethodNamed(text: string): PaymentMethod | undefined {
  const wanted = text.trim().toLowerCase();
  const method = PAYMENT_METHODS.find(({ code, label, short }) =>
    [code, label.toLowerCase(), short].includes(wanted),
  );
  return method?.code ?? OTHER_WORDS[wanted];
}

/** How a payment reads in an answer: `card ••4471`, `petty cash`. */
export function paymentWords(method: PaymentMethod, cardLastFour: string | undefined): string {
  const short = PAYMENT_METHODS.find(({ code }) => code === method)?.short ?? method;
  return method === 'card' && cardLastFour !== undefined ? `card ••${cardLastFour}` : short;
}
