import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/**
 * Whether a request comes from this machine's own page. Another site's page could otherwise
 * reach the workspace through the browser, by a form or by a name that resolves to loopback.
 */
export function isOwn(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  if (!LOOPBACK.has(hostName(host))) return false;
  return origin === undefined || origin === `http://${host}`;
}
