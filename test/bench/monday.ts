import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayOf, instantAt, mondayOf } from '../../src/domain/day.ts';
import { startPostgres } from '../support/postgres.ts';
import { signedRequest } from '../support/signed-request.ts';
import { freePort } from '../support/start.ts';
import { KEY } from './busy-team.ts';
import { isReady, SECRET } from './drive.ts';
import type { BenchOptions } from './main.ts';
import { CUSTOMERS, fillWithTeams, teamId, WORKER } from './many-teams.ts';
import { MAIN, measured, megabytes } from './measured.ts';
import { watchServer } from './server-taken.ts';
import { smallSlack } from './small-slack.ts';

const TEAMS = 10_000;
const ZONE = 'Europe/London';
/** Milliseconds after which Slack answers. */
const SLACK_MS = 100;
/** Milliseconds between two entries. */
const BETWEEN = 100;
/** Milliseconds before nine at which the app starts: its first tick finds nothing to do. */
const EARLY_MS = 20_000;
/** Milliseconds for that tick, before anybody enters anything. */
const QUIET_MS = 8_000;

/**
 * Monday at nine: the digests of all teams are due at once, on PostgreSQL, with one copy of the app,
 * and people enter purchases meanwhile. What the night brings (first uses, forgetting) was done in
 * the night. A smaller one: `-- monday --teams 500 --pictures`; without people: `--entries 0`; where
 * the statements go: `--verbose`; not to its end: `--minutes 2`.
 */
export async function benchMonday(
  print: (line: string) => void,
  options: BenchOptions,
): Promise<void> {
  const teams = Number(options.teams ?? TEAMS);
  const pictures = options.pictures === true;
  const monday = instantAt(addDays(mondayOf(dayOf(new Date(), ZONE)), 7), '09:00', ZONE);
  const server = await startPostgres({ durable: true, statements: true });
  const url = server.url('postgres');
  await fillWithTeams(url, teams, { pictures, today: dayOf(monday, ZONE) });
  const watch = await watchServer(url);
  const slack = await smallSlack(SLACK_MS);
  const PORT = String(await freePort());
  const ahead = monday.getTime() - EARLY_MS - Date.now();
  const app = measured(
    MAIN,
    [],
    {
      ...{ PORT, LOG_LEVEL: 'error', DATABASE_URL: url, OATCAKE_ENCRYPTION_KEY: KEY },
      ...{ SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: SECRET },
      ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: SECRET, SLACK_STATE_SECRET: KEY },
    },
    { ahead },
  );
  try {
    await isReady(PORT, app);
    const taken = async () => {
      return { app: await app.taken(), server: await watch.taken(), own: process.cpuUsage() };
    };
    const ready = await taken();
    await sleep(QUIET_MS);
    const quiet = await taken();
    const enters = options.entries !== '0';
    const early = enter(PORT, teams, ahead, enters);
    await sleep(monday.getTime() - ahead - Date.now());
    const atRest = await early.stop();
    const before = await taken();
    print(
      `a tick that finds nothing to do: processor ${(quiet.app.processor - ready.app.processor).toFixed(0)} ms of the app, ${quiet.server.processor - ready.server.processor} ms of PostgreSQL, ${quiet.server.statements - ready.server.statements} statements`,
    );
    const began = performance.now();
    const people = enter(PORT, teams, ahead, enters, atRest.count);
    // The digest of the team, and the managers' copy.
    const most = Number(options.minutes ?? Infinity) * 60;
    const passed = () => (performance.now() - began) / 1_000;
    while (slack.posted() < 2 * teams && passed() < most) await sleep(100);
    const [seconds, posted] = [passed(), slack.posted()];
    const { p50, p99, count, unsaved } = await people.stop();
    const after = await taken();
    const own = process.cpuUsage(before.own);
    const each = (total: number) => ((2 * total) / posted).toFixed(1);
    print(
      `${teams} teams, ${pictures ? 'with' : 'without'} pictures: ${posted} digests, the team’s and the managers’, after ${(seconds / 60).toFixed(1)} minutes: ${each(seconds * 1_000)} ms a team`,
    );
    print(
      `processor a team, entries included: app ${each(after.app.processor - before.app.processor)} ms, PostgreSQL ${each(after.server.processor - before.server.processor)} ms, Slack and people ${each((own.user + own.system) / 1_000)} ms; ${each(after.server.statements - before.server.statements)} statements; the app’s memory ${megabytes(after.app.rss)}`,
    );
    print(
      `meanwhile ${count} entries: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ${unsaved} not saved; before nine ${atRest.count}: p50 ${atRest.p50.toFixed(0)} ms, p99 ${atRest.p99.toFixed(0)} ms`,
    );
    if (options.verbose === true) for (const line of await watch.most()) print(line);
  } finally {
    await app.stop();
    slack.close();
    await watch.close();
    await server.stop();
  }
}

/** Purchases in one team after the other, ten a second, until told to stop. */
function enter(port: string, teams: number, ahead: number, isWanted: boolean, first = 0) {
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
    const { body } = await signedRequest(endpoint, form, { at: new Date(Date.now() + ahead) });
    times.push(body.includes('Saved') ? performance.now() - began : Infinity);
  };
  const timer = isWanted
    ? setInterval(() => sent.push(one(first + sent.length)), BETWEEN)
    : undefined;
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(sent);
      times.sort((a, b) => a - b);
      const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
      const unsaved = times.filter((time) => time === Infinity).length;
      return { p50: at(0.5), p99: at(0.99), count: times.length, unsaved };
    },
  };
}
