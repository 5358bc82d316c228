import { type Ledger, type OpenOptions, openLedger } from '../ledger/open.ts';
import { type Workspace, workspaceMeant } from '../ledger/workspaces.ts';
import type { Answer, World } from './world.ts';

/** Opens the ledger for one command about one workspace, the one that is said where there are several. */
export function withLedger(
  world: World,
  command: (ledger: Ledger, workspace: Workspace) => Promise<Answer>,
  options?: OpenOptions,
): Promise<Answer> {
  const about = async (ledger: Ledger) =>
    command(ledger, await workspaceMeant(ledger, world.workspace));
  return withWholeLedger(world, about, options);
}

/** Opens the ledger for one command, practice or live, and closes it whatever comes. */
export async function withWholeLedger(
  world: World,
  command: (ledger: Ledger) => Promise<Answer>,
  options: OpenOptions = {},
): Promise<Answer> {
  const ledger = await openLedger(world.databaseUrl, undefined, world.now(), {
    encryptionKey: world.encryptionKey,
    receipts: world.receipts,
    ...options,
  });
  try {
    return await command(ledger);
  } finally {
    await ledger.close();
  }
}
