import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Key, keyFileOf, NoKey, readKeys } from '../../src/ledger/key.ts';

const GIVEN = Buffer.alloc(32, 7).toString('base64');
const PLAIN = Buffer.from('what nobody is to read');

/** The newest key of a ledger. */
function openKey(given: string | undefined, file: string, make: boolean): Key {
  const [key] = readKeys(given, file, make);
  if (key === undefined) throw new Error('There is no key');
  return key;
}

function ledgerFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oatcake-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'ledger.db');
}

describe('the key', () => {
  it('is made once, in a file for its owner alone, and found again', () => {
    const ledger = ledgerFile();
    const sealed = openKey(undefined, ledger, true).seal(PLAIN, 'P00001');
    const before = readFileSync(keyFileOf(ledger), 'utf8');
    expect(openKey(undefined, ledger, true).open(sealed, 'P00001')).toEqual(PLAIN);
    expect(readFileSync(keyFileOf(ledger), 'utf8')).toBe(before);
    expect(statSync(keyFileOf(ledger)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(ledger, '..'))).toEqual(['ledger.db.key']);
  });

  it('is the one that was given, and then no file is made', () => {
    const ledger = ledgerFile();
    const sealed = openKey(GIVEN, ledger, true).seal(PLAIN, 'P00001');
    expect(readdirSync(join(ledger, '..'))).toEqual([]);
    expect(openKey(GIVEN, ledger, false).open(sealed, 'P00001')).toEqual(PLAIN);
  });

  it('that is missing or is none is told in a sentence, and never made where it must be found', () => {
    const ledger = ledgerFile();
    expect(() => openKey(undefined, ledger, false)).toThrow(NoKey);
    expect(readdirSync(join(ledger, '..'))).toEqual([]);
    writeFileSync(keyFileOf(ledger), 'half a k');
    expect(() => openKey(undefined, ledger, true)).toThrow('holds no key of 32 bytes');
  });

  it('opens for what it was locked for alone, and nothing that was changed', () => {
    const key = new Key(Buffer.from(GIVEN, 'base64'));
    const sealed = key.seal(PLAIN, 'P00001');
    expect(key.seal(PLAIN, 'P00001')).not.toEqual(sealed);
    expect(() => key.open(sealed, 'P00002')).toThrow(NoKey);
    expect(() => new Key(Buffer.alloc(32, 8)).open(sealed, 'P00001')).toThrow(NoKey);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => key.open(changed, 'P00001')).toThrow(NoKey);
      expect(() => key.open(sealed.subarray(0, at), 'P00001')).toThrow(NoKey);
    }
  });

  it('does not show itself', () => {
    const key = new Key(Buffer.from(GIVEN, 'base64'));
    expect(inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key)).not.toMatch(
      new RegExp(`${GIVEN.slice(0, 8)}|07 ?07`),
    );
  });
});
