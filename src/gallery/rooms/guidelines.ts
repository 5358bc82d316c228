import { addDays, day } from '../../domain/day.ts';
import { type Guideline, MOST_OWN } from '../../domain/guidelines.ts';
import { SOURCE_ANSWERS } from '../../domain/other-source.ts';
import { guidelineChanged, guidelineSet } from '../../messages/guideline-changed.ts';
import { guidelineForm, guidelinesView } from '../../messages/guideline-forms.ts';
import { guidelinesMessage, whichDay } from '../../messages/guidelines.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

/** Those that every team begins with, the three that stay among them. */
const FIRST = 18;

/** As a manager may have written it: at most 75, 280 and 140 characters. */
function guidelineOf({ text, reason, day: on, flag }: Sample, at: number): Guideline {
  const isOwn = at >= FIRST;
  return {
    id: at + 1,
    code: isOwn ? `own_${at}` : ['sleeping_bag', 'unlocks', 'outcomes'][at % 3] + String(at),
    version: isOwn ? at : 1,
    kind: 'soft',
    title: text.slice(0, 75),
    text: reason,
    trigger: { words: [text], except: flag ? [text] : [], categories: [], asks: [] },
    alternative: flag ? text : undefined,
    startsOn: isOwn ? on : day('2026-03-01'),
    endsOn: undefined,
    reviewOn: flag ? addDays(on, 180) : undefined,
  };
}

const all = (sample: Sample) =>
  Array.from({ length: FIRST + Math.min(sample.count, MOST_OWN) }, (_, at) =>
    guidelineOf(sample, at),
  );

const tobacco = (sample: Sample): Guideline => ({
  ...guidelineOf(sample, 0),
  kind: 'hard',
  trigger: { list: 'tobacco', words: [], except: [], categories: [], asks: [] },
});

const pointing = (sample: Sample): Guideline => ({
  ...guidelineOf(sample, 0),
  kind: 'prompt',
  trigger: { source: 'bus_pass', words: [], except: [], categories: [], asks: ['source'] },
});

const countsOf = ({ day: since, count }: Sample) => ({
  since,
  counts: SOURCE_ANSWERS.map((answer, at) => ({ source: 'bus_pass', answer, count: count + at })),
});

const ended = (rule: Guideline): Guideline => ({ ...rule, endsOn: addDays(rule.startsOn, -1) });

/** The guidelines, and how managers change them. */
export const GUIDELINES_ROOM: readonly Exhibit[] = [
  {
    name: '/spend guidelines',
    by: guidelinesMessage,
    readBy: 'one',
    make: (sample) => guidelinesMessage(all(sample), sample.day, sample.flag),
  },
  {
    name: '/spend guidelines, with what was answered',
    by: guidelinesMessage,
    readBy: 'one',
    make: (sample) => guidelinesMessage([pointing(sample)], sample.day, true, countsOf(sample)),
  },
  { name: 'Guidelines of which day?', by: whichDay, readBy: 'one', make: () => whichDay() },
  {
    name: 'Change the guidelines',
    by: guidelinesView,
    readBy: 'one',
    make: (sample) => guidelinesView(all(sample), sample.day),
  },
  {
    name: 'One guideline',
    by: guidelineForm,
    readBy: 'one',
    make: (sample) =>
      guidelineForm(sample.count === 0 ? undefined : guidelineOf(sample, FIRST), sample.day),
  },
  {
    name: 'One guideline, its wording alone',
    by: guidelineForm,
    readBy: 'one',
    make: (sample) => guidelineForm(tobacco(sample), sample.day),
  },
  {
    name: 'Guideline saved',
    by: guidelineSet,
    readBy: 'one',
    kinds: ['guideline_set'],
    make: (sample) => guidelineSet(guidelineOf(sample, FIRST)),
  },
  {
    name: 'Guideline ended',
    by: guidelineSet,
    readBy: 'one',
    make: (sample) => guidelineSet(ended(guidelineOf(sample, FIRST))),
  },
  {
    name: 'A guideline changed',
    by: guidelineChanged,
    readBy: 'managers',
    kinds: ['guideline_changed'],
    make: (sample) => guidelineChanged(guidelineOf(sample, FIRST)),
  },
];
