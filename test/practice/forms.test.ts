import type { App, ViewResponseAction } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, startWorkspace, type Workspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const CUSTOMERS = ['V017', 'V042', 'V043'].map((value) => ({ text: plain(value), value }));

function form(title = 'Log a purchase') {
  return {
    type: 'modal' as const,
    callback_id: 'form',
    private_metadata: 'kept',
    notify_on_close: true,
    title: plain(title),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input' as const,
        block_id: 'customer',
        label: plain('Customer'),
        element: {
          type: 'external_select' as const,
          action_id: 'pick_customer',
          min_query_length: 0,
        },
      },
      {
        type: 'input' as const,
        block_id: 'amount',
        label: plain('Amount'),
        element: { type: 'plain_text_input' as const, action_id: 'typed', max_length: 8 },
      },
      {
        type: 'input' as const,
        block_id: 'why',
        label: plain('Why this one'),
        optional: true,
        element: { type: 'plain_text_input' as const, action_id: 'typed' },
      },
      {
        type: 'input' as const,
        block_id: 'area',
        dispatch_action: true,
        optional: true,
        label: plain('Outcome area'),
        element: {
          type: 'static_select' as const,
          action_id: 'pick_area',
          options: [{ text: plain('Mental wellbeing'), value: 'mental' }],
        },
      },
    ],
  };
}

describe('forms', () => {
  let workspace: Workspace;
  let app: App;
  let answer: ViewResponseAction | undefined;
  let submitted: Record<string, Record<string, unknown>> | undefined;
  const seen: string[] = [];

  beforeAll(async () => {
    workspace = await startWorkspace();
    app = await startApp(workspace, (bolt) => {
      bolt.command('/spend', async ({ ack, client, body }) => {
        await client.views.open({ trigger_id: body.trigger_id, view: form() });
        await ack();
      });
      bolt.options('pick_customer', async ({ ack, options }) => {
        seen.push(`asked for ${options.value}`);
        const found = CUSTOMERS.filter(({ value }) => value.includes(options.value));
        await ack({ options: found });
      });
      bolt.action('pick_area', async ({ ack, client, body }) => {
        await ack();
        if (body.type !== 'block_actions' || !body.view) return;
        const { id, hash } = body.view;
        await client.views.update({ view_id: id, hash, view: form('Area chosen') });
      });
      bolt.view('form', async ({ ack, view }) => {
        submitted = view.state.values;
        if (answer) await ack(answer as never);
        else await ack();
      });
      bolt.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        seen.push(`closed, cleared: ${'is_cleared' in body && body.is_cleared}`);
      });
    });
  });

  afterAll(async () => {
    await app.stop();
    await workspace.server.close();
  });

  async function opened() {
    answer = undefined;
    submitted = undefined;
    const worker = workspace.slack.asPerson('coordinator-1');
    const { view } = await worker.command('#team', '/spend');
    expect(view?.title?.text).toBe('Log a purchase');
    return worker;
  }

  it('checks required fields and lengths before anything is sent', async () => {
    const worker = await opened();
    await worker.fill({ Amount: '123456789' });
    const sent = await worker.submit();
    expect(sent.kind).toBe('errors');
    expect(sent.errors).toEqual({
      Customer: 'Please complete this required field.',
      Amount: 'Please enter at most 8 characters.',
    });
    expect(submitted).toBeUndefined();
  });

  it('asks for suggestions, sends the state and closes', async () => {
    const worker = await opened();
    await worker.fill({ Customer: 'V042', Amount: '29' });
    expect(seen).toContain('asked for V042');
    expect((await worker.submit()).kind).toBe('closed');
    expect(worker.view()).toBeUndefined();
    expect(submitted?.customer?.pick_customer).toMatchObject({ selected_option: CUSTOMERS[1] });
    expect(submitted?.amount?.typed).toEqual({ type: 'plain_text_input', value: '29' });
    expect(submitted?.why?.typed).toEqual({ type: 'plain_text_input', value: null });
  });

  it('shows errors by label, and refuses errors for what is no field', async () => {
    const worker = await opened();
    await worker.fill({ Customer: 'V042', Amount: 'x' });
    answer = { response_action: 'errors', errors: { amount: 'Not an amount.' } };
    expect((await worker.submit()).errors).toEqual({ Amount: 'Not an amount.' });
    answer = { response_action: 'errors', errors: { nowhere: 'Lost.' } };
    expect(await worker.submit()).toMatchObject({
      kind: 'failed',
      failed: 'We had some trouble connecting. Try again?',
    });
    expect(worker.view()).toBeDefined();
  });

  it('updates, pushes up to three views, and clears', async () => {
    const worker = await opened();
    await worker.fill({ Customer: 'V042', Amount: '29' });
    answer = { response_action: 'update', view: form('Once more') };
    expect((await worker.submit()).view?.title?.text).toBe('Once more');
    answer = { response_action: 'push', view: form('Second') };
    const root = worker.view()?.id;
    expect((await worker.submit()).kind).toBe('pushed');
    expect(worker.view()).toMatchObject({ rootId: root, previousId: root });
    await worker.fill({ Customer: 'V017', Amount: '3' });
    answer = { response_action: 'push', view: form('Third') };
    await worker.submit();
    await worker.fill({ Customer: 'V017', Amount: '3' });
    answer = { response_action: 'push', view: form('Fourth') };
    expect((await worker.submit()).kind).toBe('failed');
    answer = { response_action: 'clear' };
    expect((await worker.submit()).kind).toBe('cleared');
    expect(worker.view()).toBeUndefined();
  });

  it('leaves nothing of a view that another one takes the place of', async () => {
    const worker = await opened();
    await worker.fill({ Customer: 'V042', Amount: '29' });
    const { submit: _, private_metadata: __, ...rest } = form('Done');
    const text = { type: 'mrkdwn' as const, text: 'Drawn.' };
    const blocks = [{ type: 'section' as const, block_id: 'done', text }];
    answer = { response_action: 'update', view: { ...rest, blocks } };
    await worker.submit();
    expect(worker.view()?.title?.text).toBe('Done');
    expect(worker.view()?.submit).toBeUndefined();
    expect(worker.view()?.private_metadata ?? '').toBe('');
  });

  it('keeps what was typed when the view is updated', async () => {
    const worker = await opened();
    await worker.fill({ Amount: '29' });
    await worker.choose('Outcome area', 'Mental wellbeing');
    await worker.waitFor((me) => me.view()?.title?.text === 'Area chosen');
    expect(worker.view()?.values.amount?.typed?.value).toBe('29');
    expect(worker.view()?.values.area?.pick_area?.selected_option?.value).toBe('mental');
  });

  it('tells of closing where that was asked for', async () => {
    const worker = await opened();
    await worker.close();
    expect(seen).toContain('closed, cleared: false');
    expect(worker.view()).toBeUndefined();
  });

  it('says what is on the screen when something is not', async () => {
    const worker = await opened();
    await expect(worker.click('Nonsense')).rejects.toThrow('there is: Customer, Amount');
    await expect(worker.fill({ Customer: 'V999' })).rejects.toThrow('No option');
    await worker.close();
  });
});
