import { setImmediate as othersTurn } from 'node:timers/promises';

/**
 * Turns of the event loop that others have first. Node lets in one new connection in each, so with one
 * alone those who come last in a rush wait at the door while others are served twice.
 */
const TURNS = 4;

/** Lets whatever else is ready have its turn. */
export async function othersTurns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await othersTurn();
}

/**
 * Lets those who ask go on one by one, as they came. Begun at once, all of a rush would be read and
 * judged before the first of them is written and answered.
 */
export function oneByOne(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(othersTurns);
    return last;
  };
}
