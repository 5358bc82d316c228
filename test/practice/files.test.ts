import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
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

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

describe('files of the app', () => {
  let workspace: Workspace;
  let client: WebClient;

  beforeAll(async () => {
    workspace = await startWorkspace();
    client = new WebClient(workspace.slack.tokens.bot, {
      slackApiUrl: workspace.server.apiUrl,
      retryConfig: { retries: 0 },
    });
  });
  afterAll(() => workspace.server.close());

  const [TEAM, MANAGERS] = ['C0PRTEAM00', 'C0PRMANAGE'];
  const as = (name: string) => workspace.slack.asPerson(name);

  async function begin(name: string, bytes: Buffer) {
    const answer = await client.files.getUploadURLExternal({
      filename: name,
      length: bytes.length,
    });
    return { url: answer.upload_url ?? '', id: answer.file_id ?? '' };
  }

  async function upload(name: string, bytes: Buffer, where: { channel_id?: string } = {}) {
    const { url, id } = await begin(name, bytes);
    expect((await fetch(url, { method: 'POST', body: bytes })).status).toBe(200);
    // The client's own types know a file that is shared in a thread, and one that is private.
    await client.files.completeUploadExternal({ ...where, files: [{ id, title: name }] } as never);
    return id;
  }

  const image = (id: string) => [
    { type: 'image' as const, alt_text: 'Two bars', slack_file: { id } },
  ];
  const show = (id: string, channel = TEAM) =>
    client.chat.postMessage({ channel, text: 'A picture', blocks: image(id) });
  const seenBy = (person: string, id: string, headers: Record<string, string> = {}) =>
    fetch(`${workspace.server.url}/practice/file/${id}?as=${person}`, { headers });

  it('one without a channel is private until a message shows it', async () => {
    const id = await upload('weeks.png', PNG);
    const worker = as('coordinator-1').id;
    expect((await client.files.info({ file: id })).file).toMatchObject({ shares: {} });
    expect((await seenBy(worker, id)).status).toBe(404);
    await show(id);
    const answer = await seenBy(worker, id);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    expect(as('coordinator-1').messages('team').at(-1)).toMatchObject({ blocks: image(id) });
  });

  it('whoever is not in the conversation does not see it, and no other site either', async () => {
    const id = await upload('weeks.png', PNG);
    await show(id, MANAGERS);
    const manager = as('manager-1').id;
    expect((await seenBy(manager, id)).status).toBe(200);
    expect((await seenBy(as('coordinator-1').id, id)).status).toBe(404);
    expect((await seenBy('', id)).status).toBe(404);
    expect((await seenBy(manager, id, { origin: 'https://example.org' })).status).toBe(403);
    expect((await seenBy(manager, id, { 'sec-fetch-site': 'cross-site' })).status).toBe(404);
  });

  it('one with a channel is posted there, and says where', async () => {
    const id = await upload('pack.pdf', Buffer.from('%PDF'), { channel_id: MANAGERS });
    const posted = as('manager-1').messages('managers').at(-1);
    expect(posted?.files).toMatchObject([{ id, name: 'pack.pdf', mimetype: 'application/pdf' }]);
    const { file } = await client.files.info({ file: id });
    expect(file?.shares).toEqual({ private: { [MANAGERS]: [{ ts: posted?.ts }] } });
    const answer = await seenBy(as('manager-1').id, id);
    expect(answer.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''pack.pdf");
    expect(workspace.slack.text(posted ?? {})).toBe('[pack.pdf]');
  });

  it('a table is saved and not shown', async () => {
    const id = await upload('pack.csv', Buffer.from('a,b'), { channel_id: MANAGERS });
    const answer = await seenBy(as('manager-1').id, id);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });

  it('is completed once, and only when its bytes have come, as many as were announced', async () => {
    const { url, id } = await begin('weeks.png', PNG);
    const complete = () => client.files.completeUploadExternal({ files: [{ id, title: 'a' }] });
    await expect(complete()).rejects.toThrow('file_not_found');
    expect((await fetch(url, { method: 'POST', body: Buffer.from('short') })).status).toBe(400);
    await fetch(url, { method: 'POST', body: PNG });
    await complete();
    await expect(complete()).rejects.toThrow('file_not_found');
  });

  it('a block shows no file that is not there or no picture, and either a file or an address', async () => {
    await expect(show('F0NOBODY')).rejects.toThrow('invalid_blocks');
    await expect(show(await upload('pack.pdf', Buffer.from('%PDF')))).rejects.toThrow(
      'invalid_blocks',
    );
    const both = [{ ...image('F0')[0], image_url: 'https://example.org/a.png' }];
    await expect(
      client.chat.postMessage({ channel: TEAM, text: 'A', blocks: both as never }),
    ).rejects.toThrow('invalid_blocks');
  });

  it('outlives a restart; what people put into forms does not', async () => {
    const id = await upload('weeks.png', PNG);
    await show(id);
    const own = workspace.slack.snapshot();
    const other = await startWorkspace();
    other.slack.restore(JSON.parse(JSON.stringify(own)));
    const address = `${other.server.url}/practice/file/${id}?as=${as('coordinator-1').id}`;
    expect((await fetch(address)).status).toBe(200);
    await other.server.close();
    expect(own.files?.every(({ user }) => user === workspace.slack.app.botUser)).toBe(true);
  });
});
