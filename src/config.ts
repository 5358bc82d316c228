import { z } from 'zod';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const port = z
  .string()
  .refine(
    (typed) => /^\d{1,5}$/.test(typed) && Number(typed) <= 65_535,
    'PORT must be a whole number from 0 to 65535.',
  )
  .transform(Number);

const token = (name: string, prefix: string) =>
  z.string().startsWith(prefix, `${name} must begin with ${prefix}; copy it anew from Slack.`);

const schema = z.object({
  DATABASE_URL: z
    .string()
    .refine(
      (url) => (url.startsWith('file:') && url.length > 'file:'.length) || isServer(url),
      'DATABASE_URL must be file:… and the path of an SQLite file, or postgresql://USER:PASSWORD@HOST/DATABASE.',
    )
    .optional(),
  SLACK_BOT_TOKEN: token('SLACK_BOT_TOKEN', 'xoxb-').optional(),
  SLACK_APP_TOKEN: token('SLACK_APP_TOKEN', 'xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(
      24,
      'SLACK_STATE_SECRET must have 24 characters or more; make one with: openssl rand -base64 32',
    )
    .optional(),
  SLACK_API_URL: z
    .url({
      protocol: /^https?$/,
      error: 'SLACK_API_URL must be a web address such as https://slack.com/api/.',
    })
    .default('https://slack.com/api/'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  OATCAKE_TIMEZONE: z
    .string()
    .refine(isTimeZone, 'OATCAKE_TIMEZONE must be a time zone such as Europe/London.')
    .default('Europe/London'),
  OATCAKE_ENCRYPTION_KEY: z
    .string()
    .refine(
      (keys) => /^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/.test(keys),
      'OATCAKE_ENCRYPTION_KEY must be 32 bytes in base64; make one with: openssl rand -base64 32',
    )
    .optional(),
  OATCAKE_RECEIPTS: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`).optional(),
});

/** How the app reaches Slack; undefined is the practice workspace. */
export type SlackConfig = { readonly apiUrl: string } & (OneTeam | ManyTeams) &
  (
    | { readonly mode: 'socket'; readonly appToken: string }
    | { readonly mode: 'http'; readonly signingSecret: string }
  );

/** One workspace, by its token. */
export interface OneTeam {
  readonly botToken: string;
  readonly oauth?: undefined;
}

/** Many workspaces: each installs the app, and its token is in the ledger. */
export interface ManyTeams {
  readonly botToken?: undefined;
  readonly oauth: OAuth;
}

/** What the app is known by when a team installs it. */
export interface OAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what comes back from Slack with whoever installs. */
  readonly stateSecret: string;
}

/** Everything that the environment decides. */
export interface Config {
  readonly databaseUrl: string;
  readonly slack: SlackConfig | undefined;
  readonly port: number;
  readonly host: string;
  readonly timezone: string;
  /** 32 bytes in base64; undefined for a key file beside the ledger. */
  readonly encryptionKey: string | undefined;
  /** The folder of photos of receipts; undefined for the one beside the ledger. */
  readonly receipts: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads the environment once. An empty value counts as unset. Each fault is one sentence and quotes
 * no secret.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParsedConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map((issue) => issue.message) };
  }
  const slack = slackOf(parsed.data);
  if (typeof slack === 'string') return { ok: false, faults: [slack] };
  return { ok: true, config: toConfig(parsed.data, slack) };
}

type Env = z.infer<typeof schema>;

function toConfig(env: Env, slack: SlackConfig | undefined): Config {
  const practice = slack === undefined;
  return {
    databaseUrl: env.DATABASE_URL ?? (practice ? 'file:./data/practice.db' : LIVE_DATABASE),
    slack,
    port: env.PORT,
    host: env.HOST,
    timezone: env.OATCAKE_TIMEZONE,
    encryptionKey: env.OATCAKE_ENCRYPTION_KEY,
    receipts: env.OATCAKE_RECEIPTS,
    logLevel: env.LOG_LEVEL ?? (practice ? 'warn' : 'info'),
  };
}

/** Where a live team's ledger is unless told otherwise; also what the commands open. */
export const LIVE_DATABASE = 'file:./data/oatcake.db';

function slackOf(env: Env): SlackConfig | string | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const teams = teamsOf(env);
  if (teams === undefined || typeof teams === 'string') return teams;
  const apiUrl = env.SLACK_API_URL.endsWith('/') ? env.SLACK_API_URL : `${env.SLACK_API_URL}/`;
  if (appToken !== undefined) return { mode: 'socket', apiUrl, appToken, ...teams };
  if (signingSecret !== undefined) return { mode: 'http', apiUrl, signingSecret, ...teams };
  return 'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: set one of them.';
}

function teamsOf(env: Env): OneTeam | ManyTeams | string | undefined {
  const { SLACK_BOT_TOKEN: botToken } = env;
  const [clientId, clientSecret, stateSecret] = OAUTH.map((name) => env[name]);
  const lacking = OAUTH.filter((name) => env[name] === undefined);
  if (lacking.length === OAUTH.length) {
    if (botToken !== undefined) return { botToken };
    if (env.SLACK_APP_TOKEN === undefined && env.SLACK_SIGNING_SECRET === undefined) return;
    return 'SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token from Slack, or unset the other Slack variables to practise.';
  }
  if (botToken !== undefined) {
    const given = OAUTH.filter((name) => !lacking.includes(name)).join(' and ');
    return `${given} is for many workspaces, and SLACK_BOT_TOKEN for one: unset the one or the other.`;
  }
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined) {
    return `${lacking.join(' and ')} is missing: many workspaces need all of ${OAUTH.join(', ')}.`;
  }
  return { oauth: { clientId, clientSecret, stateSecret } };
}

const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

function isServer(url: string): boolean {
  const isPostgres = /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url);
  return isPostgres && new URL(url).pathname.length > 1;
}

/** Whether a text is the name of a time zone, such as Europe/London. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
