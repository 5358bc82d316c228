import type { WebClient } from '@slack/web-api';
import { fileTypeFromBuffer } from 'file-type';
import {
  MOST_PICTURE_BYTES,
  type PhotoFault,
  PICTURE_TYPES,
  type PictureType,
  withoutMetadata,
} from '../domain/picture.ts';
import { TryLater } from './faults.ts';

/** How Slack's files are reached. */
export interface FileAccess {
  readonly client: WebClient;
  readonly botToken: string;
  readonly apiUrl: string;
}

/** A picture as it is to be kept, or why it is not. */
export type Fetched =
  | { readonly ok: true; readonly picture: Uint8Array; readonly contentType: PictureType }
  | { readonly ok: false; readonly why: PhotoFault };

/** Milliseconds for the whole picture; with the question before, less than an errand's lease. */
const FETCH_MS = 25_000;

/**
 * R97: fetches a person's photo from Slack: at most 10 MB, looked at before and while it comes; PNG or
 * JPEG by its own bytes, whatever it is called; without what it tells of phone, place and time.
 *
 * @throws TryLater, or what the Slack client throws
 */
export async function fetchPicture(access: FileAccess, id: string): Promise<Fetched> {
  // What the form carries may be no more than the id, so Slack is asked in any case.
  const { file } = await access.client.files.info({ file: id });
  const url = file?.url_private_download ?? file?.url_private;
  if ((file?.size ?? 0) > MOST_PICTURE_BYTES) return { ok: false, why: 'size' };
  if (url === undefined || !isSlacks(url, access.apiUrl)) return { ok: false, why: 'not-given' };
  const bytes = await download(url, access.botToken);
  return typeof bytes === 'string' ? { ok: false, why: bytes } : plain(bytes);
}

/** Whether an address is Slack's own: tokens and files go there and to nobody else. */
export function isSlacks(url: string, apiUrl: string): boolean {
  const { protocol, host, hostname } = new URL(url);
  if (host === new URL(apiUrl).host) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

async function download(url: string, token: string): Promise<Uint8Array | PhotoFault> {
  const response = await reached(
    fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(FETCH_MS),
    }),
  );
  const { status, headers, body } = response;
  if (status === 429 || status >= 500) throw later(status, headers.get('retry-after'));
  // To whoever may not read it Slack shows its sign-in page.
  const isPage = headers.get('content-type')?.startsWith('text/html') === true;
  if (!response.ok || body === null || isPage) {
    await body?.cancel();
    return 'not-given';
  }
  return reached(readAll(body));
}

async function readAll(body: ReadableStream<Uint8Array>): Promise<Uint8Array | PhotoFault> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MOST_PICTURE_BYTES) return 'size';
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A connection that fails or takes too long may do better later. */
async function reached<T>(attempt: Promise<T>): Promise<T> {
  try {
    return await attempt;
  } catch {
    throw new TryLater('file not reached');
  }
}

function later(status: number, seconds: string | null): TryLater {
  return new TryLater(
    `http ${status}`,
    seconds === null ? undefined : Number(seconds) || undefined,
  );
}

async function plain(bytes: Uint8Array): Promise<Fetched> {
  const found = await fileTypeFromBuffer(bytes);
  const contentType = PICTURE_TYPES.find((type) => type === found?.mime);
  if (contentType === undefined) return { ok: false, why: 'type' };
  const picture = withoutMetadata(bytes, contentType);
  return picture === undefined ? { ok: false, why: 'broken' } : { ok: true, picture, contentType };
}
