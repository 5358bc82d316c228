import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { createPracticeSlack, type PracticeSlack } from '../../src/practice/slack.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_COMMANDS,
  PRACTICE_PEOPLE,
  PRACTICE_TEAM_ID,
} from '../../src/practice/team.ts';
import { openTeam } from '../support/open-team.ts';

/** What a run of commands took. */
interface Taken {
  readonly p50: number;
  readonly p99: number;
  readonly processor: number;
}

const ENTRIES = 500;
const AT_ONCE = 50;

/**
 * A full entry (socket, parse, rules, commit, outbox, answer) beside a bare Bolt command that only
 * acknowledges, over the same practice Slack, in one run. Figures are milliseconds; ratios travel.
 */
export async function benchLoad(print: (line: string) => void): Promise<void> {
  const bare = await runBare();
  const full = await runFull();
  print(`bare command   ${line(bare)}`);
  print(`full entry     ${line(full)}`);
  const times = (a: number, b: number) => `${(a / b).toFixed(1)} times`;
  print(
    `ratio          p50 ${times(full.p50, bare.p50)}, p99 ${times(full.p99, bare.p99)}, processor ${times(full.processor, bare.processor)}`,
  );
}

function line({ p50, p99, processor }: Taken): string {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  return `p50 ${ms(p50)}, p99 ${ms(p99)}, processor ${ms(processor)} each`;
}

async function runFull(): Promise<Taken> {
  const team = await openTeam();
  const taken = await drive(team.slack);
  await team.close();
  return taken;
}

async function runBare(): Promise<Taken> {
  const slack = createPracticeSlack({
    people: PRACTICE_PEOPLE,
    channels: PRACTICE_CHANNELS,
    commands: PRACTICE_COMMANDS,
    teamId: PRACTICE_TEAM_ID,
    botName: 'Bare',
  });
  const { apiUrl, close } = await slack.listen();
  const clientOptions = { slackApiUrl: apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.tokens.app,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  });
  const app = new App({
    token: slack.tokens.bot,
    receiver,
    clientOptions,
    logLevel: LogLevel.ERROR,
  });
  app.command('/spend', ({ ack }) => ack('Saved'));
  await app.start();
  const taken = await drive(slack);
  await app.stop();
  await close();
  return taken;
}

/** Small purchases by eleven workers, fifty at once. */
async function drive(slack: PracticeSlack): Promise<Taken> {
  const workers = PRACTICE_PEOPLE.filter(({ title }) => /Coordinator|Broker/.test(title ?? ''));
  const one = async (index: number): Promise<number> => {
    const { id } = workers[index % workers.length] ?? { id: '' };
    const began = performance.now();
    await slack.client.command(id, 'C0PRTEAM00', `/spend ${index + 1}p V042 coffee #social`);
    return performance.now() - began;
  };
  for (let index = 0; index < AT_ONCE; index += 1) await one(9_000 + index);
  const before = process.cpuUsage();
  const times: number[] = [];
  for (let index = 0; index < ENTRIES; index += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, place) => one(index + place));
    times.push(...(await Promise.all(batch)));
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), processor: (user + system) / 1_000 / ENTRIES };
}
