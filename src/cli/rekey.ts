import type { Command } from 'commander';
import { rekey } from '../ledger/rekey.ts';
import { withProgress } from './progress.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

export function addRekey(program: Command, world: World, act: Act): void {
  program
    .command('rekey')
    .description('lock everything with a new key, with the app stopped')
    .action(() => act(() => changeKey(world)));
}

async function changeKey(world: World): Promise<Answer> {
  const { databaseUrl, encryptionKey, receipts, now } = world;
  const done = await withProgress(world, 'Locking anew', (onProgress) =>
    rekey(databaseUrl, { encryptionKey, receipts }, now(), onProgress),
  );
  if (!done.ok) return refused(done.why);
  const count = (n: number) => n.toLocaleString('en-GB');
  return answer(
    `Locked anew: ${count(done.rows)} rows and ${count(done.photos)} photos.`,
    done.old === undefined
      ? 'Set OATCAKE_ENCRYPTION_KEY to the new key alone, and keep the old one with the backups made before today.'
      : `Backups made before today still need the old key: it is in ${done.old}. Move it to where you keep keys.`,
  );
}
