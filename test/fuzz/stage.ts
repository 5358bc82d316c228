import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verify } from '../../src/ledger/verify.ts';
import type { Ack, Payload } from '../../src/practice/delivery/types.ts';
import { openTeam, type Team } from '../support/open-team.ts';
import { wrongIn } from './wrong.ts';

/** The real app on a real ledger over a real socket, and an ear at everything that it says. */
export interface Stage {
  readonly team: Team;
  /** Where answers to a `response_url` go. */
  readonly answersTo: string;
  /** Sends the app a payload; tells what is wrong with anything that it has said since. */
  send(kind: 'slash_commands' | 'interactive', payload: Payload): Promise<string | undefined>;
  /** Sends what nobody can make Slack send: it may break, and be told so, kindly. */
  forge(payload: Payload): Promise<string | undefined>;
  /** Sends the app an event; the same as with a payload. */
  tell(event: Payload): Promise<string | undefined>;
  /** Does something else, or nothing; the same. */
  watch(what: () => Promise<unknown>): Promise<string | undefined>;
  /** How many purchases and kept lines the ledger has. */
  kept(): Promise<Kept>;
  /** The first thing that does not fit in the ledger, once all is delivered. */
  misfit(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** What came of the inputs that were worth keeping. */
export interface Kept {
  readonly purchases: number;
  readonly drafts: number;
}

/** Anybody: by their role, and some whom the team does not know. */
export const PEOPLE = [
  ...['U0PR000001', 'U0PR000001', 'U0PR000002', 'U0PR000031', 'U0PR000031', 'U0PR000032'],
  ...['U0PR000041', 'U0PR000042', 'U0PR000043', 'U0PR000051'],
];

/** A few of everything, so that ids lead somewhere. */
const BEFORE = [
  '29 V042 boots and socks, flip-flops in snow #self-care',
  '3 V017 coffee #social',
  '12.50 V042 bus pass',
  '624 V042 Travelodge 11 nights #tenancy',
  '80 V024 coat, winter #self-care',
];

/** Milliseconds between two inputs, so that none is refused for coming too fast. */
export const BETWEEN_MS = 200;

export async function openStage(): Promise<Stage> {
  const team = await openTeam();
  const mailbox = await openMailbox();
  const said: unknown[] = mailbox.received;
  const watch: Stage['watch'] = async (what) => {
    team.slack.clock.advance(BETWEEN_MS);
    const answer = await what();
    return wrongIn(answer) ?? wrongIn(said.splice(0)) ?? wrongCalls(team) ?? wrongLogs(team);
  };
  const send: Stage['send'] = (kind, payload) =>
    watch(() => answered(() => team.slack.send(kind, payload), isAcknowledged));
  for (const line of BEFORE) await team.worker.command('team', `/spend ${line}`);
  await team.worker.click('Ask a manager', { nth: 0 }).catch(() => undefined);
  return {
    team,
    answersTo: mailbox.url,
    watch,
    send,
    forge: async (payload) => {
      const wrong = await send('interactive', payload);
      return wrong?.startsWith(LOGGED) ? undefined : wrong;
    },
    tell: (event) =>
      watch(() =>
        answered(
          () => team.slack.client.tell(event),
          ({ ok }) => ok,
        ),
      ),
    kept: async () => ({
      purchases: await team.reader.db.purchase.count(),
      drafts: await team.reader.db.draft.count(),
    }),
    misfit: async () => {
      const later = new Date(team.slack.clock.now().getTime() + 60_000);
      const wrong = await watch(() => team.moveTo(later));
      const proof = await verify(team.ledger);
      return proof.ok ? wrong : `verify: ${proof.misfit}`;
    },
    close: async () => {
      mailbox.close();
      await team.close();
    },
  };
}

/** Slack's answer from the app; a machine that was busy for three seconds has one more look. */
async function answered<T>(send: () => Promise<T>, isAnswer: (given: T) => boolean): Promise<T> {
  const given = await send();
  if (isAnswer(given)) return given;
  const again = await send();
  if (isAnswer(again)) return again;
  throw new Error(`The app did not answer: ${JSON.stringify(again)}`);
}

const isAcknowledged = ({ status }: Ack) => status === 'acknowledged';

const LOGGED = 'The log says:';
/** As pino counts. */
const ERROR = 50;

/** What Slack refuses for the moment’s sake, or since the view was made up; not for what is in it. */
const TIMELY = /^(?:\w*trigger_id|\w*not_found|hash_conflict|push_limit_reached)$/u;

/** What a run asks of the practice Slack by itself, which the app cannot: it has its token. */
const FOREIGN = /^(?:not_authed|unknown_method)$/u;

/** What was posted, opened and drawn. */
function wrongCalls({ slack }: Team): string | undefined {
  for (const { method, args, answer } of slack.faults.calls.splice(0)) {
    if (FOREIGN.test(String(answer?.error))) continue;
    const content = { ...args, blocks: asJson(args.blocks), view: asJson(args.view) };
    const wrong = wrongIn(content);
    if (wrong !== undefined) return `${method}: ${wrong}`;
    const refused = answer?.ok === false ? String(answer.error) : '';
    if (refused !== '' && !TIMELY.test(refused)) {
      return `${method} was refused: ${refused} ${JSON.stringify(answer).slice(0, 300)}`;
    }
  }
  return undefined;
}

function asJson(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

/** A line at level "error" is a bug that was caught. */
function wrongLogs({ logs }: Team): string | undefined {
  const broken = logs.splice(0).find((line) => {
    const { level, err } = JSON.parse(line) as { level: number; err?: { message?: string } };
    const refused = err?.message?.replace('An API error occurred: ', '') ?? '';
    return level >= ERROR && !TIMELY.test(refused);
  });
  return broken === undefined ? undefined : `${LOGGED} ${broken.slice(0, 900)}`;
}

async function openMailbox() {
  const received: unknown[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    received.push(JSON.parse(body));
    response.writeHead(200).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { received, close, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
