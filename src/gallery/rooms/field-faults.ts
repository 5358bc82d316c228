import { pence } from '../../domain/money.ts';
import { AWAY_FAULTS } from '../../messages/away.ts';
import { type Message, paragraphs } from '../../messages/blocks.ts';
import {
  dayFault,
  personFault,
  referenceFaultSentence,
  takenSentence,
  tooEarlyFault,
} from '../../messages/customer-faults.ts';
import { FIELD_FAULTS, MONEY_FAULTS, MORE_FAULTS } from '../../messages/field-faults.ts';
import { LOOK_FAULTS } from '../../messages/looks.ts';
import { noticeView } from '../../messages/notice-view.ts';
import { channelFaultSentence, SET_UP_FAULTS } from '../../messages/set-up-faults.ts';
import { STORY_FAULTS } from '../../messages/story.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

/** Sentences that Slack shows in red under a field, hung together, a line each. */
function sentences(name: string, of: (sample: Sample) => readonly string[]): Exhibit {
  const make = (sample: Sample) => {
    const lines = [...new Set(of(sample))].map((line) => `• ${line}`);
    const message: Message = { text: name, blocks: paragraphs(...lines) };
    return noticeView(message);
  };
  return { name, by: noticeView, readBy: 'one', make };
}

const SHAPES = ['shape', 'amount', 'name', 'date', 'personal'] as const;
const CHANNELS = ['same', 'guests', 'shared', 'public', 'not-in', 'cannot-check'] as const;

/** What stands under a field that cannot be as it is. */
export const FIELD_FAULT_ROOM: readonly Exhibit[] = [
  sentences('Under a field of a purchase', () => {
    const { amount, ...others } = FIELD_FAULTS;
    return [...Object.values(amount), ...Object.values(others)];
  }),
  sentences('Under a field behind Add more', ({ amount }) => {
    const { share, total, ...plain } = MORE_FAULTS;
    return [...Object.values(plain), share(amount), total(amount, pence(amount + 1))];
  }),
  sentences('Under a field about money that went or came back', ({ day }) => [
    MONEY_FAULTS.day(day),
    MONEY_FAULTS.within,
  ]),
  sentences('Under a field of the set-up', () => [
    ...CHANNELS.map(channelFaultSentence),
    ...Object.values(SET_UP_FAULTS),
  ]),
  sentences('Under a field of one that worked', () => Object.values(STORY_FAULTS)),
  sentences('Under what a look is for', () => Object.values(LOOK_FAULTS)),
  sentences('Under a field of a time away', () => Object.values(AWAY_FAULTS)),
  sentences('Under a field about a customer', ({ day, purchase: { customer } }) => [
    ...SHAPES.map((why) => referenceFaultSentence({ why })),
    referenceFaultSentence({ why: 'check', letter: 'K' }),
    ...[true, false].map((closed) => takenSentence(customer.reference, closed)),
    ...[true, false].map(dayFault),
    tooEarlyFault(day),
    ...[true, false].map(personFault),
  ]),
];
