import { describe, expect, it } from 'vitest';
import { paragraphs } from '../../src/messages/blocks.ts';

const texts = (blocks: ReturnType<typeof paragraphs>) => blocks.map(({ text }) => text?.text ?? '');

describe('a list of any length', () => {
  it('is as many paragraphs as its lines need', () => {
    const lines = Array.from({ length: 100 }, (_, at) => `${at} ${'x'.repeat(98)}`);
    const parts = texts(paragraphs(...lines));
    expect(parts.every((part) => part.length <= 3_000)).toBe(true);
    expect(parts.join('\n')).toBe(lines.join('\n'));
  });

  it('cuts a line that is longer than a paragraph, never within an escaped sign', () => {
    for (const before of ['', 'x', 'xx', 'xxx', 'xxxx']) {
      const [part = ''] = texts(paragraphs(`${before}${'&amp;'.repeat(1_000)}`));
      expect(part.length).toBeLessThanOrEqual(3_000);
      expect(part).toMatch(/^x*(?:&amp;)+…$/);
    }
  });
});
