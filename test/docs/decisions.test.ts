import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFIRMATIONS, type ConfirmationCode } from '../../src/domain/confirmations.ts';

/** What each page must say of each. */
const SAID: Readonly<Record<ConfirmationCode, RegExp>> = {
  lawful_basis: /lawful basis/,
  conditions: /Article 9 and Schedule 1 conditions/,
  impact_assessment: /data protection impact assessment/,
  privacy_notice: /privacy notice/,
  slack_retention: /Slack.*(?:keeps messages|retention).*(?:region|where)/,
};

/** The items of the list that stands where a page tells of the decisions. */
function decisionsIn(page: string, after: string): string[] {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  const lines = text.slice(text.indexOf(after) + after.length).split('\n');
  const from = lines.findIndex((line) => line.startsWith('- '));
  const to = lines.findIndex((line, at) => at > from && !line.startsWith('- '));
  return lines.slice(from, to).map((line) => line.replace(/^- (?:\[ \] )?/u, ''));
}

describe.each([
  ['README.md', 'Before real use your organisation decides'],
  ['docs/going-live.md', 'Your organisation decides first'],
])('%s', (page, after) => {
  it('R144: lists what must be decided, all that is confirmed and nothing else', () => {
    const items = decisionsIn(page, after);
    const told = CONFIRMATIONS.map((code) => items.filter((item) => SAID[code].test(item)).length);
    expect(told).toEqual(CONFIRMATIONS.map(() => 1));
    expect(items).toHaveLength(CONFIRMATIONS.length);
  });
});
