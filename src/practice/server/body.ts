import type { IncomingMessage, ServerResponse } from 'node:http';

const MOST = 4 * 1024 * 1024;

/** Reads a request's body; a body that is too large counts as empty. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= MOST) parts.push(part);
  }
  return size > MOST ? '' : Buffer.concat(parts).toString('utf8');
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
