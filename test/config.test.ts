import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from '../src/config.ts';

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_APP_TOKEN: 'xapp-1-secret' };
const KEY = Buffer.alloc(32, 7).toString('base64');

function faultsOf(env: Record<string, string>): readonly string[] {
  const parsed = parseConfig(env);
  return parsed.ok ? [] : parsed.faults;
}

function configOf(env: Record<string, string>) {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.faults.join(' '));
  return parsed.config;
}

test('with nothing set it is the practice workspace, on loopback, with a ledger of its own', () => {
  expect(configOf({})).toEqual({
    databaseUrl: 'file:./data/practice.db',
    slack: undefined,
    port: 3000,
    host: '127.0.0.1',
    timezone: 'Europe/London',
    logLevel: 'warn',
  });
});

test('with a bot and an app token it is Socket Mode, on the live ledger', () => {
  expect(configOf(SOCKET)).toMatchObject({
    databaseUrl: 'file:./data/oatcake.db',
    slack: { mode: 'socket', apiUrl: 'https://slack.com/api/', appToken: 'xapp-1-secret' },
    logLevel: 'info',
  });
});

test('with a signing secret and no app token it is HTTP', () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing' };
  expect(configOf(env).slack).toMatchObject({ mode: 'http', signingSecret: 'signing' });
});

test('with both, Socket Mode comes first', () => {
  expect(configOf({ ...SOCKET, SLACK_SIGNING_SECRET: 'signing' }).slack?.mode).toBe('socket');
});

test('tokens are checked by their prefix only', () => {
  expect(configOf({ SLACK_BOT_TOKEN: 'xoxb-', SLACK_APP_TOKEN: 'xapp-' }).slack?.mode).toBe(
    'socket',
  );
});

test('an empty value counts as unset', () => {
  expect(configOf({ SLACK_BOT_TOKEN: '', PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(
    configOf({}),
  );
});

test('everything that may be set is taken', () => {
  const env = {
    ...SOCKET,
    DATABASE_URL: 'file:/srv/oatcake/ledger.db',
    SLACK_API_URL: 'http://127.0.0.1:4000/api',
    PORT: '8080',
    HOST: '0.0.0.0',
    OATCAKE_TIMEZONE: 'Europe/Dublin',
    OATCAKE_ENCRYPTION_KEY: KEY,
    LOG_LEVEL: 'trace',
  };
  expect(configOf(env)).toMatchObject({
    databaseUrl: 'file:/srv/oatcake/ledger.db',
    port: 8080,
    host: '0.0.0.0',
    timezone: 'Europe/Dublin',
    logLevel: 'trace',
    slack: { apiUrl: 'http://127.0.0.1:4000/api/' },
  });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['PORT', ' '],
  ['PORT', '0x50'],
  ['DATABASE_URL', 'postgresql://oatcake:hunter2@db'],
  ['DATABASE_URL', 'mysql://oatcake:hunter2@db/oatcake'],
  ['DATABASE_URL', './data/oatcake.db'],
  ['DATABASE_URL', 'file:'],
  ['SLACK_BOT_TOKEN', 'xoxp-hunter2'],
  ['SLACK_APP_TOKEN', 'xoxb-hunter2'],
  ['SLACK_CLIENT_ID', '123.hunter2'],
  ['SLACK_CLIENT_SECRET', 'hunter2'],
  ['SLACK_STATE_SECRET', 'hunter2'],
  ['SLACK_API_URL', 'slack'],
  ['SLACK_API_URL', 'localhost:4000/api'],
  ['SLACK_API_URL', 'ftp://localhost/api'],
  ['OATCAKE_TIMEZONE', 'Europe/Stoke'],
  ['OATCAKE_ENCRYPTION_KEY', 'hunter2'],
  ['OATCAKE_ENCRYPTION_KEY', `${KEY}hunter2`],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is one sentence that names it and quotes no secret', (name, value) => {
  const faults = faultsOf({ ...SOCKET, [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(new RegExp(`^${name} .*[.:\\w]$`));
  expect(faults[0]).not.toContain('hunter2');
});

test.each([
  ['SLACK_APP_TOKEN', 'xapp-1', 'SLACK_BOT_TOKEN is missing'],
  ['SLACK_SIGNING_SECRET', 'signing', 'SLACK_BOT_TOKEN is missing'],
  ['SLACK_BOT_TOKEN', 'xoxb-1', 'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)'],
])('%s alone is not enough, and the sentence says what is missing', (name, value, sentence) => {
  expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(sentence)]);
});

const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'of the client',
  SLACK_STATE_SECRET: 'of the state, long enough',
};

test('with the id and secrets of an app that teams install it is for many workspaces', () => {
  const oauth = {
    clientId: '1.2',
    clientSecret: 'of the client',
    stateSecret: 'of the state, long enough',
  };
  const apiUrl = 'https://slack.com/api/';
  expect(configOf({ ...OAUTH, SLACK_SIGNING_SECRET: 'signing' })).toMatchObject({
    databaseUrl: 'file:./data/oatcake.db',
    slack: { mode: 'http', apiUrl, signingSecret: 'signing', oauth },
  });
  expect(configOf({ ...OAUTH, SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
    mode: 'socket',
    apiUrl,
    appToken: 'xapp-1',
    oauth,
  });
});

test.each(Object.keys(OAUTH))('of the three for many workspaces, %s is missed', (name) => {
  const faults = faultsOf({ ...OAUTH, SLACK_SIGNING_SECRET: 'signing', [name]: '' });
  expect(faults).toEqual([expect.stringContaining(`${name} is missing`)]);
});

test('for many workspaces a way for Slack to reach the app is missed, too', () => {
  expect(faultsOf(OAUTH)).toEqual([expect.stringContaining('SLACK_SIGNING_SECRET (HTTP)')]);
});

test('every fault is told at once, each in a sentence of its own', () => {
  const faults = faultsOf({ PORT: 'x', LOG_LEVEL: 'y', OATCAKE_TIMEZONE: 'z' });
  expect(faults).toHaveLength(3);
});

test('no value of any variable is ever quoted back, and nothing throws', () => {
  const names = [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
    'SLACK_STATE_SECRET',
    'OATCAKE_ENCRYPTION_KEY',
    'DATABASE_URL',
  ];
  const secret = fc.string({ minLength: 8 }).filter((text) => !/^[\s.\w]*$/.test(text));
  fc.assert(
    fc.property(fc.constantFrom(...names), secret, (name, value) => {
      for (const fault of faultsOf({ [name]: value })) expect(fault).not.toContain(value);
    }),
  );
});
