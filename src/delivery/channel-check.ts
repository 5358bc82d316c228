import type { WebClient } from '@slack/web-api';
import type { Directory } from './directory.ts';
import { faultOf } from './faults.ts';

/** Whether a channel is for the team alone. */
export type ChannelCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why: 'guests' | 'shared' | 'cannot-check';
      readonly code?: string;
    };

const PAGE = 200;

/** Looks for guests and for people from outside in a channel (design 6). */
export async function checkChannel(
  client: WebClient,
  directory: Directory,
  channel: string,
  team: string,
): Promise<ChannelCheck> {
  try {
    if (await isShared(client, channel)) return { ok: false, why: 'shared' };
    return await checkMembers(client, directory, channel, team);
  } catch (error) {
    const { code } = faultOf(error);
    return code === 'unknown_method' ? { ok: true } : { ok: false, why: 'cannot-check', code };
  }
}

async function isShared(client: WebClient, channel: string): Promise<boolean> {
  const { channel: info } = await client.conversations.info({ channel });
  return Boolean(info?.is_ext_shared || info?.is_pending_ext_shared || info?.is_shared);
}

async function checkMembers(
  client: WebClient,
  directory: Directory,
  channel: string,
  team: string,
): Promise<ChannelCheck> {
  let cursor: string | undefined;
  do {
    const page = await client.conversations.members({
      channel,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    for (const member of page.members ?? []) {
      const standing = await directory.standing(member, team);
      if (standing === 'guest') return { ok: false, why: 'guests' };
      if (standing === 'from-outside') return { ok: false, why: 'shared' };
      if (standing === 'unknown') return { ok: false, why: 'cannot-check' };
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return { ok: true };
}
