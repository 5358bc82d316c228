import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { verify } from '../../src/ledger/verify.ts';
import { type Many, ONE, OTHER, openMany, SECRETS, signingSecret } from '../support/open-many.ts';
import { type Entrance, entrance } from './entrance.ts';
import { CODE, typed } from './nasty.ts';
import { wrongIn } from './wrong.ts';

/** The port of an app that many teams may install: its pages for that, and what says how it stands. */
export async function installing() {
  const many = await openMany();
  const entrances: Entrance[] = [
    entrance('the page to install by', 10, fc.record({ path: INSTALL, ...REST }), (sent) =>
      strange(many, sent),
    ),
    entrance(
      'the way back from Slack',
      25,
      fc.record({ state: state(), code: code(), more: query(), cookie: cookie(), ...REST }),
      (sent) => back(many, sent),
    ),
    entrance('how it stands', 15, fc.record({ path: STANDING, ...REST }), (sent) =>
      strange(many, sent),
    ),
  ];
  return {
    entrances,
    misfit: () => misfit(many),
    close: () => many.close(),
  };
}

interface Sent {
  readonly method: string;
  readonly host: string;
  readonly headers: readonly (readonly [string, string])[];
}

const METHODS = [
  ...['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'],
  ...['CONNECT', 'PROPFIND', 'get', 'G E T', ''],
];
const NAMES = [
  ...['cookie', 'host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'accept'],
  ...['x-forwarded-host', 'x-forwarded-proto', 'expect', 'authorization', '__proto__', 'range'],
];

/** Most of what is sent must be a request, or Node has answered before the app sees it. */
function mostly<T>(plain: T, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: odd });
}

/** What a header may hold. */
const clean = typed.map((text) => text.replace(/[^\x20-\x7e]+/gu, '').slice(0, 4_000));
const huge = fc.nat(40_000).map((size) => 'x'.repeat(size));
const value = fc.oneof(
  { weight: 8, arbitrary: clean },
  { weight: 1, arbitrary: huge },
  { weight: 1, arbitrary: typed },
  { weight: 1, arbitrary: fc.constantFrom('chunked', 'Upgrade', 'websocket', '100-continue', '7') },
);
const HOSTS = ['oatcake.example.org', 'a b', '[', '', 'x:99999', 'evil.example/?'];
const name = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: typed },
);
const REST = {
  method: mostly('GET', fc.constantFrom(...METHODS)),
  host: mostly('127.0.0.1', fc.oneof(fc.constantFrom(...HOSTS), value)),
  headers: mostly<[string, string][]>([], fc.array(fc.tuple(name, value), { maxLength: 3 })),
};

function query(): fc.Arbitrary<string> {
  const names = ['error', 'state', 'code', 'team', '__proto__', 'constructor', 'x'];
  const errors = ['access_denied', 'invalid_scope', 'invalid_team_for_non_distributed_app'];
  const one = fc.oneof(
    fc
      .tuple(fc.constantFrom(...names), typed)
      .map((pair) => new URLSearchParams([pair]).toString()),
    fc.constantFrom(...errors).map((error) => `error=${error}`),
    clean.map((text) => text.replaceAll(' ', '+')),
    typed,
    huge,
  );
  return fc.oneof(
    fc.constant(''),
    fc.constant(''),
    one,
    fc.array(one).map((all) => all.join('&')),
  );
}

function under(...paths: string[]): fc.Arbitrary<string> {
  const ways = (path: string) => [path, path, `${path}/`, `/${path}`, `http://evil.example${path}`];
  const path = fc.constantFrom(...paths.flatMap(ways), '*', '//', '');
  return fc.tuple(path, query()).map(([at, asked]) => (asked === '' ? at : `${at}?${asked}`));
}
const INSTALL = under('/slack/install');
const STANDING = under('/metrics', '/healthz', '/readyz');

/** How a state comes to be; `own` is one that the app has just given to this very browser. */
type State = { readonly kind: 'own' | 'old' | 'unsigned' } | { readonly text: string };

function state(): fc.Arbitrary<State> {
  const own = fc.constant<State>({ kind: 'own' });
  const kind = fc.constantFrom<State>({ kind: 'old' }, { kind: 'unsigned' });
  const forged = fc
    .tuple(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', 'secret', SECRETS.clientSecret))
    .map(([claims, secret]): State => ({ text: signed(claims, secret) }));
  const text = fc.oneof(typed, huge).map((one): State => ({ text: one }));
  return fc.oneof(own, own, kind, forged, text);
}

/** `own` is one that Slack has just given; `used` one that was handed in before. */
type Code = { readonly kind: 'own' | 'used' } | { readonly text: string };

function code(): fc.Arbitrary<Code> {
  const kind = fc.constantFrom<Code>({ kind: 'own' }, { kind: 'own' }, { kind: 'used' });
  const text = fc.oneof(fc.constantFrom(...CODE), typed, huge).map((one): Code => ({ text: one }));
  return fc.oneof(kind, text);
}

/** The browser's own cookie, another one, or none. */
function cookie(): fc.Arbitrary<'own' | string> {
  return mostly<string>('own', value);
}

/** A token as the app makes its own: only the secret makes it true. */
function signed(claims: unknown, secret: string, alg = 'HS256'): string {
  const part = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const head = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
  if (alg === 'none') return `${head}.`;
  return `${head}.${createHmac('sha256', secret || ' ')
    .update(head)
    .digest('base64url')}`;
}

const ELEVEN_MINUTES_MS = 11 * 60_000;

function stateOf(asked: State, given: string): string {
  if ('text' in asked) return asked.text;
  if (asked.kind === 'own') return given;
  const installOptions = { scopes: ['chat:write'] };
  if (asked.kind === 'unsigned') {
    return signed({ installOptions, now: new Date().toJSON() }, '', 'none');
  }
  const now = new Date(Date.now() - ELEVEN_MINUTES_MS).toJSON();
  return signed({ installOptions, now }, SECRETS.stateSecret);
}

/** A code that Slack gives to whoever agrees for this team. */
async function agreed({ teams }: Many, team: string): Promise<string> {
  const page = new URL('../oauth/v2/authorize', teams.apiUrl);
  page.search = new URLSearchParams({ client_id: SECRETS.clientId, team }).toString();
  const { headers } = await fetch(page, { redirect: 'manual' });
  return new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
}

/** What comes back from Slack, or what somebody makes up to look like it. */
async function back(
  many: Many,
  sent: Sent & {
    readonly state: State;
    readonly code: Code;
    readonly more: string;
    readonly cookie: 'own' | string;
  },
): Promise<string | undefined> {
  const page = await fetch(`${many.address}/slack/install`);
  const given = /=([^;]+)/.exec(page.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const isOwn = (what: object | string) =>
    what === 'own' || (typeof what === 'object' && 'kind' in what && what.kind === 'own');
  const used =
    'kind' in sent.code ? await agreed(many, sent.code.kind === 'own' ? ONE : OTHER) : '';
  if ('kind' in sent.code && sent.code.kind === 'used') await handIn(many, used);
  const coded = 'text' in sent.code ? sent.code.text : used;
  const asked = new URLSearchParams({ code: coded, state: stateOf(sent.state, given) });
  const path = `/slack/oauth_redirect?${asked}${sent.more === '' ? '' : `&${sent.more}`}`;
  const cookied = sent.cookie === 'own' ? given : sent.cookie;
  const headers = [['cookie', `slack-app-oauth-state=${cookied}`] as const, ...sent.headers];
  const before = many.teams.exchanges.length;
  const answer = await raw(many, { ...sent, path, headers });
  const isTrue = isOwn(sent.state) && isOwn(sent.cookie);
  if (!isTrue && many.teams.exchanges.length > before)
    return 'Slack was asked for what was made up.';
  if (answer.includes('Oatcake is installed') && !(isTrue && isOwn(sent.code))) {
    return 'What was made up installed the app.';
  }
  return wrongWith(many, answer);
}

/** Uses a code up. */
async function handIn({ teams }: Many, used: string): Promise<void> {
  const { clientId: client_id, clientSecret: client_secret } = SECRETS;
  const body = new URLSearchParams({ client_id, client_secret, code: used });
  await (await fetch(`${teams.apiUrl}oauth.v2.access`, { method: 'POST', body })).text();
}

async function strange(
  many: Many,
  sent: Sent & { readonly path: string },
): Promise<string | undefined> {
  return wrongWith(many, await raw(many, sent));
}

const PATIENCE_MS = 10_000;
const WHOLE_MS = 1_000;

/** Writes a request by hand, so that it may be none; gives all that comes back. */
function raw(
  many: Many,
  { method, path, host, headers }: Sent & { path: string },
): Promise<string> {
  const { hostname, port } = new URL(many.address);
  const lines = [['host', host] as const, ...headers].map(([name, text]) => `${name}: ${text}`);
  const text = [`${method} ${path} HTTP/1.1`, 'connection: close', ...lines, '', ''].join('\r\n');
  return new Promise((resolve, reject) => {
    let told = '';
    const socket = connect(Number(port), hostname, () => void socket.write(text));
    // Of what is no whole request nobody waits for the rest.
    const over = setTimeout(() => socket.end(), WHOLE_MS);
    socket.setTimeout(PATIENCE_MS, () => {
      reject(new Error('There was no answer.'));
      socket.destroy();
    });
    socket.on('data', (bytes) => {
      told += bytes.toString();
    });
    socket.on('error', () => undefined); // it hangs up on what is no request
    socket.on('close', () => {
      clearTimeout(over);
      resolve(told);
    });
  });
}

/** What Node itself answers to what is no request, and the app to what is none of its own. */
const STATUSES = [100, 200, 400, 404, 405, 408, 413, 414, 417, 431, 501];
const ERROR = 50;

function wrongWith({ logs }: Many, told: string): string | undefined {
  const broken = logs.splice(0).find((line) => JSON.parse(line).level >= ERROR);
  if (broken !== undefined) return `The log says: ${broken.slice(0, 900)}`;
  for (const [, status] of told.matchAll(/^HTTP\/1\.1 (\d+) /gmu)) {
    if (!STATUSES.includes(Number(status))) return `It was answered with ${status}.`;
  }
  const secrets = [...Object.values(SECRETS).slice(1), signingSecret];
  if (secrets.some((secret) => told.includes(secret))) return 'A secret came back.';
  const isPage = /^content-type: text\/html/imu.test(told);
  if (isPage && /alert\(1\)|<svg|<b>|evil\.example/u.test(told))
    return 'Markup came back in a page.';
  return wrongIn(told.replace(/^# .*$/gmu, ''));
}

/** Only the teams that agreed have a workspace, and the ledger holds together. */
async function misfit(many: Many): Promise<string | undefined> {
  const teams = (await many.ledger.across.workspaces()).map(({ slackTeam }) => slackTeam);
  const strangers = teams.filter((team) => team !== undefined && team !== null && team !== ONE);
  if (strangers.length > 0) return `Installed by nobody: ${strangers.join(', ')}`;
  const proof = await verify(many.ledger);
  return proof.ok ? wrongWith(many, '') : `verify: ${proof.misfit}`;
}
