import fc from 'fast-check';

/** Mentions and links that Slack would act on; none of them is one that the app itself makes. */
export const MENTIONS = [
  '<!channel>',
  '<!here>',
  '<!everyone|all>',
  '<@UFUZZ00001>',
  '<@UFUZZ00001|boss>',
  '<!subteam^SFUZZ0001>',
  '<#CFUZZ00001|secret>',
  '<https://fuzz.example/|press here>',
  '<javascript:alert(1)|press here>',
  '&lt;!channel&gt;',
  '&amp;lt;!channel&amp;gt;',
  '@channel @here @everyone',
  '<<!channel>>',
  '<!channel',
  '< !channel >',
];

/** What a spreadsheet calculates. */
export const FORMULAS = [
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://fuzz.example")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  ' =1+1',
  '"=1+1',
  '＝1+1',
  '\u200b=1+1',
  '\r=1+1',
];

/** What is meant for a browser, a shell, a database, a template or a parser. */
export const CODE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '</textarea><b>',
  "'; DROP TABLE Purchase; --",
  "' OR '1'='1",
  '$(rm -rf /) `id` | cat /etc/passwd',
  '{{7*7}} <%= 7 %> #{7*7}',
  '../../../../etc/passwd',
  '{"a":{"__proto__":{"admin":true}}}',
  '["a", null, {}]',
  '{"type":"mrkdwn","text":"<!channel>"}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '%s %d %n %00 %0a',
  '\\u0000 \\x00 \\',
  '```*bold* _it_ ~no~ `code`',
  '> quoted\n> again',
];

/** Characters that programs stumble over. */
export const CHARACTERS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\r\n\r\n',
  '\u2028\u2029\u0085\u000b\u000c',
  '\ud800',
  'a\udfff b',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 boots',
  '🇬🇧🧦',
  '\u202eexe.stoob',
  'שלום אבגד',
  'مرحبا ١٢٣',
  'e\u0301\u0301\u0301\u0301\u0301\u0301',
  'Z\u0335\u0321\u034d\u0353a\u0336l\u0338g\u0337o\u0334',
  '\u200b\u200d\ufeff\u2060\u00ad',
  'ﬀ ﷽ ﷺ',
  'İIıi ẞß ŉ',
  '₤４．２０ ①②③ ٣٫٥',
  '\u001b[31mred\u001b[0m\u0007',
];

/** Amounts as nobody should type them, and some as people do. */
export const PRICES = [
  '4',
  '£4.20',
  '80p',
  '1,250.00',
  '2x30',
  '0',
  '-0',
  '-5',
  '1e9',
  '0x1F',
  '999999999999999999999',
  '0.001',
  '1.2.3',
  '1,25',
  '£',
  '£-3',
  '999x99999.99',
  '0x0',
  '1/0',
  'Infinity',
  '100000.00',
  '100000.01',
  '49.99',
  '50.01',
  '99.995',
];

/** Days and times of all kinds. */
export const DAYS = [
  '2026-06-17',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13',
  '-000001-01-01',
  '17/06/2026',
  'yesterday',
  '24:00',
  '09:61',
  '2026-06-17T10:00:00Z',
  'second Tuesday at 10:00',
  'last working day at 9:00',
  '99th Tuesday at 25:00',
];

/** References on file and not, and ids that the ledger may have. */
export const REFERENCES = ['V042', 'v017', 'V-42', 'V024', 'V099', 'V999', 'P00001', 'S0001', '1'];

const LISTS = [MENTIONS, FORMULAS, CODE, CHARACTERS, PRICES, DAYS, REFERENCES];

const word = fc.oneof(
  ...LISTS.map((list) => fc.constantFrom(...list)),
  fc.constantFrom('boots', 'socks', 'coffee', 'Travelodge', '#self-care', '#social', '@card'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 30 }),
);

/** Long in ways that slow a careless pattern down. */
const long = fc
  .tuple(
    fc.oneof(word, fc.constantFrom('a', ' ', '1', '1,', '<', '&lt;', '#a', '=', '"', 'ﷺ')),
    fc.nat(4_000),
  )
  .map(([one, times]) => one.repeat(times).slice(0, 40_000));

/** Anything that somebody may type, paste or forge. */
export const typed: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')) },
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: fc.array(word, { maxLength: 5 }).map((words) => words.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: long },
);

/** A line that gets far: an amount, a customer, something to buy, and something nasty in it. */
export const line: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...PRICES),
    fc.constantFrom(...REFERENCES.slice(0, 5)),
    fc.oneof(typed, word),
    fc.constantFrom('#self-care', '#social', '#tenancy', ''),
  )
  .map((parts) => parts.join(' '));

/** A line that lacks nothing, with something nasty for a reason: most are purchases. */
export const whole: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('4', '£4.20', '80p'), fc.constantFrom('V042', 'v017', 'V024'), word)
  .map(([price, customer, why]) => `${price} ${customer} coffee, ${why} #social`);
