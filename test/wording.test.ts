import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { gallery } from '../src/gallery/gallery.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Words that the planning figure must never go by, and how near is near: the same passage. */
const NEVER = /\b(limits?|allowances?|balances?|entitle\w*)\b/i;
const FIGURE =
  /£\s?1,?000(?![\d,]|\.\d)|planning.figure|PLANNING_FIGURE|\b1_000_00\b|\b100_?000\b/i;
const NEAR = 120;

/** Where one of the words stands near the figure. */
function offences(text: string): string[] {
  const figures = [...text.matchAll(new RegExp(FIGURE, 'gi'))];
  return figures
    .map(({ index, 0: found }) =>
      text.slice(Math.max(0, index - NEAR), index + found.length + NEAR).replace(/\s+/g, ' '),
    )
    .filter((passage) => NEVER.test(passage));
}

/** Every text of some blocks, in its order; ids and values are none. */
function readIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(readIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) =>
    key === 'text' && typeof held === 'string' ? [held] : readIn(held),
  );
}

async function files(): Promise<string[]> {
  const folders = ['src', 'docs', 'manifests', 'prisma'];
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(ROOT, folder), { recursive: true });
      return names.map((name) => join(folder, name));
    }),
  );
  // docs/rules.md tells the rule itself, and so needs the words.
  const kept = found.flat().filter((name) => !/generated|docs\/rules\.md/.test(name));
  return [...kept.filter((name) => /\.(tsx?|md|json|prisma|html)$/.test(name)), 'README.md'];
}

describe('R129, R149: the £1,000 is a planning figure', () => {
  it('and nothing calls it a limit, an allowance, a balance or an entitlement', async () => {
    const names = await files();
    expect(names.length).toBeGreaterThan(100);
    const found: Record<string, string[]> = {};
    for (const name of names) {
      const offending = offences(await readFile(join(ROOT, name), 'utf8'));
      if (offending.length > 0) found[name] = offending;
    }
    expect(found).toEqual({});
  });

  it('nor does anything that people read in Slack, in any state of the gallery', () => {
    const texts = gallery().map(({ name, states }) => ({
      name,
      texts: states.map(({ shown }) => readIn(shown.blocks).join('\n')),
    }));
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.some((one) => one.texts.some((text) => /planning figure/i.test(text)))).toBe(true);
    const found = texts.filter((one) => one.texts.some((text) => offences(text).length > 0));
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    'A limit of £1,000 a year',
    'his £1000 allowance',
    'the planning figure is no entitlement',
    'what is left of the £1,000: her balance',
  ])('the scan finds “%s”', (sentence) => {
    expect(offences(sentence)).toHaveLength(1);
  });

  it.each(['£100 a day is the limit', 'over £1,000 to £5,000', 'a limit of £10,000'])(
    'and lets “%s” be',
    (sentence) => {
      expect(offences(sentence)).toEqual([]);
    },
  );
});
