import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, startWorkspace, type Workspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const TEAM = 'C0PRTEAM00';
const MODAL = { type: 'modal' as const, title: plain('Details'), blocks: [] };

const button = (text: string) => ({
  type: 'button' as const,
  text: plain(text),
  action_id: text.toLowerCase(),
  value: `value of ${text}`,
});

const CARD: KnownBlock[] = [
  { type: 'section', text: { type: 'mrkdwn', text: '*Sign-off*: up to £624.00 &amp; no more' } },
  { type: 'actions', block_id: 'decide', elements: [button('Approve'), button('Slow')] },
  {
    type: 'actions',
    block_id: 'area',
    elements: [
      {
        type: 'static_select',
        action_id: 'choose',
        placeholder: plain('Which area?'),
        options: [{ text: plain('Mental wellbeing'), value: 'mental' }],
      },
      button('Many'),
    ],
  },
];

describe('clicks, messages and events', () => {
  let workspace: Workspace;
  let app: App;
  let seen: Record<string, unknown>[] = [];
  let errors: unknown[] = [];

  beforeAll(async () => {
    workspace = await startWorkspace();
    app = await startApp(workspace, bind);
  });

  function bind(bolt: App): void {
    const keep = (body: object) => void seen.push({ ...body });
    bolt.action('approve', async ({ ack, body, respond }) => {
      keep(body);
      await ack();
      await respond({ replace_original: true, text: 'Approved' });
    });
    bolt.action('slow', async ({ ack, body, client }) => {
      keep(body);
      const { trigger_id } = body as { trigger_id: string };
      const open = () => client.views.open({ trigger_id, view: MODAL });
      await open();
      await open().catch((error) => errors.push(error.data.error));
      await ack();
    });
    bolt.action('choose', async ({ ack, body }) => {
      keep(body);
      await ack();
    });
    bolt.action('many', async ({ ack, respond }) => {
      await ack();
      for (let turn = 1; turn <= 6; turn += 1) {
        await respond({ text: `answer ${turn}`, replace_original: false }).catch((error) =>
          errors.push(String(error)),
        );
      }
    });
    bolt.action('late', async ({ body }) => keep(body));
    bolt.event('app_home_opened', async ({ event, client }) => {
      const view = {
        type: 'home' as const,
        blocks: [{ type: 'header' as const, text: plain('Hi') }],
      };
      await client.views.publish({ user_id: event.user, view });
    });
    bolt.message(async ({ message, say }) => {
      keep(message);
      if ('text' in message) await say(`you wrote ${message.text}`);
    });
    bolt.event('user_change', async ({ event }) => keep(event.user));
  }

  beforeEach(() => {
    seen = [];
    errors = [];
  });

  afterAll(async () => {
    await app.stop();
    await workspace.server.close();
  });

  const post = (blocks = CARD) => app.client.chat.postMessage({ channel: TEAM, text: 'x', blocks });

  it('reads as a person reads it', async () => {
    await post();
    const message = workspace.slack.asPerson('qa-1').messages('#team').at(-1);
    expect(message && workspace.slack.text(message)).toBe(
      '*Sign-off*: up to £624.00 & no more\n[Approve] [Slow]\n[Which area? ▾] [Many]',
    );
  });

  it('sends a click as Slack does, and updates the message for everybody', async () => {
    const { ts } = await post();
    await workspace.slack.asPerson('coordinator-1').click('Approve');
    expect(seen[0]).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0PR000001', team_id: 'T0PRACTICE' },
      container: { type: 'message', message_ts: ts, channel_id: TEAM, is_ephemeral: false },
      message: { ts },
      actions: [{ action_id: 'approve', block_id: 'decide', value: 'value of Approve' }],
      state: { values: { area: { choose: { selected_option: null } } } },
    });
    const other = workspace.slack.asPerson('coordinator-2');
    expect(other.messages('#team').at(-1)).toMatchObject({ ts, text: 'Approved', blocks: [] });
  });

  it('replaces an ephemeral message for its one reader, and leaves it out of the payload', async () => {
    const user = 'U0PR000003';
    await app.client.chat.postEphemeral({ channel: TEAM, user, text: 'x', blocks: CARD });
    const worker = workspace.slack.asPerson(user);
    const { answers } = await worker.click('Approve');
    expect(answers).toMatchObject([{ text: 'Approved', ephemeral: true }]);
    expect(seen[0]).toMatchObject({ container: { is_ephemeral: true } });
    expect(seen[0]).not.toHaveProperty('message');
  });

  it('keeps a choice per person', async () => {
    await post();
    const worker = workspace.slack.asPerson('coordinator-1');
    await worker.choose('Which area?', 'Mental wellbeing', { settle: 0 });
    expect(seen[0]).toMatchObject({
      actions: [{ action_id: 'choose', selected_option: { value: 'mental' } }],
      state: { values: { area: { choose: { selected_option: { value: 'mental' } } } } },
    });
  });

  it('takes a trigger once', async () => {
    await post();
    const { view } = await workspace.slack.asPerson('coordinator-1').click('Slow');
    expect(view?.title?.text).toBe('Details');
    expect(errors).toEqual(['exchanged_trigger_id']);
    await workspace.slack.asPerson('coordinator-1').close();
  });

  it('takes a trigger for three seconds, and says when nobody answered', async () => {
    await post([{ type: 'actions', elements: [button('Late')] }]);
    const worker = workspace.slack.asPerson('coordinator-1');
    const { failed } = await worker.click('Late', { settle: 0 });
    expect(failed).toBe('We had some trouble connecting. Try again?');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const trigger_id = String(seen[0]?.trigger_id);
    await expect(app.client.views.open({ trigger_id, view: MODAL })).rejects.toThrow(
      'expired_trigger_id',
    );
  });

  it('takes five answers through one address, within half an hour', async () => {
    await post();
    const worker = workspace.slack.asPerson('coordinator-5');
    await worker.click('Many');
    await expect.poll(() => errors).toHaveLength(1);
    const answers = worker.messages('#team').filter(({ text }) => text.startsWith('answer'));
    expect(answers.map(({ text }) => text.at(-1)).join('')).toBe('12345');
    await post();
    await worker.click('Approve');
    workspace.slack.clock.advance(31 * 60_000);
    const response = await fetch(String(seen[0]?.response_url), {
      method: 'POST',
      body: '{"text":"x"}',
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: 'expired_url' });
  });

  it('delivers messages to the app and opens its Home', async () => {
    const worker = workspace.slack.asPerson('coordinator-6');
    const { answers } = await worker.message('4.20 V042 tea & cake');
    expect(answers.at(-1)?.text).toBe('you wrote 4.20 V042 tea &amp; cake');
    expect(seen[0]).toMatchObject({ channel_type: 'im', channel: 'D0PR000006' });
    const home = await worker.openHome();
    expect(home && workspace.slack.text(home)).toBe('Hi');
  });

  it('tells of a person who leaves', async () => {
    await workspace.slack.changePerson('U0PR000009', { deleted: true });
    const changed = await workspace.slack.asPerson('qa-1').waitFor(() => seen[0]);
    expect(changed).toMatchObject({ id: 'U0PR000009', deleted: true });
    await expect(app.client.chat.postMessage({ channel: 'U0PR000009', text: 'x' })).rejects.toThrow(
      'user_disabled',
    );
  });

  it('moves its clock, and says so', async () => {
    const moments: Date[] = [];
    const stop = workspace.slack.onClockMoved((now) => moments.push(now));
    workspace.slack.clock.set(new Date('2027-01-04T09:00:00Z'));
    stop();
    expect(moments[0]?.toISOString()).toMatch(/^2027-01-04T09:00:00/);
    const { ts } = await post();
    expect(new Date(Number(ts) * 1000).toISOString()).toMatch(/^2027-01-04T09:00/);
  });
});

describe('sockets', () => {
  it('tells people at once when the app is not there', async () => {
    const workspace = await startWorkspace();
    const worker = workspace.slack.asPerson('coordinator-1');
    const { failed } = await worker.command('#team', '/spend 4');
    expect(failed).toBe('/spend failed with the error "dispatch_failed"');
    await workspace.server.close();
  });

  it('sends an event again once the app is back', async () => {
    const workspace = await startWorkspace({ retryAfter: [0, 60_000] });
    const worker = workspace.slack.asPerson('coordinator-1');
    await worker.message('is anybody there?', 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const app = await startApp(workspace, (bolt) => {
      bolt.message(async ({ say }) => {
        await say('now there is');
      });
    });
    const answer = await worker.waitFor((me) => me.dm().find(({ fromApp }) => fromApp));
    expect(answer.text).toBe('now there is');
    await app.stop();
    await workspace.server.close();
  });

  it('drops sockets, and the app comes back', { timeout: 20_000 }, async () => {
    const workspace = await startWorkspace();
    const app = await startApp(workspace, (bolt) => {
      bolt.command('/spend', async ({ ack }) => ack('here'));
    });
    workspace.slack.dropSockets('refresh_requested');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(workspace.slack.connections).toBe(0);
    await workspace.slack.connected();
    const { answers } = await workspace.slack.asPerson('qa-1').command('#team', '/spend 4');
    expect(answers[0]?.text).toBe('here');
    await app.stop();
    await workspace.server.close();
  });
});
