import { checkPrivateChannel } from '../delivery/channel-check.ts';
import { Directory } from '../delivery/directory.ts';
import { type Day, dayOf, formatDay } from '../domain/day.ts';
import type { MeetingAhead } from '../domain/meeting-due.ts';
import { queuePack } from '../flows/queue-pack.ts';
import { aheadOf } from '../ledger/meeting-ahead.ts';
import type { Ledger } from '../ledger/open.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { slackClient } from './slack-client.ts';
import { type Answer, answer, refused, type World } from './world.ts';

/**
 * Hands the pack of the meeting that lies ahead to the running app; once a meeting, whoever asks, and
 * into a private channel alone (R63, R68).
 */
export async function postPack(
  world: World,
  ledger: Ledger,
  workspace: Workspace,
  on: Day | undefined,
): Promise<Answer> {
  const now = world.now();
  const ahead = aheadOf(workspace, now);
  if (workspace.setUpAt === undefined) {
    return refused('The team is not set up: run oatcake setup, or use --dry-run.');
  }
  if (ahead === undefined) {
    return refused('No meeting is planned: name its rule with /spend setup, or use --dry-run.');
  }
  const fault =
    whyNotOn(on, ahead, dayOf(now, workspace.timezone)) ??
    (await whyNotThere(world, ledger, workspace));
  if (fault !== undefined) return refused(fault);
  const wake = () => undefined;
  const isNew = await queuePack({ ledger, wake }, workspace, ahead, now);
  const name = `The pack for the meeting on ${formatDay(ahead.meeting.day)}`;
  return isNew
    ? answer(`${name} is queued: Oatcake posts it as soon as it runs.`)
    : refused(`${name} was posted before. Use --dry-run to read it.`);
}

/** A pack is made as the ledger stands today; of another day it can only be read. */
function whyNotOn(on: Day | undefined, { meeting }: MeetingAhead, today: Day): string | undefined {
  if (on === undefined || (on >= today && on <= meeting.day)) return undefined;
  return `${formatDay(on)} asks for another meeting than the next: use --dry-run to read its pack.`;
}

const REASONS: Readonly<Record<string, string>> = {
  public: 'The managers’ channel is not private',
  guests: 'There are guests in the managers’ channel',
  shared: 'There are people from outside in the managers’ channel',
  'not-in': 'Oatcake is not in the managers’ channel',
};

async function whyNotThere(
  world: World,
  ledger: Ledger,
  workspace: Workspace,
): Promise<string | undefined> {
  const { slackTeam, managersChannel } = workspace;
  if (slackTeam === undefined || managersChannel === undefined) {
    return 'There is no managers’ channel to post in: set one with oatcake setup, or use --dry-run.';
  }
  const client = await slackClient(world, ledger, workspace);
  if (typeof client === 'string') return client;
  const check = await checkPrivateChannel(
    client,
    new Directory(async () => client),
    managersChannel,
    slackTeam,
  );
  if (check.ok) return undefined;
  const reason = REASONS[check.why];
  if (reason === undefined) return 'Slack did not say who is in the channel; try again.';
  return `${reason}: nothing was posted.`;
}
