import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { oatcake } from '../support/cli.ts';
import { openTestLedger, type TestLedger } from '../support/ledger.ts';
import { textOf } from '../support/pdf.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('R68: oatcake digest pack writes the pack into files', () => {
  let empty: TestLedger;
  beforeAll(async () => {
    empty = await openTestLedger();
  });
  afterAll(() => empty.close());
  const pack = (...argv: string[]) =>
    oatcake(empty.url, 'digest', 'pack', '--on', '2019-01-03', ...argv);

  it('as pages and as figures, for their owner alone, and never over what is there', async () => {
    const [pdf, csv] = [join(empty.folder, 'pack.pdf'), join(empty.folder, 'pack.csv')];
    const made = await pack('--pdf', pdf, '--csv', csv);
    expect(made).toEqual({ code: 0, stdout: `Wrote ${pdf}.\nWrote ${csv}.\n`, stderr: '' });
    expect((await textOf(await readFile(pdf)))[0]).toContain('Pack: December 2018');
    expect(await readFile(csv, 'utf8')).toMatch(/^section,label,span,from,to,amount,/);
    expect((await stat(pdf)).mode & 0o777).toBe(0o600);

    const before = await readFile(csv);
    const again = await pack('--csv', csv);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('is there already: name another file, or move it away.');
    expect((await readFile(csv)).equals(before)).toBe(true);
  });

  it('and says what is wrong with a place that is none', async () => {
    const { code, stderr } = await pack('--csv', join(empty.folder, 'none', 'pack.csv'));
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be made: its folder is not there.');
  });
});
