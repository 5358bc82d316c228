import type { WebClient } from '@slack/web-api';
import type { Directory } from './directory.ts';
import { faultOf } from './faults.ts';

/** Whether a channel is for the team alone. */
export type ChannelCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why: 'guests' | 'shared' | 'not-in' | 'cannot-check';
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
    const { channel: info } = await client.conversations.info({ channel });
    if (isShared(info)) return { ok: false, why: 'shared' };
    return await checkMembers(client, directory, channel, team);
  } catch (error) {
    return notTold(error);
  }
}

type Info = Awaited<ReturnType<WebClient['conversations']['info']>>['channel'];

function isShared(info: Info): boolean {
  return Boolean(info?.is_ext_shared || info?.is_pending_ext_shared || info?.is_shared);
}

/**
 * A server that does not know such questions has no channels but the team's. A channel that Slack does
 * not show is gone, or private without the app.
 */
function notTold(error: unknown): ChannelCheck {
  const { code } = faultOf(error);
  if (code === 'channel_not_found') return { ok: false, why: 'not-in' };
  return code === 'unknown_method' ? { ok: true } : { ok: false, why: 'cannot-check', code };
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
    const standings = await inTurns(page.members ?? [], (one) => directory.standing(one, team));
    for (const standing of standings) {
      if (standing === 'guest') return { ok: false, why: 'guests' };
      if (standing === 'from-outside') return { ok: false, why: 'shared' };
      if (standing === 'unknown') return { ok: false, why: 'cannot-check' };
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return { ok: true };
}

/** How many people Slack is asked about at once. */
const AT_ONCE = 20;

async function inTurns<T>(members: readonly string[], ask: (one: string) => Promise<T>) {
  const answers: T[] = [];
  for (let at = 0; at < members.length; at += AT_ONCE) {
    answers.push(...(await Promise.all(members.slice(at, at + AT_ONCE).map(ask))));
  }
  return answers;
}

/** Whether a channel is a private one, for the team alone, that the app can post in. */
export type PrivateCheck =
  | ChannelCheck
  | { readonly ok: false; readonly why: 'public'; readonly code?: string };

/** R68: looks whether a channel is as private as what managers read among themselves asks for. */
export async function checkPrivateChannel(
  client: WebClient,
  directory: Directory,
  channel: string,
  team: string,
): Promise<PrivateCheck> {
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_private === false) return { ok: false, why: 'public' };
    if (info?.is_archived || info?.is_member === false) return { ok: false, why: 'not-in' };
    if (isShared(info)) return { ok: false, why: 'shared' };
    return await checkMembers(client, directory, channel, team);
  } catch (error) {
    return notTold(error);
  }
}

/** What Slack says of a channel itself. Where it cannot be seen, the app is not in it. */
export interface ChannelStanding {
  readonly isMember: boolean;
  readonly isPrivate: boolean;
}

/** Whether the app is in a channel, and whether it is private; undefined where Slack does not tell. */
export async function channelStanding(
  client: WebClient,
  channel: string,
): Promise<ChannelStanding | undefined> {
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_member === undefined) return undefined;
    return { isMember: info.is_member, isPrivate: info.is_private !== false };
  } catch (error) {
    const { code } = faultOf(error);
    return code === 'channel_not_found' ? { isMember: false, isPrivate: true } : undefined;
  }
}
