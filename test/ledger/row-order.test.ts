import { expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { readPack } from '../../src/ledger/pack.ts';
import { report } from '../../src/ledger/report.ts';
import { TABLES } from '../../src/ledger/tables.ts';
import { verify } from '../../src/ledger/verify.ts';
import { weeklyDigest } from '../../src/ledger/weekly-digest.ts';
import { tamperWith } from '../support/database.ts';
import { everything } from '../support/everything.ts';
import { importCarried, type TestLedger, testLedger } from '../support/ledger.ts';

/** PostgreSQL gives rows as they lie, and they lie otherwise once some were changed or removed. */
async function turnRound(opened: TestLedger): Promise<void> {
  const turned = TABLES.map(
    (table) => `
      CREATE TEMPORARY TABLE aside AS TABLE "${table}";
      DELETE FROM "${table}";
      INSERT INTO "${table}" SELECT * FROM aside ORDER BY "id" DESC;
      DROP TABLE aside;`,
  );
  await tamperWith(opened, turned.join(''));
}

it('verify holds in whatever order the rows lie', async () => {
  const opened = await everything();
  const before = await verify(opened.ledger, { photos: false });
  expect(before).toMatchObject({ ok: true });
  await turnRound(opened);
  expect(await verify(opened.ledger, { photos: false })).toEqual(before);
});

it('report, digest and pack are the same in whatever order the rows lie', async () => {
  const opened = await testLedger();
  await importCarried(opened);
  const before = await shown(opened);
  await turnRound(opened);
  expect(await shown(opened)).toEqual(before);
});

async function shown({ reader }: TestLedger) {
  const lens = { days: { from: day('2018-01-01'), to: day('2018-12-31') } };
  const on = day('2019-01-07');
  return {
    areas: await report(reader, 'outcome-area', lens),
    categories: await report(reader, 'category', lens),
    bands: await report(reader, 'band', lens),
    digest: await weeklyDigest(reader, on),
    pack: await readPack(reader, { meeting: undefined, on, seed: 1 }),
  };
}
