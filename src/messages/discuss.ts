import type { KnownBlock, ModalView } from '@slack/types';
import { addDays, type Day, formatDay } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import type { ExampleRule } from '../domain/pack.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { actionLine, type ShownAction } from './actions.ts';
import { actions, button, type Message, option, paragraphs, section } from './blocks.ts';
import { personInput } from './directory-inputs.ts';
import { goodsAtStart, inShort } from './goods.ts';
import { asksOptions } from './guideline-forms.ts';
import { type LaterNote, laterLine } from './history.ts';
import { ACTIONS, DISCUSS, VIEWS } from './ids.ts';
import { dayInput, selectInput, textInput, ticksInput } from './inputs.ts';
import { EXAMPLE_RULE_WORDS } from './pack-words.ts';
import { quoted, typed } from './text.ts';

/** One example as managers discuss it, privately: whose it is stands here and nowhere else. */
export interface Discussed {
  readonly id: number;
  readonly rule: ExampleRule;
  readonly isDropped: boolean;
  /** As it was last told. */
  readonly purchase: SavedPurchase;
  readonly isUndone: boolean;
  readonly notes: readonly LaterNote[];
  /** What meetings decided about it before. */
  readonly decided: readonly ShownAction[];
  /** Categories that a guideline may be about. */
  readonly categories: readonly { readonly code: string; readonly label: string }[];
  /** Who is proposed to do it, by Slack id. */
  readonly owner: string;
  /** The next meeting's day, or what stands for it. */
  readonly until: Day;
  readonly today: Day;
  readonly timezone: string;
}

/** Most characters of a decision. */
export const DECIDED_LENGTH = 140;
/** What was told of it later: the last few. */
const SHOWN = 5;

/** R67: what was decided, who does it, until when; and whether it becomes a guideline. */
export function discussForm(facts: Discussed): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.discuss,
    private_metadata: JSON.stringify({ example: facts.id }),
    title: { type: 'plain_text', text: `Discuss ${facts.purchase.reference}`.slice(0, 24) },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [...about(facts), ...decision(facts), ...asGuideline(facts)],
  };
}

function about(facts: Discussed): KnownBlock[] {
  const { purchase, notes, timezone, decided, isUndone } = facts;
  const { customer, category, area, purpose, whyThisOne, day, pence, reference } = purchase;
  const drop = facts.isDropped
    ? button('Put it back', ACTIONS.putBackExample, facts.id)
    : button('Drop it', ACTIONS.dropExample, facts.id);
  const later = notes.slice(-SHOWN).map((note) => laterLine(note, timezone));
  return [
    section(
      `*${goodsAtStart(inShort(purchase))} · ${formatPounds(pence)}*`,
      [customer.reference, typed(category.label), area && typed(area.label)]
        .filter(Boolean)
        .join(' · '),
      `${formatDay(day)} · ${reference} · ${EXAMPLE_RULE_WORDS[facts.rule]}`,
      purpose && quoted(purpose),
      whyThisOne && `Why this one: ${quoted(whyThisOne)}`,
      isUndone && '↩️ Undone since: it counts nowhere.',
    ),
    ...(later.length === 0 ? [] : paragraphs('*Told later*', ...later)),
    ...(decided.length === 0 ? [] : paragraphs('*Decided before*', ...decided.map(actionLine))),
    actions(`example:${facts.id}`, button('History', ACTIONS.history, reference), drop),
  ];
}

function decision({ owner, until }: Discussed): KnownBlock[] {
  return [
    textInput(DISCUSS.decided, 'What was decided', {
      most: DECIDED_LENGTH,
      placeholder: 'Check for a free bus pass first',
      hint: 'No names, please.',
    }),
    personInput(DISCUSS.owner, 'Who does it', { person: owner }),
    dayInput(DISCUSS.until, 'Until when', { value: until }),
    ticksInput(DISCUSS.nothingLeft, 'If nothing is left to do', [
      option('Keep it as done: it does not come back', 'done'),
    ]),
  ];
}

function asGuideline({ categories, today }: Discussed): KnownBlock[] {
  const options = categories.map(({ code, label }) => option(label, code));
  return [
    selectInput(DISCUSS.category, 'Make it a guideline: ask first, for', options, {
      ...{ optional: true, placeholder: 'No guideline' },
      hint: 'What was decided is then read by everyone, and shown when such a thing is logged.',
    }),
    selectInput(DISCUSS.asks, 'The guideline asks', asksOptions(), {
      ...{ optional: true, chosen: 'nothing' },
    }),
    dayInput(DISCUSS.from, 'The guideline holds from', {
      ...{ optional: true, value: addDays(today, 1) },
    }),
  ];
}

/** What is wrong in the form; plain text, as it stands under a field. */
export const DISCUSS_FAULTS = {
  decided: 'Say in a few words what was decided.',
  tooLong: `Say it in ${DECIDED_LENGTH} characters or fewer.`,
  owner: 'Choose somebody of the team.',
  until: 'Choose today or a later day.',
  category: 'Choose for which kind of goods it asks first.',
  from: 'Choose the day from which it holds: today or a later day.',
} as const;

/** After `Drop it` or `Put it back`. */
export function exampleDropped(id: number, reference: string, isDropped: boolean): Message {
  return {
    text: isDropped ? `Dropped · ${reference}` : `Put back · ${reference}`,
    blocks: [
      section(
        isDropped
          ? `*Dropped: ${reference} is no longer in the pack.* It stays in the ledger as it is.`
          : `*${reference} is in the pack again.*`,
      ),
      actions(
        `example:${id}`,
        isDropped
          ? button('Put it back', ACTIONS.putBackExample, id)
          : button('Drop it', ACTIONS.dropExample, id),
      ),
    ],
  };
}
