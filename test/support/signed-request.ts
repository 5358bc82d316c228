import { createHmac } from 'node:crypto';

/** Where an app in HTTP mode listens, and the secret that it shares with Slack. */
export interface Endpoint {
  readonly url: string;
  readonly signingSecret: string;
}

/** What may be wrong about a request. */
export interface Forgery {
  /** When it says that it was sent. */
  readonly at?: Date;
  readonly signature?: string | undefined;
  /** What was signed, where that is another form than the one that is sent. */
  readonly signed?: Readonly<Record<string, string>>;
}

/** Posts a form as Slack does, signed with the secret. */
export async function signedRequest(
  { url, signingSecret }: Endpoint,
  form: Readonly<Record<string, unknown>>,
  forgery: Forgery = {},
): Promise<{ status: number; body: string }> {
  const body = new URLSearchParams(form as Record<string, string>).toString();
  const at = String(Math.floor((forgery.at ?? new Date()).getTime() / 1_000));
  const signed =
    forgery.signed === undefined ? body : new URLSearchParams(forgery.signed).toString();
  const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${signed}`).digest('hex');
  const signature = 'signature' in forgery ? forgery.signature : `v0=${hash}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': at,
    ...(signature === undefined ? {} : { 'x-slack-signature': signature }),
  };
  const response = await fetch(url, { method: 'POST', body, headers });
  return { status: response.status, body: await response.text() };
}

/** Posts any body at all, signed with the secret; resolves with the status. */
export async function signedBody(
  { url, signingSecret }: Endpoint,
  body: string,
  type = 'application/json',
): Promise<number> {
  const at = String(Math.floor(Date.now() / 1_000));
  const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${hash}`,
  };
  return (await fetch(url, { method: 'POST', body, headers })).status;
}
