// Writes the ledger that a release leaves behind for all later ones: npm run release-ledger
// It holds a row of every table, its words are sealed with a key that stands beside it, and nothing
// in it is about anybody. One that was released is never written again; `-- --again` is for before.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { backUp } from '../src/ledger/backup.ts';
import { keyFileOf } from '../src/ledger/key.ts';
import { recordEverything } from '../test/support/everything.ts';
import { fileOf } from '../test/support/fresh-ledger.ts';
import { openTestLedger } from '../test/support/ledger.ts';
import { figuresOf, lastEntry, RELEASES, VERSION } from '../test/support/releases.ts';

const folder = fileURLToPath(RELEASES);
const target = join(folder, VERSION);
if (existsSync(`${target}.json`) && !process.argv.includes('--again')) {
  process.stderr.write(`There is a ledger of ${VERSION}: bring the version in package.json up.\n`);
  process.exit(1);
}

const opened = await openTestLedger();
await recordEverything(opened, 3);
const copy = join(opened.folder, 'copy.db');
const copied = await backUp(opened.url, copy);
if (!copied.ok) throw new Error(`The copy failed: ${JSON.stringify(copied)}`);
const key = readFileSync(keyFileOf(fileOf(opened)), 'utf8').trim();
const held = { key, last: await lastEntry(opened.ledger), figures: await figuresOf(opened.ledger) };
mkdirSync(folder, { recursive: true });
writeFileSync(`${target}.db.gz`, gzipSync(readFileSync(copy), { level: 9 }));
writeFileSync(`${target}.json`, `${JSON.stringify(held, null, 2)}\n`);
await opened.close();
