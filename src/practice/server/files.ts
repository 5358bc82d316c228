import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileShape } from '../api/file-shape.ts';
import { seesFile } from '../client/files.ts';
import { Refusal } from '../refusal.ts';
import { MOST_FILE_BYTES } from '../store/files.ts';
import type { World } from '../world.ts';
import type { ApiContext } from './api.ts';
import { sendJson } from './body.ts';

/**
 * Hands out a file to whoever has the bot's token; anybody else sees a page to sign in, as in Slack.
 * Fails as a method does that is called `files.download`; one that hangs up does so half-way.
 */
export async function serveFile(
  { world, faults }: ApiContext,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== world.tokens.bot) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><title>Sign in</title>');
    return;
  }
  const id = /^[^/]*-(F\w+)\//.exec(path)?.[1] ?? '';
  try {
    const file = world.files.find(id);
    const { mimetype } = fileShape(world, file);
    const headers = { 'content-type': mimetype, 'content-length': file.bytes.length };
    const fault = faults.takeApi('files.download');
    if (fault?.status !== undefined) return void response.writeHead(fault.status).end();
    response.writeHead(200, headers);
    if (fault?.hangUp) return halfOf(file.bytes, response);
    response.end(file.bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response.writeHead(404).end();
  }
}

function halfOf(bytes: Uint8Array, response: ServerResponse): void {
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

/** Takes a file that the page's own form was given; its bytes are the body. */
export async function takeFile(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers['content-type'] !== 'application/octet-stream') {
    return sendJson(response, { error: 'bytes_only' }, 415);
  }
  const query = new URL(request.url ?? '/', 'http://local').searchParams;
  const bytes = await readBytes(request);
  if (bytes === undefined) return sendJson(response, { error: 'file_too_large' }, 400);
  const { id: user } = world.directory.person(query.get('as') ?? '');
  const upload = { name: query.get('name') ?? 'file', bytes };
  const { id, name } = world.files.add(user, upload, world.clock.now());
  sendJson(response, { id, name });
}

/**
 * Takes the bytes of a file that the app has announced; the address is the secret. Fails as a
 * method does that is called `files.upload`.
 */
export async function takeUpload(
  { world, faults }: ApiContext,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request);
  const ticket = path.replace(/^v1\//, '');
  const fault = faults.takeApi('files.upload');
  const isHeard = fault === undefined || fault.takesEffect === true;
  const isSent = isHeard && request.method === 'POST' && bytes !== undefined;
  const isTaken = isSent && world.files.receive(ticket, bytes);
  if (fault?.hangUp) return void response.destroy();
  if (fault !== undefined || !isTaken) {
    response.writeHead(fault?.status ?? 400).end('Upload failed');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
}

async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= MOST_FILE_BYTES) parts.push(part);
  }
  return size > MOST_FILE_BYTES ? undefined : Buffer.concat(parts);
}

/** What a browser shows by itself; anything else is saved to disk. */
const SHOWN = new Set(['application/pdf', 'image/gif', 'image/jpeg', 'image/png']);

/** Shows a file on the page to somebody who sees it in a conversation, and to nobody else. */
export async function showFile(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const as = new URL(request.url ?? '/', 'http://local').searchParams.get('as') ?? '';
  const file = world.files.look(id);
  const isForeign = /^(?:cross|same)-site$/.test(String(request.headers['sec-fetch-site'] ?? ''));
  if (isForeign || file === undefined || !seesFile(world, as, id)) {
    response.writeHead(404).end();
    return;
  }
  const { mimetype } = fileShape(world, file);
  const how = SHOWN.has(mimetype) ? 'inline' : 'attachment';
  response.writeHead(200, {
    'content-type': mimetype,
    'content-length': file.bytes.length,
    'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'private, max-age=3600',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(file.bytes);
}
