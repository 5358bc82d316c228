import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { type Place, shareFile } from '../../src/delivery/share-file.ts';
import { uploadPrivately } from '../../src/delivery/upload.ts';
import { MANAGERS } from '../support/outbox.ts';
import { startTeam, type Team } from '../support/team.ts';

const PACK = { name: 'pack.pdf', title: 'Pack', bytes: Buffer.from('%PDF') };

const clientOf = ({ slack, apiUrl }: Team) =>
  new WebClient(slack.tokens.bot, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
  });

/** Shares as the app does: what was begun is kept for the next try. */
function sharing(team: Team, place: Place = { conversation: MANAGERS }) {
  let begun: string | undefined;
  const keep = async (file: string) => {
    begun = file;
  };
  return () => shareFile(clientOf(team), PACK, place, { begun, keep });
}

const files = (team: Team) => team.manager.messages('managers').flatMap((one) => one.files);

describe('a file is posted once', () => {
  it('in a channel, and in the thread under a message', async () => {
    const team = await startTeam();
    await sharing(team)();
    const [{ ts = '' } = {}] = team.manager.messages('managers');
    await sharing(team, { conversation: MANAGERS, threadTs: ts })();
    expect(files(team)).toMatchObject([{ name: 'Pack' }, { name: 'Pack' }]);
    expect(team.manager.messages('managers').at(-1)?.threadTs).toBe(ts);
  });

  it('to a person, in their conversation with the app', async () => {
    const team = await startTeam();
    await sharing(team, { conversation: team.manager.id })();
    expect(team.manager.dm().at(-1)?.files).toMatchObject([{ name: 'Pack' }]);
  });

  it('the answer is lost: it is looked for, and not posted again', async () => {
    const team = await startTeam();
    const share = sharing(team);
    const lost = { hangUp: true, takesEffect: true };
    team.slack.faults.failApi('files.completeUploadExternal', lost);
    const id = await share();
    expect(files(team)).toMatchObject([{ id }]);
  });

  it('the answer is lost and Slack cannot say: the next try finds it', async () => {
    const team = await startTeam();
    const share = sharing(team);
    const lost = { hangUp: true, takesEffect: true };
    team.slack.faults.failApi('files.completeUploadExternal', lost);
    team.slack.faults.failApi('files.info', { status: 500 });
    await expect(share()).rejects.toThrow();
    const id = await share();
    expect(files(team)).toMatchObject([{ id }]);
  });

  it.each([
    ['it was not taken', 'files.completeUploadExternal', { status: 503 }],
    ['its bytes did not arrive', 'files.upload', { hangUp: true }],
  ])('%s: the next try posts it', async (_how, method, fault) => {
    const team = await startTeam();
    const share = sharing(team);
    team.slack.faults.failApi(method, fault);
    await expect(share()).rejects.toThrow();
    await share();
    expect(files(team)).toHaveLength(1);
  });
});

describe('a file that is uploaded privately', () => {
  it('is in no conversation', async () => {
    const team = await startTeam();
    const id = await uploadPrivately(clientOf(team), PACK);
    const { file } = await clientOf(team).files.info({ file: id });
    expect(file).toMatchObject({ name: 'pack.pdf', title: 'Pack', shares: {} });
  });

  it('is sent to Slack alone', async () => {
    const team = await startTeam();
    const foreign = { upload_url: 'https://example.org/upload', file_id: 'F1' };
    const client = clientOf(team);
    client.files.getUploadURLExternal = async () => ({ ok: true, ...foreign });
    await expect(uploadPrivately(client, PACK)).rejects.toThrow('no address');
  });
});
