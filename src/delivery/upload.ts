import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { passing } from '../ledger/passing.ts';
import { TryLater } from './faults.ts';
import { isSlacks } from './fetch-picture.ts';

/** A file for Slack. */
export interface Upload {
  /** With its ending, by which Slack knows what it is. */
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** Milliseconds for the bytes. */
const SEND_MS = 10_000;
/** Slack looks at a file in its own time: how often it is asked, and the pause between, in ms. */
const LOOKS = { most: 8, pause: 250 };

/**
 * Uploads a file that nobody sees until a message shows it. No alt text goes with it, since Slack
 * loses files that come with one; the block has it.
 *
 * @returns Slack's id of the file
 * @throws TryLater, or what the Slack client throws
 */
export async function uploadPrivately(client: WebClient, upload: Upload): Promise<string> {
  const id = await send(client, upload);
  await client.files.completeUploadExternal({ files: [{ id, title: upload.title }] });
  return id;
}

/** Announces a file and sends its bytes; it is no file yet. */
export async function send(client: WebClient, { name, bytes }: Upload): Promise<string> {
  const announced = { filename: name, length: bytes.length };
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal(announced);
  if (url === undefined || id === undefined || !isSlacks(url, client.slackApiUrl)) {
    throw new TryLater('no address to upload to');
  }
  await sendBytes(url, bytes);
  passing('uploaded');
  return id;
}

/** The address is the secret: no token goes there. */
async function sendBytes(url: string, bytes: Uint8Array): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  const signal = AbortSignal.timeout(SEND_MS);
  const body = new Uint8Array(bytes);
  const response = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => {
    throw new TryLater('file not sent');
  });
  await response.body?.cancel();
  if (!response.ok) throw new TryLater(`file not taken: http ${response.status}`);
}

/** Waits a moment until Slack has looked at a file, so that a block may show it. */
export async function untilLookedAt(client: WebClient, file: string): Promise<void> {
  for (let look = 0; look < LOOKS.most; look += 1) {
    const known = await client.files.info({ file }).catch(() => undefined);
    if (known?.file?.mimetype) return;
    await sleep(LOOKS.pause);
  }
}
