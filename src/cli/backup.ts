import type { Command } from 'commander';
import { backUp, restore } from '../ledger/backup.ts';
import { isPostgres, shownUrl } from '../ledger/database-url.ts';
import { withStages } from './progress.ts';
import { proofInWords } from './proof.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

/** Said loudly, each time: whoever has both can read everything, whoever lost it nothing. */
function keyApart(databaseUrl: string): string[] {
  const [key, photos] = isPostgres(databaseUrl)
    ? ['OATCAKE_ENCRYPTION_KEY', 'the shared folder (OATCAKE_RECEIPTS)']
    : [
        'OATCAKE_ENCRYPTION_KEY, or the key file beside the ledger,',
        'the folder receipts/ beside the ledger',
      ];
  return [
    `THE KEY IS NOT IN THE BACKUP. Keep ${key} somewhere else:`,
    'without it what is encrypted cannot be read, and next to the backup it protects nothing.',
    `Photos of receipts are not in it either: copy ${photos}.`,
  ];
}

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

async function backup(world: World, file: string): Promise<Answer> {
  const { databaseUrl, encryptionKey } = world;
  const copied = await backUp(databaseUrl, file, encryptionKey, withStages(world));
  if (!copied.ok) return refused(copied.why);
  return answer(
    `Backed up to ${file}, and proved: ${proofInWords(copied.proof)}.`,
    ...keyApart(databaseUrl),
  );
}

async function putBack(world: World, file: string, replaces: boolean): Promise<Answer> {
  const { databaseUrl } = world;
  const copied = await restored(world, file, replaces);
  if (!copied.ok) return refused(copied.why);
  const { proof, aside } = copied;
  return answer(
    `Restored ${file} to ${shownUrl(databaseUrl)}, and proved: ${proofInWords(proof)}.`,
    ...(proof.unread === undefined ? [] : [`PUT THE KEY BACK TOO: ${proof.unread}`]),
    ...(aside === undefined ? [] : [`What was there is ${aside} now.`]),
    ...keyApart(databaseUrl),
  );
}

/** What cannot be read is the backup; the ledger in place was not touched. */
async function restored(world: World, file: string, replaces: boolean) {
  const { databaseUrl, encryptionKey, now } = world;
  try {
    const watch = withStages(world);
    return await restore(file, databaseUrl, { replaces, now: now(), encryptionKey, watch });
  } catch (error) {
    const isNoLedger = error instanceof Error && /not a database|SQLITE_NOTADB/.test(told(error));
    if (isNoLedger) return { ok: false as const, why: `${file} is not a backup of a ledger.` };
    throw error;
  }
}

const told = ({ message, cause }: Error) => `${message} ${JSON.stringify(cause ?? '')}`;
