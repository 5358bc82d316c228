import type { IncomingMessage, ServerResponse } from 'node:http';

const MOST = 4 * 1024 * 1024;

/** A body was larger than any that is needed here. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Reads a request's body.
 *
 * @throws TooLarge of more than 4 MB, none of which is kept
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= MOST) parts.push(part);
  }
  if (size > MOST) throw new TooLarge('More than 4 MB at once. Send less.');
  return Buffer.concat(parts).toString('utf8');
}

/** Reads a body as an object, whether it came as JSON or as a form. */
export function parseBody(request: IncomingMessage, body: string): Record<string, unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body || '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  content: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(content));
}
