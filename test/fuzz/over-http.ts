import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { createLogger } from '../../src/logger.ts';
import { startOatcake } from '../../src/oatcake.ts';
import { listen, type Routes } from '../../src/server.ts';
import { type Entrance, entrance } from './entrance.ts';
import { line, typed } from './nasty.ts';
import { BETWEEN_MS, PEOPLE, type Stage } from './stage.ts';
import { wrongIn } from './wrong.ts';

const SECRET = 'the secret that Slack and the app share';

/** What Bolt itself says in the log. */
const BOLTS = /"from":"slack"/u;

/** The app in HTTP mode beside the one on its socket, and the practice workspace's own server. */
export async function overHttp({ team, watch }: Stage) {
  const routes: Routes = { http: [], upgrade: [] };
  const { slack, ledger, apiUrl, logs } = team;
  const app = await startOatcake({
    slack: { mode: 'http', apiUrl, botToken: slack.tokens.bot, signingSecret: SECRET },
    ...{ ledger, routes, now: () => slack.clock.now(), health: { ledger: true, slack: false } },
    // Bolt leaves what it cannot read unanswered for three seconds, and says so in the log.
    log: createLogger('warn', { write: (text) => void (BOLTS.test(text) || logs.push(text)) }),
    signal: new AbortController().signal,
  });
  const server = await listen(routes, 0, '127.0.0.1');
  const entrances: Entrance[] = [
    entrance(
      'HTTP, signed',
      25,
      body(),
      (sent) => watch(() => understood(post(server.url, sent, true))),
      { atOnce: 100 },
    ),
    entrance('HTTP, unsigned', 10, body(), (sent) =>
      watch(() => refused(post(server.url, sent, false))),
    ),
    entrance('the practice page’s interface', 50, asked(), (sent) => {
      slack.clock.advance(BETWEEN_MS);
      return practice(team.pageUrl, sent);
    }),
    entrance('the practice Slack’s Web API', 15, called(), (sent) => practice(team.pageUrl, sent)),
  ];
  return {
    entrances,
    close: async () => {
      await app.stop();
      await server.close();
    },
  };
}

interface Sent {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const TYPES = [
  ...['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'],
  ...['application/json; charset=utf-16', 'application/octet-stream', 'text/html', 'x'],
];

/** Bodies of all kinds to where Slack sends its own. */
function body(): fc.Arbitrary<Sent> {
  const user_id = fc.constantFrom(...PEOPLE);
  const command = fc
    .record({ user_id, text: fc.oneof(line, typed), trigger_id: fc.uuid() })
    .map((made) => form({ command: '/spend', team_id: 'T0PRACTICE', ...made }));
  const payload = fc.oneof(fc.json(), typed).map((text) => form({ payload: text }));
  // Bolt itself breaks at an event that is no object, which Slack does not send.
  const event = fc
    .tuple(
      fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
      fc.uuid(),
    )
    .map(([made, event_id]) => JSON.stringify({ type: 'event_callback', event_id, event: made }));
  const check = typed.map((challenge) => JSON.stringify({ type: 'url_verification', challenge }));
  const huge = fc.nat(200_000).map((size) => 'x'.repeat(size));
  const any = fc.oneof(command, command, payload, event, check, fc.json(), typed, huge);
  const path = fc.constant('/slack/events');
  return fc.record({ path, type: fc.constantFrom(...TYPES.slice(0, 2), ...TYPES), body: any });
}

function form(fields: Record<string, string>): string {
  const safe = Object.entries(fields).map(([name, text]): [string, string] => [name, text]);
  return new URLSearchParams(safe).toString();
}

async function post(url: string, { path, type, body: text }: Sent, signed: boolean) {
  const at = String(Math.floor(Date.now() / 1_000));
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHmac('sha256', SECRET).update(`v0:${at}:`).update(bytes).digest('hex');
  const signature = signed ? `v0=${hash}` : `v0=${hash.replace(/./gu, '0')}`;
  const headers = {
    ...{ 'content-type': type, 'x-slack-request-timestamp': at, 'x-slack-signature': signature },
  };
  const response = await fetch(`${url}${path}`, { method: 'POST', body: bytes, headers });
  return { status: response.status, body: read(await response.text()) };
}

/** What it was answered with, which tells of no fault of the app's own. */
async function understood(answer: ReturnType<typeof post>) {
  const { status, body: told } = await answer;
  if (status >= 500) throw new Error(`It was answered with ${status}: ${JSON.stringify(told)}`);
  return told;
}

async function refused(answer: ReturnType<typeof post>) {
  const { status } = await answer;
  if (status < 400 || status >= 500) throw new Error(`It was answered with ${status}.`);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const CONTROL = [
  ...['command', 'say', 'act', 'suggest', 'submit', 'close', 'home', 'person/command'],
  ...['person/message', 'person/home', 'person/click', 'person/choose', 'person/fill'],
  ...['person/submit', 'person/close', 'person/see', 'person/read', 'constructor', '__proto__'],
];

/** What a page, or anybody on this machine, may ask of the practice workspace. */
function asked(): fc.Arbitrary<Sent> {
  const some = fc.oneof(typed, fc.jsonValue({ maxDepth: 2 }));
  const as = fc.constantFrom(...PEOPLE, 'coordinator-1', 'nobody', '__proto__');
  const ask = fc.record(
    {
      as: fc.oneof(
        { weight: 4, arbitrary: as as fc.Arbitrary<unknown> },
        { weight: 1, arbitrary: some },
      ),
      channel: fc.oneof(fc.constantFrom('C0PRTEAM00', 'team', 'dm'), some),
      line: fc.oneof(
        line.map((text) => `/spend ${text}`),
        some,
      ),
      ...{
        text: some,
        query: some,
        view: some,
        label: some,
        option: some,
        block: some,
        action: some,
      },
      source: fc.oneof(fc.constant({ kind: 'home' }), some),
      ...{ entries: some, entry: some, fields: some },
      where: fc.oneof(fc.constant({ settle: 0 }), some),
    },
    { requiredKeys: [] },
  );
  const json = fc.oneof(
    ask.map((one) => JSON.stringify(one)),
    fc.json(),
    typed,
  );
  const path = fc.oneof(
    fc.constantFrom(...CONTROL).map((name) => `/practice/${name}`),
    typed.map((name) => `/practice/${encodeURIComponent(wellFormed(name))}`),
    typed.map((name) => `/${encodeURI(wellFormed(name)).replace(/^\/+/u, '')}`),
  );
  return fc.record({ path, type: fc.constantFrom(...TYPES.slice(0, 1), ...TYPES), body: json });
}

/** Half a character cannot stand in an address. */
function wellFormed(text: string): string {
  return Buffer.from(text.slice(0, 500)).toString();
}

function called(): fc.Arbitrary<Sent> {
  const methods = ['chat.postMessage', 'chat.update', 'views.open', 'views.publish', 'users.info'];
  const path = fc.constantFrom(...methods, 'files.info', 'toString').map((one) => `/api/${one}`);
  const json = fc.oneof(
    fc.json(),
    typed,
    fc.dictionary(typed, typed).map((one) => JSON.stringify(one)),
  );
  return fc.record({ path, type: fc.constantFrom(...TYPES), body: json });
}

/** The practice server answers in JSON or with its own files, and never with a page of what was sent. */
async function practice(
  url: string,
  { path, type, body: text }: Sent,
): Promise<string | undefined> {
  const headers = { 'content-type': type };
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    body: Buffer.from(text),
    headers,
  });
  const told = await response.text();
  if (response.status >= 500)
    return `It was answered with ${response.status}: ${told.slice(0, 200)}`;
  const isPage = response.headers.get('content-type')?.includes('html') ?? false;
  if (isPage && /alert\(1\)|<svg|<b>/u.test(told)) return 'Markup came back in a page.';
  return wrongIn(
    /json/u.test(response.headers.get('content-type') ?? '') ? errorOf(told) : undefined,
  );
}

function errorOf(told: string): unknown {
  const { error } = (read(told) ?? {}) as { error?: unknown };
  return error;
}
