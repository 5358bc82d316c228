import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../src/domain/pack.ts';
import { packMessage } from '../../src/messages/pack.ts';
import { withPackFiles } from '../../src/messages/pack-file.ts';
import { packText } from '../../src/messages/pack-text.ts';
import { PACK_SECTIONS } from '../../src/messages/pack-words.ts';
import { faultsInBlocks } from '../../src/practice/block-kit/validate.ts';
import { packs } from '../support/generated-packs.ts';
import { actedOn, markupIn } from '../support/markup.ts';

/** Slack refuses a posted message at about 13,200 characters of blocks. */
const MOST_CHARACTERS = 12_000;
const HEADINGS = Object.values(PACK_SECTIONS).map((heading, at) => `${at + 1} ${heading}`);

/** As the ledger gives it: every row has an id of its own. */
const read = packs.map(
  (pack): Pack => ({
    ...pack,
    examples: pack.examples.map((one, at) => ({ ...one, id: at + 1 })),
    actions: pack.actions.map((one, at) => ({ ...one, id: at + 1 })),
  }),
);

const bold = (pack: Pack) =>
  markupIn(packMessage(pack).blocks).flatMap(({ text }) => text.match(/^\*[1-7] [^*]+\*/gmu) ?? []);

describe('R64: the pack in the managers’ channel', () => {
  it('R64: has seven headings in their order, whatever is in it', () =>
    fc.assert(
      fc.property(read, (pack) => {
        expect(bold(pack)).toEqual(HEADINGS.map((heading) => `*${heading}*`));
        const text = packText(pack).split('\n');
        const lines = HEADINGS.map((heading) =>
          text.findIndex((line) => line === heading || line.startsWith(`${heading}:`)),
        );
        expect(lines.every((line) => line > 0)).toBe(true);
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
      }),
      { numRuns: 100 },
    ));

  it('stays within Slack’s limits, however long the lists and the words are', () =>
    fc.assert(
      fc.property(read, (pack) => {
        const { blocks, text } = withPackFiles(packMessage(pack), 99_999);
        expect(faultsInBlocks(blocks, 'message')).toEqual([]);
        expect(JSON.stringify(blocks).length).toBeLessThan(MOST_CHARACTERS);
        expect(text).toMatch(/^Pack: /u);
        expect(actedOn(blocks).filter((one) => one !== '<@U0PR000031>')).toEqual([]);
      }),
      { numRuns: 300, endOnFailure: true },
    ));

  it('R55: many uncoded lines are named, and a few are not', () =>
    fc.assert(
      fc.property(read, (pack) => {
        const { uncoded } = pack.spending;
        const named = /Uncoded: \d+ of [\d,]+ lines? of the month/u;
        expect(named.test(packText(pack))).toBe(uncoded.isMany);
      }),
      { numRuns: 100 },
    ));

  it('R65: at most six stand on the table with a button, the rule beside each', () =>
    fc.assert(
      fc.property(read, (pack) => {
        const blocks = JSON.stringify(packMessage(pack).blocks);
        const buttons = blocks.match(/"pack\.discuss"/gu) ?? [];
        expect(buttons).toHaveLength(Math.min(6, pack.examples.length));
      }),
      { numRuns: 100 },
    ));
});
