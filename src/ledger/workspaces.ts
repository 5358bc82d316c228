import type { Weekday } from '../domain/day.ts';
import type { WorkspaceModel } from './generated/models.ts';
import type { Ledger, Reader } from './open.ts';

/** A team's settings. */
export interface Workspace {
  readonly id: number;
  /** Undefined until set up. */
  readonly slackTeam: string | undefined;
  readonly timezone: string;
  readonly digestChannel: string | undefined;
  readonly managersChannel: string | undefined;
  readonly digest: { readonly day: Weekday; readonly time: string };
  readonly setUpAt: Date | undefined;
  readonly vocabularyVersion: number;
}

/** The workspace of a Slack team; undefined when none was set up for it. */
export async function workspaceOfTeam(
  ledger: Ledger,
  team: string,
): Promise<Workspace | undefined> {
  const row = await ledger.any.workspace.findUnique({ where: { slackTeam: team } });
  return row === null ? undefined : toWorkspace(row);
}

/** The workspace that a command on this machine means: the only one there is. */
export async function onlyWorkspace(ledger: Ledger): Promise<Workspace> {
  return toWorkspace(await ledger.any.workspace.findFirstOrThrow({ orderBy: { id: 'asc' } }));
}

/** Every workspace that has been set up. */
export async function workspacesSetUp(ledger: Ledger): Promise<Workspace[]> {
  const rows = await ledger.any.workspace.findMany({ where: { setUpAt: { not: null } } });
  return rows.map(toWorkspace);
}

/** A workspace by its id. */
export async function workspace(reader: Reader): Promise<Workspace> {
  const where = { id: reader.workspaceId };
  return toWorkspace(await reader.db.workspace.findUniqueOrThrow({ where }));
}

function toWorkspace(row: WorkspaceModel): Workspace {
  return {
    id: row.id,
    slackTeam: row.slackTeam ?? undefined,
    timezone: row.timezone,
    digestChannel: row.digestChannel ?? undefined,
    managersChannel: row.managersChannel ?? undefined,
    digest: { day: row.digestDay as Weekday, time: row.digestTime },
    setUpAt: row.setUpAt ?? undefined,
    vocabularyVersion: row.vocabularyVersion,
  };
}
