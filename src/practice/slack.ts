import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { userShape } from './api/shapes.ts';
import { plainText } from './block-kit/plain.ts';
import { Client } from './client/client.ts';
import { Person } from './client/person.ts';
import { type OnMoved, PracticeClock } from './clock.ts';
import { Delivery } from './delivery/delivery.ts';
import { HttpCarrier, type HttpDelivery } from './delivery/http.ts';
import { type Drop, type Goodbye, SocketCarrier } from './delivery/sockets.ts';
import type { Carrier, Payload } from './delivery/types.ts';
import { Faults } from './faults.ts';
import { builtPage } from './server/assets.ts';
import { isOwn } from './server/guard.ts';
import { type Log, route, type ServerContext } from './server/router.ts';
import { restoreWorld, type Snapshot, snapshotOf } from './snapshot.ts';
import type { PracticeChannel, PracticePerson } from './store/types.ts';
import { type Stops, Traveller } from './travel.ts';
import type { Exhibit } from './wire.ts';
import { createWorld, type Tokens, type World, type WorldOptions } from './world.ts';

export interface PracticeSlackOptions extends WorldOptions {
  clock?: PracticeClock;
  log?: Log;
  /**
   * HTTP mode: signed requests to this address instead of Socket Mode; or sockets that several teams
   * share which have installed the same app.
   */
  delivery?: HttpDelivery | SocketCarrier;
  /** Sentences that tell a newcomer what to try. */
  tour?: readonly string[];
  /** Everything that the app can show, for the gallery page. */
  gallery?: () => readonly Exhibit[];
  /** What happens by itself after a moment: where a moved clock stops, and what the page offers. */
  stops?: Stops;
  /** Where the built page lies. */
  pageFolder?: string;
  /** When events are sent again, in milliseconds after the attempt before. */
  retryAfter?: readonly number[];
}

/** A practice Slack that listens by itself. */
export interface Listening {
  /** For `SLACK_API_URL`. */
  apiUrl: string;
  url: string;
  close(): Promise<void>;
}

/** A small Slack: its Web API, its Socket Mode, its people and a page to be one of them. */
export class PracticeSlack {
  readonly clock: PracticeClock;
  readonly tokens: Tokens;
  readonly faults = new Faults();
  readonly client: Client;
  readonly #world: World;
  readonly #sockets: SocketCarrier | undefined;
  readonly #delivery: Delivery;
  readonly #context: ServerContext;

  constructor(options: PracticeSlackOptions) {
    this.clock = options.clock ?? new PracticeClock();
    const world = createWorld(options, this.clock);
    this.#world = world;
    this.tokens = world.tokens;
    const carrier = carrierFor(options.delivery, world);
    this.#sockets = carrier instanceof SocketCarrier ? carrier : undefined;
    this.#delivery = new Delivery(carrier, this.faults, options.retryAfter);
    this.client = new Client(world, this.#delivery);
    this.#context = {
      world,
      client: this.client,
      delivery: this.#delivery,
      faults: this.faults,
      sockets: this.#sockets,
      traveller: new Traveller(this.clock, options.stops ?? (async () => []), () =>
        world.changes.announce(),
      ),
      tour: options.tour ?? [],
      gallery: options.gallery,
      page: options.pageFolder ?? builtPage(),
      log: options.log ?? (() => {}),
    };
  }

  /** The app's ids. */
  get app() {
    return this.#world.app;
  }

  get teamId(): string {
    return this.#world.teamId;
  }

  /** How many sockets the app has open. */
  get connections(): number {
    return this.#sockets?.count ?? 0;
  }

  /** Resolves once the app has opened so many sockets. */
  async connected(count = 1, timeout = 10_000): Promise<void> {
    const look = () => this.connections >= count;
    let found = look();
    for (const end = Date.now() + timeout; !found && Date.now() < end; found = look()) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    if (!found) throw new Error(`The app opened ${this.connections} sockets, not ${count}.`);
  }

  /** How many events were sent again because nobody had acknowledged them. */
  get repeated(): number {
    return this.#delivery.repeated;
  }

  /** Calls back after every jump of the clock, which waits for it before it goes on. */
  onClockMoved(listener: OnMoved): () => void {
    return this.clock.onMoved(listener);
  }

  /** Calls back whenever something that somebody can see has changed. */
  onChange(listener: () => void): () => void {
    return this.#world.changes.listen(listener);
  }

  /** Somebody of the team, by id or name. */
  asPerson(idOrName: string): Person {
    return new Person(this.#world, this.client, idOrName);
  }

  /** What a person reads in a message, a view or some blocks. */
  readonly text = plainText;

  /** Changes a person (they leave, become a guest) and tells the app, as Slack does. */
  async changePerson(id: string, change: Partial<PracticePerson>): Promise<void> {
    const person = this.#world.directory.change(id, change);
    this.#world.changes.announce();
    await this.client.tell({ type: 'user_change', user: userShape(this.#world, person) });
  }

  /** Changes a channel: it is archived, or brought back. */
  changeChannel(idOrName: string, change: Partial<PracticeChannel>): void {
    Object.assign(this.#world.directory.conversation(idOrName), change);
    this.#world.changes.announce();
  }

  /** Sends the app any payload at all: what somebody could forge who has no such button. */
  send(kind: 'slash_commands' | 'interactive', payload: Payload) {
    return this.#delivery.once(kind, payload);
  }

  /** A trigger as Slack gives it with what a person does, for a payload that a test makes up. */
  triggerFor(idOrName: string): string {
    return this.#world.triggers.make(this.#world.directory.person(idOrName).id);
  }

  /** Sends the last payload once more. */
  redeliverLast() {
    return this.#delivery.redeliverLast();
  }

  /** Ends the app's sockets, or one; after a `disconnect` frame where a reason is given. */
  dropSockets(reason?: Goodbye, which?: Drop): void {
    this.#sockets?.drop(reason, which);
  }

  /** Messages, Homes and how far the clock is ahead, for a file beside the practice ledger. */
  snapshot(): Snapshot {
    return snapshotOf(this.#world);
  }

  /** Brings them back. */
  restore(snapshot: Snapshot): void {
    restoreWorld(this.#world, snapshot);
  }

  /** Serves a request; false if its path is not the practice workspace's. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    return route(this.#context, request, response);
  }

  /** Takes a Socket Mode connection; false if its path is not the practice workspace's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    if (pathname !== '/socket' || !this.#sockets) return false;
    if (!isOwn(request)) socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    else this.#sockets.upgrade(request, socket, head);
    return true;
  }

  /** Tells under which address `handle` and `upgrade` are mounted. */
  serveFrom(url: string): void {
    this.#world.baseUrl = url;
  }

  /** Serves on a port of its own, on loopback. */
  async listen(port = 0): Promise<Listening> {
    const server = createServer((request, response) => {
      if (!this.handle(request, response)) response.writeHead(404).end();
    });
    server.on('upgrade', (request, socket, head) => {
      if (!this.upgrade(request, socket, head)) socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.serveFrom(url);
    const close = async () => {
      this.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { url, apiUrl: `${url}/api/`, close };
  }

  /** Stops delivering and ends all sockets. */
  close(): void {
    this.#delivery.close();
  }
}

function carrierFor(delivery: PracticeSlackOptions['delivery'], { app }: World): Carrier {
  if (delivery === undefined) return new SocketCarrier(app.id);
  return delivery instanceof SocketCarrier ? delivery : new HttpCarrier(delivery);
}

/** Starts a practice workspace in memory; mount it with `handle` and `upgrade`, or `listen`. */
export function createPracticeSlack(options: PracticeSlackOptions): PracticeSlack {
  return new PracticeSlack(options);
}
