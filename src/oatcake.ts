import { setTimeout as sleep } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { type BuiltApp, buildApp, type Identity } from './app.ts';
import type { OAuth, SlackConfig } from './config.ts';
import { connect, disconnect } from './connect.ts';
import type { Clients, Reach } from './delivery/clients.ts';
import { Directory } from './delivery/directory.ts';
import { tellGroup } from './delivery/each-alone.ts';
import type { Errand } from './delivery/errands.ts';
import { keepPhoto } from './delivery/keep-photo.ts';
import { removeLedgerFile, shareLedgerFile } from './delivery/ledger-file.ts';
import { OutboxWorker } from './delivery/outbox-worker.ts';
import { sharePackFile } from './delivery/pack-file.ts';
import { type Health, Standing } from './health.ts';
import { installRoute } from './installs.ts';
import { Guidelines } from './ledger/guidelines.ts';
import type { Ledger } from './ledger/open.ts';
import type { NewlyOwed } from './ledger/outbox.ts';
import { Vocabularies } from './ledger/vocabulary.ts';
import { workspaceOfTeam } from './ledger/workspaces.ts';
import { answerLine } from './listeners/direct-message.ts';
import type { ListenerDeps } from './listeners/staff.ts';
import { bindUninstalls } from './listeners/uninstalled.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { Drawing } from './pictures/draw.ts';
import { Schedule } from './schedule.ts';
import type { Routes } from './server.ts';
import { PACE, type Pace } from './sockets/sockets.ts';
import { manyTeams, oneTeam, type Teams } from './teams.ts';
import { TokenWatch } from './token-watch.ts';

/** What the app runs on. */
export interface Ground {
  readonly slack: SlackConfig;
  readonly ledger: Ledger;
  readonly routes: Routes;
  readonly health: Health;
  readonly log: Logger;
  readonly now: () => Date;
  /** Aborted when the app is to stop before it has reached Slack. */
  readonly signal: AbortSignal;
  /** A thread for pictures that others use too; without it the app has its own. */
  readonly drawing?: Drawing;
  /** Other pauses than a live team's. */
  readonly pace?: Partial<Pace>;
  /** How much one person may send within a minute; more than a live team’s for a bench. */
  readonly mostAMinute?: number;
  /** Where it is counted what the app does. */
  readonly metrics?: Metrics;
}

/** The running app. */
export interface Oatcake {
  /** Does at once what is due by now. */
  tick(): Promise<void>;
  /** The same, and gives Slack all that it is owed by then; for a clock that was moved. */
  settle(): Promise<void>;
  /** Looks at once for what Slack is owed, as it does every second; the same. */
  wake(): void;
  /** Finishes what is in hand and stops. */
  stop(): Promise<void>;
}

/** Milliseconds that everything in hand has, all together, when the app stops. */
const DRAIN_MS = 9_000;

/**
 * Starts the app on an open ledger: finds out who it is in Slack, connects, delivers what is owed,
 * does what is due.
 */
export async function startOatcake(ground: Ground): Promise<Oatcake> {
  const { slack, ledger, log, now } = ground;
  const standing = new Standing(ground.health);
  const pace = { ...PACE, ...ground.pace };
  const { teams, watch } = await teamsOf(ground, standing);
  const { clients } = teams;
  const directory = new Directory(teams.ask);
  const wake = (news?: NewlyOwed) => workers.wake(news);
  const kept = { vocabularies: new Vocabularies(), guidelines: new Guidelines() };
  const { mostAMinute } = ground;
  const deps = { ledger, ...kept, directory, wake, now, mostAMinute };
  const workers = outboxWorkers(ground, teams, deps);
  const built = buildApp(slack, teams.whoIsIt, deps, log, pace, ground.metrics);
  if (slack.oauth !== undefined) openToTeams(ground, slack.oauth, built, teams);
  await connect(built, ground.routes, standing, log, ground.signal);
  watch?.start(pace.refusedPauseMs);
  workers.start();
  const schedule = new Schedule({ ...deps, clients, reached: teams.reached, log });
  await schedule.start();
  return {
    tick: async () => {
      await schedule.tick();
      wake();
    },
    wake: () => wake(),
    settle: async () => {
      await schedule.tickAnew();
      await workers.drained();
    },
    stop: () => {
      watch?.stop();
      return stop(built, workers, schedule, ground.health);
    },
  };
}

/** The one team of the token, whose token is watched; or all that have installed the app. */
async function teamsOf(
  { slack, ledger, log, now, signal }: Ground,
  standing: Standing,
): Promise<{ teams: Teams; watch?: TokenWatch }> {
  const needs = { apiUrl: slack.apiUrl, ledger, log };
  if (slack.oauth !== undefined) {
    return { teams: manyTeams({ ...needs, oauth: slack.oauth, now }) };
  }
  const teams = await oneTeam({ ...needs, botToken: slack.botToken }, signal);
  await warnOfOtherTeam(ledger, teams.identity, log);
  const watch = new TokenWatch(teams.posting, log, (accepted) => standing.accepted(accepted));
  return { teams, watch };
}

/** Lets teams install the app, and leave. */
function openToTeams(
  { slack, ledger, routes, log, now }: Ground,
  oauth: OAuth,
  { app }: BuiltApp,
  { forget }: Teams,
): void {
  bindUninstalls(app, { ledger, now, forget });
  routes.http.push(installRoute({ apiUrl: slack.apiUrl, oauth, ledger, now, log, forget }));
  log.info('Teams install the app at /slack/install on this port, whose address has TLS outside');
}

interface Workers extends Pick<OutboxWorker, 'start' | 'wake' | 'drained' | 'stop'> {
  /** Resolves when no line that was kept is left that could be handled now. */
  handled(): Promise<void>;
}

/**
 * One worker for messages, one for those with a picture that is drawn, one for errands and one for
 * lines that came as messages, so that a slow picture holds up no other message.
 */
function outboxWorkers(ground: Ground, teams: Teams, deps: ListenerDeps): Workers {
  const { slack, ledger, log, now, health } = ground;
  const { clients, refused: onRefused } = teams;
  const onReach = (reached: boolean) => {
    health.ledger = reached;
  };
  const onTry = (state: string) => ground.metrics?.delivered(state);
  const common = { ledger, clients, now, log, onTry, onRefused };
  const messages = new OutboxWorker({ ...common, onReach });
  const drawing = ground.drawing ?? new Drawing();
  const pictured = new OutboxWorker({ ...common, drawing });
  const { apiUrl } = slack;
  const wake = () => messages.wake();
  const photos = errandBy(clients, ({ posting: client, token: botToken }) =>
    keepPhoto({ ledger, client, now, botToken, apiUrl, wake }),
  );
  const files = errandBy(clients, ({ posting: client }) =>
    sharePackFile({ ledger, client, drawing, now }),
  );
  const ledgers = errandBy(clients, ({ posting: client }) =>
    shareLedgerFile({ ledger, client, now }),
  );
  const removals = errandBy(clients, ({ posting: client }) => removeLedgerFile({ client }));
  const groups = errandBy(clients, ({ posting: client }) =>
    tellGroup({ ledger, client, now, wake }),
  );
  const errands = new OutboxWorker({
    ...common,
    errands: {
      ...{ receipt_photo: photos, pack_file: files },
      ...{ ledger_file: ledgers, ledger_file_gone: removals, to_group: groups },
    },
  });
  const lines = new OutboxWorker({ ledger, clients, now, log, answers: answerLine(deps, log) });
  const all = [messages, pictured, errands, lines];
  return {
    start: () => all.forEach((worker) => void worker.start()),
    wake: (news) => all.forEach((worker) => void worker.wake(news)),
    drained: async () => {
      // What a line brings is owed in its turn.
      await lines.drained();
      await Promise.all(all.map((worker) => worker.drained()));
    },
    handled: () => lines.drained(),
    stop: async () => {
      await Promise.all(all.map((worker) => worker.stop()));
      if (ground.drawing === undefined) await drawing.close();
    },
  };
}

const NOBODY: Reach = { token: '', posting: new WebClient(), quick: new WebClient() };

/** An errand in the Slack of the workspace that owes it. */
function errandBy(clients: Clients, make: (reach: Reach) => Errand): Errand {
  return {
    run: async (owed) => make(await clients(owed.workspaceId)).run(owed),
    // Telling that it will not be done asks nothing of Slack.
    giveUp: (owed, why) => make(NOBODY).giveUp(owed, why),
  };
}

async function stop(
  built: BuiltApp,
  workers: Workers,
  schedule: Schedule,
  health: Health,
): Promise<void> {
  health.slack = false;
  const isOver = sleep(DRAIN_MS, undefined, { ref: false });
  await Promise.race([schedule.stop().then(() => built.done()), isOver]);
  await Promise.race([disconnect(built), isOver]);
  await Promise.race([workers.handled(), isOver]);
  await Promise.race([workers.stop(), isOver]);
}

async function warnOfOtherTeam(ledger: Ledger, { team }: Identity, log: Logger): Promise<void> {
  const workspace = await workspaceOfTeam(ledger, team);
  if (workspace?.setUpAt !== undefined) return;
  log.warn(
    { team },
    'This workspace is not set up in the ledger: an admin types /spend setup in Slack',
  );
}
