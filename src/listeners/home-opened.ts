import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { isRefused } from '../flows/own-draft.ts';
import { emptyHome } from '../messages/home.ts';
import { refusalSentence } from '../messages/refusals.ts';
import { EVENT_RIGHTS } from './rights.ts';
import { drawHome } from './show.ts';
import { identify, type ListenerDeps } from './staff.ts';

/** Home is drawn when it is opened. */
export function homeOpened(deps: ListenerDeps) {
  return async (args: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs) => {
    const { event, body, client, context } = args;
    if (event.tab === 'messages') return;
    const payload = { team_id: body.team_id, user: { id: event.user } };
    const act = await identify(deps, payload, context, EVENT_RIGHTS.app_home_opened);
    if (isRefused(act)) {
      const view = emptyHome(refusalSentence(act.refusal));
      await client.views.publish({ user_id: event.user, view });
    } else await drawHome(client, act);
  };
}
