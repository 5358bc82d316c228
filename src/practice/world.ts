import { Changes } from './changes.ts';
import type { PracticeClock } from './clock.ts';
import { freshId, freshSecret } from './ids.ts';
import { Directory } from './store/directory.ts';
import { Files } from './store/files.ts';
import { Messages } from './store/messages.ts';
import { ResponseUrls } from './store/response-urls.ts';
import { Triggers } from './store/triggers.ts';
import type {
  PracticeChannel,
  PracticeCommand,
  PracticePerson,
  PracticeUserGroup,
} from './store/types.ts';
import { Views } from './store/views.ts';

/** The app as Slack knows it. */
export interface AppIdentity {
  id: string;
  botId: string;
  botUser: string;
  name: string;
  verificationToken: string;
}

export interface Tokens {
  bot: string;
  app: string;
}

/** Everything that the practice workspace knows; its parts are handed this. */
export interface World {
  readonly teamId: string;
  readonly teamName: string;
  readonly app: AppIdentity;
  readonly tokens: Tokens;
  readonly clock: PracticeClock;
  readonly changes: Changes;
  readonly directory: Directory;
  readonly messages: Messages;
  readonly views: Views;
  readonly files: Files;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly commands: readonly PracticeCommand[];
  /** What the app's token may do; undefined when nobody said. */
  readonly scopes: readonly string[] | undefined;
  /** The server's own address, learned from whoever calls it first. */
  baseUrl: string;
}

export interface WorldOptions {
  people: readonly PracticePerson[];
  channels: readonly PracticeChannel[];
  userGroups?: readonly PracticeUserGroup[];
  teamId: string;
  teamName?: string;
  botName: string;
  commands: readonly PracticeCommand[];
  tokens?: Tokens;
  /** The scopes that were granted. */
  scopes?: readonly string[];
}

const BOT_USER = 'U0BOT00000';

/** An empty practice workspace with these people and channels. */
export function createWorld(options: WorldOptions, clock: PracticeClock): World {
  const { people, channels, userGroups = [] } = options;
  return {
    teamId: options.teamId,
    teamName: options.teamName ?? 'Practice',
    app: {
      id: 'A0PRACTICE',
      botId: 'B0PRACTICE',
      botUser: BOT_USER,
      name: options.botName,
      verificationToken: freshId(''),
    },
    tokens: options.tokens ?? {
      bot: `xoxb-practice-${freshSecret()}`,
      app: `xapp-1-practice-${freshSecret()}`,
    },
    clock,
    changes: new Changes(),
    directory: new Directory(people, channels, userGroups, BOT_USER),
    messages: new Messages(clock),
    views: new Views(),
    files: new Files(),
    triggers: new Triggers(),
    responseUrls: new ResponseUrls(clock),
    commands: options.commands,
    scopes: options.scopes,
    baseUrl: 'http://127.0.0.1',
  };
}
