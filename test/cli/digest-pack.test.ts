import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packJson } from '../../src/cli/pack-json.ts';
import { day } from '../../src/domain/day.ts';
import { readPack, seedOf } from '../../src/ledger/pack.ts';
import { report } from '../../src/ledger/report.ts';
import { packText } from '../../src/messages/pack-text.ts';
import { oatcake } from '../support/cli.ts';
import { importCarried, openTestLedger, type TestLedger, testLedger } from '../support/ledger.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const FIXTURES = new URL('../fixtures/', import.meta.url);
const MEETING = { day: day('2019-01-08'), time: '10:00' };
const ON = day('2019-01-03');

/** Compares with a fixture that a person has looked at; `UPDATE=1` writes it anew, to be looked at. */
async function isFixture(name: string, text: string): Promise<void> {
  const path = new URL(name, FIXTURES);
  if (process.env.UPDATE) await writeFile(path, text);
  expect(text).toBe(await readFile(path, 'utf8'));
}

let carried: TestLedger;
beforeAll(async () => {
  carried = await openTestLedger();
  await importCarried(carried);
});
afterAll(() => carried.close());

const december = () =>
  readPack(carried.reader, {
    ...{ meeting: MEETING, on: ON, seed: seedOf({ meeting: MEETING, on: ON }) },
  });

describe('the pack for December 2018 from the carried ledger', () => {
  it('is the fixture, as text and as JSON', async () => {
    const pack = await december();
    await isFixture('pack-2018-12.txt', `${packText(pack)}\n`);
    await isFixture('pack-2018-12.json', `${JSON.stringify(packJson(pack), null, 2)}\n`);
  });

  it('R54, R57: has figure (d) to the pound and the count', async () => {
    const { spending } = await december();
    expect(spending.total.year).toEqual({ pence: 4_749_100, purchases: 1_592, customers: 95 });
    expect(spending.coded.year).toEqual({ pence: 4_749_100, purchases: 1_592 });
    expect(spending.areas.map(({ year }) => [year.pence / 100, year.purchases])).toEqual([
      ...[
        [20_880, 257],
        [11_843, 394],
        [4_967, 258],
        [3_154, 261],
        [2_241, 74],
      ],
      ...[
        [1_628, 186],
        [1_439, 59],
        [878, 65],
        [315, 29],
        [146, 9],
      ],
    ]);
  });

  it('R33, R56: has figure (b), and the fourteen who passed the planning figure', async () => {
    const { bands, passed } = (await december()).spending;
    expect(bands.map(({ customers }) => customers)).toEqual([23, 11, 30, 17, 14, 0]);
    expect(passed).toMatchObject({ customers: 14, of: 95 });
  });

  it('design 5: figure (c)’s three published come out of the same sums', async () => {
    const days = { from: day('2014-10-01'), to: day('2018-12-31') };
    const all = await report(carried.reader, 'category', { days, asOf: ON });
    const top = all.rows.slice(0, 3).map((row) => ('pence' in row ? [row.label, row.pence] : []));
    expect(top).toEqual([
      ['Temporary accommodation', 2_415_900],
      ['Clothes', 1_486_700],
      ['Permanent accommodation', 1_454_000],
    ]);
  });
});

describe('oatcake digest pack', () => {
  it('R64: prints it from a ledger that is not set up, seven headings in their order', async () => {
    const { code, stdout, stderr } = await oatcake(
      ...[carried.url, 'digest', 'pack', '--on', '2019-01-03', '--dry-run'],
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Trial: .*\nPack: December 2018\n2018: £47,491 · 1,592 purchases · 95 people\n/u,
    );
    expect(stdout.match(/^[1-7] [A-Z][a-z]+/gmu)).toHaveLength(7);
  });

  it('gives JSON in the names that scripts rely on', async () => {
    const { stdout } = await oatcake(carried.url, 'digest', 'pack', '--on', '2019-01-03', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ meeting: null, month: { from: '2018-12-01', to: '2018-12-31' }, as_of: '2019-01-03' },
      total: { year: { pence: 4_749_100, purchases: 1_592, customers: 95 } },
      passed: { customers: 14, of: 95, figure: 100_000 },
      ...{ forecast: { spent: 4_749_100, budget: null }, actions: [], new_uses: [] },
    });
  });

  it('R64: has seven headings in this order, even when everything is empty', async () => {
    const { url } = await testLedger();
    const { stdout } = await oatcake(url, 'digest', 'pack', '--on', '2019-01-03', '--dry-run');
    const headings = stdout.split('\n').filter((line) => /^[1-7] /u.test(line));
    expect(headings).toEqual([
      '1 Where it went',
      '2 To discuss: none',
      '3 New uses: none',
      '4 Trends: none beyond chance',
      '5 Exceptions: none',
      expect.stringMatching(/^6 Forecast: 2018 planned at £0, spent £0; budget not set$/u),
      '7 Last time: nothing was left to do',
    ]);
    expect(stdout).toContain('2018: no purchases recorded');
  });
});
