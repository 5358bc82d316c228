import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const TEAM = 'C0PRTEAM00';
const MANAGERS = 'C0PRMANAGE';

interface Answer {
  ok: boolean;
  error?: string;
  response_metadata?: { messages?: string[] };
  [name: string]: unknown;
}

describe('the Web API', () => {
  let workspace: Workspace;
  let client: WebClient;

  beforeAll(async () => {
    workspace = await startWorkspace({
      userGroups: [{ id: 'S0PRACTICE', handle: 'managers', users: ['U0PR000031'] }],
    });
    client = new WebClient(workspace.slack.tokens.bot, {
      slackApiUrl: workspace.server.apiUrl,
      retryConfig: { retries: 0 },
    });
  });

  afterAll(() => workspace.server.close());

  /** Calls a method with JSON and hands back what came, refused or not. */
  async function call(method: string, args: object = {}, token = workspace.slack.tokens.bot) {
    const response = await fetch(workspace.server.apiUrl + method, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as Answer;
  }

  const refusal = async (method: string, args: object, token?: string) =>
    (await call(method, args, token)).error;

  it('says who the app is, and refuses strangers', async () => {
    expect(await client.auth.test()).toMatchObject({
      team_id: 'T0PRACTICE',
      user_id: 'U0BOT00000',
    });
    expect(await refusal('auth.test', {}, 'xoxb-other')).toBe('invalid_auth');
    expect(await refusal('apps.connections.open', {}, 'xapp-other')).toBe('invalid_auth');
    expect(await refusal('chat.shout', {})).toBe('unknown_method');
  });

  it('posts to channels and people, from forms as from JSON', async () => {
    const metadata = { event_type: 'posted', event_payload: { row: 7 } };
    const posted = await client.chat.postMessage({ channel: TEAM, text: 'one', metadata });
    const direct = await client.chat.postMessage({ channel: 'U0PR000001', text: 'two' });
    expect(direct.channel).toBe('D0PR000001');
    const history = await client.conversations.history({
      channel: TEAM,
      include_all_metadata: true,
    });
    expect(history.messages?.[0]).toMatchObject({ ts: posted.ts, text: 'one', metadata });
    expect(await refusal('conversations.history', { channel: 'C0PRGENERAL' })).toBe(
      'not_in_channel',
    );
  });

  it.each([
    ['C0NOWHERE', 'channel_not_found'],
    ['C0PRGENERAL', 'not_in_channel'],
    ['U0NOBODY', 'channel_not_found'],
  ])('refuses to post to %s: %s', async (channel, error) => {
    expect(await refusal('chat.postMessage', { channel, text: 'x' })).toBe(error);
  });

  it('refuses empty and endless messages', async () => {
    expect(await refusal('chat.postMessage', { channel: TEAM })).toBe('no_text');
    const text = 'x'.repeat(40_001);
    expect(await refusal('chat.postMessage', { channel: TEAM, text })).toBe('msg_too_long');
  });

  it('updates and deletes what the app itself posted, by channel and not by person', async () => {
    const { ts, channel } = await client.chat.postMessage({ channel: 'U0PR000002', text: 'old' });
    const update = { ts, text: 'new' };
    expect(await refusal('chat.update', { ...update, channel: 'U0PR000002' })).toBe(
      'channel_not_found',
    );
    expect((await call('chat.update', { ...update, channel })).ok).toBe(true);
    const worker = workspace.slack.asPerson('coordinator-2');
    expect(worker.dm()).toMatchObject([{ text: 'new', edited: true }]);
    await call('chat.delete', { channel, ts });
    expect(worker.dm()).toEqual([]);
    expect(await refusal('chat.update', { ...update, channel })).toBe('message_not_found');
    await worker.say('#team', 'mine');
    const mine = worker.messages('#team').at(-1)?.ts;
    expect(await refusal('chat.update', { channel: TEAM, ts: mine, text: 'x' })).toBe(
      'cant_update_message',
    );
  });

  it('shows an ephemeral message to one member alone', async () => {
    await client.chat.postEphemeral({ channel: MANAGERS, user: 'U0PR000031', text: 'psst' });
    expect(workspace.slack.asPerson('manager-1').messages('#managers').at(-1)?.text).toBe('psst');
    expect(workspace.slack.asPerson('manager-2').messages('#managers')).toEqual([]);
    const outsider = { channel: MANAGERS, user: 'U0PR000001', text: 'x' };
    expect(await refusal('chat.postEphemeral', outsider)).toBe('user_not_in_channel');
  });

  it('knows people, channels and groups', async () => {
    const guest = await client.users.info({ user: 'U0PR000051' });
    expect(guest.user).toMatchObject({ name: 'visitor-1', is_restricted: true });
    expect(await refusal('users.info', { user: 'U0NOBODY' })).toBe('user_not_found');
    expect((await client.users.list({})).members).toHaveLength(18);
    const members = await client.conversations.members({ channel: MANAGERS });
    expect(members.members).toEqual(['U0PR000031', 'U0PR000032', 'U0BOT00000']);
    const opened = await client.conversations.open({ users: 'U0PR000005' });
    expect(opened.channel?.id).toBe('D0PR000005');
    const group = await client.usergroups.users.list({ usergroup: 'S0PRACTICE' });
    expect(group.users).toEqual(['U0PR000031']);
    const info = await client.conversations.info({ channel: MANAGERS });
    expect(info.channel).toMatchObject({ is_private: true, is_member: true });
  });

  describe('blocks', () => {
    const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
    const faults: [string, object[], string][] = [
      ['too many', Array.from({ length: 51 }, () => section('x')), '/blocks'],
      ['a long text', [section('x'.repeat(3001))], '/blocks/0/text/text'],
      ['an empty text', [section('')], '/blocks/0/text/text'],
      ['an unknown block', [{ type: 'marquee' }], '/blocks/0/type'],
      ['a long header', [{ type: 'header', text: plain('x'.repeat(151)) }], '/blocks/0/text/text'],
      [
        'the same block twice',
        [
          { type: 'divider', block_id: 'a' },
          { type: 'divider', block_id: 'a' },
        ],
        '/blocks/1/block_id',
      ],
      [
        'the same action twice',
        [
          {
            type: 'actions',
            elements: ['a', 'b'].map((text) => ({
              type: 'button',
              action_id: 'same',
              text: plain(text),
            })),
          },
        ],
        '/blocks/0/elements/1/action_id',
      ],
      [
        'a list without options',
        [{ type: 'actions', elements: [{ type: 'static_select', options: [] }] }],
        '/blocks/0/elements/0/options',
      ],
      [
        'a text field among buttons',
        [{ type: 'actions', elements: [{ type: 'plain_text_input' }] }],
        '/blocks/0/elements/0/type',
      ],
      [
        'a picture without description',
        [{ type: 'image', image_url: 'https://example.org/a.png' }],
        '/blocks/0',
      ],
      [
        'a table too wide',
        [
          {
            type: 'table',
            rows: [Array.from({ length: 21 }, () => ({ type: 'raw_text', text: 'x' }))],
          },
        ],
        '/blocks/0/rows/0',
      ],
    ];

    it.each(faults)('refuses %s, and says where', async (_, blocks, pointer) => {
      const answer = await call('chat.postMessage', { channel: TEAM, blocks, text: 'x' });
      expect(answer.error).toBe('invalid_blocks');
      expect(answer.response_metadata?.messages?.[0]).toContain(`[json-pointer:${pointer}]`);
    });

    it('refuses what is no JSON', async () => {
      const args = { channel: TEAM, blocks: '[{', text: 'x' };
      expect(await refusal('chat.postMessage', args)).toBe('invalid_blocks_format');
    });
  });

  describe('views', () => {
    const home = (blocks: object[] = []) => ({ type: 'home', blocks });

    it('refuses a trigger that it never gave', async () => {
      const view = { type: 'modal', title: plain('x'), blocks: [] };
      expect(await refusal('views.open', { trigger_id: '1.2.3', view })).toBe('invalid_trigger_id');
    });

    it('lets the faster of two publish, and tells the other', async () => {
      const user_id = 'U0PR000001';
      const first = await call('views.publish', { user_id, view: home() });
      const hash = (first.view as { hash: string }).hash;
      expect((await call('views.publish', { user_id, hash, view: home() })).ok).toBe(true);
      expect(await refusal('views.publish', { user_id, hash, view: home() })).toBe('hash_conflict');
    });

    it('refuses tables on Home, and publishing for nobody', async () => {
      const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
      const user_id = 'U0PR000001';
      const answer = await call('views.publish', { user_id, view: home([table]) });
      expect(answer.error).toBe('invalid_arguments');
      expect(answer.response_metadata?.messages?.[0]).toContain('/view/blocks/0/type');
      expect(await refusal('views.publish', { user_id: 'U0NOBODY', view: home() })).toBe(
        'user_not_found',
      );
    });
  });

  describe('trouble to order', () => {
    const post = () => client.chat.postMessage({ channel: TEAM, text: 'hard won' });
    const count = () =>
      workspace.slack
        .asPerson('qa-1')
        .messages('#team')
        .filter(({ text }) => text === 'hard won').length;

    it('answers with errors, statuses and silence, as often as asked', async () => {
      const { faults } = workspace.slack;
      faults.failApi('chat.postMessage', { error: 'fatal_error' });
      await expect(post()).rejects.toThrow('fatal_error');
      faults.failApi('chat.postMessage', { status: 500 });
      await expect(post()).rejects.toThrow();
      faults.failApi('chat.postMessage', { hangUp: true });
      await expect(post()).rejects.toThrow();
      expect(count()).toBe(0);
      faults.failApi('chat.postMessage', { hangUp: true, takesEffect: true });
      await expect(post()).rejects.toThrow();
      expect(count()).toBe(1);
      await post();
      expect(count()).toBe(2);
    });

    it('slows the app down by 429', async () => {
      const started = Date.now();
      workspace.slack.faults.failApi('chat.postMessage', { status: 429, retryAfter: 1 });
      await new WebClient(workspace.slack.tokens.bot, {
        slackApiUrl: workspace.server.apiUrl,
      }).chat.postMessage({ channel: TEAM, text: 'late' });
      expect(Date.now() - started).toBeGreaterThanOrEqual(900);
    });

    it('keeps a record of what was called', () => {
      const [call] = workspace.slack.faults.callsTo('conversations.open');
      expect(call).toMatchObject({ args: { users: 'U0PR000005' }, answer: { ok: true } });
    });
  });

  it('brings messages and Homes back, but not what was ephemeral', async () => {
    const blocks: KnownBlock[] = [{ type: 'header', text: plain('Kept') }];
    await client.views.publish({ user_id: 'U0PR000007', view: { type: 'home', blocks } });
    await client.chat.postMessage({ channel: MANAGERS, text: 'kept' });
    const kept = JSON.parse(JSON.stringify(workspace.slack.snapshot()));
    const other = await startWorkspace();
    other.slack.restore(kept);
    const manager = other.slack.asPerson('manager-1');
    expect(manager.messages('#managers').map(({ text }) => text)).toEqual(['kept']);
    const home = other.slack.asPerson('coordinator-7').home();
    expect(home && other.slack.text(home)).toBe('Kept');
    await other.server.close();
  });
});
