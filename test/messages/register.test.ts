import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Seat } from '../../src/domain/access.ts';
import { fieldsOf, type Kept, seatsSeeing } from '../../src/domain/register.ts';
import { WHOLE } from '../../src/ledger/forget-find.ts';
import { SEALED } from '../../src/ledger/sealed.ts';
import {
  REGISTER,
  registeredFields,
  registerPage,
  seenWords,
} from '../../src/messages/register.ts';
import { IN_EVERY_TABLE } from '../../src/messages/register-own.ts';
import { storedColumns } from '../support/schema.ts';

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
const columns = storedColumns(schema);
const stored = columns
  .filter(({ column }) => !IN_EVERY_TABLE.includes(column))
  .map(({ table, column }) => `${table}.${column}`);
const entries = REGISTER.flatMap((part) => part.entries);

describe('R92: the register of what is stored', () => {
  it('has every column of the ledger, each once, and none that is not there', () => {
    expect(stored.length).toBeGreaterThan(300);
    expect(registeredFields().toSorted()).toEqual(stored.toSorted());
  });

  it('notices a new column and a new table', () => {
    const more = `${schema}\nmodel Fresh {\n  id Int @id\n  words String?\n}\n`;
    const found = storedColumns(more).map(({ table, column }) => `${table}.${column}`);
    expect(found).toContain('Fresh.words');
    expect(registeredFields()).not.toContain('Fresh.words');
  });

  it('says of each what for, who sees it and how long', () => {
    for (const entry of entries) {
      const { what, purpose } = entry;
      for (const said of [what, purpose, seenWords(entry)]) expect(said, what).toMatch(/\w{4}/u);
    }
  });

  it('calls encrypted what is encrypted, and nothing else', () => {
    const sealed = Object.entries(SEALED).flatMap(([table, names]) =>
      names.map((name) => `${table}.${name}`),
    );
    const told = entries.filter((entry) => entry.sealed).flatMap(fieldsOf);
    expect(told.toSorted()).toEqual(sealed.toSorted());
  });

  it('R93: says besides of no role that it sees what its rights do not show', () => {
    const seats = { worker: /worker/, manager: /manager(?!s’ channel)/, qa: /quality/ };
    const others = { finance: /finance/, admin: /admin/, lead: /protection lead/ };
    for (const entry of entries) {
      const [besides = '', seen] = [entry.besides, seatsSeeing(entry)];
      for (const [seat, name] of Object.entries({ ...seats, ...others })) {
        const isNever = new RegExp(`never ${name.source}`).test(besides);
        const told = isNever || !name.test(besides) ? undefined : true;
        if (isNever) expect(seen.has(seat as Seat), entry.what).toBe(false);
        if (told) expect(seen.has(seat as Seat), entry.what).toBe(true);
      }
    }
  });

  it('R93: whoever sees more of an entry by one right than by another is said to see that', () => {
    const [words, money] = ['Words that were typed', 'Each entry’s money'].map((what) =>
      entries.find((one) => one.what.startsWith(what)),
    );
    if (words === undefined || money === undefined) throw new Error('They are in the register');
    expect(seenWords(words)).toMatch(/^workers \(own and own caseload.*given.*managers, quality/);
    expect(seatsSeeing(words).has('finance')).toBe(false);
    expect(seatsSeeing(money).get('finance')).toEqual(['merged', 'money']);
  });

  it('R139: says as long as forgetting makes it, and no longer', () => {
    const tablesOf = (kept: Kept) =>
      new Set(
        entries.filter((one) => one.kept === kept).flatMap(({ fields }) => Object.keys(fields)),
      );
    const whole = new Set<string>(WHOLE.map(({ table }) => table));
    for (const { kept, what, fields } of entries) {
      const wrong = Object.keys(fields).filter((table) => whole.has(table) && kept !== 'words');
      expect(wrong, what).toEqual([]);
    }
    expect([...tablesOf('words')].filter((table) => !whole.has(table)).toSorted()).toEqual([
      ...['Decision', 'PackExample', 'Plan', 'Purchase', 'PurchaseLine', 'StagedPurchase'],
    ]);
    expect([...tablesOf('money')].toSorted()).toEqual([
      ...['AnalysisRow', 'Decision', 'Plan', 'Purchase', 'PurchaseLine'],
    ]);
    expect([...tablesOf('ninety-days')].toSorted()).toEqual(['InboxEntry', 'OutboxMessage']);
  });

  it('is docs/register.md, with the clocks that a team begins with', async () => {
    const page = registerPage({ textMonths: 24, moneyYears: 6 });
    await expect(page).toMatchFileSnapshot('../../docs/register.md');
  });
});

/** Parts of a column's name that would hold more of a person than a reference. */
const OF_A_PERSON =
  /^(?:name|address|street|town|birth|born|dob|age|nhs|nino|insurance|passport|gender|sex|ethnic\w*|faith|religion|nationality|language|phone|mobile|email|postcode|photo|face|latitude|longitude|location|gps|bank|statement|barcode|iban)$/u;
const OF_AN_ASSESSMENT =
  /^(?:star|score\w*|scale|ladder|step|steps|stage|stages|rating|rank|risk|assess\w*|needs?|diagnos\w*|disab\w*|health|offen[cd]\w*|conviction|medication|ndt|chaos)$/u;

/** Columns whose names have such a part, and what they hold instead. */
const OF_SOMETHING_ELSE: Readonly<Record<string, string>> = {
  'Person.name': 'what a CSV calls a member of staff; customers have no row there',
  'Ledger.bornAt': 'when the ledger was begun',
  'Plan.step': 'how far a request that waits has been taken: 0, 1, 2 … (R30)',
};

function partsOf(column: string): string[] {
  return column.split(/(?=[A-Z])/u).map((part) => part.toLowerCase());
}

function named(forbidden: RegExp): string[] {
  return columns
    .filter(({ column }) => partsOf(column).some((part) => forbidden.test(part)))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => OF_SOMETHING_ELSE[name] === undefined);
}

describe('what no column can hold', () => {
  it('R91: a name, an address, a date of birth, an NHS or National Insurance number', () => {
    expect(named(OF_A_PERSON)).toEqual([]);
  });

  it('R113, R133: assessment or needs details, a score, a step or a stage of the Star', () => {
    expect(named(OF_AN_ASSESSMENT)).toEqual([]);
  });

  it('R97: a bank statement, a place, a barcode or a score of a customer', () => {
    expect(named(/^(?:bank|statement|place|location|gps|barcode|score\w*|alert)$/u)).toEqual([]);
  });

  it('R91, R113: of the customer the table has a reference, days, who leads, and nothing else', () => {
    const own = columns.filter(({ table }) => table === 'Customer');
    expect(own.map(({ column, type }) => `${column} ${type}`)).toEqual([
      'id Int',
      'workspaceId Int',
      'reference String',
      'lookup String',
      'introducedOn String?',
      'housedOn String?',
      'benefitsOn String?',
      'leadId Int?',
      'closedOn String?',
      'toldOn String?',
      'objectedOn String?',
    ]);
  });

  it.each(['customerName', 'homeAddress', 'dateOfBirth', 'nhsNumber', 'starStage', 'needsScore'])(
    'a column %s is noticed',
    (column) => {
      const parts = partsOf(column);
      const isFound = parts.some((part) => OF_A_PERSON.test(part) || OF_AN_ASSESSMENT.test(part));
      expect(isFound).toBe(true);
    },
  );

  it('each exception is still a column', () => {
    const names = columns.map(({ table, column }) => `${table}.${column}`);
    expect(names).toEqual(expect.arrayContaining(Object.keys(OF_SOMETHING_ELSE)));
  });
});
