import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pence } from '../../src/domain/money.ts';
import { NOTHING_MORE, type ToldLine } from '../../src/domain/more.ts';
import { goodsAtStart, inFull, inShort, shortened } from '../../src/messages/goods.ts';
import { lineList } from '../../src/messages/line-list.ts';

const CLOTHES = { id: 1, label: 'Clothes' };
const FOOD = { id: 2, label: 'Groceries' };
const SELF_CARE = { id: 1, label: 'Self-care' };
const LONG = 'winter coat with a hood, two pairs of waterproof trousers & walking boots';

const line = (item: string, category = FOOD): ToldLine => ({
  ...{ item, pence: pence(100), count: 1, unitPence: pence(100) },
  ...{ category, area: SELF_CARE, secondHand: false },
});

const told = (item: string, lines: readonly ToldLine[] = []) => ({
  ...{ item, pence: pence(1_000), count: 1, unitPence: pence(1_000) },
  ...{ category: CLOTHES, area: SELF_CARE, more: { ...NOTHING_MORE, lines } },
});

describe('goods in a headline', () => {
  it('are cut at a whole word, and stand in full beside', () => {
    const headline = goodsAtStart(inShort(told(LONG)));
    expect(headline).toBe('Winter coat with a hood, two pairs of waterproof trousers…');
    expect(inFull(told(LONG))).toContain('trousers &amp; walking boots');
  });

  it('stand as they are where they are short, and once', () => {
    expect(goodsAtStart(inShort(told('boots')))).toBe('Boots');
    expect(inFull(told('boots'))).toBeUndefined();
  });

  it('are the first of several and how many more, where all of them would be long', () => {
    expect(goodsAtStart(inShort(told('tea', [line('milk')])))).toBe('Tea, milk');
    expect(goodsAtStart(inShort(told('tea', [line(LONG), line('milk')])))).toBe('Tea and 2 more');
  });

  it('are never longer than sixty characters, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect([...shortened(text)].length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('R5: the lines of a purchase', () => {
  it('have their category and area beside them', () => {
    expect(lineList(told('boots', [line('milk')]))).toEqual([
      '• £9.00 boots · Clothes · Self-care',
      '• £1.00 milk · Groceries · Self-care',
    ]);
  });

  it('have them once above where lines after one another share them', () => {
    expect(lineList(told('boots', [line('milk'), line('tea')]))).toEqual([
      ...['Clothes · Self-care:', '• £8.00 boots'],
      ...['Groceries · Self-care:', '• £1.00 milk', '• £1.00 tea'],
    ]);
  });

  it('are counted after the fifth', () => {
    const six = Array.from({ length: 6 }, (_, at) => line(`thing ${at}`, CLOTHES));
    expect(lineList(told('boots', six))).toEqual([
      'Clothes · Self-care:',
      '• £4.00 boots',
      ...['thing 0', 'thing 1', 'thing 2', 'thing 3'].map((item) => `• £1.00 ${item}`),
      'and 2 more',
    ]);
  });
});
