import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Pack } from '../../src/domain/pack.ts';
import { readPack } from '../../src/ledger/pack.ts';
import { packCsv } from '../../src/messages/pack-csv.ts';
import { packPages } from '../../src/messages/pack-pages.ts';
import { Drawing } from '../../src/pictures/draw.ts';
import { importCarried, openTestLedger } from '../support/ledger.ts';
import { textOf } from '../support/pdf.ts';

const FIXTURE = new URL('../fixtures/pack-2018-12.pdf', import.meta.url);

describe('R68: the pack for December 2018, out of the carried ledger', () => {
  const drawing = new Drawing();
  let pack: Pack;
  let pdf: Buffer;
  let sheets: string[];

  beforeAll(async () => {
    const team = await openTestLedger();
    try {
      await importCarried(team);
      const meeting = { day: day('2019-01-08'), time: '10:00' };
      pack = await readPack(team.reader, { meeting, on: day('2019-01-03'), seed: 20190108 });
    } finally {
      await team.close();
    }
    pdf = await drawing.pdf(packPages(pack));
    sheets = await textOf(pdf);
    return () => drawing.close();
  }, 60_000);

  it('reads, page for page, as the file that a person has looked at', async () => {
    // `UPDATE=1` writes it anew, to be looked at.
    if (process.env.UPDATE) await writeFile(FIXTURE, pdf);
    expect(sheets).toEqual(await textOf(await readFile(FIXTURE)));
  });

  it('is two or three sheets of A4, each with its number and for whom it is', () => {
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.length).toBeLessThan(4);
    sheets.forEach((sheet, at) => {
      expect(sheet).toContain('Managers only. Pack: Tuesday 8 January, 10:00.');
      expect(sheet).toContain('As the ledger stood on 3 January 2019.');
      expect(sheet).toContain(`Page ${at + 1} of ${sheets.length}`);
    });
  });

  it.each([
    ['Managing tenancy and accommodation', '20,880 257'],
    ['Self-care living skills', '11,843 394'],
    ['Physical health', '4,967 258'],
    ['Motivation/taking responsibility', '3,154 261'],
    ['Meaningful use of time', '2,241 74'],
    ['Social networks and relationships', '1,628 186'],
    ['Mental wellbeing', '1,439 59'],
    ['Managing money and personal admin', '878 65'],
    ['Substance abuse', '315 29'],
    ['Offending', '146 9'],
    ['All spending', '47,491 1,592'],
  ])('has the year of %s: %s', (label, figures) => {
    const row = lines().find((line) => line.startsWith(`${label} `) && line.includes(figures));
    expect(row).toBeDefined();
  });

  it('R56: has the five bands of the year, and nobody above', () => {
    const text = lines().join('\n');
    for (const band of [
      'under £50 23',
      '£50 to £100 11',
      'over £100 to £500 30',
      'over £500 to £1,000 17',
      'over £1,000 to £5,000 14',
      'over £5,000 0',
    ]) {
      expect(text).toContain(band);
    }
  });

  it('R33, R54: says who passed the planning figure, and how much carries an area', () => {
    const text = lines().join(' ');
    expect(text).toContain('2018: £47,491.00 · 1,592 purchases · 95 people.');
    expect(text).toContain('With an outcome area: £47,491.00 (100%)');
    expect(text).toContain('14 of 95 people passed the £1,000 planning figure');
  });

  it('names no customer', () => {
    expect(sheets.join('\n')).not.toMatch(/\bV\d{3}\b/);
    expect(packCsv(pack)).not.toMatch(/\bV\d{3}\b/);
  });

  it('is the same file each time, and says what it is and in which language', async () => {
    expect((await drawing.pdf(packPages(pack))).equals(pdf)).toBe(true);
    const raw = pdf.toString('latin1');
    expect(raw).toContain('/Lang (en-GB)');
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).toContain('(D:20190103120000Z)');
    expect(raw).not.toContain('/Author');
  });

  /** Lines of print; the words of one row stand on one line. */
  function lines(): string[] {
    return sheets.flatMap((sheet) => sheet.split('\n').map((line) => line.replace(/ +/g, ' ')));
  }
});
