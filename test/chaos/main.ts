// npm run chaos                                 three minutes of it, on SQLite: by sockets, then by HTTP
// npm run chaos -- --database postgresql        on a PostgreSQL that is stopped and started, too
// npm run chaos -- --rounds 20 --seconds 600    so many rounds, within so many seconds
// npm run chaos -- --seed 7 --copies 1          others, with one copy of the app
// npm run chaos -- --mode http                  Slack sends signed requests and nothing else
// npm run chaos -- --only disk                  no trouble but that which is named so
import { type Disk, makeDisk } from './disk.ts';
import { marksOf } from './ends.ts';
import { whatNeverHappened } from './happened.ts';
import { readOptions } from './options.ts';
import type { Outcome } from './play.ts';
import type { Options } from './run.ts';
import { Tally } from './tally.ts';

const asked = readOptions(process.argv.slice(2), 1 + (Date.now() % 1_000_000));
if ('faults' in asked) {
  process.stderr.write(`${asked.faults.join('\n')}\n`);
  process.exit(2);
}
const { database, modes, copies, seed, only } = asked;
const { rounds: mostRounds, seconds: mostSeconds } = asked;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const tally = new Tally();
const MEGABYTES = 600;

/** By sockets and by HTTP, half of the time each. What tests share looks for its database as soon as it is loaded. */
async function play(given: Pick<Options, 'server' | 'disk'>): Promise<Outcome> {
  const { chaos } = await import('./run.ts');
  const share = (whole: number) => Math.ceil(whole / modes.length);
  const outcome = { rounds: 0, wrong: [] as string[], output: '' };
  for (const mode of modes) {
    if (outcome.wrong.length > 0) break;
    say(`Slack reaches the app by ${mode}:`);
    const part = await chaos({
      ...{ mode, tally, say, only, weeks: true, copies, seed },
      ...{ rounds: share(mostRounds), seconds: share(mostSeconds) },
      ...given,
    });
    tally.count('Rounds', mode, part.rounds);
    outcome.rounds += part.rounds;
    outcome.wrong.push(...part.wrong);
    outcome.output = part.output;
  }
  return outcome;
}

async function onPostgres(disk: Disk | undefined): Promise<Outcome> {
  const { startPostgres } = await import('../support/postgres.ts');
  const server = await startPostgres({ durable: true });
  process.env.LEDGERS = 'postgresql';
  process.env.POSTGRES_URL = server.url('').slice(0, -1);
  try {
    return await play({ server, disk });
  } finally {
    await server.stop();
  }
}

/** All that the app and its database write goes to a disk that can be filled, where there is one. */
async function onDisk(): Promise<Outcome> {
  const made = await makeDisk(MEGABYTES);
  const disk = 'folder' in made ? made : undefined;
  if ('whyNot' in made) say(`NOT TRIED: a disk that is full to the last byte (${made.whyNot})`);
  else {
    process.env.TMPDIR = made.folder;
    process.once('exit', made.remove);
  }
  return database === 'postgresql' ? onPostgres(disk) : play({ disk });
}

say(`--seed ${seed} --database ${database} --copies ${copies}, by ${modes.join(' and ')}`);
const began = performance.now();
const { rounds, wrong: broken, output } = await onDisk();
if (broken.length > 0) say(output);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
say(`\n${rounds} rounds in ${minutes} minutes`);
for (const line of tally.lines()) say(line);
say(marksOf(tally));
const wrong = [...broken, ...whatNeverHappened(tally, rounds, only)];
for (const line of wrong) say(`WRONG: ${line}`);
say(wrong.length === 0 ? 'All held, after every round.' : `${wrong.length} things did not hold.`);
process.exit(wrong.length === 0 ? 0 : 1);
