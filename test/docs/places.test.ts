import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(`${ROOT}docs`).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
const read = (page: string) => readFileSync(`${ROOT}${page}`, 'utf8');

const FILE = /(?<![\w/.-])(?:[\w.-]+\/)+[\w-]+(?:\.test)?\.(?:tsx?|mjs|json|prisma|csv|sql)\b/gu;
/** Links, not pictures, which are drawn anew by a script. */
const LINK = /(?<!!)\[[^\]]*\]\((?!https?:|#)([^)#]+)/gu;
const RUN = /npm run (?:-s )?([\w:-]+)/gu;

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('names files of the project that exist', () => {
    const named = [...text.matchAll(FILE)].map(([file]) => file.replace(/^(?:\.\.?\/)+/u, ''));
    const missing = named.filter(
      (file) => !['', 'src/'].some((at) => existsSync(ROOT + at + file)),
    );
    expect(missing).toEqual([]);
  });

  it('links to what exists', () => {
    const folder = page.replace(/[^/]*$/u, '');
    const links = [...text.matchAll(LINK)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(ROOT + folder + link))).toEqual([]);
  });

  it('runs scripts that package.json has', () => {
    const named = [...text.matchAll(RUN)].map(([, script = '']) => script);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});
