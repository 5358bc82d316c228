import type { InputBlock, KnownBlock } from '@slack/types';
import type { Day } from '../domain/day.ts';
import { MOST_LINES, type ReceiptAnswer } from '../domain/more.ts';
import type { Named } from '../domain/purchase.ts';
import { actions, button, option, section } from './blocks.ts';
import { ACTIONS, lineField, MORE_FIELDS } from './ids.ts';
import { dayInput, radioInput, selectInput, textInput, ticksInput } from './inputs.ts';
import { interestInput } from './interest-input.ts';
import { photoInput } from './receipt-photo.ts';

/** A further line of the form, as far as it is filled in. */
export interface LineForm {
  readonly item?: string | undefined;
  readonly amount?: string | undefined;
  readonly category?: Named | undefined;
  readonly area?: Named | undefined;
}

/** What the form holds behind "Add more"; all of it optional. */
export interface MoreForm {
  readonly day: Day;
  readonly whyLate?: string | undefined;
  readonly howMany?: string | undefined;
  readonly customerShare?: string | undefined;
  readonly frees?: string | undefined;
  readonly newUse: boolean;
  /** R143: ticked. */
  readonly interest: boolean;
  /** R43: of the customer's support plan. */
  readonly planItem?: string | undefined;
  readonly planReviewOn?: Day | undefined;
  readonly receipt?: ReceiptAnswer | undefined;
  /** A photo came with it before. */
  readonly hasPhoto?: boolean;
  /** The total on the receipt, asked where there are several lines. */
  readonly total?: string | undefined;
  /** Positions of the lines whose goods are second hand. */
  readonly secondHand: readonly number[];
  readonly lines: readonly LineForm[];
}

interface Lists {
  readonly categories: readonly Named[];
  readonly areas: readonly Named[];
  readonly takesPhotos?: boolean;
}

/** The button that brings the rest up; the fields above keep what was typed. */
export function addMoreButton(): KnownBlock {
  return actions('add_more', button('Add more', ACTIONS.addMore, 'more'));
}

/** Everything behind "Add more", with the further lines last. */
export function moreBlocks(more: MoreForm, lists: Lists): KnownBlock[] {
  const lines = more.lines.flatMap((line, at) => lineBlocks(line, at + 2, lists));
  return [
    ...general(more),
    ...(lists.takesPhotos ? [photoInput(more.hasPhoto ?? false)] : []),
    ...secondHandInputs(more),
    ...lines,
    ...(more.lines.length === 0 ? [] : [totalInput(more.total)]),
    lineButtons(more.lines.length + 1),
  ];
}

function general(more: MoreForm): InputBlock[] {
  const { day, whyLate, howMany, customerShare, frees, newUse, receipt } = MORE_FIELDS;
  const optional = true;
  return [
    dayInput(day, 'Date', { optional, value: more.day }),
    textInput(whyLate, 'Why so late', {
      ...{ optional, value: more.whyLate },
      hint: 'Only when it is more than seven days ago.',
    }),
    textInput(howMany, 'How many', {
      ...{ optional, value: more.howMany, most: 3 },
      hint: 'Of what is named above: 11 for eleven nights. The amount stays the total.',
    }),
    textInput(customerShare, 'Customer’s share', {
      ...{ optional, value: more.customerShare, most: 20 },
      hint: 'What the customer pays of the amount above. Limits and totals leave it out.',
    }),
    // R66: the worker's own word; nothing works it out.
    ticksInput(
      newUse,
      'New or unusual',
      [option('Yes, it is new or unusual for the team', 'new')],
      [...(more.newUse ? ['new'] : [])],
    ),
    interestInput(MORE_FIELDS.interest, more.interest),
    textInput(frees, 'Frees the customer’s own money for', { optional, value: more.frees }),
    ...planInputs(more),
    {
      ...radioInput(receipt, 'Receipt', receiptOptions(), { chosen: more.receipt }),
      optional,
    },
  ];
}

/** R43: optional; the field takes more than may be told, so that the refusal can say what may. */
function planInputs({ planItem, planReviewOn }: MoreForm): InputBlock[] {
  const optional = true;
  return [
    textInput(MORE_FIELDS.planItem, 'Support-plan item', {
      ...{ optional, value: planItem, placeholder: '3.2' },
      hint: 'Its number in the customer’s support plan, and no words of it.',
    }),
    dayInput(MORE_FIELDS.planReviewOn, 'Plan reviewed on', { optional, value: planReviewOn }),
  ];
}

function receiptOptions() {
  return [option('The reference will be on it', 'yes'), option('There is no receipt', 'no')];
}

/** Slack shows at most so many ticks in one field. */
const MOST_TICKS = 10;

/** R9: one tick, or one for each line. */
function secondHandInputs({ lines, secondHand }: MoreForm): InputBlock[] {
  const positions = Array.from({ length: lines.length + 1 }, (_, at) => at + 1);
  const label = (position: number) => (lines.length === 0 ? 'Yes' : `Line ${position}`);
  return [positions.slice(0, MOST_TICKS), positions.slice(MOST_TICKS)]
    .filter((some) => some.length > 0)
    .map((some, at) =>
      ticksInput(
        `${MORE_FIELDS.secondHand}${at === 0 ? '' : '_more'}`,
        at === 0 ? 'Second hand' : 'Second hand, further lines',
        some.map((position) => option(label(position), position)),
        secondHand.map(String),
      ),
    );
}

function lineBlocks(line: LineForm, position: number, lists: Lists): InputBlock[] {
  const field = (part: Parameters<typeof lineField>[1]) => lineField(position, part);
  const choices = (named: readonly Named[]) => named.map(({ id, label }) => option(label, id));
  const chosen = (one: Named | undefined) => ({ chosen: one && String(one.id) });
  const { categories, areas } = lists;
  return [
    textInput(field('item'), `Line ${position}: what`, { value: line.item }),
    textInput(field('amount'), `Line ${position}: amount`, {
      ...{ value: line.amount, most: 20, placeholder: '4.20, 80p, 2x30' },
    }),
    selectInput(
      field('category'),
      `Line ${position}: category`,
      choices(categories),
      chosen(line.category),
    ),
    selectInput(field('area'), `Line ${position}: outcome area`, choices(areas), chosen(line.area)),
  ];
}

/** R5: the lines must come to it, when it is filled in. */
function totalInput(total: string | undefined): InputBlock {
  return textInput(MORE_FIELDS.total, 'Total on the receipt', {
    ...{ optional: true, value: total, most: 20 },
    hint: 'When it is filled in, the lines must come to it, to the penny.',
  });
}

function lineButtons(lines: number): KnownBlock {
  const add = button('Add a line', ACTIONS.addLine, lines);
  const remove = button('Remove the last line', ACTIONS.removeLine, lines);
  if (lines === 1) return actions('lines', add);
  if (lines < MOST_LINES) return actions('lines', add, remove);
  return actions('lines_full', remove);
}

/** Over the fields of a form with several lines: which line the first fields are. */
export function firstLineNote(more: MoreForm | undefined): KnownBlock[] {
  if (more === undefined || more.lines.length === 0) return [];
  return [
    section(
      `*${more.lines.length + 1} lines.* The fields here are line 1: each line has its own amount, and the total is added up when you save.`,
    ),
  ];
}
