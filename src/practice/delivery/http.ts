import { createHmac } from 'node:crypto';
import { type Ack, type Carrier, type Kind, PATIENCE, type Payload, type Retry } from './types.ts';

/** Where signed requests go. */
export interface HttpDelivery {
  readonly url: string;
  readonly signingSecret: string;
  /** What its clock says; this machine's when left out. */
  readonly now?: () => Date;
}

/** HTTP mode: signed requests to the app's address instead of sockets. */
export class HttpCarrier implements Carrier {
  readonly #to: HttpDelivery;

  constructor(to: HttpDelivery) {
    this.#to = to;
  }

  async send(kind: Kind, payload: Payload, retry?: Retry): Promise<Ack> {
    const { type, body } = encoded(kind, payload);
    try {
      const response = await fetch(this.#to.url, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(PATIENCE),
        headers: { 'content-type': type, ...this.#signed(body), ...retryHeaders(retry) },
      });
      const text = await response.text();
      if (!response.ok) return { status: 'unreachable' };
      return { status: 'acknowledged', payload: content(text) };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { status: late ? 'late' : 'unreachable' };
    }
  }

  #signed(body: string): Record<string, string> {
    const now = this.#to.now?.() ?? new Date();
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const hmac = createHmac('sha256', this.#to.signingSecret);
    const signature = `v0=${hmac.update(`v0:${timestamp}:${body}`).digest('hex')}`;
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
  }

  /** Nobody tells when an HTTP app comes back: events wait for their next retry. */
  onReachable(): void {}

  close(): void {}
}

function encoded(kind: Kind, payload: Payload): { type: string; body: string } {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const form = new URLSearchParams();
  if (kind === 'interactive') form.set('payload', JSON.stringify(payload));
  else for (const [name, value] of Object.entries(payload)) form.set(name, String(value));
  return { type: 'application/x-www-form-urlencoded', body: form.toString() };
}

function retryHeaders(retry: Retry | undefined): Record<string, string> {
  if (!retry) return {};
  return { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason };
}

function content(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
