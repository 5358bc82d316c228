// npm run bench            everything
// npm run bench -- load    one of them; each says which options it takes
import { parseArgs } from 'node:util';
import { benchImport } from './import.ts';
import { benchLoad } from './load.ts';
import { benchMonday } from './monday.ts';
import { benchMove } from './move.ts';
import { benchReport } from './report.ts';
import { benchSoak } from './soak.ts';
import { benchStart } from './start.ts';
import { benchTrends } from './trends.ts';
import { benchVerify } from './verify.ts';

/** What a bench may be told. */
export interface BenchOptions {
  readonly teams?: string | undefined;
  readonly pictures?: boolean | undefined;
  readonly entries?: string | undefined;
  readonly postgresql?: boolean | undefined;
  readonly verbose?: boolean | undefined;
  readonly minutes?: string | undefined;
}

type Bench = (print: (line: string) => void, options: BenchOptions) => Promise<void>;

const BENCHES: Readonly<Record<string, Bench>> = {
  import: benchImport,
  load: benchLoad,
  monday: benchMonday,
  move: benchMove,
  report: benchReport,
  soak: benchSoak,
  start: benchStart,
  trends: benchTrends,
  verify: benchVerify,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    teams: { type: 'string' },
    pictures: { type: 'boolean' },
    entries: { type: 'string' },
    postgresql: { type: 'boolean' },
    verbose: { type: 'boolean' },
    minutes: { type: 'string' },
  },
});
const names = positionals.length === 0 ? Object.keys(BENCHES) : positionals;
for (const name of names) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    process.stderr.write(
      `No bench is called ${name}; there is: ${Object.keys(BENCHES).join(', ')}\n`,
    );
    process.exit(2);
  }
  process.stdout.write(`${name}\n`);
  await bench((line) => process.stdout.write(`  ${line}\n`), values);
}
