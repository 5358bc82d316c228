import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deliveryClient } from '../../src/delivery/client.ts';
import { TryLater } from '../../src/delivery/faults.ts';
import { fetchPicture } from '../../src/delivery/fetch-picture.ts';
import { boltLogger, createLogger } from '../../src/logger.ts';
import { PHONE_JPEG, PLAIN_JPEG } from '../support/pictures.ts';

const TOKEN = 'xoxb-of-the-team';

/** A Slack that says this of a file, and answers so to whoever fetches it. */
async function slack(
  file: (url: string) => Record<string, unknown>,
  answer: (response: ServerResponse, request: IncomingMessage) => void = () => undefined,
) {
  let fetched = 0;
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/api/')) {
      fetched += 1;
      return answer(response, request);
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, file: file(url) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close(() => undefined).closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const apiUrl = `${url}/api/`;
  const client = deliveryClient(TOKEN, apiUrl, boltLogger(createLogger('silent')));
  const fetchIt = () => fetchPicture({ client, botToken: TOKEN, apiUrl }, 'F1');
  return { fetchIt, fetched: () => fetched };
}

const here = (url: string) => ({ url_private: `${url}/picture`, size: PHONE_JPEG.length });

describe('R97: a photo is fetched from Slack', () => {
  it('with the bot’s token', async () => {
    const { fetchIt } = await slack(here, (response, { headers }) => {
      response.end(headers.authorization === `Bearer ${TOKEN}` ? PHONE_JPEG : '');
    });
    const fetched = await fetchIt();
    expect(fetched).toMatchObject({ ok: true, contentType: 'image/jpeg' });
    expect(fetched.ok && Buffer.from(fetched.picture)).toEqual(PLAIN_JPEG);
  });

  it('R97: one that Slack says is too large is not fetched at all', async () => {
    const { fetchIt, fetched } = await slack((url) => ({ ...here(url), size: 10_000_001 }));
    expect(await fetchIt()).toEqual({ ok: false, why: 'size' });
    expect(fetched()).toBe(0);
  });

  it('R97: one that turns out larger than it was said to be is left after 10 MB', async () => {
    let sent = 0;
    const { fetchIt } = await slack(here, (response) => {
      const more = () => {
        while (!response.destroyed && sent < 200e6) {
          sent += 1e6;
          if (!response.write(Buffer.alloc(1e6, PHONE_JPEG)))
            return void response.once('drain', more);
        }
      };
      more();
    });
    expect(await fetchIt()).toEqual({ ok: false, why: 'size' });
    expect(sent).toBeLessThan(100e6);
  });

  it.each([
    ['another’s machine', 'https://example.org/picture'],
    ['a name that only looks like Slack’s', 'https://slack.com.example.org/picture'],
    ['Slack without encryption', 'http://files.slack.com/picture'],
  ])('the token never goes to %s', async (_where, url) => {
    const { fetchIt, fetched } = await slack(() => ({ url_private: url, size: 10 }));
    expect(await fetchIt()).toEqual({ ok: false, why: 'not-given' });
    expect(fetched()).toBe(0);
  });

  it.each([
    ['a page to sign in', 200, 'text/html; charset=utf-8', 'not-given'],
    ['no such file', 404, 'text/plain', 'not-given'],
    ['what is no picture', 200, 'image/jpeg', 'type'],
  ])('%s is no photo', async (_what, status, type, why) => {
    const { fetchIt } = await slack(here, (response) => {
      response.writeHead(status, { 'content-type': type }).end('<!doctype html>');
    });
    expect(await fetchIt()).toEqual({ ok: false, why });
  });

  it.each([
    ['a busy server', (response: ServerResponse) => response.writeHead(503).end()],
    ['a lost connection', (response: ServerResponse) => response.destroy()],
  ])('after %s it is tried later', async (_what, answer) => {
    const { fetchIt } = await slack(here, answer);
    await expect(fetchIt()).rejects.toThrow(TryLater);
  });

  it('as late as Slack asks', async () => {
    const { fetchIt } = await slack(here, (response) =>
      response.writeHead(429, { 'retry-after': '30' }).end(),
    );
    await expect(fetchIt()).rejects.toMatchObject({ seconds: 30 });
  });
});
