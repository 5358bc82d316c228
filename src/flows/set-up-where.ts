import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { channelStanding, checkChannel } from '../delivery/channel-check.ts';
import type { Weekday } from '../domain/day.ts';
import { TEAM } from '../messages/ids.ts';
import { type ChannelFault, channelFaultSentence } from '../messages/set-up-faults.ts';
import { whoForm } from '../messages/set-up-form.ts';
import type { Act } from './act.ts';
import { faultsUnder, type StepTaken, saveStep, teamNow } from './set-up.ts';

/** Step 1 as it was sent. */
export interface ToldWhere {
  readonly digestChannel: string;
  readonly managersChannel: string | undefined;
  readonly timezone: string;
  readonly digestDay: Weekday;
  readonly digestTime: string;
}

/** Milliseconds kept for the write and the answer, of those that a form may take. */
const KEPT_MS = 700;

/** Takes step 1: neither channel may have others in it than the team (design 6). */
export async function takeWhere(act: Act, client: WebClient, told: ToldWhere): Promise<StepTaken> {
  const { digestChannel, managersChannel } = told;
  if (digestChannel === managersChannel) {
    return faultsUnder({ [TEAM.managersChannel]: channelFaultSentence('same') });
  }
  const [digest, managers] = await Promise.all([
    faultWith(act, client, digestChannel, false),
    managersChannel === undefined ? undefined : faultWith(act, client, managersChannel, true),
  ]);
  const faults = {
    ...(digest && { [TEAM.digestChannel]: channelFaultSentence(digest) }),
    ...(managers && { [TEAM.managersChannel]: channelFaultSentence(managers) }),
  };
  if (Object.keys(faults).length > 0) return faultsUnder(faults);
  const fault = await saveStep(act, told);
  if (fault !== undefined) return faultsUnder({ [TEAM.digestChannel]: fault });
  return { kind: 'next', view: whoForm(await teamNow(act)) };
}

/** What is wrong with a channel; a large one may take Slack longer than a form has. */
async function faultWith(
  act: Act,
  client: WebClient,
  channel: string,
  wantsPrivate: boolean,
): Promise<ChannelFault | undefined> {
  const late = sleep(Math.max(0, act.deadline.left - KEPT_MS), 'cannot-check' as const, {
    ref: false,
  });
  return Promise.race([findFault(act, client, channel, wantsPrivate), late]);
}

async function findFault(
  { deps, workspace }: Act,
  client: WebClient,
  channel: string,
  wantsPrivate: boolean,
): Promise<ChannelFault | undefined> {
  const standing = await channelStanding(client, channel);
  if (standing !== undefined && wantsPrivate && !standing.isPrivate) return 'public';
  const check = await checkChannel(client, deps.directory, channel, workspace.slackTeam ?? '');
  const isIn = standing === undefined || standing.isMember;
  if (check.ok) return isIn ? undefined : 'not-in';
  return check.why === 'cannot-check' && !isIn ? 'not-in' : check.why;
}
