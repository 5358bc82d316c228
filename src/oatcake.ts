import { setTimeout as sleep } from 'node:timers/promises';
import { type BuiltApp, buildApp, type Identity } from './app.ts';
import type { SlackConfig } from './config.ts';
import { connect, disconnect, whoAmI } from './connect.ts';
import { deliveryClient, quickClient } from './delivery/client.ts';
import { Directory } from './delivery/directory.ts';
import { OutboxWorker } from './delivery/outbox-worker.ts';
import { type Health, Standing } from './health.ts';
import { Guidelines } from './ledger/guidelines.ts';
import type { Ledger } from './ledger/open.ts';
import { Vocabularies } from './ledger/vocabulary.ts';
import { workspaceOfTeam } from './ledger/workspaces.ts';
import { boltLogger, type Logger } from './logger.ts';
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
  readonly now: () => Date;
  /** Aborted when the app is to stop before it has reached Slack. */
  readonly signal: AbortSignal;
  /** Other pauses than a live team's. */
  readonly pace?: Partial<Pace>;
}

/** The running app. */
export interface Oatcake {
  /** Does at once what is due by now; for a clock that was moved. */
  tick(): Promise<void>;
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
  const onReach = (reached: boolean) => {
    ground.health.ledger = reached;
  };
  const outbox = new OutboxWorker({ ledger, client: posting, now, log, onReach });
  const directory = new Directory(quickClient(slack.botToken, slack.apiUrl, logger));
  const wake = () => outbox.wake();
  const kept = { vocabularies: new Vocabularies(), guidelines: new Guidelines() };
  const deps = { ledger, ...kept, directory, wake, now };
  const pace = { ...PACE, ...ground.pace };
  const built = buildApp(slack, identity, deps, log, pace);
  const standing = new Standing(ground.health);
  await connect(built, ground.routes, standing, log, ground.signal);
  const watch = new TokenWatch(posting, log, (accepted) => standing.accepted(accepted));
  watch.start(pace.refusedPauseMs);
  outbox.start();
  const schedule = new Schedule({ ...deps, client: posting, log });
  await schedule.start();
  return {
    tick: async () => {
      await schedule.tick();
      wake();
    },
    stop: () => {
      watch.stop();
      return stop(built, outbox, schedule, ground.health);
    },
  };
}

async function stop(
  built: BuiltApp,
  outbox: OutboxWorker,
  schedule: Schedule,
  health: Health,
): Promise<void> {
  health.slack = false;
  const isOver = sleep(DRAIN_MS, undefined, { ref: false });
  await Promise.race([schedule.stop().then(() => built.done()), isOver]);
  await Promise.race([disconnect(built), isOver]);
  await Promise.race([outbox.stop(), isOver]);
}

async function warnOfOtherTeam(ledger: Ledger, { team }: Identity, log: Logger): Promise<void> {
  const workspace = await workspaceOfTeam(ledger, team);
  if (workspace?.setUpAt !== undefined) return;
  log.warn(
    { team },
    'This workspace is not set up in the ledger: an admin types /spend setup in Slack',
  );
}
