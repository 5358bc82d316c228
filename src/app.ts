import type { AllMiddlewareArgs, AuthorizeResult, ReceiverEvent } from '@slack/bolt';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { ClientPools } from './client-pools.ts';
import type { SlackConfig } from './config.ts';
import { wholeAnswer } from './delivery/client.ts';
import { passing } from './ledger/passing.ts';
import { oneByOne } from './ledger/turns.ts';
import { byId } from './listeners/by-id.ts';
import { begun, progressOf } from './listeners/caller.ts';
import { answerFaults, inTime } from './listeners/faults.ts';
import { bindListeners } from './listeners/index.ts';
import { keepRate } from './listeners/rate.ts';
import type { ListenerDeps } from './listeners/staff.ts';
import { boltLogger, type Logger } from './logger.ts';
import type { Metrics, RequestKind } from './metrics.ts';
import { type Pace, Sockets } from './sockets/sockets.ts';

/** Who the app is in a team's Slack, and its token there. */
export interface Identity {
  readonly team: string;
  readonly botId: string | undefined;
  readonly botUserId: string;
  readonly token: string;
}

/** Whose Slack something comes from, as Bolt reads it from the payload. */
export interface Source {
  readonly teamId: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

/** Finds out who the app is where something comes from. */
export type WhoIsIt = (source: Source) => Promise<Identity>;

/** The Bolt app with everything bound, and the receiver that feeds it. */
export interface BuiltApp {
  readonly app: App;
  readonly receiver: Sockets | HTTPReceiver;
  /** Resolves when nothing is in hand any more. */
  readonly done: () => Promise<void>;
}

/** How often Bolt's own client may try a call that a person waits for: not at all. */
const NO_RETRIES = { retries: 0 };
const TIMEOUT_MS = 2_500;

/** Builds the app; it listens to nothing until its receiver is started. */
export function buildApp(
  slack: SlackConfig,
  whoIsIt: WhoIsIt,
  deps: ListenerDeps,
  log: Logger,
  pace: Pace,
  metrics?: Metrics,
): BuiltApp {
  const logger = boltLogger(log);
  const receiver = receiverFor(slack, log, pace);
  const pools = new ClientPools(() => app);
  const inTurn = oneByOne();
  const authorized = async ({ teamId, isEnterpriseInstall }: Source) => {
    await inTurn();
    const identity = await whoIsIt({ teamId, isEnterpriseInstall });
    pools.keep(identity);
    return { botToken: identity.token, ...bot(identity), teamId: identity.team };
  };
  const app: App = new App({
    receiver,
    logger,
    authorize: (source, body) => {
      const isEvent = body !== undefined && 'event' in body;
      return isEvent ? authorized(source) : answerably(() => authorized(source));
    },
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      retryConfig: NO_RETRIES,
      timeout: TIMEOUT_MS,
      fetch: wholeAnswer,
      logger,
    },
    convoStore: false,
    extendedErrorHandler: true,
    logLevel: LogLevel.INFO,
  });
  if (metrics !== undefined) app.use(counted(metrics));
  app.use(answerFaults(log, answersOf(app)));
  app.use(keepRate(deps, log));
  bindListeners(byId(app), deps);
  app.error(async ({ error, body }: { error: Error; body: object }) => {
    log.error({ err: error }, 'Slack sent something that could not be handled');
    // Thrown on, an event stays unacknowledged, and Slack sends it again; wrapped, since Bolt
    // acknowledges what it could not authorize.
    if ('event' in body) throw new Error('An event was not handled', { cause: error });
  });
  if (metrics !== undefined) timeAnswers(app, metrics);
  return { app, receiver, done: processInHand(app) };
}

/**
 * What people do and cannot be authorized in time goes on as far as `answerFaults`, which tells them:
 * Bolt would acknowledge it without a word, and a form would close as if it were saved.
 */
async function answerably(work: () => Promise<AuthorizeResult>): Promise<AuthorizeResult> {
  const progress = begun();
  try {
    return { ...(await inTime(work(), progress)), progress };
  } catch (fault) {
    return { progress: { ...progress, fault } };
  }
}

/** Counts what Slack sends by what became of it. */
function counted(metrics: Metrics) {
  return async ({ body, context, next }: AllMiddlewareArgs & { body?: object }): Promise<void> => {
    await next();
    const { broke, refused, committed } = progressOf(context);
    const outcome = broke ? 'broke' : refused ? 'refused' : committed ? 'saved' : 'answered';
    metrics.request(kindOf(body), outcome);
  };
}

/** Tells of a request, by its body, whether Slack has had an answer to it. */
function answersOf(app: App): (body: object) => boolean {
  const answered = new WeakSet<object>();
  const process = app.processEvent.bind(app);
  app.processEvent = (event: ReceiverEvent): Promise<void> => {
    const ack: ReceiverEvent['ack'] = (answer) => {
      answered.add(event.body);
      return event.ack(answer);
    };
    return process({ ...event, ack });
  };
  return (body) => answered.has(body);
}

/** Times each request until Slack has an answer. */
function timeAnswers(app: App, metrics: Metrics): void {
  const process = app.processEvent.bind(app);
  app.processEvent = (event: ReceiverEvent): Promise<void> => {
    const came = performance.now();
    const kind = kindOf(event.body);
    const ack: ReceiverEvent['ack'] = (answer) => {
      metrics.answered(kind, performance.now() - came);
      return event.ack(answer);
    };
    return process({ ...event, ack });
  };
}

const KINDS: Readonly<Record<string, RequestKind>> = {
  block_actions: 'click',
  view_submission: 'form',
  block_suggestion: 'options',
  event_callback: 'event',
};

/** A word for the kind of a request. */
function kindOf(body: object = {}): RequestKind {
  if ('command' in body) return 'command';
  return ('type' in body && KINDS[String(body.type)]) || 'other';
}

function bot({ botId, botUserId }: Identity) {
  return { botUserId, ...(botId === undefined ? {} : { botId }) };
}

function receiverFor(slack: SlackConfig, log: Logger, pace: Pace) {
  if (slack.mode === 'http') {
    return new HTTPReceiver({ signingSecret: slack.signingSecret, logger: boltLogger(log) });
  }
  const { appToken, apiUrl } = slack;
  return new Sockets({ appToken, apiUrl, log, pace });
}

/**
 * Bolt acknowledges an event before anybody has looked at it, and Slack then never sends it again.
 * Held back until the listeners are done, a line sent as a message is on disk before Slack hears
 * that it arrived (design 1); if the process dies first, Slack sends it once more. What is in hand
 * is counted, so that a stop can wait for it.
 */
function processInHand(app: App): () => Promise<void> {
  const process = app.processEvent.bind(app);
  const inHand = new Set<Promise<void>>();
  const events = new Map<string, Promise<void>>();
  app.processEvent = (given: ReceiverEvent): Promise<void> => {
    const event = watched(given);
    const isEvent = event.body.type === 'event_callback';
    const work = isEvent ? once(events, process, event) : process(event);
    inHand.add(work);
    return work.finally(() => inHand.delete(work));
  };
  return async () => {
    while (inHand.size > 0) await Promise.allSettled([...inHand]);
  };
}

/** What Slack sent, saying when it arrives and when it is acknowledged. */
function watched(event: ReceiverEvent): ReceiverEvent {
  passing('received');
  const ack: ReceiverEvent['ack'] = async (answer) => {
    passing('acknowledging');
    await event.ack(answer);
    passing('acknowledged');
  };
  return { ...event, ack };
}

/** The same event while it is in hand waits for that work and is acknowledged with it. */
async function once(
  events: Map<string, Promise<void>>,
  process: (event: ReceiverEvent) => Promise<void>,
  event: ReceiverEvent,
): Promise<void> {
  const id = event.body.event_id;
  if (typeof id !== 'string') return heldBack(process, event);
  const before = events.get(id);
  if (before !== undefined) {
    await before;
    await event.ack();
    return;
  }
  const work = heldBack(process, event);
  events.set(id, work);
  await work.finally(() => events.delete(id));
}

async function heldBack(
  process: (event: ReceiverEvent) => Promise<void>,
  event: ReceiverEvent,
): Promise<void> {
  let acknowledge: (() => Promise<void>) | undefined;
  const ack: ReceiverEvent['ack'] = async (answer) => {
    acknowledge = () => event.ack(answer);
  };
  await process({ ...event, ack });
  await acknowledge?.();
}
