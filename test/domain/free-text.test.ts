import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../../src/domain/free-text.ts';

/** The fixed set of R96: twenty that do not pass, by what they are, and ten that do. */
const TWENTY: readonly [string, string][] = [
  ['postcode', 'taxi to ST4 7QB'],
  ['postcode', 'sofa delivered to st1 5hd please'],
  ['postcode', 'bond, SW1A1AA'],
  ['phone', 'credit for 07700 900123'],
  ['phone', 'rang +44 7700 900123 twice'],
  ['phone', 'council on 01782 234567'],
  ['email', 'a form sent to someone.else@example.org'],
  ['email', 'sam@mail.example.co.uk wants it'],
  ['ni', 'NI AB 12 34 56 C'],
  ['ni', 'appeal qq123456c'],
  ['nhs', 'NHS 943 476 5919'],
  ['nhs', 'optician, 9434765919'],
  ['birth', 'ID, born 3 May 1980'],
  ['birth', 'DOB 03/05/80'],
  ['birth', 'birth certificate 03/05/1980'],
  ['card', 'paid with 4929 1234 5678 9014'],
  ['challenge', 'coat for Mr Smith'],
  ['challenge', 'lift with mrs jones'],
  ['challenge', 'prescription from Dr Patel'],
  ['challenge', 'coffee with Sarah Jones'],
];
const TEN = [
  'boots and socks, flip-flops in snow',
  'Dr Martens, size 10',
  'Travelodge, 11 nights',
  'bus pass, to get to the Royal Stoke',
  'PIP appointment 14:30 on 12/06/2026',
  '2x30 duvets, £60.00 at Argos',
  'see P05485, V042',
  'Mr Muscle and a mop, Marks and Spencer',
  "lunch at St Mary's Church",
  'deposit £3,100 and 0123456788 on the receipt',
];

describe('R96: the fixed set of thirty', () => {
  it.each(TWENTY)('%s: “%s”', (what, text) => {
    expect(outcome(text)).toBe(what);
  });

  it.each(TEN)('“%s” passes', (text) => {
    expect(guard(text)).toEqual({ kind: 'fine' });
  });
});

function outcome(text: string): string {
  const guarded = guard(text);
  return guarded.kind === 'refused' ? guarded.what : guarded.kind;
}

/** More of each kind. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  postcode: [
    'M1 1AE',
    'm1 1ae',
    'B33 8TH',
    'CR2 6XH',
    'DN55 1PT',
    'EC1A 1BB',
    'W1A 0AX',
    'ST4-7QB',
    'flat 3, ST4  7QB.',
    '(CW1 2AB)',
    'taxi,ST5 1DQ',
    'the hostel at st47qb',
    'ＳＴ４ ７ＱＢ',
  ],
  phone: [
    '07700900123',
    '07700-900-123',
    '(01782) 234567',
    '01782 23 45 67',
    '0161 496 0000',
    '020 7946 0018',
    '02079460018',
    '+44 (0)1782 234567',
    '+44 (0) 7700 900123',
    '0044 7700 900123',
    '447700900123',
    '+353 20 910 1234',
    'tel07700900123',
    'credit £12 07700 900123',
    '12 07700 900123',
    '07 700 900 123',
    '0800 123 4567',
    '0800 123456',
    '<tel:+447700900123|07700 900123>',
  ],
  email: [
    'a@b.uk',
    'A.B+c@Example.COM',
    '<mailto:a.b@example.com|a.b@example.com>',
    'to: first_last@nhs.net,',
    "o'hara@example.ie",
  ],
  ni: ['AB123456C', 'ab 12 34 56 c', 'AB-12-34-56-D', 'his NINO is JG103759A', 'AB 123456 C'],
  nhs: ['943 476 5919', '943-476-5919', 'nhs no. 943 476 5918', 'glasses 29 943 476 5919'],
  birth: [
    '3/5/1980',
    '03.05.1980',
    '3-5-80',
    '1980-05-03',
    '3 May 1980',
    '3rd of May 1980',
    '3rd May, 1980',
    "3 May '80",
    'May 3, 1980',
    'born in 1980',
    'born 1980',
    'born on 3 May',
    'born 3/5',
    'd.o.b. 3.5.80',
    'D.O.B: 3 May',
    'date of birth: 3 5 1980',
    'DoB 1980',
    '31 / 12 / 1999',
    'passport, 7 sept 1971',
  ],
  card: ['4929123456789014', '4929-1234-5678-9014', '378282246310005'],
};

const CHALLENGED: readonly [string, readonly string[]][] = [
  ['Mr Smith', ['Mr Smith']],
  ['mr smith', ['mr smith']],
  ['MR SMITH', ['MR SMITH']],
  ['Mr. Smith', ['Mr. Smith']],
  ['Mr.Smith', ['Mr.Smith']],
  ['Mr J Smith', ['Mr J Smith']],
  ['Mr J. Smith called', ['Mr J. Smith']],
  ['Mr and Mrs Khan', ['Mrs Khan']],
  ['coat for Ms Okafor', ['Ms Okafor']],
  ['Miss Brown was cold', ['Miss Brown']],
  ["Mrs Jones's rent", ['Mrs Jones']],
  ['dr patel', ['dr patel']],
  ['Dr Patel and Mr Jones', ['Dr Patel', 'Mr Jones']],
  ['Dr Patel, then Dr Patel', ['Dr Patel']],
  ['Prof Green', ['Prof Green']],
  ['Rev Oakes at the door', ['Rev Oakes']],
  ['Cllr Wood', ['Cllr Wood']],
  ['Nurse Adams', ['Nurse Adams']],
  ["Mr O'Neill", ["Mr O'Neill"]],
  ['Mr Lloyd-George', ['Mr Lloyd-George']],
  ['Sarah Jones', ['Sarah Jones']],
  ['Sarah Jones needs a coat', ['Sarah Jones']],
  ['coat that John Smith wanted', ['John Smith']],
  ['SARAH JONES', ['SARAH JONES']],
  ['food with Mohammed Ali Khan', ['Mohammed Ali Khan']],
  ['Anne-Marie Clarke', ['Anne-Marie Clarke']],
  ['a lift for Mark Smith', ['Mark Smith']],
  ['a lift for Will Turner', ['Will Turner']],
  ['flowers for Rose Tyler', ['Rose Tyler']],
  ['trip with Victoria Wood', ['Victoria Wood']],
  ["Sarah's coat", ['Sarah']],
  ['Sarah’s coat', ['Sarah']],
  ["sarah's coat", ['sarah']],
  ["new lock at David's", ['David']],
  ["James' rent", ['James']],
  ['coffee with Sarah', ['Sarah']],
  ['lunch to meet Darren', ['Darren']],
  ['Sarah', ['Sarah']],
  ['ms jones', ['ms jones']],
  ['Doctor Patel', ['Doctor Patel']],
  ['his mum Linda', ['Linda']],
  ['Paid Dave £5', ['Dave']],
];

/** What is typed in this service every day. */
const HARMLESS = [
  'bus pass',
  'weekly bus pass',
  '2x30 duvets',
  '11 nights',
  'PIP appointment 14:30',
  'size 10 boots',
  '£3,100',
  'P05485',
  'V042',
  'V4711K',
  'bond for 12 High Street',
  'flat 3',
  'flat 3a, second floor',
  'coffee',
  'Coffee Together',
  'Travelodge Stoke',
  'Travelodge with v042',
  'Premier Inn, Hanley, 2 nights',
  'Primark',
  'Boots',
  'Boots the chemist',
  'Argos kettle and toaster',
  'Stoke City scarf',
  'Port Vale ticket',
  'taxi to Royal Stoke',
  'Marks and Spencer',
  'M&S food shop',
  "St Mary's Church",
  "St. Peter's Academy",
  "St John's Ambulance course",
  'Dr Martens',
  'dr martens size 9',
  'Dr. Martens',
  "Dr Marten's",
  'Dr Oetker pizza',
  'Dr Pepper',
  'Mr Kipling cakes',
  'mr muscle',
  'Mrs Beeton cookery book',
  'Miss Selfridge dress',
  'John Lewis duvet',
  "at John Lewis's",
  'Ted Baker wallet',
  "Sainsbury's food shop",
  "McDonald's",
  "Domino's",
  "Nando's lunch",
  "Ben and Jerry's",
  "Jacob's crackers",
  "Levi's",
  "Wendy's",
  'George jeans, Asda',
  'jeans from George',
  'Ben Sherman shirt',
  'Harry Potter book',
  'Jamie Oliver cookbook',
  'Robert Dyas lamp',
  'Paddy Power',
  'Marie Curie shop',
  'Sue Ryder shop, armchair',
  "Barnardo's sofa",
  'Sir Stanley Matthews Way',
  'bus to Victoria Park',
  'James Street',
  'Sarah Siddons House',
  "Katie's Cafe",
  'Queen Elizabeth Hospital',
  'King Charles coin set',
  "St George's flag",
  "St Patrick's Day meal",
  "Father's Day card",
  "Mother's Day flowers",
  "Valentine's card",
  'Christmas dinner',
  'Easter egg',
  "April's rent",
  "May's rent",
  "next month's rent",
  "children's shoes",
  "men's coat",
  "women's refuge, one night",
  "dog's bed",
  "doctor's note",
  'dr appointment',
  'Dr appointment, taxi',
  "dr's letter fee",
  'GP surgery taxi',
  'miss the bus, taxi home',
  'Missed appointment fee',
  'would miss his appointment',
  'MS clinic, taxi',
  'MS nurse',
  'MS Society swim',
  'sim card',
  'SIM Card',
  'SIM Only deal, 30 days',
  'Grant Application postage',
  'Will Power book',
  'Rose Bush',
  'Holly Wreath',
  'Ivy Plant',
  'Daisy Chain kit',
  'May Bank Holiday food',
  'June Rent',
  'Mark up pens',
  'a mark on the wall, paint',
  'may need a coat',
  'will to live',
  'drew on the wall, paint',
  'grant form',
  'bill for gas',
  'Bill for gas',
  'sandy beach trip',
  'jack plug',
  'art set for hope and faith',
  'pat on the back',
  'bob hat',
  'peg bag and pegs',
  'a new chip pan',
  'summer coat',
  'Summer Clothes',
  'olive oil',
  'ginger tea',
  'Lincoln biscuits',
  'Chester Zoo',
  'Stanley knife',
  'Burton shirt',
  'Florence and Victoria sponge',
  'train to Chester',
  'coach to Preston, family',
  'Jordan cereal',
  'Carlisle, return ticket',
  'a pair of trainers, size 9½',
  'trousers 32/34',
  '30/34 jeans',
  'socks 6-8-10',
  'ms nurse',
  'doctor appointment',
  'Doctor Who book',
  'Simon Community',
  'Nurse Visit',
  'Lucy Faithfull Foundation',
  '12/06/2026',
  'appointment 12/06/26',
  'court on 12 June 2026',
  'on 3 May 45 minutes',
  'due 3 May',
  '3 May at 10',
  '2018-06-11',
  'week of 11 to 17 June',
  'birthday cake, 3 May',
  'birth certificate',
  'copy of birth certificate £12.50',
  'newborn clothes, 3 packs',
  'baby born early, clothes',
  'Born Free shop',
  '1980s radio',
  '24/7 gym, 2 months',
  '9-5',
  '10:30-11:45',
  '0900 1000 1100 sessions',
  '0.50 0.60 0.70 0.80',
  '1,250.00 and 1,300.00',
  '10 for 10',
  '07-02-2026 14:30',
  '£0.75 x 3',
  '1234567890',
  'order 1000000000',
  'receipt 0123456788',
  'barcode 5012345678900',
  'meter reading 012345',
  'ref 123456',
  'AB123456',
  'order AB12',
  'A4 paper, 2nd pack',
  'M4 2nd exit, petrol',
  'bus S4 1st stop',
  'vitamin B12 5ug',
  'phone E7 2GB',
  'iPhone SE',
  'B&Q paint',
  'B and M, bedding',
  'W5 wipes',
  'D50 bulb, 40W',
  'AA batteries 4 pack',
  'size M 3 pack',
  'L2 3x bags',
  'coffee @card',
  'meet @ 10.30',
  '2 @ 4.50',
  'food @Asda',
  'tea/coffee/milk',
  'help him speak up',
  'Speak Up course',
  'ESA form, JSA appeal',
  'CAB visit',
  'NHS glasses voucher',
  'NHS prescription £9.90',
  'NHS 111 said to come in',
  'Big Issue pitch',
  'Citizens Advice, Hanley',
  'Salvation Army bed',
  'YMCA room',
  'Aldi, Lidl and Iceland',
  'Poundland, Wilko and Home Bargains',
  'Greggs with his key worker',
  'television, second hand',
  'Fishing Licence',
  'FIRST BUS WEEK TICKET',
  'BUS PASS FOR THE COLLEGE',
  'A Place To Live',
  'crème brûlée',
  '日本語',
  '☕️ and 🥐',
  '',
];

describe('R96: refused', () => {
  for (const [what, texts] of Object.entries(REFUSED)) {
    it.each(texts)(`${what}: “%s”`, (text) => expect(outcome(text)).toBe(what));
  }

  it('R10: a card number is not in the answer', () => {
    const guarded = guard('4929 1234 5678 9014');
    expect(guarded).toEqual({ kind: 'refused', what: 'card', found: '' });
  });

  it('anything comes before a name', () => {
    expect(outcome('Mr Smith, ST4 7QB')).toBe('postcode');
  });
});

describe('R96: “Is this a person?”', () => {
  it.each(CHALLENGED)('“%s”', (text, found) => {
    expect(guard(text)).toEqual({ kind: 'challenge', found });
  });
});

describe('R96: passes', () => {
  it.each(HARMLESS)('“%s”', (text) => expect(guard(text)).toEqual({ kind: 'fine' }));
});

describe('R96: whatever is typed', () => {
  const pieces = fc.constantFrom(
    ...['Mr ', 'Sarah ', 'a', '1', '0', ' ', '@', '.', '-', '(', '+', '/', "'s", 'ST4 ', 'born '],
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 200 }).map((all) => all.join('')),
  );

  it('it never throws, and what it finds stands in the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const guarded = guard(text);
        if (guarded.kind === 'fine') return;
        for (const found of [guarded.found].flat()) {
          expect(text.normalize('NFKC')).toContain(found);
        }
      }),
    );
  });

  it('R10: a card number is refused wherever it stands', () => {
    const digits = fc.stringMatching(/^\d{16}$/u);
    const words = fc.constantFrom('', 'paid Mr Smith ', '29 ', 'ST4 7QB ', 'born 1980 ');
    fc.assert(
      fc.property(words, digits, (before, number) => {
        expect(outcome(`${before}x ${number} ok`)).toBe('card');
      }),
    );
  });

  it.each([
    ...['a', 'A', '1', '0', ' ', '@', 'a@', 'a.', '(', '((0', '1-', '1 ', '0 1', '07', '+', '+4'],
    ...['Mr ', 'Mr Mr', 'Sarah ', 'Sarah Jones ', "s's", 'ST4 ', 'AB12 ', 'born ', 'dob ', '3/5/'],
    ...['3 May ', '943 476 ', 'a@b.', `${'a'.repeat(64)}@${'b'.repeat(63)}`, 'NHS ', 'D.O.B'],
  ])('a hundred thousand characters of “%s” are read within a test’s time', (piece) => {
    const long = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(guard(long)).toHaveProperty('kind');
  });
});
