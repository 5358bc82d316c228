import { type Message, section } from './blocks.ts';

/** R10: after `/spend card 4471`; read by the person alone. */
export function cardKept(lastFour: string | undefined): Message {
  return {
    text: 'Your card',
    blocks: [
      lastFour === undefined
        ? section(
            '*Which card is yours?*',
            'Type `/spend card` and its last four digits, such as `/spend card 4471`. Never the whole number.',
          )
        : section(
            `*Your card is ••${lastFour} from now on.*`,
            'What you pay by card says so. Purchases logged before keep the card they were paid with.',
          ),
    ],
  };
}
