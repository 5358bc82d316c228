import { dayOf } from '../domain/day.ts';
import {
  type SettingValue,
  type SetUpChange,
  TEAM_SETTINGS,
  type TeamSetting,
  type TeamSetUp,
} from '../domain/team.ts';
import { Deadline } from './deadline.ts';
import type { WorkspaceModel } from './generated/models.ts';
import { greet, peopleWithPart } from './greetings.ts';
import type { Ledger } from './open.ts';
import { limitFaults, setLimits } from './setup-limits.ts';
import { namedFaults, nameFaults, nameLead, nameOnDuty } from './setup-named.ts';
import { giveRoles } from './setup-people.ts';
import type { Writer } from './writer.ts';

export type SetUp =
  | { readonly ok: true; readonly workspaceId: number; readonly changes: readonly SetUpChange[] }
  /** Sentences; nothing was changed. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** Milliseconds that a set-up waits for other writers. */
const PATIENCE = 30_000;

/**
 * Sets a team's workspace up, or changes what differs. The first team to come takes the workspace
 * that the ledger was born with. Every change goes into the history.
 *
 * @throws NotSaved when the ledger was busy for half a minute
 */
export async function setUpTeam(ledger: Ledger, team: TeamSetUp, now: Date): Promise<SetUp> {
  const workspaceId = await workspaceFor(ledger, team.slackTeam);
  if (workspaceId === undefined) return { ok: false, faults: [await takenByAnother(ledger)] };
  const deadline = Deadline.in(PATIENCE);
  return ledger.write({ workspaceId, deadline, now, actorId: null }, async (writer) => {
    const done = await applySetUp(writer, team);
    return done.ok ? { ...done, workspaceId } : done;
  });
}

/** What became of one step of a set-up. */
export type Applied =
  | { readonly ok: true; readonly changes: readonly SetUpChange[] }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Changes what differs, in a transaction that is under way; or nothing, where something is wrong. */
export async function applySetUp(writer: Writer, team: TeamSetUp): Promise<Applied> {
  const today = dayOf(writer.now, team.timezone ?? writer.timezone);
  const faults = [
    ...(await nameFaults(writer, team.people ?? [])),
    ...(await namedFaults(writer, team)),
    ...(await hourFaults(writer, team)),
    ...(await limitFaults(writer, team.limits, today)),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const before = await peopleWithPart(writer);
  const changes = await changeSettings(writer, team);
  if (team.people !== undefined) changes.push(...(await giveRoles(writer, team.people)));
  changes.push(...(await nameOnDuty(writer, team.onDuty)));
  changes.push(...(await nameLead(writer, team.protectionLead)));
  changes.push(...(await setLimits(writer, team.limits, today)));
  if (team.greets) await greet(writer, before);
  return { ok: true, changes };
}

/** The hours as they are to be, whichever of them is told. */
async function hourFaults(writer: Writer, team: TeamSetUp): Promise<string[]> {
  const { db, workspaceId: id } = writer;
  const row = await db.workspace.findUniqueOrThrow({ where: { id } });
  const [from, until] = [team.workFrom ?? row.workFrom, team.workUntil ?? row.workUntil];
  return from < until ? [] : [`hours: work cannot end at ${until} when it begins at ${from}.`];
}

export async function workspaceFor(
  { across }: Ledger,
  slackTeam: string,
): Promise<number | undefined> {
  const own = await across.workspaceOfTeam(slackTeam);
  if (own !== null) return own.id;
  return (await across.workspaces()).find((one) => one.slackTeam === null)?.id;
}

export async function takenByAnother({ across }: Ledger): Promise<string> {
  const [other, ...more] = await across.workspaces();
  if (more.length > 0) {
    return 'No workspace of this ledger is that team’s: the team installs Oatcake first.';
  }
  return `This ledger belongs to the Slack workspace ${other?.slackTeam}. Set DATABASE_URL to another file.`;
}

async function changeSettings(writer: Writer, team: TeamSetUp): Promise<SetUpChange[]> {
  const { db, workspaceId, now } = writer;
  const row = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const isClaim = row.slackTeam === null;
  const goesLive = team.live === true && row.liveConfirmedAt === null;
  const finishes = team.finishes !== false && row.setUpAt === null;
  const settings = settingsThatDiffer(row, team);
  const data = {
    ...Object.fromEntries(settings.map(({ setting, to }) => [setting, to])),
    ...(isClaim ? { slackTeam: team.slackTeam } : {}),
    ...(goesLive ? { liveConfirmedAt: now } : {}),
    ...(finishes ? { setUpAt: now } : {}),
  };
  if (Object.keys(data).length === 0) return [];
  await db.workspace.update({ where: { id: workspaceId }, data });
  writer.record({
    kind: finishes ? 'workspace.set-up' : 'workspace.changed',
    subject: `workspace:${workspaceId}`,
    facts: factsOf(data),
  });
  return [
    ...(isClaim ? [{ what: 'claimed', slackTeam: team.slackTeam } as const] : []),
    ...settings,
    ...(goesLive ? [{ what: 'live' } as const] : []),
  ];
}

function settingsThatDiffer(row: WorkspaceModel, told: TeamSetUp) {
  const first = row.setUpAt === null ? told.firstTimezone : undefined;
  const team = { ...told, timezone: told.timezone ?? first };
  return (Object.keys(TEAM_SETTINGS) as TeamSetting[]).flatMap((setting) => {
    const to = team[setting];
    const from = row[setting] ?? undefined;
    return to === undefined || (to ?? undefined) === from
      ? []
      : [{ what: 'setting', setting, from, to } as const];
  });
}

function factsOf(data: Readonly<Record<string, SettingValue | Date | null>>) {
  const entries = Object.entries(data);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
}
