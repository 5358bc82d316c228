import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { NoKey } from '../ledger/key.ts';
import type { Ledger } from '../ledger/open.ts';
import { readPicture } from '../ledger/receipt-files.ts';
import { type ReceiptPhoto, receiptPhotos } from '../ledger/receipt-photos.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

export function addReceipt(program: Command, world: World, act: Act): void {
  program
    .command('receipt')
    .description('decrypt the photos of a purchase’s receipt')
    .argument('<reference>', 'the purchase, such as P05485')
    .argument('<out>', 'a folder, or the file to be written')
    .action((reference: string, out: string) =>
      act(() =>
        withLedger(world, async (ledger, { id }) => {
          const photos = await receiptPhotos(ledger.reader(id), reference.toUpperCase());
          if (photos.length === 0)
            return refused(`No photo is kept of the receipt of ${reference}.`);
          return writeOut(ledger, photos, out);
        }),
      ),
    );
}

async function writeOut(
  ledger: Ledger,
  photos: readonly ReceiptPhoto[],
  out: string,
): Promise<Answer> {
  const targets = targetsIn(out, photos);
  if (targets === undefined) {
    return refused(`There are ${photos.length} photos: name a folder that is there, not ${out}.`);
  }
  const taken = targets.filter((target) => existsSync(target));
  if (taken.length > 0) return refused(...taken.map((one) => `${one} is there already.`));
  try {
    const { receipts, keys } = ledger;
    const pictures = await Promise.all(photos.map((one) => readPicture(receipts, keys, one)));
    for (const [at, target] of targets.entries()) {
      await writeFile(target, pictures[at] ?? '', { mode: 0o600, flag: 'wx' });
    }
    return answer(...targets.map((target) => `Wrote ${target}`));
  } catch (error) {
    if (error instanceof NoKey) return refused(error.message);
    throw error;
  }
}

/** A folder takes them all, each under its own name; a file takes the only one. */
function targetsIn(out: string, photos: readonly ReceiptPhoto[]): string[] | undefined {
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  if (!isFolder) return photos.length === 1 ? [out] : undefined;
  return photos.map(({ reference, contentType }, at) => {
    const end = contentType === 'image/png' ? 'png' : 'jpg';
    return join(out, `${reference}-${at + 1}.${end}`);
  });
}
