import { App, LogLevel } from '@slack/bolt';
import {
  createPracticeSlack,
  type Listening,
  type PracticeSlack,
  type PracticeSlackOptions,
} from '../../src/practice/slack.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_COMMANDS,
  PRACTICE_PEOPLE,
  PRACTICE_TEAM_ID,
} from '../../src/practice/team.ts';

/** A practice workspace that listens, with the practice team in it. */
export interface Workspace {
  slack: PracticeSlack;
  server: Listening;
}

/** Starts a workspace on a free port. */
export async function startWorkspace(
  options: Partial<PracticeSlackOptions> = {},
): Promise<Workspace> {
  const slack = createPracticeSlack({
    people: PRACTICE_PEOPLE,
    channels: PRACTICE_CHANNELS,
    commands: PRACTICE_COMMANDS,
    teamId: PRACTICE_TEAM_ID,
    botName: 'Oatcake',
    ...options,
  });
  return { slack, server: await slack.listen() };
}

/** Connects a small real app to the workspace over Socket Mode. */
export async function startApp(
  { slack, server }: Workspace,
  bind: (app: App) => void,
): Promise<App> {
  const app = new App({
    token: slack.tokens.bot,
    appToken: slack.tokens.app,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: server.apiUrl, retryConfig: { retries: 0 } },
    deferInitialization: true,
  });
  bind(app);
  await app.init();
  await app.start();
  await slack.connected();
  return app;
}
