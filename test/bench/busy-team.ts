import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPostgres } from '../../src/ledger/database-url.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { createPracticeSlack, type PracticeSlack } from '../../src/practice/slack.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_PEOPLE,
  PRACTICE_SETUP,
  PRACTICE_TEAM_ID,
} from '../../src/practice/team.ts';

/** The key of a ledger that has none beside it. */
export const KEY = Buffer.alloc(32, 7).toString('base64');
/** Two hundred workers and three hundred customers, so that no day reaches a limit. */
export const WORKERS = Array.from(
  { length: 200 },
  (_, at) => `U0BUSY${String(at).padStart(4, '0')}`,
);
export const CUSTOMERS = Array.from(
  { length: 300 },
  (_, at) => `V${String(at + 1).padStart(3, '0')}`,
);

/** A Slack that knows the team, and a ledger in which it is set up. */
export interface BusyTeam {
  readonly slack: PracticeSlack;
  readonly apiUrl: string;
  readonly folder: string;
  /** The ledger's address. */
  readonly url: string;
  close(): Promise<void>;
}

export async function busyTeam(ledger?: string): Promise<BusyTeam> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-bench-'));
  const url = ledger ?? `file:${join(folder, 'ledger.db')}`;
  await fill(url, isPostgres(url) ? { encryptionKey: KEY } : {});
  const everybody = [
    ...PRACTICE_PEOPLE,
    ...WORKERS.map((id) => ({ id, name: id.toLowerCase(), title: 'Service Coordinator' })),
  ];
  const slack = createPracticeSlack({
    people: everybody,
    channels: PRACTICE_CHANNELS,
    commands: [],
    teamId: PRACTICE_TEAM_ID,
    botName: 'Oatcake',
  });
  const { apiUrl, close } = await slack.listen();
  return {
    slack,
    apiUrl,
    folder,
    url,
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function fill(url: string, options: { encryptionKey?: string }): Promise<void> {
  const now = new Date();
  const ledger = await openLedger(url, 'live', now, options);
  const manager = { slackId: 'U0PR000031', roles: ['manager' as const], name: 'manager-1' };
  const workers = WORKERS.map((slackId) => {
    return { slackId, roles: ['worker' as const], name: slackId.toLowerCase() };
  });
  const result = await setUpTeam(
    ledger,
    {
      slackTeam: PRACTICE_TEAM_ID,
      people: [manager, ...workers].map((one) => ({ ...one, isGroup: false, card: undefined })),
      digestChannel: PRACTICE_SETUP.channels.digest,
      managersChannel: PRACTICE_SETUP.channels.managers,
      live: true,
    },
    now,
  );
  if (!result.ok) throw new Error(result.faults.join(' '));
  const rows = CUSTOMERS.map((reference) => `${reference},,,,`);
  const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
  await importCustomers(ledger, result.workspaceId, [heading, ...rows, ''].join('\n'), { now });
  await ledger.close();
}
