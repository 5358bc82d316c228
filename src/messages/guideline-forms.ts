import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { type Day, formatDay } from '../domain/day.ts';
import type { GuidelineFault } from '../domain/guideline-change.ts';
import { bringsUpText } from '../domain/guideline-words.ts';
import { type Guideline, type GuidelineKind, isFixed, isOwn } from '../domain/guidelines.ts';
import { OTHER_SOURCES } from '../domain/purchase.ts';
import { actions, button, context, option, section } from './blocks.ts';
import { guidelineTitle } from './guidelines.ts';
import { ACTIONS, GUIDELINE, VIEWS } from './ids.ts';
import { dayInput, radioInput, selectInput, textInput } from './inputs.ts';

/** Most characters of a guideline's parts, as Slack counts them. */
export const GUIDELINE_LENGTH = { title: 75, text: 280, alternative: 140, words: 3_000 } as const;

const KINDS: Readonly<Record<GuidelineKind, string>> = {
  hard: 'Never: refused',
  soft: 'Not usually: a manager decides',
  prompt: 'Ask first: a reminder',
  principle: 'Principle',
};

/** For managers: each guideline as it was written last, with the ways to change it (R47). */
export function guidelinesView(newest: readonly Guideline[], today: Day): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.guidelines,
    title: { type: 'plain_text', text: 'Guidelines' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      actions('guidelines', button('Add one', ACTIONS.addGuideline, 'new', 'primary')),
      ...newest.flatMap((rule) => listed(rule, today)),
    ],
  };
}

function listed(rule: Guideline, today: Day): KnownBlock[] {
  const id = `guideline:${rule.code}`;
  const said = section(guidelineTitle(rule), facts(rule, today).join(' · '));
  const change = button('Change', ACTIONS.changeGuideline, rule.id);
  if (!isOwn(rule)) return [{ ...said, block_id: id, accessory: change }];
  const end = button('End', ACTIONS.endGuideline, rule.id, 'danger');
  return [said, actions(id, change, end)];
}

function facts({ kind, version, startsOn, reviewOn }: Guideline, today: Day): string[] {
  const from = startsOn > today ? 'From' : 'Since';
  return [
    KINDS[kind],
    ...(version === 1 ? [] : [`${from} ${formatDay(startsOn)}`]),
    ...(reviewOn === undefined ? [] : [`Looked at again on ${formatDay(reviewOn)}`]),
  ];
}

/** One guideline as a form: an empty one to add, or one to change. */
export function guidelineForm(rule: Guideline | undefined, today: Day): ModalView {
  const { title, text, startsOn } = GUIDELINE;
  const fixed = rule !== undefined && isFixed(rule);
  return {
    type: 'modal',
    callback_id: VIEWS.guideline,
    private_metadata: JSON.stringify(rule === undefined ? {} : { guideline: rule.id }),
    title: { type: 'plain_text', text: rule === undefined ? 'Add a guideline' : 'Change it' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      ...(fixed ? [onlyWording()] : []),
      textInput(title, 'Title', { value: rule?.title, most: GUIDELINE_LENGTH.title }),
      textInput(text, 'In plain words', {
        ...{ value: rule?.text, most: GUIDELINE_LENGTH.text, multiline: true },
        hint: 'Everyone on the team reads it. No names, please.',
      }),
      ...(fixed ? [] : whatItDoes(rule)),
      dayInput(startsOn, 'From which day', {
        ...{
          value: today,
          hint: 'Today or later. Earlier purchases keep what they were judged by.',
        },
      }),
      ...(fixed ? [] : [reviewInput(rule)]),
    ],
  };
}

function onlyWording(): KnownBlock {
  return context(
    'Every team begins with this one. Its wording may change; what it refuses, and that it refuses, stays.',
  );
}

function whatItDoes(rule: Guideline | undefined): KnownBlock[] {
  const { kind, words, alternative } = GUIDELINE;
  const kinds = Object.entries(KINDS).map(([code, label]) => option(label, code));
  return [
    radioInput(kind, 'What it does', kinds, { chosen: rule?.kind ?? 'prompt' }),
    ...(rule?.trigger.list === undefined
      ? [
          textInput(words, 'Words that bring it up', {
            ...{ optional: true, multiline: true, most: GUIDELINE_LENGTH.words },
            value: rule && bringsUpText(rule.trigger),
            hint: 'Commas between them. What does not count comes after “not:”, as in: television, TV, not: TV licence, TV stand.',
          }),
        ]
      : []),
    ...(bringsUpElse(rule)
      ? [context('Kinds of goods or a price bring it up, too; those stay.')]
      : []),
    textInput(alternative, 'What is usually done instead', {
      ...{ optional: true, value: rule?.alternative, most: GUIDELINE_LENGTH.alternative },
    }),
    ...(maySayWhatItAsks(rule) ? [asksInput(rule)] : []),
  ];
}

function bringsUpElse(rule: Guideline | undefined): boolean {
  return (rule?.trigger.categories.length ?? 0) > 0 || rule?.trigger.over !== undefined;
}

/** Whether the form can tell what a prompt asks: one thing, and nothing that is asked later. */
export function maySayWhatItAsks(rule: Guideline | undefined): boolean {
  const asks = rule?.trigger.asks ?? [];
  return asks.length <= 1 && asks.every((one) => one === 'source' || one === 'why');
}

const NO_ASK = 'nothing';

function asksInput(rule: Guideline | undefined) {
  const { asks = [], source } = rule?.trigger ?? {};
  const chosen = asks.includes('source') ? `source:${source ?? ''}` : (asks[0] ?? NO_ASK);
  const hint = 'Only for “Ask first”.';
  return selectInput(GUIDELINE.asks, 'A reminder asks', asksOptions(), { chosen, hint });
}

/** What a reminder may ask. */
export function asksOptions(): PlainTextOption[] {
  const sources = OTHER_SOURCES.filter(({ code }) => code !== 'none');
  return [
    option('Nothing: its sentence is shown', NO_ASK),
    option('Why this one', 'why'),
    ...sources.map(({ code, label }) => option(`Checked first: ${label}`, `source:${code}`)),
  ];
}

function reviewInput(rule: Guideline | undefined) {
  return dayInput(GUIDELINE.reviewOn, 'Looked at again on', {
    ...{ optional: true, value: rule?.reviewOn },
    hint: '“Never” needs such a day: a refusal is looked at again.',
  });
}

/** What is wrong with a guideline: the field, and what to do. */
export const GUIDELINE_FAULTS: Readonly<Record<GuidelineFault, readonly [string, string]>> = {
  past: [GUIDELINE.startsOn, 'This day is past. Choose today or a later day.'],
  'ends-before': [GUIDELINE.startsOn, 'It would end before it begins. Choose an earlier day.'],
  'no-review': [
    GUIDELINE.reviewOn,
    'A guideline that refuses is looked at again. Choose a day for that.',
  ],
  'review-past': [GUIDELINE.reviewOn, 'Choose a day to come on which it is looked at again.'],
  'nothing-brings-it-up': [
    GUIDELINE.words,
    'Nothing would bring it up. Type the words that do, or make it a principle.',
  ],
  fixed: [GUIDELINE.kind, 'Every team begins with this one: it goes on refusing.'],
};

/** What is wrong with typed words. */
export const GUIDELINE_WORDS = {
  none: 'Say it in a few words.',
  tooLong: (most: number) => `Say it in ${most} characters or fewer.`,
} as const;
