// Begins to move a ledger, says so when half of it is copied, and then stands still, to be killed.
import { moveTo, readyToMove } from '../../src/ledger/move.ts';
import type { Watch } from '../../src/ledger/watch.ts';

const [from = '', to = '', encryptionKey = ''] = process.argv.slice(2);

const watch: Watch = (stage, work) =>
  work((done, total) => {
    if (stage !== 'copying' || done < total / 2) return;
    process.stdout.write('half\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });

const how = { encryptionKey, watch };
await moveTo(await readyToMove(from, to, how), to, how);
