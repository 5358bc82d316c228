import type { Weekday } from '../domain/day.ts';
import { type Pence, pence } from '../domain/money.ts';
import type { Retention } from '../domain/retention.ts';
import type { WorkingHours } from '../domain/working-time.ts';
import type { WorkspaceModel } from './generated/models.ts';
import type { Ledger, Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** A team's settings. */
export interface Workspace {
  readonly id: number;
  /** How often anything of it was changed. */
  readonly revision: number;
  /** Undefined until set up. */
  readonly slackTeam: string | undefined;
  readonly timezone: string;
  readonly digestChannel: string | undefined;
  readonly managersChannel: string | undefined;
  readonly digest: { readonly day: Weekday; readonly time: string };
  readonly setUpAt: Date | undefined;
  /** R144: since when live use is confirmed. */
  readonly liveSince: Date | undefined;
  readonly vocabularyVersion: number;
  /** The edition of the guidelines in force. */
  readonly rulesVersion: number;
  /** When the team works, Monday to Friday. */
  readonly hours: WorkingHours;
  /** The meeting's rule, as `domain/meeting-rule.ts` reads it. */
  readonly meeting: string | undefined;
  /** The manager on duty, by the ledger's id. */
  readonly onDutyId: number | undefined;
  /** Who alone confirms R144, by the ledger's id. */
  readonly protectionLeadId: number | undefined;
  /** R34: the month and day on which a budget year begins, `MM-DD`. */
  readonly budgetYearStart: string;
  /** R33: what a customer's year is planned at, in pence. */
  readonly planningFigure: Pence;
  readonly receiptPhotos: boolean;
  /** Whether the weekly digest has a picture. */
  readonly digestPicture: boolean;
  /** R63: working days before the meeting on which its pack goes out. */
  readonly packDays: number;
  /** R139, R147: how long what is kept. */
  readonly retention: Retention;
}

/** The workspace of a Slack team; undefined when none was set up for it. */
export async function workspaceOfTeam(
  ledger: Ledger,
  team: string,
): Promise<Workspace | undefined> {
  const row = await ledger.across.workspaceOfTeam(team);
  return row === null ? undefined : toWorkspace(row);
}

/** A ledger has several workspaces, or none of the name: which is meant must be said. */
export class WhichWorkspace extends Error {
  override readonly name = 'WhichWorkspace';
  readonly asked: string | undefined;
  /** Slack's ids of those that there are. */
  readonly teams: readonly string[];

  constructor(asked: string | undefined, teams: readonly string[]) {
    super('It is not said which workspace is meant, or there is none of this name');
    this.asked = asked;
    this.teams = teams;
  }
}

/**
 * The workspace that a command on this machine means: the one of this Slack team, or the only one.
 *
 * @throws WhichWorkspace where there is no such, or where there are several and none is said
 */
export async function workspaceMeant(ledger: Ledger, team?: string): Promise<Workspace> {
  const all = await ledger.across.workspaces();
  const meant = team === undefined ? all : all.filter(({ slackTeam }) => slackTeam === team);
  const [row] = meant;
  if (row !== undefined && meant.length === 1) return toWorkspace(row);
  const teams = all.flatMap(({ slackTeam }) => slackTeam ?? []);
  throw new WhichWorkspace(team, teams);
}

/** The workspace that a ledger was born with. */
export async function onlyWorkspace(ledger: Ledger): Promise<Workspace> {
  const [row] = await ledger.across.workspaces();
  if (row === undefined) throw new Error('There is no workspace in the ledger');
  return toWorkspace(row);
}

/** Every workspace, those that are not set up too. */
export async function everyWorkspace(ledger: Ledger): Promise<Workspace[]> {
  return (await ledger.across.workspaces()).map(toWorkspace);
}

/** Every workspace that has been set up. */
export async function workspacesSetUp(ledger: Ledger): Promise<Workspace[]> {
  return (await ledger.across.workspacesSetUp()).map(toWorkspace);
}

/** A workspace by its id. */
export async function workspace({ db, workspaceId }: Reader | Writer): Promise<Workspace> {
  const [row] = await db.$queryRaw<WorkspaceModel[]>`
    SELECT * FROM "Workspace" WHERE "id" = ${workspaceId}`;
  if (row === undefined) throw new Error(`There is no workspace ${workspaceId} in the ledger`);
  return toWorkspace(row);
}

function toWorkspace(row: WorkspaceModel): Workspace {
  return {
    id: row.id,
    revision: row.revision,
    slackTeam: row.slackTeam ?? undefined,
    timezone: row.timezone,
    digestChannel: row.digestChannel ?? undefined,
    managersChannel: row.managersChannel ?? undefined,
    digest: { day: row.digestDay as Weekday, time: row.digestTime },
    setUpAt: row.setUpAt ?? undefined,
    liveSince: row.liveConfirmedAt ?? undefined,
    vocabularyVersion: row.vocabularyVersion,
    rulesVersion: row.rulesVersion,
    hours: { from: row.workFrom, until: row.workUntil },
    meeting: row.meeting ?? undefined,
    onDutyId: row.onDutyId ?? undefined,
    protectionLeadId: row.protectionLeadId ?? undefined,
    budgetYearStart: row.budgetYearStart,
    planningFigure: pence(row.planningPence),
    receiptPhotos: row.receiptPhotos,
    digestPicture: row.digestPicture,
    packDays: row.packDays,
    retention: {
      textMonths: row.textMonths,
      moneyYears: row.moneyYears,
      channelDays: row.channelDays,
    },
  };
}
