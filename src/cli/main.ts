#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { LIVE_DATABASE, parseConfig } from '../config.ts';
import { run } from './run.ts';

/** Commands mean the live ledger unless told otherwise, with or without Slack's tokens. */
async function main(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const parsed = parseConfig(process.env);
  if (!parsed.ok) {
    for (const fault of parsed.faults) process.stderr.write(`${fault}\n`);
    return 1;
  }
  const { config } = parsed;
  return run(process.argv.slice(2), {
    databaseUrl: process.env.DATABASE_URL ? config.databaseUrl : LIVE_DATABASE,
    timezone: config.timezone,
    slack: config.slack,
    encryptionKey: config.encryptionKey,
    receipts: config.receipts,
    now: () => new Date(),
    stdout: writeOut,
    stderr: (text) => process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
  });
}

/** Settles once whoever reads has taken the text, so that a long answer is not kept in memory. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

process.exitCode = await main();
