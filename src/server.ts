import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Takes a request, or leaves it to the next by answering false. */
export type Route = (request: IncomingMessage, response: ServerResponse) => boolean;
/** The same for a connection that wants to become a web socket. */
export type UpgradeRoute = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/** What the port is for at the moment; routes come and go as the app starts. */
export interface Routes {
  readonly http: Route[];
  readonly upgrade: UpgradeRoute[];
}

/** A server that is listening. */
export interface Listening {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on the one port: health in every mode, Slack's requests in HTTP mode, the practice page. */
export async function listen(routes: Routes, port: number, host: string): Promise<Listening> {
  const server = createServer((request, response) => {
    if (!hasAddress(request) || !routes.http.some((route) => route(request, response)))
      notFound(response);
  });
  server.on('upgrade', (request, socket, head) => {
    const isTaken = hasAddress(request) && routes.upgrade.some((one) => one(request, socket, head));
    if (!isTaken) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { port: bound, url: `http://${name}:${bound}`, close: () => close(server) };
}

/** Whether what was asked for can be read as an address: `//` cannot, and would throw in a route. */
function hasAddress({ url = '/' }: IncomingMessage): boolean {
  return URL.canParse(url, 'http://local');
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n');
}

function close(server: Server): Promise<void> {
  server.closeIdleConnections();
  const hurry = setTimeout(() => server.closeAllConnections(), 2_000);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
  });
}
