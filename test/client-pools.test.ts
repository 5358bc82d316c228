import { App, HTTPReceiver } from '@slack/bolt';
import { expect, it } from 'vitest';
import { ClientPools } from '../src/client-pools.ts';

/** Bolt's own, which no type of Bolt's tells of: this test notices when it is somewhere else. */
function bolt() {
  const receiver = new HTTPReceiver({ signingSecret: 'made-up' });
  const app = new App({ receiver, authorize: async () => ({}), deferInitialization: true });
  return { app, clients: (app as unknown as { clients: Record<string, unknown> }).clients };
}

it('a team’s clients are let go of with its old token, and kept while it is the same', () => {
  const { app, clients } = bolt();
  expect(clients).toEqual({});
  const pools = new ClientPools(() => app);
  pools.keep({ team: 'T1', token: 'old' });
  clients.T1 = 'by the old token';
  pools.keep({ team: 'T1', token: 'old' });
  expect(clients).toHaveProperty('T1');
  pools.keep({ team: 'T1', token: 'new' });
  expect(clients).not.toHaveProperty('T1');
});

it('of many teams those are let go of from which nothing has come for long', () => {
  const { app, clients } = bolt();
  const pools = new ClientPools(() => app);
  for (let at = 0; at < 700; at += 1) {
    pools.keep({ team: `T${at}`, token: 'a' });
    clients[`T${at}`] = at;
  }
  expect(Object.keys(clients)).toHaveLength(500);
});
