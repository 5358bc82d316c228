import { existsSync } from 'node:fs';
import { type Config, parseConfig } from './config.ts';
import { SlackRefused } from './connect.ts';
import { type Health, healthRoute } from './health.ts';
import { NewerLedger } from './ledger/migrate.ts';
import { type Ledger, openLedger, WrongKind } from './ledger/open.ts';
import { createLogger, type Logger } from './logger.ts';
import { type Oatcake, startOatcake } from './oatcake.ts';
import { type Listening, listen, type Routes } from './server.ts';
import { type Practice, preparePractice } from './start-practice.ts';

/** Everything that was started, to be stopped in the opposite order. */
interface Started {
  server?: Listening;
  ledger?: Ledger;
  practice?: Practice;
  oatcake?: Oatcake;
}

/** What one sentence can tell; anything else is a bug and keeps its stack. */
class CannotStart extends Error {}

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
  stopOnSignals(started, stopping, log);
  try {
    await start(config, started, stopping.signal, log);
  } catch (error) {
    // Told to stop before Slack was reached: that is no failure, and the stop is under way.
    if (!stopping.signal.aborted) throw error;
  }
}

async function start(
  config: Config,
  started: Started,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  const health: Health = { ledger: false, slack: false };
  const routes: Routes = { http: [healthRoute(health)], upgrade: [] };
  started.server = await listenOrSay(config, routes);
  const now = () => started.practice?.slack.clock.now() ?? new Date();
  const slack = config.slack ?? (await practise(config, started, routes));
  started.ledger ??= await openLedger(config.databaseUrl, 'live');
  health.ledger = true;
  const { encryptionKey } = config;
  const given = { slack, ledger: started.ledger, encryptionKey };
  const ground = { ...given, routes, health, log, now, signal };
  started.oatcake = await startOatcake(ground);
  started.practice?.slack.onClockMoved(() => void started.oatcake?.tick());
  announce(config, started.server);
}

/** Brings the practice workspace up on the app's own port and gives its address and tokens. */
async function practise(config: Config, started: Started, routes: Routes) {
  const fresh = process.argv.includes('--fresh');
  const practice = await preparePractice(config.databaseUrl, fresh, showProgress);
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

function stopOnSignals(started: Started, stopping: AbortController, log: Logger): void {
  let begun = false;
  const onSignal = async () => {
    if (begun) return;
    begun = true;
    stopping.abort();
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

function fail(error: unknown): never {
  const known = [CannotStart, WrongKind, NewerLedger, SlackRefused].some(
    (sentence) => error instanceof sentence,
  );
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${known ? message : stack}\n`);
  process.exit(1);
}

process.on('unhandledRejection', fail);
main().catch(fail);
