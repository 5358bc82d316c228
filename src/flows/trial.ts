import { readTrial } from '../ledger/confirmations.ts';
import type { Message } from '../messages/blocks.ts';
import { withTrialLine } from '../messages/trial.ts';
import type { Act } from './act.ts';

/** R144: a private answer; where something was saved by it, with the line that a trial has. */
export async function answered(act: Act, message: Message): Promise<Message> {
  if (!act.progress.committed) return message;
  const trial = await readTrial(act.read, act.workspace);
  return trial === undefined ? message : withTrialLine(message, trial);
}
