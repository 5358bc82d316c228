import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, startWorkspace, type Workspace } from './workspace.ts';

const TIMED_OUT = '/spend failed with the error "operation_timeout"';

describe('slash commands', () => {
  let workspace: Workspace;
  let app: App;
  let seen: Record<string, unknown>[] = [];

  beforeAll(async () => {
    workspace = await startWorkspace();
    app = await startApp(workspace, (bolt) => {
      bolt.command('/spend', async ({ ack, command, respond, client, body }) => {
        seen.push({ ...command });
        if (command.text === 'silent') return;
        if (command.text === 'public') return ack({ text: 'for all', response_type: 'in_channel' });
        if (command.text === 'later') {
          await ack();
          await respond('by the response address');
          return;
        }
        if (command.text === 'direct') {
          await ack();
          await client.chat.postMessage({ channel: body.user_id, text: 'in your DM' });
          return;
        }
        await ack(`kept: ${command.text}`);
      });
    });
  });

  afterAll(async () => {
    await app.stop();
    await workspace.server.close();
  });

  it('shows the acknowledgement to the person alone', async () => {
    const worker = workspace.slack.asPerson('coordinator-1');
    const { answers } = await worker.command('#team', '/spend 29 V042 boots');
    expect(answers.map((one) => one.text)).toEqual(['kept: 29 V042 boots']);
    expect(answers[0]).toMatchObject({ ephemeral: true, from: 'Oatcake' });
    const other = workspace.slack.asPerson('coordinator-2');
    expect(other.messages('#team')).toEqual([]);
  });

  it('sends what Slack sends', async () => {
    seen = [];
    await workspace.slack.asPerson('coordinator-1').command('dm', '/spend a < b');
    expect(seen[0]).toMatchObject({
      command: '/spend',
      text: 'a &lt; b',
      user_id: 'U0PR000001',
      user_name: 'coordinator-1',
      team_id: 'T0PRACTICE',
      channel_id: 'D0PR000001',
      channel_name: 'directmessage',
    });
  });

  it('shows everybody what is said in the channel', async () => {
    await workspace.slack.asPerson('coordinator-1').command('#team', '/spend public');
    const other = workspace.slack.asPerson('coordinator-2');
    expect(other.messages('#team').map((one) => one.text)).toEqual(['for all']);
  });

  it('waits for an answer through the response address or a message', async () => {
    const worker = workspace.slack.asPerson('coordinator-3');
    expect((await worker.command('#general', '/spend later')).answers[0]?.text).toBe(
      'by the response address',
    );
    await worker.command('#general', '/spend direct');
    expect(worker.dm().map((one) => one.text)).toEqual(['in your DM']);
  });

  it('tells the person after three seconds without an acknowledgement', async () => {
    const worker = workspace.slack.asPerson('coordinator-1');
    const { failed, answers } = await worker.command('#team', '/spend silent');
    expect(failed).toBe(TIMED_OUT);
    expect(answers[0]).toMatchObject({ from: 'Slackbot', ephemeral: true, text: TIMED_OUT });
  });

  it('delivers again where that was asked for', async () => {
    seen = [];
    workspace.slack.faults.repeatNext(2);
    await workspace.slack.asPerson('coordinator-1').command('#team', '/spend again');
    await workspace.slack.redeliverLast();
    expect(new Set(seen.map((command) => command.trigger_id)).size).toBe(1);
    expect(seen).toHaveLength(4);
  });

  it('knows which commands there are', async () => {
    const { failed } = await workspace.slack.asPerson('qa-1').command('#team', '/spent 4');
    expect(failed).toContain('/spent is not a valid command');
  });
});
