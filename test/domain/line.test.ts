import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Known, type ParsedLine, parseLine } from '../../src/domain/line.ts';
import { formatPounds, pence, toDecimal } from '../../src/domain/money.ts';

const CUSTOMERS = ['V042', 'V017', '1042'];
const AREAS: Record<string, string> = { selfcare: 'self-care', tenancy: 'tenancy', time: 'time' };

const known: Known = {
  customer: (word) => CUSTOMERS.find((ref) => ref.toLowerCase() === word.toLowerCase()),
  area: (tag) => (Object.hasOwn(AREAS, tag) ? AREAS[tag] : undefined),
};

/** A line as a reader compares it: only what was understood, the amount as its total in pence. */
function read(text: string) {
  const { amount, areas, unknownTags, problems, ...rest } = parseLine(text, known);
  return {
    ...(amount === undefined ? {} : { amount: amount.pence }),
    ...rest,
    ...(areas.length === 0 ? {} : { areas }),
    ...(unknownTags.length === 0 ? {} : { unknownTags }),
    ...(problems.length === 0 ? {} : { problems }),
  };
}

describe('R1: one line is read as it is typed', () => {
  const boots = { amount: 2900, customer: 'V042', item: 'boots and socks' };
  const snow = { ...boots, purpose: 'flip-flops in snow', areas: ['self-care'] };
  const coffee = { amount: 420, customer: 'V042', item: 'coffee' };

  it.each([
    ['29 V042 boots and socks, flip-flops in snow #self-care', snow],
    ['V042 29 boots and socks, flip-flops in snow #self-care', snow],
    ['#self-care 29 V042 boots and socks, flip-flops in snow', snow],
    ['29 #SelfCare V042 boots and socks, flip-flops in snow', snow],
    ['29 V042 boots and socks #SELF-CARE, flip-flops in snow', snow],
    ['29 V042 boots and socks for flip-flops in snow #self-care', snow],
    [
      '29, V042, boots and socks, flip-flops in snow #self-care.',
      { ...snow, purpose: 'flip-flops in snow.' },
    ],
    ['£29.00 v042 boots and socks', boots],
    ['4.20 V042 coffee', coffee],
    ['  4.20\tV042\n coffee ', coffee],
    ['420p V042 coffee', coffee],
    ['£ 4.20 V042 coffee', coffee],
    ['V042 £ 4.20, coffee', coffee],
    ['4.20 1042 coffee', { ...coffee, customer: '1042' }],
    ['1042 4.20 coffee', { ...coffee, customer: '1042' }],
    ['1,250.00 V042 deposit', { amount: 125000, customer: 'V042', item: 'deposit' }],
    ['4 V042 Coffee AND Cake', { amount: 400, customer: 'V042', item: 'Coffee AND Cake' }],
    [
      '4 V042 jigsaw 1,000 pieces, rainy days',
      { amount: 400, customer: 'V042', item: 'jigsaw 1,000 pieces', purpose: 'rainy days' },
    ],
    [
      '4 V042 food For Thought, a book',
      { amount: 400, customer: 'V042', item: 'food', purpose: 'Thought, a book' },
    ],
    ['4 V042 coffee,', { amount: 400, customer: 'V042', item: 'coffee' }],
    ['4 V042 coffee, , ', { amount: 400, customer: 'V042', item: 'coffee' }],
    ['4 V042', { amount: 400, customer: 'V042', item: '' }],
    ['', { item: '' }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('R5: a count keeps the unit price', () => {
    for (const text of ['2x30 V042 duvets', 'V042 2 x £30 duvets', '2 × 30, V042 duvets']) {
      const { amount, customer, item } = parseLine(text, known);
      expect({ amount, customer, item }).toEqual({
        amount: { pence: 6000, count: 2, unitPence: 3000 },
        customer: 'V042',
        item: 'duvets',
      });
    }
  });

  it.each([
    ['V042 coffee', { customer: 'V042', item: 'coffee' }],
    ['4 coffee and cake', { amount: 400, item: 'coffee and cake' }],
    ['coffee V042', { customer: 'V042', item: 'coffee' }],
    ['coffee 4 and cake', { amount: 400, item: 'coffee and cake' }],
    ['coffee and cake 4 V042', { item: 'coffee and cake 4 V042' }],
    ['4 2nd hand lamp', { amount: 400, item: '2nd hand lamp' }],
    ['4 4.20 coffee', { amount: 400, item: '4.20 coffee' }],
    ['coffee', { item: 'coffee' }],
  ])('with only one of the two, the rest is the item: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('what is wrong is said, and the rest is read', () => {
  it.each([
    ['4 V999 coffee', 'V999', 'coffee'],
    ['v999 4 coffee', 'v999', 'coffee'],
    ['4 V-999, coffee', 'V-999', 'coffee'],
    ['4 12AB coffee', '12AB', 'coffee'],
  ])('R19: %s names a customer who is on no file', (text, typed, item) => {
    expect(read(text)).toEqual({
      amount: 400,
      item,
      problems: [{ kind: 'unknownCustomer', typed }],
    });
  });

  it.each([
    ['0 V042 coffee', '0', 'zero'],
    ['V042 -4 coffee', '-4', 'negative'],
    ['1.2.3 V042 coffee', '1.2.3', 'malformed'],
    ['1,25 V042 coffee', '1,25', 'malformed'],
    ['4.205 V042 coffee', '4.205', 'too-many-decimals'],
    ['100001 V042 coffee', '100001', 'too-much'],
  ])('R3: %s has an amount that is refused', (text, typed, reason) => {
    expect(read(text)).toEqual({
      customer: 'V042',
      item: 'coffee',
      problems: [{ kind: 'amountRefused', typed, reason }],
    });
  });

  it('both at once', () => {
    expect(parseLine('0 V999 coffee', known).problems).toHaveLength(2);
  });

  it.each([
    ['line', `4 V042 ${'word '.repeat(100)}`],
    ['item', `4 V042 ${'w'.repeat(141)}`],
    ['purpose', `4 V042 coffee, ${'w'.repeat(141)}`],
  ])('a %s that is too long is a problem, not a throw', (part, text) => {
    expect(parseLine(text, known).problems).toContainEqual(
      expect.objectContaining({ kind: 'tooLong', part }),
    );
  });

  it('140 characters of item and of purpose are allowed, whatever their alphabet', () => {
    const text = `4 V042 ${'é'.repeat(140)}, ${'🧦'.repeat(140)}`;
    expect(parseLine(text, known).problems).toEqual([]);
  });
});

describe('tags name outcome areas', () => {
  it.each([
    ['#self-care #tenancy', ['self-care', 'tenancy'], []],
    ['#self-care #Self_Care #SELFCARE', ['self-care'], []],
    ['#selfish #Time', ['time'], ['selfish']],
    ['flat #2', [], []],
    ['C# course', [], []],
    ['<#C123|self-care>', ['self-care'], []],
    ['socks,<#C123|time>', ['time'], []],
    ['&lt;3 #time &amp; more', ['time'], []],
  ])('%s', (tags, areas, unknownTags) => {
    expect(parseLine(`4 V042 ${tags}`, known)).toMatchObject({ areas, unknownTags });
  });

  it("Slack's entities are read as what was typed", () => {
    expect(read('4 V042 M&amp;S socks &lt;size 9&gt;')).toMatchObject({
      item: 'M&S socks <size 9>',
    });
    expect(read('4 V042 &amp;lt;')).toMatchObject({ item: '&lt;' });
  });
});

describe('a payment word may stand anywhere', () => {
  const boots = { amount: 2900, customer: 'V042', item: 'boots' };

  it.each([
    ['29 V042 boots card', 'card'],
    ['29 V042 boots by card', 'card'],
    ['29 V042 boots, paid by card', 'card'],
    ['29 V042 boots in cash', 'cash'],
    ['29 V042 boots paid in cash.', 'cash'],
    ['29 V042 boots from petty cash', 'cash'],
    ['29 V042 boots by bank transfer', 'bank'],
    ['29 V042 boots on the card', 'card'],
    ['29 V042 boots for cash', 'cash'],
    ['card 29 V042 boots', 'card'],
    ['by card, 29 V042 boots', 'card'],
    ['29 cash V042 boots', 'cash'],
    ['29 V042 CASH boots', 'cash'],
    ['29 V042 @card boots', 'card'],
    ['29 V042 boots by @bank', 'bank'],
    ['@Cash 29 V042 boots', 'cash'],
  ])('%s', (text, paidBy) => {
    expect(read(text)).toEqual({ ...boots, paidBy });
  });

  it.each([
    ['29 V042 boots card, snow', { ...boots, purpose: 'snow', paidBy: 'card' }],
    ['29 V042 boots for snow card', { ...boots, purpose: 'snow', paidBy: 'card' }],
    ['29 V042 boots, card, snow', { ...boots, purpose: 'snow', paidBy: 'card' }],
    ['29 V042 boots, cash for snow', { ...boots, purpose: 'cash for snow', paidBy: 'cash' }],
    ['29 V042 card', { ...boots, item: '', paidBy: 'card' }],
  ])('at an edge of item or purpose it is taken out: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['29 V042 boots in cash and socks', 'boots in cash and socks', 'cash'],
    ['29 V042 two card holders by cash today', 'two card holders by cash today', 'cash'],
    ['29 V042 card for his mum', 'card', 'card'],
  ])(
    'in the middle the words stay as typed, and the payment is noted: %s',
    (text, item, paidBy) => {
      expect(parseLine(text, known)).toMatchObject({ item, paidBy });
    },
  );

  it.each([
    'birthday card',
    'SIM card',
    'sim cards',
    'gift card',
    'library card',
    'phone card',
    'ID card',
    'Christmas cards',
    'card reader',
    'card-making kit',
    'bank card',
    'parcel, food bank shut',
    'socks for bank holiday',
    'power bank',
    'piggy bank',
    'bank statement',
    'cash machine fee',
    'railcard',
    'cardigan',
    'cashew nuts',
    'bank’s letter',
  ])('%s is no payment', (words) => {
    const line = parseLine(`29 V042 ${words}`, known);
    expect(line.paidBy).toBeUndefined();
    const purpose = line.purpose === undefined ? [] : [line.purpose];
    expect(words.split(/, | for /u)).toEqual([line.item, ...purpose]);
  });

  it('a gift card paid in cash is a gift card', () => {
    expect(read('10 V042 gift card in cash')).toEqual({
      amount: 1000,
      customer: 'V042',
      item: 'gift card',
      paidBy: 'cash',
    });
  });

  it('two different ones leave it open, unless one is marked', () => {
    expect(parseLine('29 V042 boots cash or card', known)).not.toHaveProperty('paidBy');
    expect(parseLine('29 V042 boots cash or card', known).problems).toEqual([
      { kind: 'severalPayments', named: ['cash', 'card'] },
    ]);
    expect(parseLine('29 V042 boots cash @card', known)).toMatchObject({ paidBy: 'card' });
  });

  it('an e-mail address is none', () => {
    expect(read('29 V042 boots x@bank.com')).toEqual({ ...boots, item: 'boots x@bank.com' });
  });
});

describe('whatever is typed', () => {
  const itemWord = fc.constantFrom(
    'boots',
    'and',
    'socks',
    'Bus',
    'pass',
    'M&S',
    'é',
    'tea.',
    'A4',
  );
  const itemWords = fc.array(itemWord, { minLength: 1, maxLength: 8 });
  const somePence = fc.integer({ min: 1, max: 10_000_000 }).map(pence);
  const insert = (words: readonly string[], at: number, word: string) =>
    words.toSpliced(at % (words.length + 1), 0, word).join(' ');

  it('the order of amount and customer does not matter', () => {
    fc.assert(
      fc.property(
        somePence,
        fc.constantFrom(...CUSTOMERS, 'V999'),
        itemWords,
        (amount, ref, item) => {
          const rest = item.join(' ');
          const one = parseLine(`${toDecimal(amount)} ${ref} ${rest}`, known);
          expect(parseLine(`${ref} ${toDecimal(amount)} ${rest}`, known)).toEqual(one);
          expect(one.item).toBe(rest);
        },
      ),
    );
  });

  it('the place of a tag and of a marked payment does not matter', () => {
    const tag = fc.constantFrom(
      '#self-care',
      '#Time',
      '#nowhere',
      '<#C1|tenancy>',
      '@card',
      '@cash',
    );
    fc.assert(
      fc.property(itemWords, tag, fc.nat(), (item, word, at) => {
        const words = ['4.20', 'V042', ...item, 'for', 'snow'];
        const atEnd = parseLine(`${words.join(' ')} ${word}`, known);
        expect(parseLine(insert(words, at, word), known)).toEqual(atEnd);
      }),
    );
  });

  it('R3: the amount reads back as it was written', () => {
    fc.assert(
      fc.property(somePence, fc.constantFrom(formatPounds, toDecimal), (amount, write) => {
        const line: ParsedLine = parseLine(`${write(amount)} V042 coffee`, known);
        expect(line.amount).toEqual({ pence: amount, count: 1, unitPence: amount });
      }),
    );
  });

  it('it is answered, never thrown at', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '4',
        'V042',
        'V999',
        ' for ',
        ',',
        '#',
        '<#',
        '>',
        '|',
        '@card',
        'by ',
        '&amp;',
        '2 x ',
        '£',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const line = parseLine(pieces.join(''), known);
        expect(line.item).toBe(line.item.trim());
        expect(line.purpose).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('even a very long line is read within a test’s time', () => {
    for (const long of [' ', ',', '#a', 'by ', 'card ', '1 ', '1,', '<#', '@card ', 'paid by ']) {
      expect(parseLine(long.repeat(5_000), known)).toBeDefined();
    }
  });
});
