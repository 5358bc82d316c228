import { type Command, Option } from 'commander';
import { checkChannel } from '../delivery/channel-check.ts';
import { Directory } from '../delivery/directory.ts';
import { type Day, type Days, dayOf, formatWeek, lastFullWeekBefore } from '../domain/day.ts';
import { queueDigest } from '../flows/post-digest.ts';
import { readTrial } from '../ledger/confirmations.ts';
import type { Ledger } from '../ledger/open.ts';
import { weeklyDigest } from '../ledger/weekly-digest.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { digestText } from '../messages/digest-text.ts';
import { textAsTrial } from '../messages/trial.ts';
import { dayArgument } from './arguments.ts';
import { digestJson } from './digest-json.ts';
import { addDigestPack } from './digest-pack.ts';
import { slackClient } from './slack-client.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

/** What a digest's command line says. */
export interface Asked {
  readonly on?: Day;
  readonly dryRun?: true;
  readonly json?: true;
}

export function addDigest(program: Command, world: World, act: Act): void {
  const digests = program.command('digest').description('the digests');
  addDigestPack(digests, world, act);
  digests
    .command('weekly')
    .description('of the last full week before a day')
    .option('--on <day>', 'the day, YYYY-MM-DD; today when left out', dayArgument)
    .option('--dry-run', 'print it, and post nothing')
    .addOption(new Option('--json', 'print it as JSON').implies({ dryRun: true }))
    .action((asked: Asked) => act(() => digest(world, asked)));
}

function digest(world: World, { on, dryRun, json }: Asked): Promise<Answer> {
  return withLedger(world, async (ledger, workspace) => {
    const day = on ?? dayOf(world.now(), workspace.timezone);
    if (!dryRun) return post(world, ledger, workspace, day);
    const reader = ledger.reader(workspace.id);
    const figures = await weeklyDigest(reader, day);
    if (json) return answer(JSON.stringify(digestJson(figures), null, 2));
    const isTrial = (await readTrial(reader, workspace)) !== undefined;
    return answer(isTrial ? textAsTrial(digestText(figures)) : digestText(figures));
  });
}

/** Hands the digest to the running app; once a week, whoever asks (R58). */
async function post(world: World, ledger: Ledger, workspace: Workspace, on: Day): Promise<Answer> {
  const week = lastFullWeekBefore(on);
  const fault =
    whyNotThisWeek(world, workspace, week) ?? (await whyNotPost(world, ledger, workspace));
  if (fault !== undefined) return refused(fault);
  const wake = () => undefined;
  const isNew = await queueDigest({ ledger, wake }, workspace, week.from, world.now());
  const name = `The digest of ${formatWeek(week)}`;
  return isNew
    ? answer(`${name} is queued: Oatcake posts it as soon as it runs.`)
    : refused(`${name} was posted before. Use --dry-run to read it.`);
}

/** Only a week that is over, and none that ended before the team was set up (R58). */
function whyNotThisWeek(
  { now }: World,
  { setUpAt, timezone }: Workspace,
  week: Days,
): string | undefined {
  if (setUpAt === undefined) return 'The team is not set up: run oatcake setup, or use --dry-run.';
  const name = `The week of ${formatWeek(week)}`;
  if (week.to >= dayOf(now(), timezone)) return `${name} is not over yet: use --dry-run to look.`;
  if (week.to >= dayOf(setUpAt, timezone)) return undefined;
  return `${name} ended before the team was set up: use --dry-run to read it.`;
}

/** Design 6: never into a channel with guests or people from outside, and so never unseen. */
async function whyNotPost(
  world: World,
  ledger: Ledger,
  workspace: Workspace,
): Promise<string | undefined> {
  const { slackTeam, digestChannel } = workspace;
  if (slackTeam === undefined || digestChannel === undefined) {
    return 'There is no channel to post in: set one with oatcake setup, or use --dry-run.';
  }
  const client = await slackClient(world, ledger, workspace);
  if (typeof client === 'string') return client;
  const check = await checkChannel(
    client,
    new Directory(async () => client),
    digestChannel,
    slackTeam,
  );
  if (check.ok) return undefined;
  if (check.why === 'not-in') return 'Oatcake is not in the digest’s channel, or it is gone.';
  if (check.why === 'cannot-check') return 'Slack did not say who is in the channel; try again.';
  const who = check.why === 'guests' ? 'There are guests' : 'There are people from outside';
  return `${who} in the digest's channel: nothing was posted.`;
}
