import { request } from 'node:http';
import { createServer } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from './workspace.ts';

const SECRET = 'practice-signing-secret';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

describe('HTTP mode', () => {
  let workspace: Workspace;
  let app: App;

  beforeAll(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/slack/events`;
    workspace = await startWorkspace({ delivery: { url, signingSecret: SECRET } });
    app = new App({
      token: workspace.slack.tokens.bot,
      receiver: new HTTPReceiver({ signingSecret: SECRET, logLevel: LogLevel.ERROR }),
      clientOptions: { slackApiUrl: workspace.server.apiUrl, retryConfig: { retries: 0 } },
      logLevel: LogLevel.ERROR,
    });
    app.command('/spend', async ({ ack, command }) => {
      if (command.text !== 'unanswered') await ack(`kept: ${command.text}`);
    });
    app.message(async ({ say }) => {
      await say({
        text: 'press',
        blocks: [
          {
            type: 'actions',
            elements: [
              { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } },
            ],
          },
        ],
      });
    });
    app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'gone', replace_original: true });
    });
    await app.start(port);
  });

  afterAll(async () => {
    await workspace.server.close();
    await app.stop();
  });

  it('signs commands, events and clicks', async () => {
    const worker = workspace.slack.asPerson('coordinator-1');
    const { answers } = await worker.command('#team', '/spend 29 V042 boots');
    expect(answers[0]?.text).toBe('kept: 29 V042 boots');
    await worker.message('hello', 0);
    await worker.waitFor((me) => me.dm().some(({ text }) => text === 'press'));
    await worker.click('Go');
    expect(worker.dm().at(-1)?.text).toBe('gone');
  });

  it('tells the person when nobody answers', async () => {
    const worker = workspace.slack.asPerson('coordinator-1');
    const { failed } = await worker.command('#team', '/spend unanswered');
    expect(failed).toMatch(/\/spend failed with the error "(operation_timeout|dispatch_failed)"/);
  });
});

describe('the control interface', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await startWorkspace();
  });

  afterAll(() => workspace.server.close());

  /** Asks with headers that `fetch` would not send. */
  function ask(path: string, headers: Record<string, string>, body?: object) {
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
      const method = body ? 'POST' : 'GET';
      const sent = request(`${workspace.server.url}${path}`, { method, headers }, (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  }

  const json = { 'content-type': 'application/json' };

  it.each([
    ['a name that resolves here', { host: 'evil.example' }],
    ['another site', { origin: 'https://evil.example' }],
    ['another page of this machine', { origin: 'http://localhost:9' }],
    ['a page without an origin', { origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    expect((await ask('/practice/state', headers)).status).toBe(403);
    expect((await ask('/', headers)).status).toBe(403);
    const body = { as: 'coordinator-1', channel: 'team', text: 'x' };
    expect((await ask('/practice/say', { ...headers, ...json }, body)).status).toBe(403);
  });

  it('takes no more than 4 MB at once, and says so', async () => {
    const body = { as: 'coordinator-1', channel: 'team', text: 'x'.repeat(5_000_000) };
    for (const path of ['/practice/say', '/api/chat.postMessage', '/response/x']) {
      const { status, text } = await ask(path, json, body);
      expect([status, text]).toEqual([413, expect.stringContaining('More than 4 MB at once')]);
    }
    expect((await ask('/practice/state', {})).status).toBe(200);
  });

  it('takes only JSON, and only what it knows', async () => {
    const body = { as: 'coordinator-1', channel: 'team', text: 'x' };
    expect((await ask('/practice/say', { 'content-type': 'text/plain' }, body)).status).toBe(415);
    expect((await ask('/practice/toString', json, body)).status).toBe(404);
    expect((await ask('/practice/say', json, { ...body, as: 'nobody' })).text).toContain(
      'user_not_found',
    );
  });

  it.each([
    ['say', { text: 5 }],
    ['act', { source: undefined }],
    ['person/fill', { fields: undefined }],
    ['person/click', { label: undefined }],
    ['person/choose', { label: [{}] }],
    ['person/command', { channel: 'team', line: undefined }],
  ])('refuses what it does not understand, in a word: %s', async (name, odd) => {
    const body = { as: 'coordinator-1', channel: 'team', ...odd };
    const refused = await ask(`/practice/${name}`, json, body);
    expect([refused.status, refused.text]).toEqual([400, '{"error":"not_understood"}']);
  });

  it('shows each person their own screen', async () => {
    const body = { as: 'coordinator-1', channel: 'team', text: 'hello' };
    expect((await ask('/practice/say', json, body)).status).toBe(200);
    const state = async (as: string) =>
      JSON.parse((await ask(`/practice/state?as=${as}`, {})).text) as {
        channels: { name: string; messages: { text: string }[] }[];
      };
    const worker = await state('coordinator-2');
    expect(worker.channels.map(({ name }) => name)).toEqual(['team', 'general', 'Oatcake']);
    expect(worker.channels[0]?.messages[0]?.text).toBe('hello');
    const guest = await state('visitor-1');
    expect(guest.channels.map(({ name }) => name)).toEqual(['general', 'Oatcake']);
  });

  it('is driven by what can be read on the screen', async () => {
    const body = { as: 'coordinator-1', channel: 'team', line: '/spend 4' };
    const answer = JSON.parse((await ask('/practice/person/command', json, body)).text);
    expect(answer.failed).toContain('dispatch_failed');
    const read = await ask('/practice/person/read', json, { as: 'coordinator-1', channel: 'team' });
    expect(JSON.parse(read.text).at(-1).reads).toContain('dispatch_failed');
  });

  it('moves its clock forward, never back', async () => {
    const moved = await ask('/practice/clock', json, { to: '2127-01-04T09:00:00Z' });
    expect(JSON.parse(moved.text).now).toMatch(/^2127-01-04T09:00/);
    const on = await ask('/practice/clock', json, { by: 3_600_000 });
    expect(JSON.parse(on.text).now).toMatch(/^2127-01-04T10:00/);
    for (const back of [{ to: '2127-01-04T09:30:00Z' }, { by: -1 }, { to: 'yesterday' }, {}]) {
      const { status, text } = await ask('/practice/clock', json, back);
      expect({ status, text }).toMatchObject({
        status: 400,
        text: expect.stringContaining('forward'),
      });
    }
    expect(JSON.parse((await ask('/practice/stops', {})).text)).toEqual([]);
  });
});
