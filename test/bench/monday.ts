import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../support/postgres.ts';
import { signedRequest } from '../support/signed-request.ts';
import { freePort } from '../support/start.ts';
import { KEY } from './busy-team.ts';
import { isReady, SECRET } from './drive.ts';
import type { BenchOptions } from './main.ts';
import { CUSTOMERS, fillWithTeams, teamId, WORKER } from './many-teams.ts';
import { MAIN, measured, megabytes } from './measured.ts';
import { smallSlack } from './small-slack.ts';

/** The whole is `--teams 10000`. */
const TEAMS = 500;
/** Milliseconds after which Slack answers. */
const SLACK_MS = 100;
/** Milliseconds between two entries. */
const BETWEEN = 100;

/**
 * Monday at nine: the digests of all teams are due at once, on PostgreSQL, with one copy of the app,
 * and people enter purchases meanwhile. `-- monday --teams 10000 --pictures`.
 */
export async function benchMonday(
  print: (line: string) => void,
  options: BenchOptions,
): Promise<void> {
  const teams = Number(options.teams ?? TEAMS);
  const pictures = options.pictures === true;
  const server = await startPostgres({ durable: true });
  const url = server.url('postgres');
  await fillWithTeams(url, teams, pictures);
  const slack = await smallSlack(SLACK_MS);
  const PORT = String(await freePort());
  const app = measured(MAIN, [], {
    ...{ PORT, LOG_LEVEL: 'error', DATABASE_URL: url, OATCAKE_ENCRYPTION_KEY: KEY },
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: SECRET },
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: SECRET, SLACK_STATE_SECRET: KEY },
  });
  try {
    await isReady(PORT);
    const began = performance.now();
    const people = enter(PORT, teams);
    // The digest of the team, and the managers' copy.
    while (slack.posted() < 2 * teams) await sleep(100);
    const took = (performance.now() - began) / 1_000;
    const { p50, p99, count } = await people.stop();
    const { processor, rss } = await app.taken();
    print(
      `${teams} teams, ${pictures ? 'with' : 'without'} pictures: ${2 * teams} digests after ${took.toFixed(0)} s (${((took * 1_000) / teams).toFixed(1)} ms a team, processor ${(processor / teams).toFixed(1)} ms), memory ${megabytes(rss)}`,
    );
    print(`meanwhile ${count} entries: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`);
  } finally {
    await app.stop();
    slack.close();
    await server.stop();
  }
}

/** Purchases in one team after the other, ten a second, until told to stop. */
function enter(port: string, teams: number) {
  const endpoint = { url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SECRET };
  const times: number[] = [];
  const sent: Promise<void>[] = [];
  const one = async (at: number) => {
    const customer = CUSTOMERS[Math.floor(at / teams) % CUSTOMERS.length];
    const form = {
      ...{ command: '/spend', team_id: teamId(at % teams), user_id: WORKER },
      text: `0.${String((at % 89) + 10)} ${customer} coffee and a roll #social`,
      trigger_id: `monday.${at}`,
    };
    const began = performance.now();
    const { body } = await signedRequest(endpoint, form);
    times.push(body.includes('Saved') ? performance.now() - began : Infinity);
  };
  const timer = setInterval(() => sent.push(one(sent.length)), BETWEEN);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(sent);
      times.sort((a, b) => a - b);
      const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
      return { p50: at(0.5), p99: at(0.99), count: times.length };
    },
  };
}
