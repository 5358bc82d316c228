import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApiContext, serveApi } from './api.ts';
import { assetFor, serveAsset } from './assets.ts';
import { sendJson, TooLarge } from './body.ts';
import { type ControlContext, serveControl } from './control.ts';
import { serveFile, showFile, takeFile, takeUpload } from './files.ts';
import { isOwn } from './guard.ts';
import { serveResponseUrl } from './response-url.ts';

/** Everything that the server's paths lead to. */
export type ServerContext = ApiContext & ControlContext & { page: string; log: Log };

/** Where bugs of the practice workspace itself are told. */
export type Log = (message: string, error: unknown) => void;

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function guarded(route: Route): Route {
  return async (request, response) => {
    if (isOwn(request)) return route(request, response);
    sendJson(response, { error: 'forbidden' }, 403);
  };
}

function routeFor(context: ServerContext, path: string): Route | undefined {
  const [, first, ...rest] = path.split('/');
  const tail = rest.join('/');
  if (first === 'api') return (request, response) => serveApi(context, tail, request, response);
  if (first === 'response') {
    return (request, response) => serveResponseUrl(context.world, tail, request, response);
  }
  if (first === 'files') {
    return (request, response) => serveFile(context, tail, request, response);
  }
  if (first === 'upload') {
    return (request, response) => takeUpload(context, tail, request, response);
  }
  if (first === 'practice' && rest[0] === 'file') {
    const id = rest[1] ?? '';
    return guarded((request, response) => showFile(context.world, id, request, response));
  }
  if (first === 'practice' && tail === 'upload') {
    return guarded((request, response) => takeFile(context.world, request, response));
  }
  if (first === 'practice') {
    return guarded((request, response) => serveControl(context, tail, request, response));
  }
  const asset = assetFor(path);
  if (!asset) return undefined;
  return guarded((_, response) => serveAsset(context.page, asset, response));
}

/** Serves a request if its path is the practice workspace's; else leaves it alone. */
export function route(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { pathname } = new URL(request.url ?? '/', 'http://local');
  const found = routeFor(context, pathname);
  if (!found) return false;
  found(request, response).catch((error: unknown) => {
    if (error instanceof TooLarge) return sendJson(response, { error: error.message }, 413);
    context.log(`${request.method} ${pathname}`, error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
  return true;
}
