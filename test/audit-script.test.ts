import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../scripts/audit.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs the script against a registry on loopback. */
async function audit(answers: RequestListener) {
  const server = createServer(answers).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const env = { ...process.env, npm_config_registry: registry, npm_config_fetch_retries: '0' };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, [SCRIPT], { cwd: ROOT, env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

/** What is known of packages; of the packages themselves nothing. */
const says = (found: object): RequestListener => {
  return ({ method }, response) => {
    if (method === 'GET') return void response.writeHead(404).end('{}');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(found));
  };
};

describe('npm run audit', () => {
  it('says that nothing is known where the registry does not answer, and fails not', async () => {
    const { code, stdout, stderr } = await audit((_, response) => {
      response.writeHead(405).end();
    });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/does not answer about weaknesses \(405 .*NOT known/);
  }, 60_000);

  it('fails on any known weakness of what runs in production, and names it', async () => {
    const known = { id: 1, url: 'https://example.org/1', title: 'Made up', severity: 'moderate' };
    const { code, stdout } = await audit(says({ ws: [{ ...known, vulnerable_versions: '<99' }] }));
    expect(code).toBe(1);
    expect(stdout).toMatch(/moderate: ws /);
    expect(stdout).toMatch(/Known weaknesses: \d+\./);
  }, 60_000);

  it('says so where the registry knows of none', async () => {
    const { code, stdout } = await audit(says({}));
    expect([code, stdout]).toEqual([0, 'The registry answered: no known weaknesses.\n']);
  }, 60_000);
});
