import {
  type SetUpChange,
  TEAM_SETTINGS,
  type TeamMember,
  type TeamSetting,
  type TeamSetUp,
} from '../domain/team.ts';
import { Deadline } from './deadline.ts';
import type { WorkspaceModel } from './generated/models.ts';
import type { Ledger } from './open.ts';
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
    const faults = await nameFaults(writer, team.people ?? []);
    if (faults.length > 0) return { ok: false, faults };
    const changes = await changeSettings(writer, team);
    if (team.people !== undefined) changes.push(...(await giveRoles(writer, team.people)));
    return { ok: true, workspaceId, changes };
  });
}

async function workspaceFor({ any }: Ledger, slackTeam: string): Promise<number | undefined> {
  const own = await any.workspace.findUnique({ where: { slackTeam } });
  const free = await any.workspace.findFirst({
    where: { slackTeam: null },
    orderBy: { id: 'asc' },
  });
  return (own ?? free)?.id;
}

async function takenByAnother({ any }: Ledger): Promise<string> {
  const other = await any.workspace.findFirst();
  return `This ledger belongs to the Slack workspace ${other?.slackTeam}. Set DATABASE_URL to another file.`;
}

/** A name means one person. One that is there with purchases is not made into another. */
async function nameFaults(writer: Writer, people: readonly TeamMember[]): Promise<string[]> {
  const rows = await writer.db.person.findMany({ where: { workspaceId: writer.workspaceId } });
  return people.flatMap(({ name, slackId }) => {
    const holder = rows.find((row) => row.name === name && row.slackId !== slackId);
    const isKnown = rows.some((row) => row.slackId === slackId);
    if (name === undefined || holder === undefined) return [];
    if (holder.slackId === null && !isKnown) return [];
    const who = holder.slackId ?? 'somebody whom an import named';
    return [`people: "${name}" is ${who} in the ledger, and cannot be ${slackId} as well.`];
  });
}

async function changeSettings(writer: Writer, team: TeamSetUp): Promise<SetUpChange[]> {
  const { db, workspaceId, now } = writer;
  const row = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const isClaim = row.slackTeam === null;
  const goesLive = team.live === true && row.liveConfirmedAt === null;
  const settings = settingsThatDiffer(row, team);
  const data = {
    ...Object.fromEntries(settings.map(({ setting, to }) => [setting, to])),
    ...(isClaim ? { slackTeam: team.slackTeam } : {}),
    ...(goesLive ? { liveConfirmedAt: now } : {}),
    ...(row.setUpAt === null ? { setUpAt: now } : {}),
  };
  if (Object.keys(data).length === 0) return [];
  await db.workspace.update({ where: { id: workspaceId }, data });
  writer.record({
    kind: row.setUpAt === null ? 'workspace.set-up' : 'workspace.changed',
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
    return to === undefined || to === from ? [] : [{ what: 'setting', setting, from, to } as const];
  });
}

function factsOf(data: Readonly<Record<string, string | Date>>): Record<string, string> {
  const entries = Object.entries(data);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
}
