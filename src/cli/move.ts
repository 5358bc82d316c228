import { resolve } from 'node:path';
import type { Command } from 'commander';
import { NoCopy } from '../ledger/copy-ledger.ts';
import { shownUrl } from '../ledger/database-url.ts';
import { type Moved, moveTo, readyToMove } from '../ledger/move.ts';
import { withStages } from './progress.ts';
import { proofInWords } from './proof.ts';
import { sentenceFor } from './sentences.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

export function addMove(program: Command, world: World, act: Act): void {
  program
    .command('move')
    .argument('<from>', 'where the ledger is: file:… or postgresql://…')
    .description('move a ledger to where DATABASE_URL says, and prove that nothing changed')
    .action((from: string) => act(() => move(world, from)));
}

async function move(world: World, from: string): Promise<Answer> {
  const { databaseUrl: to, encryptionKey, receipts } = world;
  const how = { encryptionKey, receipts, watch: withStages(world) };
  // What is wrong at one end is told with that end's address.
  let end = from;
  try {
    const source = await readyToMove(from, to, how);
    end = to;
    const moved = await moveTo(source, to, how);
    return answer(...told(moved, to));
  } catch (error) {
    return refused(error instanceof NoCopy ? error.message : sentenceFor(error, end));
  }
}

function told(moved: Moved, to: string): string[] {
  const { url, proof } = moved;
  return [
    `Moved to ${shownUrl(to)}: nothing changed.`,
    `Proved at both ends: ${proofInWords(proof)}.`,
    `The hash of it all, at both ends: ${proof.hash}`,
    `The ledger at ${shownUrl(url)} is as it was. Keep it as a backup, and start no Oatcake on it again.`,
    ...photosTold(moved),
  ];
}

function photosTold({ photos, away, database, lookedFor }: Moved): string[] {
  if (photos.length === 0) return [];
  const to = resolve(lookedFor);
  return away === 0
    ? [`The photos of receipts are in ${to} already.`]
    : [
        `PHOTOS OF RECEIPTS ARE NOT IN THE LEDGER: ${away} are not in ${to} yet.`,
        `Copy them from ${resolve(database.receipts)}, or from where OATCAKE_RECEIPTS said.`,
      ];
}
