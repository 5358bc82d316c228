import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';

type Bound<Args> = (args: Args & AllMiddlewareArgs) => Promise<void>;

/** As much of Bolt's app as its listeners are bound with: each by the one id that it answers. */
export interface Binding extends Pick<App, 'command' | 'event'> {
  action(id: string, listener: Bound<SlackActionMiddlewareArgs<BlockAction>>): void;
  options(id: string, listener: Bound<SlackOptionsMiddlewareArgs<'block_suggestion'>>): void;
  view(id: string, listener: Bound<SlackViewMiddlewareArgs<ViewSubmitAction>>): void;
}

/**
 * Binds what is pressed, searched and sent to an app by one listener each, which looks the id up. Bolt
 * itself asks every listener in turn whether it is meant, which with so many took a tenth of what an
 * entry costs (`npm run bench -- load`). What has an id that nobody answers stays unacknowledged.
 */
export function byId(app: App): Binding {
  const actions = bound<SlackActionMiddlewareArgs<BlockAction>>();
  const options = bound<SlackOptionsMiddlewareArgs<'block_suggestion'>>();
  const views = bound<SlackViewMiddlewareArgs<ViewSubmitAction>>();
  app.action<BlockAction>({ type: 'block_actions' }, (args) =>
    actions.answer(args.payload.action_id, args),
  );
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, (args) =>
    options.answer(args.payload.action_id, args),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, (args) =>
    views.answer(args.view.callback_id, args),
  );
  return {
    command: app.command.bind(app),
    event: app.event.bind(app),
    action: actions.bind,
    options: options.bind,
    view: views.bind,
  };
}

/** Listeners by their ids. @throws when an id is bound twice */
function bound<Args>() {
  const listeners = new Map<string, Bound<Args>>();
  return {
    bind: (id: string, listener: Bound<Args>): void => {
      if (listeners.has(id)) throw new Error(`${id} is answered by two`);
      listeners.set(id, listener);
    },
    answer: async (id: string, args: Args & AllMiddlewareArgs): Promise<void> => {
      await listeners.get(id)?.(args);
    },
  };
}
