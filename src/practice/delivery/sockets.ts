import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { freshSecret } from '../ids.ts';
import { type Ack, type Carrier, type Kind, PATIENCE, type Payload, type Retry } from './types.ts';

const PING_EVERY = 5000;

/** Why Slack ends a socket. */
export type Goodbye = 'warning' | 'refresh_requested' | 'link_disabled';

/** Which sockets are ended, and how. */
export interface Drop {
  /** One of them, counted from 0 in the order they were opened; all when left out. */
  only?: number;
  /** Milliseconds between the `disconnect` frame and the end. */
  after?: number;
}

/** Socket Mode: each payload goes to one of the app's sockets, in turn. */
export class SocketCarrier implements Carrier {
  readonly #appId: string;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (ack: Ack) => void>();
  readonly #listeners = new Set<() => void>();
  readonly #pings: NodeJS.Timeout;
  #sockets: WebSocket[] = [];
  /** Told that they end soon. */
  readonly #leaving = new WeakSet<WebSocket>();
  #turn = 0;

  constructor(appId: string) {
    this.#appId = appId;
    this.#pings = setInterval(() => {
      for (const socket of this.#sockets) socket.ping();
    }, PING_EVERY);
    this.#pings.unref();
  }

  /** How many sockets the app has open. */
  get count(): number {
    return this.#sockets.length;
  }

  /** A ticket for one connection; `apps.connections.open` gives it out. */
  ticket(): string {
    const ticket = freshSecret();
    this.#tickets.add(ticket);
    return ticket;
  }

  /** Takes a connection that shows a ticket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (open) => this.#greet(open));
  }

  #greet(socket: WebSocket): void {
    this.#sockets.push(socket);
    socket.on('close', () => {
      this.#sockets = this.#sockets.filter((one) => one !== socket);
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => this.#acknowledged(data));
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#sockets.length,
        debug_info: { host: 'practice', approximate_connection_time: 18060 },
        connection_info: { app_id: this.#appId },
      }),
    );
    for (const listener of this.#listeners) listener();
  }

  #acknowledged(data: RawData): void {
    let ack: { envelope_id?: string; payload?: unknown };
    try {
      ack = JSON.parse(String(data));
    } catch {
      return;
    }
    this.#waiting.get(ack.envelope_id ?? '')?.({ status: 'acknowledged', payload: ack.payload });
  }

  send(kind: Kind, payload: Payload, retry?: Retry): Promise<Ack> {
    const socket = this.#next();
    if (!socket) return Promise.resolve({ status: 'unreachable' });
    const id = randomUUID();
    const envelope = {
      envelope_id: id,
      type: kind,
      accepts_response_payload: kind !== 'events_api',
      payload,
      ...(kind === 'events_api' && {
        retry_attempt: retry?.attempt ?? 0,
        retry_reason: retry?.reason ?? '',
      }),
    };
    return new Promise((resolve) => {
      const settle = (ack: Ack) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(ack);
      };
      const timer = setTimeout(() => settle({ status: 'late' }), PATIENCE);
      this.#waiting.set(id, settle);
      socket.send(JSON.stringify(envelope));
    });
  }

  /** Any of those that stay, in turn; one that is to end only when there is no other. */
  #next(): WebSocket | undefined {
    const open = this.#sockets.filter(({ readyState }) => readyState === WebSocket.OPEN);
    const staying = open.filter((socket) => !this.#leaving.has(socket));
    const choice = staying.length > 0 ? staying : open;
    return choice[this.#turn++ % Math.max(1, choice.length)];
  }

  onReachable(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Ends all sockets, or one: after a `disconnect` frame with a reason, or without a word. */
  drop(reason?: Goodbye, { only, after = 0 }: Drop = {}): void {
    const sockets = only === undefined ? this.#sockets : this.#sockets.slice(only, only + 1);
    for (const socket of sockets) {
      if (!reason) {
        socket.terminate();
        continue;
      }
      this.#leaving.add(socket);
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
      if (reason === 'warning') continue;
      if (after === 0) socket.close();
      else setTimeout(() => socket.close(), after).unref();
    }
  }

  close(): void {
    clearInterval(this.#pings);
    const left = this.#sockets;
    for (const socket of left) socket.close(1001);
    setTimeout(() => {
      for (const socket of left) socket.terminate();
    }, 200).unref();
    this.#server.close();
  }
}
