// npm run chaos                                 three minutes of it, on SQLite
// npm run chaos -- --database postgresql        on a PostgreSQL that is stopped and started, too
// npm run chaos -- --rounds 20 --seconds 600    so many rounds, within so many seconds
// npm run chaos -- --seed 7 --copies 1          others, with one copy of the app
import { parseArgs } from 'node:util';
import type { Postgres } from '../support/postgres.ts';
import type { Outcome } from './run.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    rounds: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '180' },
    copies: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What tests share looks for its database as soon as it is loaded, so that is done late. */
async function play(server?: Postgres): Promise<Outcome> {
  const { chaos } = await import('./run.ts');
  const { rounds, seconds, copies, seed } = values;
  return chaos({
    rounds: Number(rounds),
    seconds: Number(seconds),
    copies: Number(copies),
    seed: Number(seed),
    say,
    server,
  });
}

async function onPostgres(): Promise<Outcome> {
  const { startPostgres } = await import('../support/postgres.ts');
  const server = await startPostgres({ durable: true });
  process.env.LEDGERS = 'postgresql';
  process.env.POSTGRES_URL = server.url('').slice(0, -1);
  try {
    return await play(server);
  } finally {
    await server.stop();
  }
}

say(`--seed ${values.seed} --database ${values.database} --copies ${values.copies}`);
const began = performance.now();
const outcome = await (values.database === 'postgresql' ? onPostgres() : play());
const { tally, rounds, wrong, output } = outcome;
if (wrong.length > 0) say(output);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
say(`\n${rounds} rounds in ${minutes} minutes`);
for (const line of tally.lines()) say(line);
for (const line of wrong) say(`WRONG: ${line}`);
say(wrong.length === 0 ? 'All held, after every round.' : `${wrong.length} things did not hold.`);
process.exit(wrong.length === 0 ? 0 : 1);
