import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { figuresOf, lastEntry, RELEASES, VERSION } from '../support/releases.ts';

const released = readdirSync(RELEASES).flatMap((name) => /^(.+)\.db\.gz$/.exec(name)?.[1] ?? []);
const read = (name: string) => readFileSync(new URL(name, RELEASES));

/** A copy of a version's ledger, opened by this one. */
async function openCopy(version: string, encryptionKey: string) {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  const file = join(folder, 'ledger.db');
  writeFileSync(file, gunzipSync(read(`${version}.db.gz`)));
  const ledger = await openLedger(`file:${file}`, 'live', new Date(), { encryptionKey });
  onTestFinished(async () => {
    await ledger.close();
    await rm(folder, { recursive: true, force: true });
  });
  return ledger;
}

it('there is a ledger of this version', () => {
  expect(existsSync(new URL(`${VERSION}.db.gz`, RELEASES))).toBe(true);
});

it.each(released)('the ledger of %s opens, verifies, and holds what it held', async (version) => {
  const held = JSON.parse(read(`${version}.json`).toString());
  const ledger = await openCopy(version, held.key);
  expect(await lastEntry(ledger, held.last.sequence)).toEqual(held.last);
  const { proof, ...figures } = JSON.parse(JSON.stringify(await figuresOf(ledger)));
  const { proof: before, ...others } = held.figures;
  expect(figures).toMatchObject(others);
  // What a later version counts besides, or records when it first opens a ledger, comes on top.
  expect(proof).toMatchObject({ ...before, historyEntries: proof.historyEntries });
  expect(proof.historyEntries).toBeGreaterThanOrEqual(before.historyEntries);
});
