import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { type BuiltApp, buildApp, type Identity } from './app.ts';
import type { SlackConfig } from './config.ts';
import { connect, disconnect, whoAmI } from './connect.ts';
import { deliveryClient, quickClient } from './delivery/client.ts';
import { Directory } from './delivery/directory.ts';
import { keepPhoto } from './delivery/keep-photo.ts';
import { OutboxWorker } from './delivery/outbox-worker.ts';
import { sharePackFile } from './delivery/pack-file.ts';
import { type Health, Standing } from './health.ts';
import { Guidelines } from './ledger/guidelines.ts';
import type { Ledger } from './ledger/open.ts';
import { Vocabularies } from './ledger/vocabulary.ts';
import { workspaceOfTeam } from './ledger/workspaces.ts';
import { answerLine } from './listeners/direct-message.ts';
import type { ListenerDeps } from './listeners/staff.ts';
import { boltLogger, type Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { Drawing } from './pictures/draw.ts';
import { Schedule } from './schedule.ts';
import type { Routes } from './server.ts';
import { PACE, type Pace } from './sockets/sockets.ts';
import { TokenWatch } from './token-watch.ts';

/** What the app runs on. */
export interface Ground {
  readonly slack: SlackConfig;
  readonly ledger: Ledger;
  readonly routes: Routes;
  readonly health: Health;
  readonly log: Logger;
  /** 32 bytes in base64; without it the key file beside the ledger is used. */
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
  const logger = boltLogger(log);
  const posting = deliveryClient(slack.botToken, slack.apiUrl, logger);
  const identity = await whoAmI(posting, log, ground.signal);
  await warnOfOtherTeam(ledger, identity, log);
  const directory = new Directory(quickClient(slack.botToken, slack.apiUrl, logger));
  const wake = () => workers.wake();
  const kept = { vocabularies: new Vocabularies(), guidelines: new Guidelines() };
  const { mostAMinute } = ground;
  const deps = { ledger, ...kept, directory, wake, now, mostAMinute };
  const workers = outboxWorkers(ground, posting, deps);
  const pace = { ...PACE, ...ground.pace };
  const built = buildApp(slack, identity, deps, log, pace, ground.metrics);
  const standing = new Standing(ground.health);
  await connect(built, ground.routes, standing, log, ground.signal);
  const watch = new TokenWatch(posting, log, (accepted) => standing.accepted(accepted));
  watch.start(pace.refusedPauseMs);
  workers.start();
  const schedule = new Schedule({ ...deps, client: posting, log });
  await schedule.start();
  return {
    tick: async () => {
      await schedule.tick();
      wake();
    },
    settle: async () => {
      await schedule.tickAnew();
      await workers.drained();
    },
    stop: () => {
      watch.stop();
      return stop(built, workers, schedule, ground.health);
    },
  };
}

interface Workers extends Pick<OutboxWorker, 'start' | 'wake' | 'drained' | 'stop'> {
  /** Resolves when no line that was kept is left that could be handled now. */
  handled(): Promise<void>;
}

/**
 * One worker for messages, one for those with a picture that is drawn, one for errands and one for
 * lines that came as messages, so that a slow picture holds up no other message.
 */
function outboxWorkers(ground: Ground, client: WebClient, deps: ListenerDeps): Workers {
  const { slack, ledger, log, now, health } = ground;
  const onReach = (reached: boolean) => {
    health.ledger = reached;
  };
  const onTry = (state: string) => ground.metrics?.delivered(state);
  const messages = new OutboxWorker({ ledger, client, now, log, onReach, onTry });
  const drawing = ground.drawing ?? new Drawing();
  const pictured = new OutboxWorker({ ledger, client, now, log, drawing, onTry });
  const { botToken, apiUrl } = slack;
  const wake = () => messages.wake();
  const photos = keepPhoto({ ledger, client, now, botToken, apiUrl, wake });
  const errands = new OutboxWorker({
    ledger,
    client,
    now,
    log,
    onTry,
    errands: {
      receipt_photo: photos,
      pack_file: sharePackFile({ ledger, client, drawing, now }),
    },
  });
  const lines = new OutboxWorker({ ledger, client, now, log, answers: answerLine(deps, log) });
  const all = [messages, pictured, errands, lines];
  return {
    start: () => all.forEach((worker) => void worker.start()),
    wake: () => all.forEach((worker) => void worker.wake()),
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
