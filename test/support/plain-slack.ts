import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { type Endpoint, signedRequest } from './signed-request.ts';

/** A message as anybody can look at it: where, what it says, what can be pressed. */
export interface PlainMessage {
  channel: string;
  ts: string;
  text: string;
  blocks: Block[];
}
interface Block {
  block_id?: string;
  text?: { text: string };
  elements?: { text?: { text: string } | string; action_id?: string; value?: string }[];
}
type Fields = Record<string, unknown>;

/**
 * Another Slack than the practice workspace, and as little of one as will do: it shares no code with
 * it, knows eight methods, and refuses every other as `unknown_method`.
 */
export class PlainSlack {
  readonly messages: PlainMessage[] = [];
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #server = createServer(async (request, response) => {
    const answer = this.#answer(request.url ?? '', await fieldsOf(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  readonly #http: Endpoint | undefined;
  #count = 0;

  /** @param http where signed requests go; without it, Socket Mode */
  constructor(http?: Endpoint) {
    this.#http = http;
    this.#server.on('upgrade', (request, socket, head) =>
      this.#sockets.handleUpgrade(request, socket, head, (open) => open.send('{"type":"hello"}')),
    );
  }

  async listen(): Promise<void> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/`;
  }

  /** Types a command; the app's answer is a message that only they see. */
  async command(user: string, text: string): Promise<PlainMessage> {
    const payload = { command: '/spend', text, team_id: 'T1', user_id: user, ...this.#once() };
    const answer = (await this.#send('slash_commands', payload)) as Fields;
    return this.#keep(`${user} alone`, answer);
  }

  /** Presses a button of a message by its label. */
  async click(user: string, message: PlainMessage, label: string): Promise<void> {
    const button = message.blocks.flatMap(({ elements = [] }) => elements).find(called(label));
    if (button === undefined) throw new Error(`No “${label}” in: ${words(message)}`);
    const where = { channel_id: message.channel, message_ts: message.ts, type: 'message' };
    const { action_id, value } = button;
    await this.#send('interactive', {
      ...{ type: 'block_actions', team: { id: 'T1' }, user: { id: user, team_id: 'T1' } },
      ...{ container: where, channel: { id: message.channel }, ...this.#once(message.ts) },
      actions: [{ type: 'button', block_id: 'b', action_ts: '1', action_id, value }],
    });
  }

  #once(about = 'new'): Fields {
    const response_url = this.apiUrl.replace('/api/', `/answers/${about}`);
    return { trigger_id: `trigger-${this.#next()}`, response_url };
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }

  #keep(channel: string, said: Fields): PlainMessage {
    const blocks = typeof said.blocks === 'string' ? JSON.parse(said.blocks) : said.blocks;
    const ts = `${this.#next()}.0`;
    const kept = { channel, ts, text: String(said.text ?? ''), blocks: blocks ?? [] };
    this.messages.push(kept);
    return kept;
  }

  #replace(ts: string, said: Fields): void {
    const old = this.messages.find((one) => one.ts === ts);
    if (old !== undefined) Object.assign(old, this.#keep('', said), { ts, channel: old.channel });
    if (old !== undefined) this.messages.pop();
  }

  #answer(path: string, fields: Fields): Fields {
    const method = path.replace('/api/', '');
    const [, about] = /^\/answers\/(.+)$/.exec(path) ?? [];
    const { channel, ts } = { channel: String(fields.channel), ts: String(fields.ts) };
    if (about !== undefined && fields.replace_original === true) this.#replace(about, fields);
    else if (about !== undefined) this.#keep('answers', fields);
    else if (method === 'auth.test') return { ok: true, team_id: 'T1', user_id: 'UBOT' };
    else if (method === 'apps.connections.open') return { ok: true, url: this.#socketUrl() };
    else if (method === 'chat.postMessage') return { ok: true, ...this.#keep(channel, fields) };
    else if (method === 'chat.update') this.#replace(ts, fields);
    else if (!/^views\.(open|push|update|publish)$/.test(method)) {
      return { ok: false, error: 'unknown_method' };
    }
    return { ok: true };
  }

  #socketUrl(): string {
    return this.apiUrl.replace('http', 'ws');
  }

  /** Sends and gives the app's acknowledgement. */
  async #send(type: string, payload: Fields): Promise<unknown> {
    if (this.#http !== undefined) {
      const interactive = type === 'interactive';
      const form = interactive ? { payload: JSON.stringify(payload) } : payload;
      const { status, body } = await signedRequest(this.#http, form);
      if (status !== 200) throw new Error(`The app answered ${status}`);
      return body === '' ? undefined : JSON.parse(body);
    }
    const [socket] = [...this.#sockets.clients].filter((one) => one.readyState === WebSocket.OPEN);
    if (socket === undefined) throw new Error('The app is not connected');
    const envelope_id = `envelope-${this.#next()}`;
    const acknowledged = new Promise<unknown>((resolve) => {
      socket.on('message', (data) => {
        const ack = JSON.parse(String(data)) as Fields;
        if (ack.envelope_id === envelope_id) resolve(ack.payload);
      });
    });
    socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true }));
    return acknowledged;
  }
}

/** Everything that a person reads in a message, labels of buttons among it. */
export function words({ blocks }: PlainMessage): string {
  const texts = blocks.flatMap(({ text, elements = [] }) => [text, ...elements.map((e) => e.text)]);
  return texts.map((one) => (typeof one === 'string' ? one : one?.text)).join('\n');
}

const called = (label: string) => (element: { text?: { text: string } | string }) =>
  typeof element.text === 'object' && element.text.text === label;

async function fieldsOf(request: IncomingMessage): Promise<Fields> {
  let body = '';
  for await (const part of request) body += String(part);
  if (request.headers['content-type']?.includes('json')) return JSON.parse(body || '{}');
  return Object.fromEntries(new URLSearchParams(body));
}
