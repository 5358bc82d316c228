import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { freshSecret } from '../ids.ts';
import { type Ack, type Carrier, type Kind, PATIENCE, type Payload, type Retry } from './types.ts';

const PING_EVERY = 5000;

/** Socket Mode: each payload goes to one of the app's sockets, in turn. */
export class SocketCarrier implements Carrier {
  readonly #appId: string;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (ack: Ack) => void>();
  readonly #listeners = new Set<() => void>();
  readonly #pings: NodeJS.Timeout;
  #sockets: WebSocket[] = [];
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
    const socket = this.#sockets[this.#turn++ % Math.max(1, this.#sockets.length)];
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

  onReachable(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Ends all sockets: after a `disconnect` frame with a reason, or without a word. */
  drop(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void {
    for (const socket of this.#sockets) {
      if (!reason) socket.terminate();
      else socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
      if (reason && reason !== 'warning') socket.close();
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
