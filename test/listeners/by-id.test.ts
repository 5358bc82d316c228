import { App } from '@slack/bolt';
import { expect, it } from 'vitest';
import { byId } from '../../src/listeners/by-id.ts';

/** An app of Bolt's that authorizes everybody. */
function anApp(): App {
  const authorize = async () => ({ botToken: 'xoxb-none', teamId: 'T1' });
  return new App({ authorize, signingSecret: 'none' });
}

const USER = { id: 'U1', team_id: 'T1' };
const TEAM = { id: 'T1' };
const pressed = (id: string) => ({
  ...{ type: 'block_actions', user: USER, team: TEAM, token: '', trigger_id: '1' },
  actions: [{ type: 'button', action_id: id, block_id: 'b' }],
});
const searched = (id: string) => ({
  ...{ type: 'block_suggestion', user: USER, team: TEAM, token: '' },
  ...{ action_id: id, block_id: 'b', value: 'V0' },
});
const sent = (id: string) => ({
  ...{ type: 'view_submission', user: USER, team: TEAM, token: '' },
  view: { id: 'V1', type: 'modal', callback_id: id, blocks: [], state: { values: {} } },
});

/** Who answers each of these, one after the other; `nobody` acknowledged what is not told. */
async function answersTo(app: App, said: string[], bodies: object[]): Promise<string[]> {
  for (const body of bodies) {
    let acknowledged = false;
    const ack = async () => {
      acknowledged = true;
    };
    const before = said.length;
    await app.processEvent({ body: body as never, ack });
    if (said.length === before) said.push(acknowledged ? 'acknowledged by nobody' : 'nobody');
  }
  return said;
}

it('what is pressed, searched or sent is answered by the one whose id it has', async () => {
  const app = anApp();
  const said: string[] = [];
  const on = byId(app);
  for (const id of ['one', 'two']) {
    on.action(id, async () => void said.push(`pressed ${id}`));
    on.options(id, async () => void said.push(`searched ${id}`));
    on.view(id, async () => void said.push(`sent ${id}`));
  }
  const told = ['two', 'one'].flatMap((id) => [pressed(id), searched(id), sent(id)]);
  expect(await answersTo(app, said, told)).toEqual([
    ...['pressed two', 'searched two', 'sent two'],
    ...['pressed one', 'searched one', 'sent one'],
  ]);
});

it('what has an id that nobody answers stays unacknowledged', async () => {
  const app = anApp();
  byId(app).action('one', async ({ ack }) => ack());
  const told = [pressed('other'), searched('one'), sent('one')];
  expect(await answersTo(app, [], told)).toEqual(['nobody', 'nobody', 'nobody']);
});

it('an id is answered by one listener alone', () => {
  const on = byId(anApp());
  on.view('one', async () => undefined);
  on.action('one', async () => undefined);
  expect(() => on.view('one', async () => undefined)).toThrow('one is answered by two');
});

it('what goes wrong in a listener reaches whoever handles what goes wrong', async () => {
  const app = anApp();
  byId(app).action('one', async () => Promise.reject(new Error('Broken')));
  const errors: string[] = [];
  app.error(async ({ message }) => void errors.push(message));
  await app.processEvent({ body: pressed('one') as never, ack: async () => undefined });
  expect(errors).toEqual(['Broken']);
});
