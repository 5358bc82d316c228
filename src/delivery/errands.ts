import type { Taken } from '../ledger/outbox.ts';
import { type Fault, faultOf } from './faults.ts';

/** Work that is owed after a commit and is no message: done once, tried again as messages are. */
export interface Errand {
  /** Does it; safe to do again after a stop half-way. */
  run(owed: Taken): Promise<void>;
  /** Tells who waits for it that it will not be done. */
  giveUp(owed: Taken, why: 'refused' | 'later'): Promise<void>;
}

/** What became of an errand; a throw that is neither Slack's nor for later is a bug. */
export async function runErrand(
  errand: Errand,
  owed: Taken,
): Promise<{ readonly fault?: Fault; readonly bug?: unknown }> {
  try {
    await errand.run(owed);
    return {};
  } catch (error) {
    return read(error);
  }
}

function read(error: unknown): { fault: Fault; bug?: unknown } {
  try {
    return { fault: faultOf(error) };
  } catch (bug) {
    return { fault: { kind: 'refused', code: 'bug' }, bug };
  }
}
