import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/practice/client/person.ts';
import { startApp, startWorkspace, type Workspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('A photo'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'photo',
      optional: true,
      label: plain('Photo'),
      element: {
        type: 'file_input' as const,
        action_id: 'photo',
        filetypes: ['jpg'],
        max_files: 1,
      },
    },
  ],
};

describe('files in forms', () => {
  let workspace: Workspace;
  let app: App;
  let person: Person;
  let got: Record<string, unknown>[] = [];

  beforeAll(async () => {
    workspace = await startWorkspace();
    person = workspace.slack.asPerson('coordinator-1');
    app = await startApp(workspace, (bolt) => {
      bolt.command('/spend', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form });
      });
      bolt.view('form', async ({ ack, view }) => {
        const { files } = view.state.values.photo?.photo ?? {};
        got = (files ?? []) as unknown as Record<string, unknown>[];
        await ack();
      });
    });
  });
  afterAll(async () => {
    await app.stop();
    await workspace.server.close();
  });

  async function send(name: string, bytes: Uint8Array = JPEG) {
    await person.command('team', '/spend');
    await person.fill({ Photo: { name, bytes } });
    return person.submit();
  }

  it('the app is told of a file by its id, asks about it, and fetches it with its token', async () => {
    expect((await send('till.JPG')).kind).toBe('closed');
    const id = String(got[0]?.id);
    expect(got).toMatchObject([{ id: expect.stringMatching(/^F/), name: 'till.JPG', size: 4 }]);
    const { file } = await app.client.files.info({ file: id });
    const url = file?.url_private ?? '';
    expect(file).toMatchObject({ id, mimetype: 'image/jpeg', filetype: 'jpg', user: person.id });
    const headers = { authorization: `Bearer ${workspace.slack.tokens.bot}` };
    expect(Buffer.from(await (await fetch(url, { headers })).arrayBuffer())).toEqual(JPEG);
  });

  it('whoever has no token sees a page to sign in', async () => {
    await send('till.jpg');
    const answer = await fetch(String(got[0]?.url_private), { headers: { authorization: 'x' } });
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('Sign in');
  });

  it('a file that is not there has no information', async () => {
    await expect(app.client.files.info({ file: 'F0NOBODY' })).rejects.toThrow('file_not_found');
  });

  it('refuses by its name what the field does not take, and what is larger than 10 MB', async () => {
    expect((await send('till.pdf')).errors).toEqual({
      Photo: 'till.pdf is not a file type that can be uploaded here.',
    });
    await person.close();
    await expect(send('till.jpg', Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toThrow(
      'file_too_large',
    );
    await person.close();
  });

  it('the page uploads its bytes, from this machine alone', async () => {
    const { url } = workspace.server;
    const put = (headers: Record<string, string>) =>
      fetch(`${url}/practice/upload?as=${person.id}&name=a.jpg`, {
        method: 'POST',
        body: JPEG,
        headers,
      });
    const bytes = { 'content-type': 'application/octet-stream' };
    expect(await (await put(bytes)).json()).toMatchObject({ name: 'a.jpg' });
    expect((await put({ ...bytes, origin: 'https://example.org' })).status).toBe(403);
    expect((await put({ 'content-type': 'text/plain' })).status).toBe(415);
  });
});
