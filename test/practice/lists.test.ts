import type { ViewStateValue } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { faultsInView } from '../../src/practice/block-kit/validate.ts';
import { startApp, startWorkspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const ELEMENTS = {
  Worker: { type: 'users_select', initial_user: 'U0PR000001' },
  Managers: { type: 'multi_users_select', initial_users: ['U0PR000031'] },
  Channel: { type: 'conversations_select', filter: { include: ['private', 'public'] } },
  Public: { type: 'channels_select' },
  Time: { type: 'timepicker', initial_time: '09:00' },
} as const;

const form = () => ({
  type: 'modal' as const,
  callback_id: 'lists',
  title: plain('Lists'),
  submit: plain('Save'),
  blocks: Object.entries(ELEMENTS).map(([label, element]) => ({
    type: 'input' as const,
    block_id: label,
    label: plain(label),
    element: { ...element, action_id: 'it' },
  })),
});

async function lists() {
  const { slack, server } = await startWorkspace();
  let sent: ViewStateValue[] = [];
  const app = await startApp({ slack, server }, (bolt) => {
    bolt.command('/spend', async ({ ack, client, body }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: form() as never });
      await ack();
    });
    bolt.view('lists', async ({ ack, view }) => {
      sent = Object.keys(ELEMENTS).map((field) => view.state.values[field]?.it as ViewStateValue);
      await ack();
    });
  });
  onTestFinished(async () => {
    await app.stop();
    await server.close();
  });
  const me = slack.asPerson('manager-1');
  await me.command('team', '/spend');
  return { slack, me, sent: () => sent };
}

it('people, channels and times are chosen by name, and sent as Slack sends them', async () => {
  const { slack, me, sent } = await lists();
  expect(slack.text(me.view() ?? {})).toContain('<@U0PR000031>');
  await me.fill({
    Worker: 'coordinator-2',
    Managers: ['manager-1', 'manager-2'],
    Channel: 'managers',
    Public: 'team',
    Time: '10:30',
  });
  expect((await me.submit()).kind).toBe('closed');
  expect(sent()).toMatchObject([
    { selected_user: 'U0PR000002' },
    { selected_users: ['U0PR000031', 'U0PR000032'] },
    { selected_conversation: 'C0PRMANAGE' },
    { selected_channel: 'C0PRTEAM00' },
    { selected_time: '10:30' },
  ]);
});

it('offers only the channels that a person is in, and asks for what is missing', async () => {
  const { slack, me } = await lists();
  await expect(me.fill({ Public: 'managers' })).rejects.toThrow(/team, general/);
  const worker = slack.asPerson('coordinator-1');
  await worker.command('team', '/spend');
  await expect(worker.fill({ Channel: 'managers' })).rejects.toThrow(/No option/);
  await worker.fill({ Managers: [] });
  const { errors } = await worker.submit();
  expect(Object.keys(errors)).toEqual(['Managers', 'Channel', 'Public']);
});

it('refuses what Slack refuses', () => {
  const view = (element: object) => ({
    ...form(),
    blocks: [{ type: 'input', label: plain('One'), element: { action_id: 'it', ...element } }],
  });
  const faults = (element: object) => faultsInView(view(element)).join();
  expect(faults({ type: 'timepicker', initial_time: '9:00' })).toContain('HH:mm');
  expect(faults({ type: 'multi_users_select', initial_users: 'U1' })).toContain('array of strings');
  expect(faults({ type: 'multi_users_select', max_selected_items: 0 })).toContain('at least 1');
  const actions = { type: 'actions', elements: [{ type: 'multi_users_select', action_id: 'it' }] };
  expect(faultsInView({ ...form(), blocks: [actions] }).join()).toContain('unsupported type');
});
