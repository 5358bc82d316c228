// Loaded into a copy of the app before anything else (node --import): dies at a moment it was told,
// reads a clock that jumps, and meets a disk that takes nothing with an error instead of its end.
import { subscribe } from 'node:diagnostics_channel';
import { isMainThread } from 'node:worker_threads';
import { setAhead } from '../support/ahead.mjs';

setAhead(Number(process.env.CHAOS_AHEAD ?? 0));
let dies = { moment: '', times: 0 };

if (isMainThread) {
  subscribe('oatcake.moment', (moment) => {
    if (moment !== dies.moment) return;
    dies.times -= 1;
    if (dies.times <= 0) process.kill(process.pid, 'SIGKILL');
  });
  process.on('message', (told) => {
    if (told.ahead !== undefined) setAhead(told.ahead);
    dies = told.dies ?? dies;
  });
  process.channel.unref();
  process.on('SIGXFSZ', () => {});
}
