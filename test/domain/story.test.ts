import { expect, it } from 'vitest';
import { namesReference } from '../../src/domain/story.ts';

it.each([
  ['a dog sitter, so that somebody could finish their treatment', false],
  ['two buses a day to college for 12 weeks', false],
  ['boots for V042', true],
  ['boots for v 042, who walks now', true],
  ['the gym of P00012', true],
  ['as asked in s0142', true],
])('design 6: %j names a reference: %s', (text, named) => {
  expect(namesReference(text, ['V017', 'V042'])).toBe(named);
});
