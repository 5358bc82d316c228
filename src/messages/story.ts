import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { SavedPurchase } from '../domain/purchase.ts';
import { MOST_STORY, type Story } from '../domain/story.ts';
import { actions, button, type Message, option, section } from './blocks.ts';
import { goodsAtStart, inShort } from './goods.ts';
import { ACTIONS, STORY, VIEWS } from './ids.ts';
import { textInput, ticksInput } from './inputs.ts';
import { quoted, typed } from './text.ts';

/** What a manager ticks before the team may read of a use that worked. */
export const STORY_TICKS = [
  { code: 'agreed', label: 'The customer has agreed that the team reads this' },
  { code: 'nobody', label: 'Nobody can be recognised in it' },
] as const;

/** The sentences under its fields. */
export const STORY_FAULTS = {
  words: 'Say in one sentence what worked.',
  reference: 'Leave references out: the whole team reads this.',
  objected: 'This customer objects: nothing of theirs is told to the team.',
  ticks: 'Tick both, or leave it: without the customer’s agreement the team does not read it.',
} as const;

/** `One that worked`: the sentence for the digest, and the customer's agreement. */
export function storyForm(purchase: SavedPurchase): ModalView {
  const { reference } = purchase;
  const options = STORY_TICKS.map(({ code, label }) => option(label, code));
  return {
    type: 'modal',
    callback_id: VIEWS.story,
    private_metadata: JSON.stringify({ reference }),
    title: { type: 'plain_text', text: 'One that worked' },
    submit: { type: 'plain_text', text: 'Release' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      section(`*${goodsAtStart(inShort(purchase))}* · ${reference}`),
      textInput(STORY.text, 'One that worked', {
        most: MOST_STORY,
        placeholder: 'a dog sitter, so that somebody could finish their treatment',
        hint: 'In plain words, for the team’s weekly digest. No name, no reference, no place.',
      }),
      ticksInput(STORY.ticks, 'Before the team reads it', options),
    ],
  };
}

/** The button beside a purchase that went well; for managers. */
export function storyButton(reference: string): Button {
  return button('One that worked', ACTIONS.story, reference);
}

/** To a manager: how one stands; until it is shown it can be taken back. */
export function storyStands({ id, reference, text, state }: Story): Message {
  const takeBack = button('Take back', ACTIONS.takeBackStory, id);
  return {
    text: `One that worked · ${reference}`,
    blocks: [
      section(`*${TITLES[state]} · ${reference}*`, `One that worked: ${quoted(text)}`, NEXT[state]),
      ...(state === 'waiting' ? [actions(`story:${id}`, takeBack)] : []),
    ],
  };
}

const TITLES: Readonly<Record<Story['state'], string>> = {
  waiting: 'Released for the weekly digest',
  shown: 'It stands in a digest',
  taken_back: 'Taken back: the team does not read it',
};

const NEXT: Readonly<Record<Story['state'], string | undefined>> = {
  waiting: 'The next digest has the one that waits longest. The reference is not shown.',
  shown: undefined,
  taken_back: 'It can be released again, in other words.',
};

/** How one stands, in a word or two. */
export function storyWords(state: Story['state']): string {
  return { waiting: 'waits', shown: 'shown', taken_back: 'taken back' }[state];
}

/** The last line of a digest that has one. */
export function storyLine(text: string | undefined): KnownBlock[] {
  return text === undefined ? [] : [section(`*One that worked:* ${typed(text)}`)];
}
