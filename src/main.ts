import { existsSync } from 'node:fs';
import { sentenceFor } from './cli/sentences.ts';
import { type Config, parseConfig } from './config.ts';
import { type Health, healthRoute } from './health.ts';
import { NewerLedger } from './ledger/migrate.ts';
import { type Ledger, openLedger, WrongKind } from './ledger/open.ts';
import { createLogger, type Logger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { type Oatcake, startOatcake } from './oatcake.ts';
import { SlackRefused } from './refused-token.ts';
import { type Listening, listen, type Routes } from './server.ts';
import type { Practice } from './start-practice.ts';

/** Everything that was started, to be stopped in the opposite order. */
interface Started {
  server?: Listening;
  ledger?: Ledger;
  practice?: Practice;
  oatcake?: Oatcake;
}

/** What one sentence can tell; anything else is a bug and keeps its stack. */
class CannotStart extends Error {}
const KNOWN = [CannotStart, WrongKind, NewerLedger, SlackRefused];

/** Milliseconds that a stop takes at most; most machines that end a process wait ten seconds. */
const STOP_MS = 9_800;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const parsed = parseConfig(process.env);
  if (!parsed.ok) throw new CannotStart(parsed.faults.join('\n'));
  const { config } = parsed;
  const isFresh = process.argv.includes('--fresh');
  if (isFresh && config.slack !== undefined) {
    throw new CannotStart(
      '--fresh works on the practice workspace alone: unset the Slack variables.',
    );
  }
  const log = createLogger(config.logLevel);
  const started: Started = {};
  const stopping = new AbortController();
  const starting = start(config, started, stopping.signal, log);
  stopOnSignals(started, starting, stopping, log);
  try {
    await starting;
  } catch (error) {
    // Told to stop before Slack was reached: that is no failure, and the stop is under way.
    if (!stopping.signal.aborted) throw inSentence(error, config.databaseUrl);
  }
}

async function start(
  config: Config,
  started: Started,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  const health: Health = { ledger: false, slack: false };
  const metrics = new Metrics(health);
  const routes: Routes = { http: [healthRoute(health), metrics.route()], upgrade: [] };
  started.server = await listenOrSay(config, routes);
  const now = () => started.practice?.slack.clock.now() ?? new Date();
  const slack = config.slack ?? (await practise(config, started, routes));
  started.ledger ??= await openLedger(config.databaseUrl, 'live', undefined, {
    encryptionKey: config.encryptionKey,
    receipts: config.receipts,
  });
  health.ledger = true;
  if (!started.ledger.keys.canRead) throw new CannotStart(started.ledger.keys.whyNot);
  const ledger = metrics.watched(started.ledger, now);
  const ground = { slack, ledger, routes, health, log, now, signal, metrics };
  const starting = startOatcake(ground);
  // The page is there before the app is: a clock that is moved at once waits for it.
  started.practice?.slack.onClockMoved(async () => (await starting).settle());
  started.oatcake = await starting;
  announce(config, started.server);
}

/** Brings the practice workspace up on the app's own port and gives its address and tokens. */
async function practise(config: Config, started: Started, routes: Routes) {
  const fresh = process.argv.includes('--fresh');
  // Loaded here: a live app has no use for it, nor memory to spare.
  const { preparePractice } = await import('./start-practice.ts');
  const practice = await preparePractice(config, fresh, showProgress);
  started.practice = practice;
  started.ledger = practice.ledger;
  routes.http.push((request, response) => practice.slack.handle(request, response));
  routes.upgrade.push((request, socket, head) => practice.slack.upgrade(request, socket, head));
  const { bot: botToken, app: appToken } = practice.slack.tokens;
  // Always by loopback, whatever address the page is served on.
  const url = `http://127.0.0.1:${started.server?.port}`;
  practice.slack.serveFrom(url);
  return { mode: 'socket' as const, apiUrl: `${url}/api/`, botToken, appToken };
}

let lastShown = -1;

function showProgress(percent: number): void {
  if (percent === lastShown) return;
  lastShown = percent;
  if (process.stdout.isTTY) {
    process.stdout.write(
      `\rBringing in the practice data: ${percent}%${percent === 100 ? '\n' : ''}`,
    );
  } else if (percent === 100) say('Brought in the practice data.');
}

function announce(config: Config, server: Listening): void {
  if (config.slack !== undefined) return;
  // The page opens under this machine's own names alone, also when it listens everywhere.
  const url = server.url.replace(/\/\/(?:0\.0\.0\.0|\[::\]):/, '//localhost:');
  say(`Oatcake’s practice workspace is at ${url}`);
  say('Nothing leaves this machine. Stop with Ctrl+C; begin anew with: npm start -- --fresh');
}

async function listenOrSay(config: Config, routes: Routes): Promise<Listening> {
  try {
    return await listen(routes, config.port, config.host);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    const where = `${config.host}:${config.port}`;
    throw new CannotStart(
      `The address ${where} cannot be used (${code}). Set PORT or HOST to another.`,
    );
  }
}

function stopOnSignals(
  started: Started,
  starting: Promise<void>,
  stopping: AbortController,
  log: Logger,
): void {
  let begun = false;
  const onSignal = async () => {
    if (begun) return;
    begun = true;
    stopping.abort();
    setTimeout(() => giveUp(log), STOP_MS).unref();
    // Slack may have sent something before the start was over.
    await starting.catch(() => undefined);
    await started.oatcake?.stop();
    started.practice?.save();
    started.practice?.slack.close();
    await started.server?.close();
    await started.ledger?.close();
    log.info('Stopped');
    process.exit(0);
  };
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
}

/** What is left is on disk, and is taken up at the next start. */
function giveUp(log: Logger): never {
  log.warn(
    'Stopped before everything in hand was finished; the rest is taken up at the next start',
  );
  process.exit(0);
}

/** A ledger that cannot be used, in a sentence; anything else as it is. */
function inSentence(error: unknown, databaseUrl: string): unknown {
  if (KNOWN.some((known) => error instanceof known)) return error;
  try {
    return new CannotStart(sentenceFor(error, databaseUrl));
  } catch (bug) {
    return bug;
  }
}

function fail(error: unknown): never {
  const known = KNOWN.some((sentence) => error instanceof sentence);
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${known ? message : stack}\n`);
  process.exit(1);
}

process.on('unhandledRejection', fail);
main().catch(fail);
