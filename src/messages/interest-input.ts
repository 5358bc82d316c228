import type { InputBlock } from '@slack/types';
import { option } from './blocks.ts';
import { ticksInput } from './inputs.ts';

const INTEREST = option('I, or somebody close to me, have an interest in the supplier', 'yes');

/** R143: ticked, a manager decides whatever the price, and the card says so. */
export function interestInput(field: string, ticked: boolean): InputBlock {
  return ticksInput(field, 'The supplier', [INTEREST], ticked ? ['yes'] : []);
}
