import type { Route } from './server.ts';

/** Whether the app can do its work: the ledger is open, and Slack is connected. */
export interface Health {
  ledger: boolean;
  slack: boolean;
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
