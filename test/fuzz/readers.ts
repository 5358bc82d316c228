import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { parseTeamFile } from '../../src/cli/team-file.ts';
import { parseConfig } from '../../src/config.ts';
import { parseBudget } from '../../src/domain/budget.ts';
import { indexWords, recognise } from '../../src/domain/category-words.ts';
import { csvCell } from '../../src/domain/csv-cell.ts';
import { slip } from '../../src/domain/customer-reference.ts';
import { parseDay } from '../../src/domain/day.ts';
import { guard } from '../../src/domain/free-text.ts';
import { bringsUpText, readBringsUp } from '../../src/domain/guideline-words.ts';
import { parseLine } from '../../src/domain/line.ts';
import { formatMeetingRule, parseMeetingRule } from '../../src/domain/meeting-rule.ts';
import { LARGEST_AMOUNT, parseAmount, readOneAmount } from '../../src/domain/money.ts';
import { referenceFault } from '../../src/domain/new-reference.ts';
import { readCsv } from '../../src/ledger/import-file.ts';
import { PURCHASE_COLUMNS } from '../../src/ledger/import-rows.ts';
import { quoted, typed as shownTyped, yourLine } from '../../src/messages/text.ts';
import { type Entrance, entrance } from './entrance.ts';
import { DAYS, FORMULAS, line, PRICES, REFERENCES, typed } from './nasty.ts';
import { wrongIn } from './wrong.ts';

/** What reads typed text, at the place where it arrives: here most of the tries go. */
export const readers = (): Entrance[] => [
  entrance('a line', 130, fc.oneof(line, typed), (text) => {
    const { amount, item, purpose } = parseLine(text, KNOWN);
    const pence = amount?.pence ?? 1;
    if (!Number.isSafeInteger(pence) || pence < 1 || pence > LARGEST_AMOUNT) {
      return `It is read as ${pence}p.`;
    }
    return [item, purpose].some((part) => part?.includes('\n')) ? 'It has lines.' : undefined;
  }),
  entrance('an amount', 90, fc.oneof(fc.constantFrom(...PRICES), typed), (text) => {
    const read = parseAmount(text);
    const all = [read.ok ? read.pence : 1, readOneAmount(text) ?? 1, parseBudget(text) ?? 1];
    const odd = all.find((pence) => !Number.isSafeInteger(pence) || pence < 0);
    return odd === undefined ? undefined : `It is read as ${odd}p.`;
  }),
  entrance('a day', 60, fc.oneof(fc.constantFrom(...DAYS), typed), (text) => {
    const day = parseDay(text);
    return day === undefined || /^\d{4}-\d\d-\d\d$/u.test(day) ? undefined : `A day: ${day}`;
  }),
  entrance('a reference', 50, fc.oneof(fc.constantFrom(...REFERENCES), typed), (text) => {
    referenceFault(text);
    slip(text, ['V017', 'V042']);
    return undefined;
  }),
  entrance('a meeting rule', 60, fc.oneof(fc.constantFrom(...DAYS), typed), (text) => {
    const read = parseMeetingRule(text);
    if (!read.ok) return undefined;
    return parseMeetingRule(formatMeetingRule(read.rule)).ok ? undefined : 'It reads back as none.';
  }),
  entrance('free text', 100, typed, (text) => {
    guard(text);
    return undefined;
  }),
  entrance('guideline words', 50, typed, (text) => {
    bringsUpText(readBringsUp(text));
    recognise(text, WORDS);
    return undefined;
  }),
  entrance('typed text as it is shown', 60, typed, (text) =>
    wrongIn([shownTyped(text), quoted(text), yourLine(text)].map((each) => ({ text: each }))),
  ),
  entrance('a cell of a CSV', 60, fc.oneof(fc.constantFrom(...FORMULAS), typed), cell),
  entrance('a CSV file', 70, file(), async (text) => {
    const read = await readCsv(text, PURCHASE_COLUMNS);
    const wrong = wrongIn(read.ok ? [] : read.faults);
    return (
      wrong ?? (!read.ok && read.faults.length === 0 ? 'It is refused for nothing.' : undefined)
    );
  }),
  entrance('a set-up file', 30, setUpFile(), (text) => {
    const read = parseTeamFile(text);
    if (read.ok) return undefined;
    return read.faults.length === 0 ? 'It is refused for nothing.' : wrongIn(read.faults);
  }),
  entrance('the environment', 60, environment(), (env) => {
    const read = parseConfig(env);
    if (read.ok) return undefined;
    if (/1-fuzz/u.test(read.faults.join(' '))) return 'A secret is repeated.';
    return read.faults.length === 0 ? 'It is refused for nothing.' : wrongIn(read.faults);
  }),
];

const KNOWN = {
  customer: (word: string) => (/^V-?0*42$/iu.test(word) ? 'V042' : undefined),
  area: (tag: string) => (tag === 'selfcare' ? 'self_care' : undefined),
};
const WORDS = indexWords([
  { phrase: 'boots', category: 'clothes' },
  { phrase: 'coffee', category: 'food' },
]);

/** As it stands in a file that somebody opens: nothing in front that begins a formula. */
function cell(text: string): string | undefined {
  const written = stringify([[text]], { cast: { string: csvCell } });
  const [[read = ''] = []] = parse(written, { relax_column_count: true }) as string[][];
  const begins = read.replace(/^[\s\p{Cc}\p{Cf}\p{Z}"]+/u, '');
  const calculates = /^[=+\-@＝＋－＠]/u.test(begins) && !/^-?\d+(\.\d+)?$/u.test(read);
  return calculates ? `A formula is left: ${JSON.stringify(read.slice(0, 40))}` : undefined;
}

function file(): fc.Arbitrary<string> {
  const heading = fc.oneof(
    { weight: 3, arbitrary: fc.constant(PURCHASE_COLUMNS.join(',')) },
    { weight: 1, arbitrary: typed },
  );
  const separator = fc.constantFrom(',', ',', ',', ';', '\t', '","', '"');
  const row = fc
    .tuple(fc.array(typed, { maxLength: 14 }), separator)
    .map(([cells, by]) => cells.join(by));
  const sound = fc
    .array(typed, { minLength: PURCHASE_COLUMNS.length, maxLength: PURCHASE_COLUMNS.length })
    .map((cells) => stringify([cells]).trimEnd());
  const rows = fc.array(fc.oneof(row, sound), { maxLength: 6 });
  const end = fc.constantFrom('\n', '\r\n', '\r', '\u2028');
  return fc.tuple(heading, rows, end).map(([first, rest, by]) => [first, ...rest].join(by));
}

/** JSON of all kinds, and files that are nearly in order. */
function setUpFile(): fc.Arbitrary<string> {
  const any = fc.oneof(typed, fc.jsonValue({ maxDepth: 2 }));
  const person = fc.record({ slack: any, role: any, name: any, card: any }, { requiredKeys: [] });
  const told = fc.record(
    {
      ...{ workspace: fc.oneof(fc.constant('T1'), any), timezone: any, people: fc.array(person) },
      ...{ channels: any, digest: any, live: any, meeting: any, limits: any, hours: any },
      ...{ retention: any, budgetYearStart: any, planningFigure: any },
    },
    { requiredKeys: [] },
  );
  return fc.oneof(
    told.map((file) => JSON.stringify(file)),
    fc.json(),
    typed,
  );
}

const NAMES = [
  ...['DATABASE_URL', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'],
  ...['SLACK_CLIENT_ID', 'SLACK_API_URL', 'PORT', 'HOST', 'OATCAKE_TIMEZONE', 'LOG_LEVEL'],
  'OATCAKE_ENCRYPTION_KEY',
];

function environment(): fc.Arbitrary<Record<string, string>> {
  const value = fc.oneof(
    typed,
    fc.constantFrom(
      'xoxb-1-fuzz',
      'xapp-1-fuzz',
      'x-1-fuzz',
      'file:x.db',
      'file:',
      '65536',
      '0',
      'debug',
    ),
    fc.constantFrom('https://x', 'ftp://x', 'Europe/London', 'Mars/Olympus', `${'A'.repeat(43)}=`),
  );
  return fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: NAMES.length });
}
