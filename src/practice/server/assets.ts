import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

const TYPES: Record<string, string> = {
  'index.html': 'text/html; charset=utf-8',
  'main.js': 'text/javascript; charset=utf-8',
  'main.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

const POLICY =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Where the built page lies: beside this file once built, else in the last build. */
export function builtPage(): string {
  const beside = fileURLToPath(new URL('../page/', import.meta.url));
  if (existsSync(`${beside}main.js`)) return beside;
  return fileURLToPath(new URL('../../../dist/practice/page/', import.meta.url));
}

/** The asset that a path names, if it is one. */
export function assetFor(path: string): string | undefined {
  const name = path === '/' || path === '/gallery' ? 'index.html' : path.slice(1);
  return Object.hasOwn(TYPES, name) ? name : undefined;
}

/** Serves one file of the page. */
export async function serveAsset(
  folder: string,
  name: string,
  response: ServerResponse,
): Promise<void> {
  let content: Buffer;
  try {
    content = await readFile(`${folder}/${name}`);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('The practice page is not built: run `npm run build`.');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[name] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  response.end(content);
}
