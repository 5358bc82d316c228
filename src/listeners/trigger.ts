import { faultOf } from '../delivery/faults.ts';

/**
 * Opens a form on a trigger. Slack takes each trigger once and for three seconds: `used` says that
 * it was taken before, `expired` that it came too late; anything else is thrown.
 */
export async function triggerFault(
  open: () => Promise<unknown>,
): Promise<'used' | 'expired' | undefined> {
  try {
    await open();
    return undefined;
  } catch (error) {
    const { code } = faultOf(error);
    if (code === 'exchanged_trigger_id') return 'used';
    if (code === 'expired_trigger_id' || code === 'invalid_trigger_id') return 'expired';
    throw error;
  }
}
