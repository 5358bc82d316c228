import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { run } from '../src/cli/run.ts';
import { SEALED } from '../src/ledger/sealed.ts';
import type { Person } from '../src/practice/client/person.ts';
import { history, inHistory } from './support/corrections.ts';
import { openOptions } from './support/database.ts';
import { fileOf } from './support/fresh-ledger.ts';
import { lockLedger } from './support/lock.ts';
import { formFor, IN_THE_MEETING, PACK, packIn, startMeetingTeam } from './support/meeting.ts';
import { addMore, putIn, takePhotos } from './support/photos.ts';
import { filesBelow, Planted } from './support/planted.ts';
import { GUIDELINE_PLACE, looksAndAudits } from './support/planted-looks.ts';
import { readBySeat, unlikeRegister } from './support/seen-by-seat.ts';
import { cardOf, reads } from './support/sign-off.ts';
import { dmWith, formOf, spend } from './support/spend.ts';
import { sharedMessages } from './support/surfaces.ts';
import type { Team } from './support/team.ts';

const WEEK = 7 * 86_400_000;
/** Customers on file, and one that is not. */
const REFERENCES = /\b(?:V017|V024|V042|V777)\b/;
/** What a manager releases for the team to read, with the customer's agreement. */
const STORY = 'One that worked';
const CSV_COLUMNS =
  'reference,date,customer,coordinator,category,item,amount,paid_by,outcome_area,purpose,signed_off_by';
/** What was refused, or could not be saved. */
const NOT_SAVED = [
  'customer not on file',
  'refused',
  'a card number',
  'a line without an amount',
  'history',
  'guidelines',
  'discuss',
  'a form that Slack refuses',
  'ledger locked',
  'a listener that throws',
  'its reason',
  'look: refused',
  'audit: a seed',
  'file: refused',
  'a CSV with faults',
  'its purpose',
  'hold: a second',
];
/** Sealed columns that stay without a planted word, each with why. */
const NOTHING_PLANTED = [
  'Installation.refreshToken', // Slack's tokens: many-workspaces.test.ts looks for those.
  'Installation.token',
  'Purchase.planItem', // Its number in the support plan alone; words are refused.
  'StagedPurchase.item', // Rows of an import that is under way.
  'StagedPurchase.purpose',
  'ExportedFile.studyKey', // Made at random.
  'InboxEntry.event', // Forgotten as soon as the line is answered.
];

it('R92, R94, R96: a full run leaves no typed word and no customer where they do not belong', async () => {
  const team = await startMeetingTeam({ logLevel: 'trace' });
  await takePhotos(team);
  const planted = new Planted();
  const folder = team.folder;

  await lines(team, planted);
  await forms(team, planted);
  await requests(team, planted);
  await dear(team, planted);
  await corrections(team, planted);
  await breaks(team, planted);
  await weeksLater(team, planted);
  await looksAndAudits(team, planted);
  // The journal too, which forgetting empties.
  const before = filesBelow(folder);
  const told = await commands(team, planted, folder);
  expect(planted.size).toBeGreaterThan(65);
  expect(unlikeRegister(await readBySeat(team), planted, wordsOf(planted))).toEqual([]);

  const files = filesBelow(folder);
  const leaks: Record<string, unknown> = {};
  const look = (where: string, found: readonly unknown[]) => {
    if (found.length > 0) leaks[where] = found;
  };
  for (const { name, bytes } of files)
    look(`file ${name}`, planted.placesIn(bytes, [GUIDELINE_PLACE]));
  look('log', planted.placesIn(team.logs.join('')));
  look('log: customers', team.logs.filter((line) => REFERENCES.test(line)).slice(0, 5));
  look('stderr', planted.placesIn(told.stderr));
  look(
    'stderr: customers',
    told.stderr.split('\n').filter((line) => REFERENCES.test(line)),
  );

  const posted = team.slack.faults.calls.filter(({ args }) => typeof args.text === 'string');
  const notices = [...posted.map(({ args }) => String(args.text)), ...allNotices(team)];
  look('notifications', planted.placesIn(notices.join('\n')));
  look(
    'notifications: customers',
    notices.filter((text) => REFERENCES.test(text)),
  );

  const shared = sharedMessages(team);
  const inTeam = shared.filter(({ channel }) => channel !== 'managers');
  look('shared channels', planted.placesIn(inTeam.map(({ said }) => said).join('\n'), [STORY]));
  look(
    'shared channels: customers',
    shared.filter(({ said }) => REFERENCES.test(said)).map(({ channel, said }) => [channel, said]),
  );
  look('stored: customers', await storedReferences(files.map(({ name }) => join(folder, name))));

  expect(leaks).toEqual({});
  const words = await storedWords(team);
  const bare = Object.keys(words).filter((column) => !planted.placesIn(words[column] ?? '').length);
  expect(bare).toEqual(NOTHING_PLANTED);
  const saved = planted.placesIn(Object.values(words).join('\n'), [GUIDELINE_PLACE]);
  expect(planted.places.filter((place) => ![...saved, GUIDELINE_PLACE].includes(place))).toEqual(
    NOT_SAVED,
  );
  // The words are there for those they are for, so that the search would have found them.
  expect(planted.placesIn(team.worker.everything().map(team.text).join('\n'))).not.toEqual([]);
  expect(planted.placesIn(told.stdout)).not.toEqual([]);
  const megabytes =
    [...before, ...files].reduce((all, { bytes }) => all + bytes.length, 0) / 1_048_576;
  process.stdout.write(
    `Looked for ${planted.size} planted words and 4 customers in ${before.length + files.length} files (${megabytes.toFixed(1)} MB), ${team.logs.length.toLocaleString('en-GB')} log lines, ${notices.length} notifications, ${shared.length} messages in shared channels and ${told.commands} commands.\n`,
  );
}, 240_000);

/** R92: planted places by the entry of the register that tells who reads them. */
function wordsOf({ places }: Planted): Record<string, readonly string[]> {
  const audit = ['audit: finding', 'audit: reply'];
  const unseen = ['look: words', 'hold: reason', 'subject: purpose'];
  const files = [
    'file: purpose',
    'file: at the machine',
    'evaluation: purpose',
    'evaluation: recipient',
  ];
  const told = [...audit, ...unseen, ...files, STORY, GUIDELINE_PLACE, 'decided', ...NOT_SAVED];
  return {
    'Words that were typed': places.filter((place) => !told.includes(place)),
    'Words of what a peer audit': audit,
    'Words of what a meeting decided': ['decided'],
    'What a file out of the ledger was for': files,
    'Words that nobody is shown': unseen,
  };
}

/** Lines by command and by message: saved, kept, refused, asked about, breached. */
async function lines(team: Team, planted: Planted): Promise<void> {
  const w = (place: string) => planted.word(place);
  await spend(team, `4 V042 coffee ${w('item')}, ${w('purpose')} #social`);
  await team.worker.click('Edit');
  await team.worker.fill({ 'What it helps with': w('purpose, edited'), Amount: '4.20' });
  await team.worker.submit();
  await dmWith(team, /Changed/);
  await team.worker.message(`7 V042 wibble ${w('item by message')}`);
  await dmWith(team, /Kept/);
  await spend(team, `6 V777 ${w('customer not on file')} #social`);
  await team.worker.close();
  await spend(team, `6 V042 lager ${w('never bought')}`);
  await team.worker.click('The money has already gone');
  await spend(team, `9 V042 taxi ${w('refused')} to ST4 7QB #social`);
  await spend(team, `9 V042 taxi ${w('a card number')} 4929 1234 5678 9014 #social`);
  await spend(team, `8 V024 coat ${w('asked about a name')}, for Sarah Jones #self-care`);
  await team.worker.click('Not a person, save it');
  await spend(team, `${w('a line without an amount')}`);
  await team.worker.close();
  await spend(team, `history ${w('history')}`);
  await spend(team, `guidelines ${w('guidelines')}`);
  await spend(team, `discuss ${w('discuss')}`);
  await spend(team, `4 V042 coffee ${w('said twice')} #social`);
  await spend(team, `4 V042 coffee ${w('said twice')} #social`);
}

const FORM = {
  Customer: 'V017',
  Amount: '20',
  Category: 'Soft furnishings',
  'Outcome area': 'Managing tenancy and accommodation',
};

/** The form with everything behind "Add more", a photo among it. */
async function forms(team: Team, planted: Planted): Promise<void> {
  const w = (place: string) => planted.word(place);
  await spend(team, '');
  await team.worker.fill({
    ...FORM,
    'What was bought': w('form: what'),
    'What it helps with': w('form: helps with'),
  });
  await addMore(team);
  await team.worker.fill({
    Date: '2026-06-01',
    'Why so late': w('form: why so late'),
    'Frees the customer’s own money for': w('form: frees'),
    'New or unusual': ['Yes, it is new or unusual for the team'],
  });
  await putIn(team);
  await team.worker.submit();
  await dmWith(team, /The photo of P\d+ is kept/);
}

/** Asked, answered, declined, replied to, approved with a condition, bought in parts. */
async function requests(team: Team, planted: Planted): Promise<void> {
  const w = (place: string) => planted.word(place);
  await spend(team, `60 V042 boots ${w('over a limit')}, ${w('over a limit: why')} #self-care`);
  await team.worker.click('Ask a manager');
  await cardOf(team, 'S0001');
  await team.manager.click('Ask');
  await sends(team, team.manager, { 'What do you want to know?': w('question') });
  await dmWith(team, /S0001/);
  await team.worker.click('Answer');
  await sends(team, team.worker, { 'Your answer': w('answer') });
  await cardOf(team, 'S0001');
  await team.manager.click('Decline');
  await sends(team, team.manager, { 'Why not, and what might help': w('decline') });
  await dmWith(team, /S0001[\s\S]*\[Reply\]|\[Reply\]/);
  await team.worker.click('Reply');
  await sends(team, team.worker, { 'Your reply': w('reply') });
  await team.worker.command(
    'team',
    `/spend ask 325 V042 ${w('ask: what')}, ${w('ask: why')} #physical`,
  );
  await sends(team, team.worker, {
    Category: 'Health care',
    'What was tried first': w('ask: tried'),
    'When is an answer needed': 'This week',
  });
  await cardOf(team, 'S0002');
  await team.manager.click('Details');
  await team.manager.waitFor((me) => me.view());
  const details = team.manager.view()?.id;
  await team.manager.click('Approve with a condition', { in: 'view' });
  await team.manager.waitFor((me) => me.view()?.id !== details);
  await team.manager.fill({ 'The condition': w('condition') });
  await team.manager.submit();
  await dmWith(team, /Approved.*S0002/);
  await team.worker.click('Bought some');
  await sends(team, team.worker, { Amount: '20', 'What was bought': w('part: what') });
  await dmWith(team, /bought of £325/);
}

/** A form over a limit with all that it takes, asked about, approved and bought. */
async function dear(team: Team, planted: Planted): Promise<void> {
  const w = (place: string) => planted.word(place);
  await spend(team, '');
  await team.worker.fill({
    ...{ ...FORM, Amount: '70' },
    'What was bought': w('dear: what'),
    'What it helps with': w('dear: helps with'),
  });
  await addMore(team);
  await team.worker.fill({ 'Frees the customer’s own money for': w('dear: frees') });
  await team.worker.submit();
  await team.worker.fill({
    'Other source checked': 'None available now',
    'Why this one': w('dear: why this one'),
  });
  await team.worker.submit();
  await dmWith(team, /Ask a manager/);
  await team.worker.click('Ask a manager');
  await cardOf(team, 'S0003');
  await team.manager.click('Approve');
  await dmWith(team, /Approved.*S0003/);
  await team.worker.click('Bought all');
}

/** Changed by a manager, taken back, refunded, told of, released, brought to the meeting. */
async function corrections(team: Team, planted: Planted): Promise<void> {
  const w = (place: string) => planted.word(place);
  team.slack.clock.advance(30 * 3_600_000);
  await history(team, 'P00001', team.manager);
  const why = { 'Why it is changed': w('why changed') };
  const asked = await inHistory(team, 'Edit', why, team.manager);
  if (asked.kind === 'errors') throw new Error(JSON.stringify(asked.errors));
  await team.manager.fill({ Amount: '4.10' });
  await team.manager.submit();
  await dmWith(team, /Changed|corrected/i);
  await team.worker.openHome();
  await team.worker.click('What became of it', { in: 'home' });
  await sends(team, team.worker, { 'What became of it': 'Lost', 'In a few words': w('became') });
  await history(team, 'P00001', team.manager);
  const before = team.manager.view()?.id;
  await team.manager.click('One that worked', { in: 'view' });
  await team.manager.waitFor((me) => me.view()?.id !== before);
  await team.manager.fill({
    'One that worked': planted.word(STORY),
    'Before the team reads it': [
      'The customer has agreed that the team reads this',
      'Nobody can be recognised in it',
    ],
  });
  await team.manager.submit();
  await team.worker.openHome();
  await team.worker.click('Bring to the meeting', { in: 'home', settle: 0 });
  await sends(team, team.worker, { 'What for': w('brought: what for') });
  await spend(team, `40 V042 socks ${w('to be refunded')}, cold #self-care`);
  const last = await team.reader.db.purchase.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await history(team, last.reference);
  await inHistory(team, 'Refund', { 'Amount that came back': '15' });
  await dmWith(team, /Came back/);
}

/** Slack fails, the ledger is locked, a listener throws from within the database. */
async function breaks(team: Team, planted: Planted): Promise<void> {
  const w = (place: string) => planted.word(place);
  team.slack.faults.failApi('views.open', { error: 'invalid_arguments' });
  await spend(team, w('a form that Slack refuses'));
  team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' }, 3);
  await team.worker.message(`3 V042 tea ${w('an answer that Slack refuses')} #social`);
  const lock = await lockLedger(team);
  await spend(team, `8 V042 coffee ${w('ledger locked')} #social`);
  await lock.release();
  const breaking = new Database(fileOf(team));
  breaking.exec(
    "CREATE TRIGGER broken BEFORE INSERT ON PurchaseLine BEGIN SELECT RAISE(ABORT, 'broken'); END",
  );
  await spend(team, `8 V042 coffee ${w('a listener that throws')}, ${w('its reason')} #social`);
  await team.worker.message(`8 V042 tea ${w('a listener that throws, by message')} #social`);
  breaking.exec('DROP TRIGGER broken');
  breaking.close();
  expect(team.logs.join('')).toContain('A request broke');
}

/** The digest, the pack, the meeting, a regular pattern, follow-ups: six weeks go by. */
async function weeksLater(team: Team, planted: Planted): Promise<void> {
  const start = team.slack.clock.now().getTime();
  for (let week = 0; start + week * WEEK < PACK.getTime(); week += 1) {
    await team.moveTo(new Date(start + week * WEEK));
    await spend(team, `4.20 V042 coffee ${planted.word('coffee')} #social`);
  }
  await team.moveTo(PACK);
  await packIn(team);
  await team.moveTo(IN_THE_MEETING);
  await team.manager.click('Discuss', { in: await packIn(team), settle: 0 });
  await formFor(team, team.manager);
  await team.manager.fill({
    'What was decided': planted.word('decided'),
    'Who does it': 'coordinator-1',
    'Until when': '2026-07-31',
  });
  await team.manager.submit();
  await dmWith(team, /From the meeting, for you/);
  for (let week = 4; week < 7; week += 1) {
    await team.moveTo(new Date(start + week * WEEK));
    await spend(team, `4.20 V042 coffee ${planted.word('coffee')} #social`);
  }
  await team.moveTo(new Date('2026-08-03T08:00:00Z'));
  await dmWith(team, /Is this moving things forward/);
  await team.worker.click('Yes, because…');
  await sends(team, team.worker, { 'Yes, because': planted.word('pattern: because') });
  await team.worker.openHome();
  await team.manager.openHome();
  await spend(team, 'customers');
  await reads(team, team.worker, 'team', 'Week of');
}

/** Every command, with what it says on the way and at its end. */
async function commands(team: Team, planted: Planted, folder: string) {
  const told = { stdout: '', stderr: '', commands: 0 };
  const world = {
    databaseUrl: team.url,
    ...openOptions(team.url),
    timezone: 'Europe/London',
    slack: undefined,
    now: () => team.slack.clock.now(),
    stdout: (text: string) => {
      told.stdout += text;
    },
    stderr: (text: string) => {
      told.stderr += text;
    },
    isWatched: false,
  };
  const faulty = join(await elsewhere(), 'purchases.csv');
  const row = `P1,2026-02-30,V042,coordinator-1,No such,${planted.word('a CSV with faults')},4,card,,${planted.word('its purpose')},`;
  await writeFile(faulty, `${CSV_COLUMNS}\n${row}\n`);
  const days = ['--from', '2026-06-01', '--to', '2026-08-31'];
  const withoutKey = join(folder, 'without-key', 'backup.db');
  await mkdir(dirname(withoutKey));
  for (const argv of [
    ['verify'],
    ['doctor'],
    ['register'],
    ...['outcome-area', 'category', 'component', 'band', 'month'].map((by) => [
      'report',
      '--by',
      by,
      ...days,
    ]),
    ['report', '--by', 'no-such', ...days],
    ['export', 'ledger', ...days, '--purpose', planted.word('file: at the machine')],
    [
      ...['export', 'evaluation', ...days, '--purpose', planted.word('evaluation: purpose')],
      ...['--recipient', planted.word('evaluation: recipient')],
      ...['--out', join(await elsewhere(), 'given')],
    ],
    ['digest', 'weekly', '--dry-run'],
    ['digest', 'pack', '--json'],
    ['import', 'purchases', faulty],
    ['receipt', 'P99999', join(folder, 'out')],
    ['subject', 'V024', '--purpose', planted.word('subject: purpose'), '--json'],
    ['hold', 'V017', '--reason', planted.word('hold: reason')],
    ['hold', 'V017', '--reason', planted.word('hold: a second')],
    ['hold'],
    ['controls'],
    ['forget', '--dry-run'],
    ['forget', '--yes'],
    ['erase', 'V042'],
    ['backup', withoutKey],
  ]) {
    told.commands += 1;
    await run(argv, world);
  }
  const copied = `file:${withoutKey}`;
  for (const argv of [
    ['verify'],
    ['export', 'ledger', ...days],
    ['report', '--by', 'month', ...days],
  ]) {
    told.commands += 1;
    await run(argv, { ...world, databaseUrl: copied });
  }
  return told;
}

/** A folder of its own, since what a person has in a file is not the ledger's. */
async function elsewhere(): Promise<string> {
  const beside = await mkdtemp(join(tmpdir(), 'oatcake-csv-'));
  onTestFinished(() => rm(beside, { recursive: true, force: true }));
  return beside;
}

/** Fills in the form in front and sends it. */
async function sends(team: Team, person: Person, fields: Record<string, string>): Promise<void> {
  await person.waitFor((me) => me.view());
  await person.fill(fields);
  const sent = await person.submit();
  if (sent.kind === 'errors')
    throw new Error(`${JSON.stringify(sent.errors)} ${formOf(team, person)}`);
}

/** What the notification of each message says, whoever sees it and however it came. */
function allNotices(team: Team): string[] {
  const people = [team.worker, team.colleague, team.manager, team.otherManager];
  return people.flatMap((one) =>
    one
      .everything()
      .filter(({ fromApp, ephemeral }) => fromApp && !ephemeral)
      .map(({ text }) => text),
  );
}

/** What the ledger reads to whoever has its key, by its sealed columns. */
async function storedWords({ reader: { db } }: Team): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [table, columns] of Object.entries(SEALED)) {
    const name = `${table.charAt(0).toLowerCase()}${table.slice(1)}` as 'purchase';
    const rows: Record<string, unknown>[] = await db[name].findMany();
    for (const column of columns) {
      found[`${table}.${column}`] = rows.map((row) => row[column] ?? '').join('\n');
    }
  }
  return found;
}

/** Where in a database's tables a customer's reference stands, but for the customers' own. */
async function storedReferences(paths: readonly string[]): Promise<string[]> {
  return paths
    .filter((path) => path.endsWith('.db'))
    .flatMap((path) => {
      const db = new Database(path, { readonly: true });
      const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
        name: string;
      }[];
      const found = tables
        .filter(({ name }) => name !== 'Customer')
        .flatMap(({ name }) =>
          (db.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]).flatMap(
            (row) =>
              Object.entries(row)
                .filter(([, value]) => typeof value === 'string' && REFERENCES.test(value))
                .map(([column, value]) => `${name}.${column}: ${value}`),
          ),
        );
      db.close();
      return found;
    });
}

it('the search finds a word in every form that it looks for', () => {
  const planted = new Planted();
  const word = planted.word('here');
  planted.word('there');
  const bytes = Buffer.from(`so ${word} it is`);
  for (const found of [
    bytes,
    bytes.toString('hex'),
    ...['', ' ', '  '].map((before) => Buffer.from(before + bytes).toString('base64')),
    Buffer.from(bytes.toString(), 'utf16le'),
  ]) {
    expect(planted.placesIn(found)).toEqual(['here']);
  }
  expect(planted.placesIn('nothing of it')).toEqual([]);
});
