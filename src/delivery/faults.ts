import { ErrorCode } from '@slack/web-api';

/** What a failed call to Slack means for what it was meant to do. */
export type Fault =
  /** Slack refused it for good. */
  | { readonly kind: 'refused'; readonly code: string }
  /** It was not done; it may be done later. */
  | { readonly kind: 'later'; readonly code: string; readonly seconds: number | undefined }
  /** Whether it was done is not known. */
  | { readonly kind: 'unknown'; readonly code: string };

/** What cannot be done now, by no fault of Slack's client, and may be later. */
export class TryLater extends Error {
  override readonly name = 'TryLater';

  constructor(
    /** In a few words, for the log. */
    readonly reason: string,
    readonly seconds?: number,
  ) {
    super(reason);
  }
}

/** A workspace whose team has not installed the app, or has uninstalled it. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';

  constructor() {
    super('The app is not installed in this workspace');
  }
}

/** A team's token has ended and could not be renewed: Slack takes nothing until it is. */
export class TokenEnded extends Error {
  override readonly name = 'TokenEnded';

  /** @param why in a few words, for the log */
  constructor(why: string) {
    super(`The token could not be renewed: ${why}`);
  }
}

/** Refusals that pass by themselves, or once somebody invites the app. */
const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'not_in_channel',
  'channel_not_found',
  'is_archived',
]);

/** Slack does not take the token: nothing is wrong with what was to be done. */
const TOKEN_FAULTS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_expired',
  'token_revoked',
  'not_installed',
]);

/** Whether a refusal is about the app's token and not about what it asked for. */
export function isTokenFault(code: string): boolean {
  return TOKEN_FAULTS.has(code);
}

/** Faults before anything was sent. */
const NEVER_SENT =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH/;

/** Reads a failure of the Slack client; throws what is no failure of Slack's at all. */
export function faultOf(error: unknown): Fault {
  if (error instanceof TryLater) {
    return { kind: 'later', code: error.reason, seconds: error.seconds };
  }
  if (error instanceof NotInstalled) return { kind: 'refused', code: 'not_installed' };
  if (error instanceof TokenEnded) return { kind: 'refused', code: 'token_expired' };
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code === ErrorCode.RateLimitedError) {
    const seconds = 'retryAfter' in error ? Number(error.retryAfter) : undefined;
    return { kind: 'later', code: 'ratelimited', seconds };
  }
  if (error.code === ErrorCode.PlatformError) {
    const code = platformCode(error);
    return PASSING.has(code)
      ? { kind: 'later', code, seconds: undefined }
      : { kind: 'refused', code };
  }
  if (error.code === ErrorCode.HTTPError) {
    return { kind: 'unknown', code: `http ${'statusCode' in error ? error.statusCode : ''}` };
  }
  if (error.code === ErrorCode.RequestError) {
    const deep = deepMessage(error);
    return NEVER_SENT.test(deep)
      ? { kind: 'later', code: 'unreachable', seconds: undefined }
      : { kind: 'unknown', code: 'answer lost' };
  }
  throw error;
}

function platformCode(error: Error): string {
  const data = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'error' in data
    ? String(data.error)
    : 'unknown';
}

function deepMessage(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return '';
  const code = 'code' in error ? String(error.code) : '';
  const original = 'original' in error ? error.original : undefined;
  return [
    error.message,
    code,
    deepMessage(error.cause, depth + 1),
    deepMessage(original, depth + 1),
  ].join(' ');
}
