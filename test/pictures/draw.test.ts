import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Chart } from '../../src/pictures/chart.ts';
import { Drawing } from '../../src/pictures/draw.ts';

const CHART: Chart = {
  title: 'Purchases in four weeks',
  figures: 'count',
  bars: [
    { label: 'Managing tenancy', value: 4, usual: { from: 1, to: 6 } },
    { label: 'Self-care', value: 0 },
  ],
};
const PNG = '89504e470d0a1a0a';

/** As patient as a busy machine needs. */
const PATIENT = { most: 60_000 };

let one: Drawing;
const opened: Drawing[] = [];
function drawing(times: ConstructorParameters<typeof Drawing>[0] = {}): Drawing {
  const begun = new Drawing({ ...PATIENT, ...times });
  opened.push(begun);
  return begun;
}
beforeAll(() => {
  one = new Drawing(PATIENT);
});
afterEach(() => Promise.all(opened.splice(0).map((begun) => begun.close())));
afterAll(() => one.close());

/** Width and height, from the first part of a PNG. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('a picture is drawn in a thread of its own', () => {
  it('as PNG, as wide for one bar as for ten, higher for more', async () => {
    const [width, height] = sizeOf(await one.png(CHART));
    const bars = Array.from({ length: 10 }, (_, i) => ({ label: `Area ${i}`, value: i * 7 }));
    const [same, higher] = sizeOf(await one.png({ ...CHART, bars }));
    expect([width, same]).toEqual([900, 900]);
    expect(higher).toBeGreaterThan(height);
  });

  it('several asked for at once are each their own', async () => {
    const bars = [[], CHART.bars.slice(0, 1), CHART.bars];
    const drawn = await Promise.all(bars.map((some) => one.png({ ...CHART, bars: some })));
    const heights = drawn.map((png) => sizeOf(png)[1]);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights).size).toBe(3);
  });

  it('the same figures are the same picture', async () => {
    const other = drawing();
    expect(await one.png(CHART)).toEqual(await other.png(CHART));
  });

  it('what nobody has bought, refunds alone and a name without end can be drawn', async () => {
    const usual = { from: 0, to: 0 };
    for (const bars of [
      [{ label: 'Offending', value: 0, usual }],
      [{ label: 'Refunds', value: -1234 }],
      [{ label: `${'Accommodation/'.repeat(20)} & <b>`, value: 123_456_789 }],
    ]) {
      sizeOf(await one.png({ ...CHART, figures: 'pounds', bars, note: 'x'.repeat(500) }));
    }
  });
});

describe('a picture that cannot be drawn', () => {
  it('is told of, and the next one is drawn', async () => {
    const broken: Chart = { ...CHART, figures: 'pounds', bars: [{ label: 'A', value: 0.5 }] };
    await expect(one.png(broken)).rejects.toThrow('pence');
    sizeOf(await one.png(CHART));
  });

  it('in time is given up, and nothing waits for it', async () => {
    await expect(drawing({ most: 0 }).png(CHART)).rejects.toThrow('too long');
  });

  it('because the thread ended is told of, and the next one begins another', async () => {
    const own = drawing();
    const first = own.png(CHART);
    const told = expect(first).rejects.toThrow('closed');
    await own.close();
    await told;
    sizeOf(await own.png(CHART));
  });

  it('what cannot be handed over is refused at once', async () => {
    const label = (() => 'A') as unknown as string;
    await expect(drawing().png({ ...CHART, bars: [{ label, value: 1 }] })).rejects.toThrow();
  });
});

it('a thread with nothing to do is ended, and the next picture begins another', async () => {
  const own = drawing({ idle: 0 });
  const before = sizeOf(await own.png(CHART));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(sizeOf(await own.png(CHART))).toEqual(before);
});
