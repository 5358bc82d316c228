import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verify } from '../src/ledger/verify.ts';
import { dropDatabase, emptyUrl, openAt } from './support/database.ts';
import { answers, launch, ledgerOnDisk } from './support/live.ts';
import type { Launched } from './support/start.ts';

/** The practice data is brought in first. */
const FILLED_MS = 60_000;
const LINE = '/spend 4.20 V042 coffee and a roll #social';

/** What somebody does on the practice page, by what can be read there. */
async function doAs(app: Launched, what: string, ask: object): Promise<string> {
  const body = JSON.stringify({ as: 'coordinator-1', ...ask });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${app.url}/practice/person/${what}`, {
    method: 'POST',
    body,
    headers,
  });
  return answer.text();
}

async function entered(url: string): Promise<number> {
  const ledger = await openAt(url, 'practice');
  const count = await ledger.reader(1).db.purchase.count({ where: { source: 'slack' } });
  expect(await verify(ledger)).toMatchObject({ ok: true });
  await ledger.close();
  return count;
}

async function emptyDatabase(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = await emptyUrl(folder);
  onTestFinished(() => dropDatabase(url));
  return url;
}

it('practice takes a purchase, goes on where it was, and begins anew with --fresh', {
  timeout: 180_000,
}, async () => {
  const DATABASE_URL = await emptyDatabase();
  const first = await launch({ DATABASE_URL });
  await answers(first, '/readyz', 200, FILLED_MS);
  expect(await doAs(first, 'command', { channel: 'team', line: LINE })).toContain('Saved');
  expect(await first.stop()).toBe(0);
  const before = await entered(DATABASE_URL);

  const second = await launch({ DATABASE_URL });
  await answers(second, '/readyz', 200, FILLED_MS);
  expect(await second.stop()).toBe(0);
  expect(await entered(DATABASE_URL)).toBe(before);

  const anew = await launch({ DATABASE_URL }, '--fresh');
  await answers(anew, '/readyz', 200, FILLED_MS);
  expect(await doAs(anew, 'command', { channel: 'team', line: LINE })).toMatch(/Saved/);
  expect(await doAs(anew, 'command', { channel: 'team', line: LINE })).toMatch(/again|same|twice/i);
  expect(await anew.stop()).toBe(0);
  expect(await entered(DATABASE_URL)).toBe(before);
});

it('--fresh leaves a live ledger as it is, and says so', async () => {
  const DATABASE_URL = await ledgerOnDisk('live');
  const app = await launch({ DATABASE_URL }, '--fresh');
  expect(await app.exit).toBe(1);
  expect(app.output()).toContain('is a live ledger and does not open as practice');
  const ledger = await openAt(DATABASE_URL, 'live');
  onTestFinished(() => ledger.close());
  expect(await ledger.reader(1).db.person.count()).toBeGreaterThan(0);
});
