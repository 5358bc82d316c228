import type { Command } from 'commander';
import { backUp, type Copied, restore } from '../ledger/backup.ts';
import { isPostgres } from '../ledger/database-url.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

/** Said loudly, each time: whoever has both can read everything, whoever lost it nothing. */
const KEY_APART = [
  'THE KEY IS NOT IN THE BACKUP. Keep OATCAKE_ENCRYPTION_KEY, or the key file beside the ledger, somewhere else:',
  'without it what is encrypted cannot be read, and next to the backup it protects nothing.',
  'Photos of receipts are not in it either: copy the folder receipts/ beside the ledger.',
];

const USE_PG_DUMP =
  'A ledger on PostgreSQL is copied with pg_dump and put back with pg_restore; nothing was changed.';

export function addBackup(program: Command, world: World, act: Act): void {
  program
    .command('backup')
    .argument('<file>', 'where the copy goes; it must not be there yet')
    .description('copy the ledger, while the app runs, and prove the copy')
    .action((file: string) => act(() => backup(world, file)));
  program
    .command('restore')
    .argument('<file>', 'a backup')
    .option('--replace', 'move a ledger that holds something aside')
    .description("put a backup in the ledger's place, with the app stopped")
    .action((file: string, asked: { replace?: true }) =>
      act(() => putBack(world, file, asked.replace === true)),
    );
}

async function backup({ databaseUrl, encryptionKey }: World, file: string): Promise<Answer> {
  if (isPostgres(databaseUrl)) return refused(USE_PG_DUMP);
  const copied = await backUp(databaseUrl, file, encryptionKey);
  if (!copied.ok) return refused(copied.why);
  return answer(`Backed up to ${file}, and proved: ${counted(copied)}.`, ...KEY_APART);
}

async function putBack(world: World, file: string, replaces: boolean): Promise<Answer> {
  const { databaseUrl } = world;
  if (isPostgres(databaseUrl)) return refused(USE_PG_DUMP);
  const copied = await restored(world, file, replaces);
  if (!copied.ok) return refused(copied.why);
  const { unread } = copied.proof;
  return answer(
    `Restored ${file} to ${databaseUrl}, and proved: ${counted(copied)}.`,
    ...(unread === undefined ? [] : [`PUT THE KEY BACK TOO: ${unread}`]),
    ...(copied.aside === undefined ? [] : [`What was there is ${copied.aside} now.`]),
    ...KEY_APART,
  );
}

/** What cannot be read is the backup; the ledger in place was not touched. */
async function restored(
  { databaseUrl, encryptionKey, now }: World,
  file: string,
  replaces: boolean,
) {
  try {
    return await restore(file, databaseUrl, { replaces, now: now(), encryptionKey });
  } catch (error) {
    const isNoLedger = error instanceof Error && /not a database|SQLITE_NOTADB/.test(told(error));
    if (isNoLedger) return { ok: false as const, why: `${file} is not a backup of a ledger.` };
    throw error;
  }
}

const told = ({ message, cause }: Error) => `${message} ${JSON.stringify(cause ?? '')}`;

function counted({ proof }: Copied & { ok: true }): string {
  const many = (count: number, what: string) => `${count.toLocaleString('en-GB')} ${what}`;
  return [
    many(proof.purchases, 'purchase entries'),
    many(proof.plans, 'sign-off requests'),
    many(proof.historyEntries, 'history entries'),
  ].join(', ');
}
