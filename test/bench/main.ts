// npm run bench            everything
// npm run bench -- load    one of them
import { benchImport } from './import.ts';
import { benchLoad } from './load.ts';
import { benchReport } from './report.ts';
import { benchStart } from './start.ts';
import { benchTrends } from './trends.ts';
import { benchVerify } from './verify.ts';

const BENCHES: Readonly<Record<string, (print: (line: string) => void) => Promise<void>>> = {
  import: benchImport,
  load: benchLoad,
  report: benchReport,
  start: benchStart,
  trends: benchTrends,
  verify: benchVerify,
};

const wanted = process.argv.slice(2);
const names = wanted.length === 0 ? Object.keys(BENCHES) : wanted;
for (const name of names) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    process.stderr.write(
      `No bench is called ${name}; there is: ${Object.keys(BENCHES).join(', ')}\n`,
    );
    process.exit(2);
  }
  process.stdout.write(`${name}\n`);
  await bench((line) => process.stdout.write(`  ${line}\n`));
}
