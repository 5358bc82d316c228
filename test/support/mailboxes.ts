import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** Addresses that the app may answer to, and what came to each. */
export interface Mailboxes {
  url(name: string): string;
  /** What came to one, at once. */
  at(name: string): string;
  /** The same once something has come, or the patience is over. */
  soon(name: string, patience?: number): Promise<string>;
}

/** Opens as many as are wanted, on one port. */
export async function openMailboxes(): Promise<Mailboxes> {
  const came = new Map<string, string>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const name = decodeURIComponent((request.url ?? '/').slice(1));
    came.set(name, (came.get(name) ?? '') + body);
    response.writeHead(200).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const at = (name: string) => came.get(name) ?? '';
  return {
    url: (name) => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`,
    at,
    soon: async (name, patience = 5_000) => {
      for (let waited = 0; at(name) === '' && waited < patience; waited += 5) await setTimeout(5);
      return at(name);
    },
  };
}
