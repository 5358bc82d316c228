import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { addDays, type Day, dayOf, daysBetween, instantAt, mondayOf } from './domain/day.ts';
import { gallery } from './gallery/gallery.ts';
import { databaseAt } from './ledger/database.ts';
import { isPostgres } from './ledger/database-url.ts';
import { importCustomers } from './ledger/import-customers.ts';
import { importPurchases } from './ledger/import-purchases.ts';
import { lastEntryAt } from './ledger/last-entry.ts';
import { type Ledger, type OpenOptions, openLedger } from './ledger/open.ts';
import { removeStored } from './ledger/receipt-files.ts';
import { allStorageKeys } from './ledger/receipt-photos.ts';
import { setUpTeam } from './ledger/setup.ts';
import { onlyWorkspace } from './ledger/workspaces.ts';
import { SCOPES } from './messages/ids.ts';
import { createPracticeSlack, type PracticeSlack } from './practice/slack.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_COMMANDS,
  PRACTICE_PEOPLE,
  PRACTICE_SETUP,
  PRACTICE_TEAM_ID,
  PRACTICE_TOUR,
} from './practice/team.ts';
import { addNewUses } from './start-practice/new-uses.ts';
import { stopsAfter } from './start-practice/stops.ts';

/** The last week of the carried ledger begins on this Monday. */
const CARRIED_LAST_MONDAY = '2018-12-17' as Day;
/** The practice cards' last four digits count up from these. */
const FIRST_CARD = 4471;
const CARRIED = fileURLToPath(new URL('../prisma/practice/', import.meta.url));

/** A practice workspace that is ready: its Slack and its ledger. */
export interface Practice {
  readonly slack: PracticeSlack;
  readonly ledger: Ledger;
  /** Writes down what the practice Slack shows, for the next start. */
  save(): void;
}

/** Says how far a long step is, in whole percent. */
export type Progress = (percent: number) => void;

/**
 * Makes the practice workspace ready. The first time, the carried data is brought in, shifted by
 * whole weeks so that it ends last week; after that it goes on where it was.
 *
 * @param fresh begins anew; only ever done to a practice ledger
 */
export async function preparePractice(
  { databaseUrl, ...options }: Pick<Config, 'databaseUrl'> & OpenOptions,
  fresh: boolean,
  progress: Progress,
): Promise<Practice> {
  const shown = screenFile(databaseUrl);
  if (fresh) await forget(databaseUrl, shown, options);
  const ledger = await openLedger(databaseUrl, 'practice', undefined, options);
  const slack = createPracticeSlack({
    people: PRACTICE_PEOPLE,
    channels: PRACTICE_CHANNELS,
    commands: PRACTICE_COMMANDS,
    teamId: PRACTICE_TEAM_ID,
    botName: 'Oatcake',
    tour: PRACTICE_TOUR,
    scopes: SCOPES,
    gallery,
    stops: (after) => stopsAfter(ledger, after),
  });
  if ((await onlyWorkspace(ledger)).setUpAt === undefined) await fill(ledger, slack, progress);
  else if (existsSync(shown)) slack.restore(JSON.parse(readFileSync(shown, 'utf8')));
  await goOnFromLedger(ledger, slack);
  mkdirSync(dirname(shown), { recursive: true });
  const save = () => writeFileSync(shown, JSON.stringify(slack.snapshot()));
  saveOnChange(slack, save);
  return { slack, ledger, save };
}

/** A clock that was moved and then lost would leave the ledger with entries of the future. */
async function goOnFromLedger(ledger: Ledger, { clock }: PracticeSlack): Promise<void> {
  const last = await lastEntryAt(ledger.reader((await onlyWorkspace(ledger)).id));
  if (last !== undefined && last > clock.now()) clock.resume(last.getTime() - Date.now());
}

/** What is on the screen outlives a crash, give or take a second. */
function saveOnChange(slack: PracticeSlack, save: () => void): void {
  let isPending = false;
  slack.onChange(() => {
    if (isPending) return;
    isPending = true;
    setTimeout(() => {
      isPending = false;
      save();
    }, 1_000).unref();
  });
}

/** Opening it as practice first makes sure that no live ledger is thrown away. */
async function forget(databaseUrl: string, shown: string, options: OpenOptions): Promise<void> {
  const ledger = await openLedger(databaseUrl, 'practice', undefined, options);
  for (const key of await allStorageKeys(ledger)) await removeStored(ledger.receipts, key);
  await ledger.close();
  await (await databaseAt(databaseUrl)).clear();
  rmSync(shown, { force: true });
}

/** Where it is kept what the practice Slack shows. */
function screenFile(databaseUrl: string): string {
  if (isPostgres(databaseUrl)) return join('data', 'practice.slack.json');
  return `${databaseUrl.replace(/^file:/, '')}.slack.json`;
}

async function fill(ledger: Ledger, slack: PracticeSlack, progress: Progress): Promise<void> {
  const now = slack.clock.now();
  const { id, timezone } = await onlyWorkspace(ledger);
  const thisMonday = mondayOf(dayOf(now, timezone));
  const isDue = instantAt(thisMonday, PRACTICE_SETUP.digest.time, timezone) <= now;
  const lastMonday = addDays(thisMonday, isDue ? -7 : -14);
  const shiftWeeks = daysBetween(CARRIED_LAST_MONDAY, lastMonday) / 7;
  const csv = (name: string) => readFile(`${CARRIED}${name}.csv`, 'utf8');
  await importCustomers(ledger, id, await csv('customers'), { now, shiftWeeks });
  await importPurchases(ledger, id, await csv('purchases'), {
    now,
    shiftWeeks,
    onProgress: (done, total) => progress(Math.floor((100 * done) / Math.max(1, total))),
  });
  progress(100);
  // Set up as if last week had begun with it, so that last week's digest is due. Done last: a
  // workspace that is set up is one that is filled.
  await setUp(ledger, instantAt(lastMonday, '08:00', timezone));
  await addNewUses(ledger, addDays(lastMonday, 6), now);
}

async function setUp(ledger: Ledger, at: Date): Promise<void> {
  const { channels, people, timezone } = PRACTICE_SETUP;
  const result = await setUpTeam(
    ledger,
    {
      slackTeam: PRACTICE_TEAM_ID,
      timezone,
      people: people.map(({ slack, role, name }, place) => ({
        slackId: slack,
        isGroup: false,
        name,
        card: role === 'worker' ? String(FIRST_CARD + place) : undefined,
        roles: [role],
      })),
      digestChannel: channels.digest,
      managersChannel: channels.managers,
      digestDay: 'Monday',
      digestTime: PRACTICE_SETUP.digest.time,
      onDuty: PRACTICE_SETUP.onDuty,
      protectionLead: PRACTICE_SETUP.dataProtectionLead,
      meeting: PRACTICE_SETUP.meeting,
    },
    at,
  );
  if (!result.ok) throw new Error(`The practice team could not be set up: ${result.faults}`);
}
