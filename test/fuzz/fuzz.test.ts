import { describe, expect, it } from 'vitest';
import { seed } from '../support/seed.ts';
import { sourcesIn } from '../support/sources.ts';
import { fuzz } from './run.ts';

describe('whatever comes in at any entrance', () => {
  it('breaks nothing, reaches nobody, shows no stack trace, and the ledger holds', async () => {
    const { tried, grown, findings } = await fuzz(1_500, seed(), () => undefined);
    expect(findings).toEqual([]);
    const total = tried.reduce((sum, { inputs }) => sum + inputs, 0);
    process.stdout.write(`Fuzz: ${total} inputs tried at ${tried.length} entrances.\n`);
    expect(total).toBeGreaterThan(1_400);
    expect(grown.purchases).toBeGreaterThan(0);
    expect(grown.drafts).toBeGreaterThan(0);
  }, 120_000);

  it('is never put on the practice page as markup', () => {
    const page = sourcesIn(['src/practice/page'], ['.ts', '.tsx', '.html']);
    const raw = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\(/u;
    expect(page.length).toBeGreaterThan(20);
    expect(page.filter(({ text }) => raw.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
