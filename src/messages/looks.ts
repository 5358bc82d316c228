import type { ModalView } from '@slack/types';
import { type LookedAt, PURPOSES } from '../domain/look.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { context, type Message, option, paragraphs, section } from './blocks.ts';
import { LOOK, VIEWS } from './ids.ts';
import { radioInput, textInput } from './inputs.ts';
import { counted, mention } from './text.ts';

/** What somebody wants to see: what kind of thing, and what its button or command named. */
export interface Wanted {
  readonly what: LookedAt;
  readonly about: string;
}

/**
 * R124: asks what for before anything is shown of somebody outside one's own caseload.
 *
 * @param reference of the purchase or request; undefined for a customer's year
 */
export function lookForm(wanted: Wanted, reference: string | undefined): ModalView {
  const options = PURPOSES.map(({ code, label }) => option(label, code));
  const what = reference === undefined ? 'This customer' : `*${reference}*`;
  return {
    type: 'modal',
    callback_id: VIEWS.look,
    private_metadata: JSON.stringify(wanted),
    title: { type: 'plain_text', text: 'What do you need it for?' },
    submit: { type: 'plain_text', text: 'Look' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      section(
        `${what} is outside your own caseload. Say what for, and look.`,
        'It is kept that you looked. Managers see how often each person does, not at whom.',
      ),
      radioInput(LOOK.purpose, 'What for', options),
      textInput(LOOK.words, 'In a few words', { optional: true, most: 140, hint: 'No names.' }),
    ],
  };
}

/** Sentences under the fields of that form. */
export const LOOK_FAULTS = {
  purpose: 'Choose what you need it for; without it nothing is shown.',
  words: 'Say in a few words what it is.',
} as const;

/** A month and how often each person looked in it. */
export interface MonthOfLooks {
  /** Such as `June 2026`. */
  readonly name: string;
  readonly counts: readonly {
    /** Undefined: from the command line. */
    readonly person: Colleague | undefined;
    readonly looks: number;
    readonly outside: number;
  }[];
  /** R93: how many files out of the ledger each person had. */
  readonly files: readonly { readonly person: Colleague | undefined; readonly files: number }[];
}

/** Slack shows so many people of a month at most; those who looked most often. */
const SHOWN = 30;

/** `/spend looks`: how often each person looked at what is held of a customer; counts alone. */
export function looksCounted(months: readonly MonthOfLooks[]): Message {
  return {
    text: 'Looks at customers’ histories',
    blocks: [
      section('*Looks at customers’ histories*'),
      ...months.flatMap(({ name, counts, files }) =>
        paragraphs(`*${name}*`, ...lines(counts), ...fileLines(files)),
      ),
      context(
        'Each look is in the ledger with who and what for; here only how many. What files were for: `/spend controls`.',
      ),
    ],
  };
}

function lines(counts: MonthOfLooks['counts']): string[] {
  if (counts.length === 0) return ['Nobody looked.'];
  const told = counts.slice(0, SHOWN).map(({ person, looks, outside }) => {
    const who = person === undefined ? 'On the command line' : mention(person);
    return `${who}: ${counted(looks, 'look')}, ${outside} outside their own caseload`;
  });
  return counts.length > SHOWN ? [...told, `and ${counts.length - SHOWN} more people`] : told;
}

function fileLines(files: MonthOfLooks['files']): string[] {
  if (files.length === 0) return [];
  const each = files.slice(0, SHOWN).map(({ person, files: count }) => {
    return `${person === undefined ? 'on the command line' : mention(person)} ${count}`;
  });
  return [`Files out of the ledger: ${each.join(', ')}`];
}
