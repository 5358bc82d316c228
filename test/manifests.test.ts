import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Binding } from '../src/listeners/by-id.ts';
import { bindListeners } from '../src/listeners/index.ts';
import type { ListenerDeps } from '../src/listeners/staff.ts';
import { bindUninstalls, type UninstallDeps } from '../src/listeners/uninstalled.ts';
import { COMMAND, EVENTS, SCOPES, UNINSTALL_EVENTS } from '../src/messages/ids.ts';
import { sourcesIn } from './support/sources.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What each Web API method needs; a method that the code calls must stand here. */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [], // by the app-level token, with connections:write
  'auth.revoke': [],
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'oauth.v2.access': [], // by the app's id and secret
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

const SCOPES_OF_EVENTS: Readonly<Record<(typeof EVENTS)[number], readonly string[]>> = {
  app_home_opened: [],
  'message.im': ['im:history'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  user_change: ['users:read'],
};

const text = (most: number, least = 1) => z.string().min(least).max(most);
const url = z.url({ protocol: /^https$/ }).max(3_000);

/** Slack's own rules for the parts that a manifest of ours may have; anything else is refused. */
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4_000, 175),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().startsWith('/').max(32),
          url: url.optional(),
          description: text(2_000),
          usage_hint: text(1_000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(url).max(1_000).optional(),
    scopes: z.strictObject({ bot: z.array(z.string()).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: url.optional(),
      bot_events: z.array(z.string()).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: url.optional(),
      message_menu_options_url: url.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

function read(name: string) {
  return manifest.parse(JSON.parse(readFileSync(`${ROOT}manifests/${name}.json`, 'utf8')));
}

/** The app's own code; the practice workspace plays Slack, and the ledger's client is Prisma's. */
const app = sourcesIn(['src'], ['.ts']).filter(
  ({ path }) => !/^src\/(practice|ledger)\//.test(path),
);

const NAMESPACES =
  'apps|auth|bots|chat|conversations|files|oauth|reactions|team|usergroups|users|views';

/** Web API methods that the app calls. */
function methodsCalled(): string[] {
  const call = new RegExp(`client\\s*\\.\\s*((?:${NAMESPACES})(?:\\s*\\.\\s*\\w+)+)\\s*\\(`, 'g');
  const found = app
    .flatMap(({ text }) => [...text.matchAll(call)])
    .map(([, method = '']) => method.replace(/\s/g, ''));
  return [...new Set(found)].sort();
}

/** What index.ts binds, by looking over its shoulder. */
function bound(): { commands: string[]; events: string[] } {
  const commands: string[] = [];
  const events: string[] = [];
  const ignore = () => undefined;
  const watched = {
    command: (name: string) => commands.push(name),
    event: (name: string) => events.push(name),
    action: ignore,
    options: ignore,
    view: ignore,
  };
  bindListeners(watched as unknown as Binding, {} as ListenerDeps);
  return { commands, events };
}

const sorted = (list: Iterable<string>) => [...list].sort();

describe.each(['socket-mode', 'http', 'many-workspaces'])('manifests/%s.json', (name) => {
  const { features, oauth_config, settings } = read(name);
  const isMany = name === 'many-workspaces';

  it('asks for the scopes of the code and no more', () => {
    expect(oauth_config.scopes.bot).toEqual(sorted(SCOPES));
  });

  it('subscribes to the events of the code and no more', () => {
    const events = isMany ? [...EVENTS, ...UNINSTALL_EVENTS] : EVENTS;
    expect(settings.event_subscriptions.bot_events).toEqual(sorted(events));
  });

  it('has the one command', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
    expect(features.slash_commands[0]?.should_escape).toBe(false);
  });

  it('opens Home, and the messages in which a line can be sent', () => {
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(settings.interactivity.is_enabled).toBe(true);
  });

  it('rotates tokens where the app renews them, with many workspaces; never for an organisation', () => {
    expect(settings.token_rotation_enabled).toBe(isMany);
    expect(oauth_config.redirect_urls).toEqual(
      isMany ? ['https://oatcake.example.org/slack/oauth_redirect'] : undefined,
    );
    expect(settings.org_deploy_enabled).toBe(false);
  });

  it('names addresses in HTTP mode and none in Socket Mode', () => {
    const http = name !== 'socket-mode';
    expect(settings.socket_mode_enabled).toBe(!http);
    const addresses = [
      features.slash_commands[0]?.url,
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      settings.interactivity.message_menu_options_url,
    ];
    for (const address of addresses) {
      if (http) expect(address).toMatch(/^https:\/\/[^/]+\/slack\/events$/);
      else expect(address).toBeUndefined();
    }
  });
});

it('the one for many workspaces is that of HTTP mode, with installing, leaving and rotation', () => {
  const [http, many] = [read('http'), read('many-workspaces')];
  const { redirect_urls: _, ...oauth_config } = many.oauth_config;
  const { bot_events } = http.settings.event_subscriptions;
  const settings = {
    ...many.settings,
    token_rotation_enabled: false,
    event_subscriptions: { ...many.settings.event_subscriptions, bot_events },
  };
  expect({ ...many, oauth_config, settings }).toEqual(http);
});

it('the two for one workspace differ in how Slack reaches the app and in nothing else', () => {
  const [socket, http] = [read('socket-mode'), read('http')];
  expect(http.display_information).toEqual(socket.display_information);
  expect(http.oauth_config).toEqual(socket.oauth_config);
  expect(http.features.slash_commands.map(({ url: _, ...command }) => command)).toEqual(
    socket.features.slash_commands,
  );
});

describe('scopes', () => {
  it('every method that the code calls is known here, and every one here is called', () => {
    expect(methodsCalled()).toEqual(sorted(Object.keys(SCOPES_OF_METHODS)));
  });

  it('no method is called by a name that this test cannot see', () => {
    expect(app.filter(({ text }) => text.includes('.apiCall('))).toEqual([]);
  });

  it('every one is needed by a method, an event or the command, and none is missing', () => {
    const needed = new Set([
      'commands',
      ...Object.values(SCOPES_OF_METHODS).flat(),
      ...Object.values(SCOPES_OF_EVENTS).flat(),
    ]);
    expect(sorted(SCOPES)).toEqual(sorted(needed));
  });
});

describe('listeners/index.ts', () => {
  it('listens to the events that are subscribed to, and to all of them', () => {
    const subscribed = new Set(EVENTS.map((event) => event.replace(/^message\..*/, 'message')));
    expect(sorted(bound().events)).toEqual(sorted(subscribed));
  });

  it('answers the one command', () => {
    expect(bound().commands).toEqual([COMMAND]);
  });
});

it('with many workspaces the app listens to how a team leaves', () => {
  const events: string[] = [];
  const watched = { event: (name: string) => events.push(name) };
  bindUninstalls(watched as unknown as App, {} as UninstallDeps);
  expect(events).toEqual([...UNINSTALL_EVENTS]);
});
