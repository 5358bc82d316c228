import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { healthRoute } from '../src/health.ts';
import { type Listening, listen, type Routes } from '../src/server.ts';

async function start(): Promise<Listening> {
  const reading = (request: IncomingMessage) => new URL(request.url ?? '', 'http://x') === null;
  const health = { ledger: true, slack: false };
  const routes: Routes = { http: [healthRoute(health), reading], upgrade: [reading] };
  const server = await listen(routes, 0, '127.0.0.1');
  onTestFinished(() => server.close());
  return server;
}

/** Sends these lines as they are, and gives the first line of the answer. */
async function raw({ port }: Listening, ...lines: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (part) => {
    answer += String(part);
  });
  socket.end([...lines, 'Host: x', '', ''].join('\r\n'));
  await once(socket, 'close');
  return answer.split('\r\n')[0] ?? '';
}

it.each(['//', '/', '/nothing', 'http://[', '/%zz'])(
  'GET %s is answered, and ends nothing',
  async (path) => {
    const server = await start();
    expect(await raw(server, `GET ${path} HTTP/1.1`, 'Connection: close')).toContain('404');
    expect(await raw(server, 'GET /healthz HTTP/1.1', 'Connection: close')).toContain('200');
  },
);

it('a socket that nobody takes is closed, whatever it asks for', async () => {
  const server = await start();
  for (const path of ['//', '/socket']) {
    const wishes = ['Upgrade: websocket', 'Connection: Upgrade'];
    expect(await raw(server, `GET ${path} HTTP/1.1`, ...wishes)).toBe('');
  }
  expect(await raw(server, 'GET /readyz?x HTTP/1.1', 'Connection: close')).toContain('503');
});
