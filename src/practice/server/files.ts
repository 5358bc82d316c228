import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileShape } from '../api/files.ts';
import { Refusal } from '../refusal.ts';
import { MOST_FILE_BYTES } from '../store/files.ts';
import type { World } from '../world.ts';
import { sendJson } from './body.ts';

/** Hands out a file to whoever has the bot's token; anybody else sees a page to sign in, as in Slack. */
export async function serveFile(
  world: World,
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
    response.writeHead(200, headers).end(file.bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response.writeHead(404).end();
  }
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
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= MOST_FILE_BYTES) parts.push(part);
  }
  if (size > MOST_FILE_BYTES) return sendJson(response, { error: 'file_too_large' }, 400);
  const { id: user } = world.directory.person(query.get('as') ?? '');
  const upload = { name: query.get('name') ?? 'file', bytes: Buffer.concat(parts) };
  const { id, name } = world.files.add(user, upload, world.clock.now());
  sendJson(response, { id, name });
}
