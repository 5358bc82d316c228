import { channel } from 'node:diagnostics_channel';

/**
 * The moments between which a process may die: from what Slack sent, over the commit, to the
 * acknowledgement; from a message that is owed to its post; and of a file between the disk or Slack
 * and the ledger.
 */
export const MOMENTS = [
  'received',
  'written',
  'committed',
  'acknowledging',
  'acknowledged',
  'taken',
  'posting',
  'posted',
  'settled',
  'stored',
  'uploaded',
] as const;

export type Moment = (typeof MOMENTS)[number];

const moments = channel('oatcake.moment');

/** Says that a moment passes, to whoever listens on Node's channel `oatcake.moment`: `npm run chaos`. */
export function passing(moment: Moment): void {
  if (moments.hasSubscribers) moments.publish(moment);
}
