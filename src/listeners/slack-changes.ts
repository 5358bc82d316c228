import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { ListenerDeps } from './staff.ts';

/** Somebody became a guest, left, or came back: what was known of them is asked anew. */
export function userChanged({ directory }: ListenerDeps) {
  return async ({ event }: SlackEventMiddlewareArgs<'user_change'> & AllMiddlewareArgs) => {
    directory.forgetPerson(event.user.id);
  };
}

/** A user group changed: who is in it is asked anew. */
export function groupChanged({ directory }: ListenerDeps) {
  return async (
    args: SlackEventMiddlewareArgs<'subteam_members_changed' | 'subteam_updated'> &
      AllMiddlewareArgs,
  ) => {
    const { event } = args;
    directory.forgetGroup(event.type === 'subteam_updated' ? event.subteam.id : event.subteam_id);
  };
}
