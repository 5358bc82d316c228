import { type Ledger, type OpenOptions, openLedger } from '../ledger/open.ts';
import { onlyWorkspace, type Workspace } from '../ledger/workspaces.ts';
import type { Answer, World } from './world.ts';

/** Opens the ledger for one command, practice or live, and closes it whatever comes. */
export async function withLedger(
  world: World,
  command: (ledger: Ledger, workspace: Workspace) => Promise<Answer>,
  options: OpenOptions = {},
): Promise<Answer> {
  const ledger = await openLedger(world.databaseUrl, undefined, world.now(), {
    encryptionKey: world.encryptionKey,
    receipts: world.receipts,
    ...options,
  });
  try {
    return await command(ledger, await onlyWorkspace(ledger));
  } finally {
    await ledger.close();
  }
}
