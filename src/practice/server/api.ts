import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Arguments } from '../api/arguments.ts';
import { METHODS } from '../api/methods.ts';
import type { SocketCarrier } from '../delivery/sockets.ts';
import type { ApiFault, Faults, RecordedCall } from '../faults.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { parseBody, readBody, sendJson } from './body.ts';

/** What the Web API needs to know. */
export interface ApiContext {
  world: World;
  faults: Faults;
  sockets: SocketCarrier | undefined;
}

type Answer = Record<string, unknown>;

function tokenOf(request: IncomingMessage, args: Arguments): string {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args.token === 'string' ? args.token : '');
}

function openConnection({ world, sockets }: ApiContext, token: string): Answer {
  if (token !== world.tokens.app) throw new Refusal('invalid_auth');
  if (!sockets) throw new Refusal('socket_mode_not_enabled');
  const address = world.baseUrl.replace(/^http/, 'ws');
  return { url: `${address}/socket?ticket=${sockets.ticket()}` };
}

/** Runs one method; a refusal becomes Slack's `ok: false`. */
function run(context: ApiContext, method: string, args: Arguments, token: string): Answer {
  try {
    if (method === 'api.test') return { ok: true, args };
    if (method === 'apps.connections.open') return { ok: true, ...openConnection(context, token) };
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (!known) throw new Refusal('unknown_method');
    if (token === '') throw new Refusal('not_authed');
    if (token !== context.world.tokens.bot) throw new Refusal('invalid_auth');
    return { ok: true, ...known(context.world, args) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.code, ...error.details };
    throw error;
  }
}

/** A fault that only holds the answer up is none in the end. */
function fails({ error, status, hangUp, cutOff }: ApiFault): boolean {
  return error !== undefined || status !== undefined || hangUp === true || cutOff === true;
}

function misbehave(response: ServerResponse, fault: ApiFault): void {
  const { hangUp, cutOff, status = 200, retryAfter, error = 'fatal_error' } = fault;
  if (hangUp) return void response.destroy();
  if (cutOff) return void cut(response);
  const headers: Record<string, string> = retryAfter ? { 'retry-after': String(retryAfter) } : {};
  sendJson(response, { ok: false, error }, status, headers);
}

function cut(response: ServerResponse): void {
  response.write('{"ok":');
  // Reset at once, the headers would be lost with the rest.
  setTimeout(() => response.socket?.resetAndDestroy(), 20);
}

/** Answers a call of the Web API. */
export async function serveApi(
  context: ApiContext,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, faults } = context;
  const args = parseBody(request, await readBody(request));
  const query = new URL(request.url ?? '/', 'http://local').searchParams;
  const { token: _, ...given } = { ...Object.fromEntries(query), ...args };
  if (request.headers.host) world.baseUrl = `http://${request.headers.host}`;
  const call: RecordedCall = { method, args: given, at: new Date() };
  faults.record(call);
  const fault = faults.takeApi(method, given);
  if (fault?.holdMs) await new Promise((resolve) => setTimeout(resolve, fault.holdMs));
  if (fault && fails(fault) && !fault.takesEffect) return misbehave(response, fault);
  const answer = run(context, method, given, tokenOf(request, args));
  call.answer = answer;
  if (fault && fails(fault)) return misbehave(response, fault);
  sendJson(response, answer, 200, scopesOf(context, method));
}

/** Slack tells what the token may do in a header. */
function scopesOf({ world }: ApiContext, method: string): Record<string, string> {
  const scopes = method === 'auth.test' ? world.scopes : undefined;
  return scopes ? { 'x-oauth-scopes': scopes.join(',') } : {};
}
