import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MOST_IN_FILE, readCsv } from '../../src/ledger/import-file.ts';
import { SEALED } from '../../src/ledger/sealed.ts';
import { reads } from '../support/sign-off.ts';
import { startTeam } from '../support/team.ts';
import { byPerson, FORMS, POSSIBLE, state } from './in-slack.ts';
import { openStage, PEOPLE, type Stage } from './stage.ts';

it('300 entries of one person within a minute are all let through', async () => {
  const team = await startTeam();
  for (let n = 0; n < 300; n += 1) {
    // All in one minute of the team’s clock; £91.50 is within the day’s limit.
    const price = ((n % 60) + 1) / 100;
    const what = `coffee no${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}`;
    await team.slack.client.command(
      team.worker.id,
      'C0PRTEAM00',
      `/spend ${price} V042 ${what} #social`,
    );
  }
  expect(await team.reader.db.purchase.count()).toBe(300);
}, 60_000);

it('a line that is too long is told so, with how long it may be, and none of it is lost', async () => {
  const team = await startTeam();
  const { answers } = await team.worker.command(
    'team',
    `/spend 4 V042 ${'coffee '.repeat(80)}#social`,
  );
  const told = team.text(answers[0]);
  expect(told).toMatch(/500 characters/u);
  expect(told).toContain('Your line: 4 V042 coffee coffee');
  expect(await team.reader.db.purchase.count()).toBe(0);
  const asked = await team.worker.command('team', `/spend ask 4 V042 ${'coffee'.repeat(40)}`);
  expect(team.text(asked.answers.at(-1))).toMatch(
    /140 characters[\s\S]*Your line: ask 4 V042 coffee/u,
  );
  expect(team.worker.view()).toBeUndefined();
});

it('a message that is too long is told so, with how long it may be, and none of it is kept', async () => {
  const team = await startTeam();
  await team.worker.message(`4 V042 ${'coffee '.repeat(5_000)}`);
  const told = team.text(await reads(team, team.worker, 'dm', '500 characters'));
  expect(told).toContain('Your line: 4 V042 coffee coffee');
  expect(await team.reader.db.draft.count()).toBe(0);
});

describe('an imported file', () => {
  const COLUMNS = ['customer', 'item'] as const;
  const faultsOf = async (text: string) => {
    const read = await readCsv(text, COLUMNS);
    return read.ok ? [] : read.faults;
  };

  it('is refused whole when it is larger than 50 MB, and says to split it', async () => {
    const text = `customer,item\n${'V042,boots and socks\n'.repeat(2_500_000)}`;
    expect(text.length).toBeGreaterThan(MOST_IN_FILE.bytes);
    const says = 'The file is larger than 50 MB. Split it, and import part by part.';
    expect(await faultsOf(text)).toEqual([{ line: 0, says }]);
  });

  it('is refused with more than 200,000 rows, from the first that is too many', async () => {
    const rows = (many: number) => `customer,item\n${'V042,boots\n'.repeat(many)}`;
    expect(await faultsOf(rows(MOST_IN_FILE.rows))).toEqual([]);
    const says = 'From here on there are more than 200,000 rows. Split the file.';
    expect(await faultsOf(rows(MOST_IN_FILE.rows + 1))).toEqual([{ line: 200_002, says }]);
  }, 60_000);
});

const LONG = 'boots and socks '.repeat(300);
/** The longest that any field takes, with what the app writes around it. */
const LONGEST_KEPT = 1_000;

/** Each form that the app has, with the most fields that it may have. */
const WHOLE = [
  ...new Map(
    FORMS.toSorted((one, other) => one.blocks.length - other.blocks.length).map((form) => [
      form.callback_id,
      form,
    ]),
  ).values(),
];

/** Every form, sent by somebody with so much typed into each of its fields. */
async function sendAll({ team }: Stage, user: string): Promise<unknown[]> {
  const makes = { ...POSSIBLE, text: () => fc.constant(LONG) };
  const answers: unknown[] = [];
  for (const [at, view] of WHOLE.entries()) {
    const [entered] = fc.sample(state(view.blocks, makes), { numRuns: 1, seed: at });
    const sent = { ...view, id: `V${user}${at}`, hash: '1.x', state: entered };
    const person = byPerson({ team } as Stage, user, 'view_submission');
    team.slack.clock.advance(200);
    answers.push(await team.slack.send('interactive', { ...person, view: sent }));
  }
  return answers;
}

function errorsIn(answer: unknown): Record<string, string> {
  return (answer as { payload?: { errors?: Record<string, string> } }).payload?.errors ?? {};
}

it('a field that is too long is told so under it, in every form, and nothing of it is kept', async () => {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const answers: unknown[] = [];
  for (const user of new Set(PEOPLE)) answers.push(...(await sendAll(stage, user)));
  const faults = answers.flatMap((answer) => Object.values(errorsIn(answer)));
  expect(faults.filter((says) => /\d characters or fewer/u.test(says)).length).toBeGreaterThan(20);
  expect(faults.filter((says) => says.length > 300)).toEqual([]);
  const { db } = stage.team.reader;
  for (const [table, columns] of Object.entries(SEALED)) {
    const name = `${table[0]?.toLowerCase()}${table.slice(1)}` as 'purchase';
    const rows = (await db[name].findMany()) as unknown as Record<string, string | null>[];
    for (const column of columns) {
      const longest = Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
      expect(longest, `${table}.${column}`).toBeLessThan(LONGEST_KEPT);
    }
  }
}, 120_000);
