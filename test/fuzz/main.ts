// npm run fuzz                          a hundred thousand inputs
// npm run fuzz -- 5000 form             so many, at entrances whose name has this word
// SEED=7 npm run fuzz                   others
import { fuzz, NoEntrance } from './run.ts';

const [count = '100000', only = ''] = process.argv.slice(2);
const seed = Number(process.env.SEED) || Date.now() % 1_000_000;
const say = (text: string) => void process.stdout.write(`${text}\n`);
say(`SEED=${seed}`);
if (!/^[1-9]\d*$/.test(count)) refuse('How many inputs is a whole number from 1');
const began = performance.now();
const { tried, findings } = await fuzz(Number(count), seed, say, only).catch((error: unknown) => {
  if (!(error instanceof NoEntrance)) throw error;
  return refuse(error.message);
});
const total = tried.reduce((sum, { inputs }) => sum + inputs, 0);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
say(`${total.toLocaleString('en-GB')} inputs at ${tried.length} entrances in ${minutes} minutes`);
const kinds = new Map(findings.map((one) => [`${one.entrance} ${one.wrong.slice(0, 160)}`, one]));
for (const { entrance, input, wrong } of kinds.values())
  say(`\n${entrance}\n  ${input}\n  ${wrong}`);
say(`${findings.length} findings, ${kinds.size} kinds`);
process.exitCode = findings.length === 0 ? 0 : 1;

/** What was asked for is not there. */
function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
