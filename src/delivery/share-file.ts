import type { WebClient } from '@slack/web-api';
import { faultOf } from './faults.ts';
import { channelOf } from './post.ts';
import { send, type Upload } from './upload.ts';

/** Where a file is posted. */
export interface Place {
  /** A channel's or a person's Slack id. */
  readonly conversation: string;
  readonly threadTs?: string | undefined;
  /** What the message with the file says. */
  readonly comment?: string | undefined;
}

/** What an earlier try has left, and where this one leaves its own. */
export interface Tries {
  /** Slack's id of the file of an earlier try, whose end was never learned. */
  readonly begun?: string | undefined;
  /** Keeps the id of the file before it is posted, for the next try; throws to stop here. */
  keep(file: string): Promise<void>;
}

/**
 * Uploads a file and posts it in a conversation or a thread, once: an earlier try that was kept is
 * looked for first, and so is this one when its answer is lost.
 *
 * @returns Slack's id of the file
 * @throws TryLater, or what the Slack client throws; tried again with what was kept, nothing is
 *   posted twice
 */
export async function shareFile(
  client: WebClient,
  upload: Upload,
  place: Place,
  { begun, keep }: Tries,
): Promise<string> {
  const channel = await channelOf(client, place.conversation);
  if (begun !== undefined && (await isShared(client, begun, channel))) return begun;
  const id = await send(client, upload);
  await keep(id);
  const files: [{ id: string; title: string }] = [{ id, title: upload.title }];
  const thread = place.threadTs === undefined ? {} : { thread_ts: place.threadTs };
  try {
    const says = place.comment === undefined ? {} : { initial_comment: place.comment };
    await client.files.completeUploadExternal({ files, channel_id: channel, ...thread, ...says });
  } catch (error) {
    if (faultOf(error).kind !== 'unknown' || !(await isShared(client, id, channel))) throw error;
  }
  return id;
}

/** @throws when Slack cannot say */
async function isShared(client: WebClient, file: string, channel: string): Promise<boolean> {
  try {
    const { public: open = {}, private: closed = {} } =
      (await client.files.info({ file })).file?.shares ?? {};
    return channel in open || channel in closed;
  } catch (error) {
    // A file that was announced and never completed is none.
    if (faultOf(error).code === 'file_not_found') return false;
    throw error;
  }
}
