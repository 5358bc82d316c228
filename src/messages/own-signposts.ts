import { type Message, section } from './blocks.ts';

/** R89: after `/spend signposts on` or `off`; read by the person alone. */
export function signpostsAre(on: boolean): Message {
  return {
    text: 'Signposts',
    blocks: [
      on
        ? section(
            '*Signposts are on.* After a bus fare, say, Oatcake points once to the free bus pass.',
            '`/spend signposts off` ends that, for you alone.',
          )
        : section(
            '*Signposts are off, for you alone.* The form still asks what the guidelines ask.',
            '`/spend signposts on` brings them back.',
          ),
    ],
  };
}
