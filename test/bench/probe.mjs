// Preloaded into a process that is measured: tells its parent what it has taken, whenever asked.
import { readdirSync } from 'node:fs';

process.on('message', (asked) => {
  if (asked !== 'measure') return;
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ processor: (user + system) / 1_000, rss, heapUsed, files: openFiles() });
});
// Whoever asked is gone: nobody else will end this.
process.on('disconnect', () => process.exit(1));
// To be asked keeps no process alive.
process.channel?.unref();

/** Open files and sockets, where the system tells; else 0. */
function openFiles() {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}
