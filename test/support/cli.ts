import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environment } from './database.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `oatcake` as it was built, in a process of its own that inherits no Slack tokens. */
export function oatcake(databaseUrl: string, ...argv: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['dist/cli/main.js', ...argv], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, ...environment(databaseUrl) },
  });
  const told = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...told }));
  });
}
