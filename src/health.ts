import type { Route } from './server.ts';

/** Whether the app can do its work: the ledger is open, and Slack is connected. */
export interface Health {
  ledger: boolean;
  slack: boolean;
}

/** How the app stands with Slack: connected, and its token taken. Both, and it is healthy. */
export class Standing {
  readonly #health: Health;
  #isConnected = false;
  #isAccepted = true;

  constructor(health: Health) {
    this.#health = health;
  }

  /** By at least one socket; in HTTP mode, in its place on the port. */
  connected(is: boolean): void {
    this.#isConnected = is;
    this.#settle();
  }

  /** Whether Slack takes the bot's token. */
  accepted(is: boolean): void {
    this.#isAccepted = is;
    this.#settle();
  }

  #settle(): void {
    this.#health.slack = this.#isConnected && this.#isAccepted;
  }
}

/** `/healthz`: the process lives. `/readyz`: it can do its work. 200 or 503, and no more said. */
export function healthRoute(health: Health): Route {
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (path !== '/healthz' && path !== '/readyz') return false;
    const fine = path === '/healthz' || (health.ledger && health.slack);
    response
      .writeHead(fine ? 200 : 503, { 'content-type': 'application/json' })
      .end(JSON.stringify(path === '/healthz' ? { ok: true } : health));
    return true;
  };
}
