import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { gallery } from '../src/gallery/gallery.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OURS = ['src', 'docs', 'manifests', 'prisma'];

/** Words that the planning figure must never go by, and how near is near: the same passage. */
const NEVER = /\b(limits?|limited|capped|quotas?|ceilings?|allowances?|balances?|entitle\w*)\b/i;
const FIGURE =
  /£\s?1,?000(?![\d,]|\.(?!00)\d)|£1k\b|thousand pounds|planning.figure|PLANNING_FIGURE|\b1_000_00\b|\b100_?000\b/i;
/** Names in the code, in which the two words are one. */
const NAMED =
  /planning_?(?:limit|cap|quota|ceiling|allowance|balance|entitlement)|(?:customer|year|yearly)_?(?:allowance|entitlement|balance)/i;
const NEAR = 120;

/** Where one of the words stands near the figure. */
function offences(text: string): string[] {
  const figures = [...text.matchAll(new RegExp(FIGURE, 'gi'))];
  return figures
    .map(({ index, 0: found }) =>
      text.slice(Math.max(0, index - NEAR), index + found.length + NEAR).replace(/\s+/g, ' '),
    )
    .filter((passage) => NEVER.test(passage))
    .concat(NAMED.exec(text)?.[0] ?? []);
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
  const found = await Promise.all(
    OURS.map(async (folder) => {
      const names = await readdir(join(ROOT, folder), { recursive: true });
      return names.map((name) => join(folder, name));
    }),
  );
  // docs/rules.md tells the rule itself, and so needs the words.
  const kept = found.flat().filter((name) => !/generated|docs\/rules\.md/.test(name));
  const pages = (await readdir(ROOT)).filter((name) => name.endsWith('.md'));
  return [...kept.filter((name) => /\.(tsx?|md|json|prisma|html|css|svg)$/.test(name)), ...pages];
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
    'capped at £1,000.00 each',
    'an allowance of a thousand pounds',
    'const planningLimit = 3;',
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

/** The licence of the Star is the organisation's own: this is all that may be said of it. */
const LICENCE =
  /they name no more of the Outcomes Star than that,\s+and your organisation needs its own licence for the Star[^.]*\./;
const OF_THE_STAR =
  /outcomes star|journey of change|ladder of change|\btriangle\b|star (?:chart|scale|score|ladder|step|stage|reading|point)s?\b/i;
/** What its scales call their stages; a few of them near each other are a scale. */
const STAGES = /\b(stuck|accepting help|believing|learning what works|self[- ]reliance)\b/gi;

function ofTheStar(text: string): string[] {
  const rest = text.replace(LICENCE, '');
  const stages = new Set([...rest.matchAll(STAGES)].map(([stage]) => stage.toLowerCase()));
  return [...(OF_THE_STAR.exec(rest)?.slice(0, 1) ?? []), ...(stages.size > 1 ? stages : [])];
}

describe('R134: of the Star there are the names of areas, and nothing else', () => {
  it('no text of a scale, no ladder, no chart in code, messages or files', async () => {
    const found: Record<string, string[]> = {};
    for (const name of await files()) {
      const offending = ofTheStar(await readFile(join(ROOT, name), 'utf8'));
      if (offending.length > 0) found[name] = offending;
    }
    expect(found).toEqual({});
  });

  it('nor in anything that people read in Slack', () => {
    const found = gallery()
      .filter(({ states }) =>
        states.some(({ shown }) => ofTheStar(readIn(shown.blocks).join('\n')).length > 0),
      )
      .map(({ name }) => name);
    expect(found).toEqual([]);
  });

  it('the README says that the organisation needs its own licence, and what a person must ask', async () => {
    const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
    const [said = ''] = LICENCE.exec(readme) ?? [];
    expect(said).toMatch(/licensor/);
  });

  it('and no picture is of it, by name', () => {
    const pictures = OURS.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }),
    ).filter((name) => /\.(?:png|svg|jpe?g|gif|webp|ico|pdf)$/i.test(name));
    expect(pictures.length).toBeGreaterThan(5);
    expect(pictures.filter((name) => /star|ladder|scale|logo|triangle/i.test(name))).toEqual([]);
  });

  it.each(['Journey of Change', 'from stuck to self-reliance', 'the Star chart'])(
    'the scan finds “%s”',
    (text) => expect(ofTheStar(text)).not.toEqual([]),
  );

  it.each(['a message got stuck', 'star anise', 'npm start'])('and lets “%s” be', (text) =>
    expect(ofTheStar(text)).toEqual([]),
  );
});
