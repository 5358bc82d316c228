import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPages } from '../../src/messages/pack-pages.ts';
import { EXAMPLE_RULE_WORDS } from '../../src/messages/pack-words.ts';
import type { Pages } from '../../src/pictures/pages.ts';
import { pdfOf } from '../../src/pictures/pdf.ts';
import { packs } from '../support/generated-packs.ts';
import { textOf } from '../support/pdf.ts';

const HEADINGS = [
  '1 Where it went',
  '2 To discuss',
  '3 New uses',
  '4 Trends',
  '5 Exceptions',
  '6 Forecast',
  '7 Last time',
];

function headings({ parts }: Pages): string[] {
  return parts.flatMap((part) => (part.kind === 'heading' ? [part.text] : []));
}

function rowsOf({ parts }: Pages): (readonly string[])[] {
  return parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));
}

describe('R68: the pack as pages to print', () => {
  it('R64: has the seven sections in their order, whatever is in them', () => {
    fc.assert(
      fc.property(packs, (pack) => {
        expect(headings(packPages(pack))).toEqual(HEADINGS);
      }),
    );
  });

  it('is one to four sheets, however much and however long', async () => {
    await fc.assert(
      fc.asyncProperty(packs, async (pack) => {
        const pages = await textOf(await pdfOf(packPages(pack)));
        expect(pages.length).toBeGreaterThan(0);
        expect(pages.length).toBeLessThan(5);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 60_000);

  it('R65: says beside each example by which rule it is there', () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const rows = rowsOf(packPages(pack));
        for (const { reference, rule } of pack.examples.filter((one) => one.onTheTable)) {
          const found = rows.filter((row) => row[0]?.endsWith(` · ${reference}`));
          expect(found.some((row) => row.includes(EXAMPLE_RULE_WORDS[rule]))).toBe(true);
        }
      }),
    );
  });

  it('leaves nothing out unsaid: a list that is cut says how many more there are', () => {
    const [pack] = fc.sample(packs, { numRuns: 1, seed: 7 });
    if (pack === undefined) throw new Error('no pack was made');
    const [use] = fc.sample(
      packs.map(({ newUses }) => newUses[0]).filter((one) => one !== undefined),
      { numRuns: 1, seed: 7 },
    );
    const newUses = Array.from({ length: 20 }, () => use).filter((one) => one !== undefined);
    const texts = packPages({ ...pack, newUses }).parts.map((part) =>
      part.kind === 'words' ? part.text : '',
    );
    expect(texts).toContain('And 10 more, see the CSV.');
  });

  it('R54: no figures by area without how much carries one', () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const texts = packPages(pack).parts.map((part) => (part.kind === 'words' ? part.text : ''));
        expect(texts.filter((text) => /With an outcome area: -?£/.test(text))).toHaveLength(1);
      }),
    );
  });
});
