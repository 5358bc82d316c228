import { type Day, formatDay } from '../domain/day.ts';
import { type Guideline, ownCode } from '../domain/guidelines.ts';
import { type Message, section } from './blocks.ts';
import { clauseSentence } from './clause.ts';
import { typed } from './text.ts';

/** To whoever changed a guideline: from when it reads how. */
export function guidelineSet(rule: Guideline): Message {
  if (isEnded(rule)) {
    return {
      text: 'Guideline ended',
      blocks: [
        section(
          `*Ended on ${formatDay(rule.startsOn)}: ${typed(rule.title)}*`,
          'It holds no more. What was judged by it keeps it.',
        ),
      ],
    };
  }
  return {
    text: 'Guideline saved',
    blocks: [
      section(
        `*From ${formatDay(rule.startsOn)}: ${clauseSentence(rule)}*`,
        typed(rule.text),
        review(rule.reviewOn),
      ),
    ],
  };
}

function review(on: Day | undefined): string | undefined {
  return on && `It is looked at again on ${formatDay(on)}.`;
}

/** To the managers' channel, so that nobody is surprised: one line. */
export function guidelineChanged(rule: Guideline): Message {
  const on = formatDay(rule.startsOn);
  const what = isEnded(rule)
    ? `A guideline ended on ${on}`
    : `A guideline ${isAdded(rule) ? 'was added' : 'changed'}, from ${on}`;
  return {
    text: 'A guideline changed',
    blocks: [section(`${what}: *${typed(rule.title)}*. All of them: \`/spend guidelines\`.`)],
  };
}

function isEnded({ endsOn, startsOn }: Guideline): boolean {
  return endsOn !== undefined && endsOn < startsOn;
}

function isAdded({ code, version }: Guideline): boolean {
  return code === ownCode(version);
}
