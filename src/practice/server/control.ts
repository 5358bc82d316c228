import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainText } from '../block-kit/plain.ts';
import type { Entries, Entry } from '../block-kit/types.ts';
import { Person, type Where } from '../client/person.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { ApiFault, Faults } from '../faults.ts';
import { Refusal } from '../refusal.ts';
import type { Traveller } from '../travel.ts';
import type { Source } from '../wire.ts';
import { parseBody, readBody, sendJson, TooLarge } from './body.ts';
import { galleryFor } from './gallery.ts';
import { type StateContext, stateFor } from './state.ts';

/** What the control interface works on. */
export interface ControlContext extends StateContext {
  delivery: Delivery;
  faults: Faults;
  traveller: Traveller;
}

/** A request to the control interface. Every action says `as` whom; the rest is the action's. */
interface Ask {
  as: string;
  channel: string;
  line: string;
  text: string;
  thread?: string;
  source: Source;
  block: string;
  action: string;
  entry?: Entry;
  entries?: Entries;
  query: string;
  view: string;
  all?: boolean;
  label: string;
  option: string | string[];
  fields: Record<string, string | string[]>;
  where?: Where;
  to?: string;
  by?: number;
  method: string;
  fault: ApiFault;
  times?: number;
}

type Action = (context: ControlContext, ask: Ask) => unknown;

const person = ({ world, client }: ControlContext, { as }: Ask) => new Person(world, client, as);

/** What the page itself does, by the ids of what is on the screen. */
const BY_ID: Record<string, Action> = {
  command: ({ client }, ask) => client.command(ask.as, ask.channel, ask.line),
  say: ({ client }, ask) => client.say(ask.as, ask.channel, ask.text, ask.thread),
  act: ({ client }, ask) => client.act(ask.as, ask.source, ask, ask.entries),
  suggest: ({ client }, ask) => client.suggest(ask.as, ask.source, ask, ask.query),
  submit: ({ client }, ask) => client.submit(ask.as, ask.view, ask.entries),
  close: ({ client }, ask) => client.closeView(ask.as, ask.view, ask.all),
  home: ({ client }, ask) => client.openHome(ask.as),
};

/** What somebody outside does, by what can be read on the screen. */
const BY_LABEL: Record<string, Action> = {
  'person/command': (context, ask) => person(context, ask).command(ask.channel, ask.line),
  'person/message': (context, ask) => person(context, ask).message(ask.text),
  'person/home': (context, ask) => person(context, ask).openHome(),
  'person/click': (context, ask) => person(context, ask).click(ask.label, ask.where),
  'person/choose': (context, ask) => person(context, ask).choose(ask.label, ask.option, ask.where),
  'person/fill': (context, ask) => person(context, ask).fill(ask.fields),
  'person/submit': (context, ask) => person(context, ask).submit(),
  'person/close': (context, ask) => person(context, ask).close(ask.all),
  'person/see': (context, ask) => {
    const reader = person(context, ask);
    const view = ask.where?.in === 'home' ? reader.home() : reader.view();
    return view ? { view, reads: plainText(view) } : { view: null, reads: '' };
  },
  'person/read': (context, ask) => {
    const reader = person(context, ask);
    const messages = ask.channel === 'dm' ? reader.dm() : reader.messages(ask.channel);
    return messages.map((message) => ({ ...message, reads: plainText(message) }));
  },
};

/** Time and trouble. */
const WORKSPACE: Record<string, Action> = {
  clock: async ({ world, traveller }, { to, by = 0 }) => {
    await traveller.go(to === undefined ? by : new Date(to));
    return { now: world.clock.now().toISOString() };
  },
  redeliver: ({ delivery }) => delivery.redeliverLast(),
  repeat: ({ faults }, { times }) => faults.repeatNext(times),
  fail: ({ faults }, { method, fault, times }) => faults.failApi(method, fault, times),
};

const ACTIONS: Readonly<Record<string, Action>> = { ...BY_ID, ...BY_LABEL, ...WORKSPACE };

/** Sends a person's whole screen now and after every change, until they go. */
function follow(context: ControlContext, as: string, response: ServerResponse): void {
  const { world } = context;
  world.directory.person(as);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let due: NodeJS.Immediate | undefined;
  const send = () => {
    due = undefined;
    response.write(`data: ${JSON.stringify(stateFor(context, as))}\n\n`);
  };
  // Several changes at once make one drawing.
  const stop = world.changes.listen(() => {
    due ??= setImmediate(send);
  });
  response.on('close', () => {
    stop();
    if (due) clearImmediate(due);
  });
  send();
}

/** Answers a request to the control interface. */
export async function serveControl(
  context: ControlContext,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method === 'GET') return await serveReading(context, name, request, response);
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) return sendJson(response, { error: 'unknown_action' }, 404);
    // A form of another site's page cannot send this type unasked.
    if (!request.headers['content-type']?.includes('application/json')) {
      return sendJson(response, { error: 'json_only' }, 415);
    }
    const ask = understood(name, parseBody(request, await readBody(request)));
    sendJson(response, (await action(context, ask)) ?? { ok: true });
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TooLarge) throw error;
    sendJson(response, { error: toldOf(error) }, 400);
  }
}

const TEXTS = ['as', 'channel', 'line', 'text', 'query', 'view', 'label', 'block', 'action'];

/** What was asked; texts must be texts, and a press must say what is pressed. */
function understood(name: string, ask: Record<string, unknown>): Ask {
  const odd = TEXTS.some((field) => ask[field] !== undefined && typeof ask[field] !== 'string');
  const pressesNothing = /^person\/(?:click|choose)$/.test(name) && ask.label === undefined;
  if (odd || pressesNothing) throw new Refusal('not_understood');
  return ask as unknown as Ask;
}

/** A refusal's code, or what is not on the screen; never how the program puts it. */
function toldOf(error: Error): string {
  if (error instanceof Refusal) return error.code;
  return error instanceof TypeError || error instanceof RangeError
    ? 'not_understood'
    : error.message;
}

async function serveReading(
  context: ControlContext,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, faults, traveller } = context;
  const as = new URL(request.url ?? '/', 'http://local').searchParams.get('as') ?? '';
  const first = [...world.directory.people.keys()][0] ?? '';
  if (name === 'state') {
    sendJson(response, stateFor(context, as || first));
    return;
  }
  if (name === 'events') {
    follow(context, as || first, response);
    return;
  }
  if (name === 'gallery' && context.gallery) {
    sendJson(response, galleryFor(context, context.gallery()));
    return;
  }
  if (name === 'stops') {
    sendJson(response, await traveller.offers());
    return;
  }
  if (name === 'calls') {
    sendJson(response, faults.calls);
    return;
  }
  sendJson(response, { error: 'unknown_action' }, 404);
}
