import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands in front of several copies of the app: it hands each request to the next of them. */
export interface Balancer {
  readonly url: string;
  /** Another copy, at this address. */
  add(url: string): void;
  /** From now on all goes to this copy, counted from 0 as they were added; undefined: in turn. */
  only(copy: number | undefined): void;
  close(): Promise<void>;
}

/** Opens one on a port of its own, with no copy behind it yet. */
export async function openBalancer(): Promise<Balancer> {
  const copies: string[] = [];
  let [turn, only] = [0, undefined as number | undefined];
  const server = createServer((asked, answer) => {
    turn += 1;
    const copy = copies[only ?? turn % copies.length];
    if (copy === undefined) answer.writeHead(503).end();
    else handOn(copy, asked, answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    add: (url) => void copies.push(url),
    only: (copy) => {
      only = copy;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Body and headers stay as they are, since Slack signs them. */
function handOn(copy: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, headers, url = '/' } = asked;
  const passed = request(`${copy}${url}`, { method, headers }, (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers);
    given.pipe(answer);
  });
  passed.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
  asked.pipe(passed);
}
