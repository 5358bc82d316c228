import type { PracticeSlack } from '../../src/practice/slack.ts';
import type { Tally } from './tally.ts';

/** What happens around a deed, in its round. */
export interface Amid {
  /** Whether a copy of the app died or stopped. */
  died: boolean;
  /** How often Slack was told to send something twice by now. */
  twice(): number;
  /** How often anything was sent again by now, or something was posted and the answer lost. */
  again(): number;
}

/** What happens from now on. */
export function amidOf(slack: PracticeSlack, tally: Tally): Amid {
  const sinceNow = (count: () => number, before = count()) => {
    return () => count() - before;
  };
  const twice = sinceNow(() => tally.of('May come twice', 'sent so by Slack'));
  const again = sinceNow(() => tally.of('May come twice') + slack.repeated);
  return { died: false, twice, again };
}
