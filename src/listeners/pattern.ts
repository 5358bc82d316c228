import { z } from 'zod';
import { answerPattern, answerPatternYes, openPatternForm } from '../flows/ask-pattern.ts';
import { BECAUSE } from '../messages/ids.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { CLOSED, onSubmit } from './submit.ts';

/** `Yes, because…`. */
export function patternYes(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => openPatternForm(act, id));
}

/** `Review` and `Snooze`. */
export function patternTapped(deps: ListenerDeps, answer: 'review' | 'snooze') {
  return onClick(deps, ({ act, id }) => answerPattern(act, id, answer));
}

const asked = z.object({ ask: z.number() });

/** The form behind `Yes, because…`. */
export function patternSent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    async ({ act, metadata, values }) => {
      const { ask } = asked.parse(JSON.parse(metadata));
      return (await answerPatternYes(act, ask, values.text(BECAUSE))) ?? CLOSED;
    },
    [BECAUSE],
  );
}
