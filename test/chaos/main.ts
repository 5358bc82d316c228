// npm run chaos                         three minutes of it
// npm run chaos -- --rounds 20          so many rounds
// npm run chaos -- --seed 7             others
import { parseArgs } from 'node:util';
import { chaos } from './run.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '180' },
    copies: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`--seed ${values.seed}`);
const began = performance.now();
const { tally, rounds, wrong, output } = await chaos({
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  copies: Number(values.copies),
  seed: Number(values.seed),
  say,
});
if (wrong.length > 0) say(output);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
say(`\n${rounds} rounds in ${minutes} minutes`);
for (const line of tally.lines()) say(line);
for (const line of wrong) say(`WRONG: ${line}`);
say(wrong.length === 0 ? 'All held, after every round.' : `${wrong.length} things did not hold.`);
process.exit(wrong.length === 0 ? 0 : 1);
