import { expect, it } from 'vitest';
import { parseMeetingRule } from '../../src/domain/meeting-rule.ts';
import { meetingRuleSentence } from '../../src/messages/meeting-rule.ts';

it.each([
  ['', 'When is the meeting? Write it like “second Tuesday at 10:00”'],
  ['<!here> Tuesday', '“&lt;!here&gt; tuesday” is not clear. Write it like'],
  ['second Tuesday', '“second tuesday” has no time. Add one'],
  ['second Tuesday at 10', '“10” is not a time. Write it with a colon'],
  ['8/12/2026 10:00', '“8/12/2026” is not a day. Write the year first'],
  ['fifth Tuesday at 10:00', 'Not every month has a fifth. Use first to fourth'],
  ['2026-12-08 10:00, 2026-12-08 14:00', '8 December 2026 is there twice. Leave one'],
])('R63: “%s” is answered with what to do: %s', (text, sentence) => {
  const read = parseMeetingRule(text);
  expect(read.ok ? '' : meetingRuleSentence(read)).toContain(sentence);
});
