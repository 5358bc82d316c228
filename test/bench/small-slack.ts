import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** As much of Slack as delivering takes, for any team, answering after so many milliseconds. */
export interface SmallSlack {
  readonly apiUrl: string;
  /** How many messages were posted. */
  posted(): number;
  close(): void;
}

export async function smallSlack(milliseconds: number, team = 'T0'): Promise<SmallSlack> {
  let posted = 0;
  const ts = () => `${Math.floor(Date.now() / 1_000)}.${String(posted).padStart(6, '0')}`;
  const answers: Readonly<Record<string, (url: string) => object>> = {
    'auth.test': () => ({ team_id: team, bot_id: 'B0', user_id: 'U0BOT' }),
    'users.info': () => ({ user: { id: 'U0WORKER01' } }),
    'conversations.info': () => ({ channel: { id: 'C0DIGEST' } }),
    'conversations.members': () => ({ members: ['U0WORKER01', 'U0WORKER02', 'U0MANAGER1'] }),
    'chat.postMessage': () => {
      posted += 1;
      return { channel: 'C0DIGEST', ts: ts() };
    },
    'files.getUploadURLExternal': (url) => ({ upload_url: `${url}/upload`, file_id: `F${posted}` }),
    'files.completeUploadExternal': () => ({ files: [{ id: `F${posted}` }] }),
    'files.info': () => ({ file: { id: `F${posted}`, mimetype: 'image/png' } }),
  };
  const server = createServer(async (request, response) => {
    await read(request);
    await sleep(milliseconds);
    const method = request.url?.split('/').at(-1)?.split('?')[0] ?? '';
    const { port } = server.address() as AddressInfo;
    const answer = answers[method]?.(`http://127.0.0.1:${port}`);
    response.writeHead(200, { 'content-type': 'application/json' });
    const known = method === 'upload' ? {} : answer;
    response.end(
      JSON.stringify(known ? { ok: true, ...known } : { ok: false, error: 'unknown_method' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posted: () => posted,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function read(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}
