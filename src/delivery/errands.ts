import type { Delivered, Taken } from '../ledger/outbox.ts';
import { mayBeLater } from '../ledger/write-faults.ts';
import { type Fault, faultOf, isTokenFault } from './faults.ts';
import type { Pauses } from './pauses.ts';
import { TakenOver } from './post.ts';

/** Work that is owed after a commit and is no message: done once, tried again as messages are. */
export interface Errand {
  /** Does it; safe to do again after a stop half-way. */
  run(owed: Taken): Promise<void>;
  /** Tells who waits for it that it will not be done. */
  giveUp(owed: Taken, why: 'refused' | 'later'): Promise<void>;
}

/** What an errand is tried with. */
export interface Trying {
  /** When it is tried again. */
  readonly pauses: Pauses;
  /** What is neither Slack's fault nor passes by itself. */
  bug(error: unknown): void;
}

/**
 * Tries an errand, and tells who waits when there will be no other try.
 *
 * @throws TakenOver when another copy of the app has taken it over meanwhile
 */
export async function tryErrand(errand: Errand, owed: Taken, trying: Trying): Promise<Delivered> {
  const fault = await faultIn(errand, owed, trying);
  if (fault === undefined) return { state: 'sent' };
  const { kind, code } = fault;
  if (isTokenFault(code)) return trying.pauses.untilTaken(owed, code);
  if (kind === 'refused') {
    await errand.giveUp(owed, 'refused');
    return { state: 'parked', fault: code };
  }
  const delivered = trying.pauses.later(owed, code, kind === 'later' ? fault.seconds : undefined);
  if (delivered.state === 'parked') await errand.giveUp(owed, 'later');
  return delivered;
}

const OUT_OF_REACH: Fault = {
  kind: 'later',
  code: 'the ledger was out of reach',
  seconds: undefined,
};

async function faultIn(errand: Errand, owed: Taken, { bug }: Trying): Promise<Fault | undefined> {
  try {
    await errand.run(owed);
    return undefined;
  } catch (error) {
    if (error instanceof TakenOver) throw error;
    try {
      return faultOf(error);
    } catch {
      if (mayBeLater(error)) return OUT_OF_REACH;
      bug(error);
      return { kind: 'refused', code: 'bug' };
    }
  }
}
