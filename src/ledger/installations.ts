import type { InstallationModel } from './generated/models.ts';
import type { Ledger, Reader } from './open.ts';
import { workspaceFor } from './setup.ts';
import type { WriteRequest, Writer } from './writer.ts';

/** What Slack gave for a team that has installed the app. */
export interface Installation {
  readonly botId: string | undefined;
  readonly botUserId: string;
  readonly token: string;
  /** Good for one use; undefined where Slack does not rotate tokens. */
  readonly refreshToken: string | undefined;
  readonly expiresAt: Date | undefined;
}

/** A team that installs the app, as Slack tells it. */
export interface Installed extends Installation {
  readonly team: string;
  readonly scopes: readonly string[];
}

/** What was owed to a team that had uninstalled the app is parked by this name. */
export const UNINSTALLED = 'uninstalled';

/** The installation of a workspace; undefined when it has none, or none any more. */
export async function installationOf(reader: Reader): Promise<Installation | undefined> {
  const row = await reader.db.installation.findUnique({
    where: { workspaceId: reader.workspaceId },
  });
  return row === null ? undefined : toInstallation(row);
}

function toInstallation(row: InstallationModel): Installation {
  return {
    botId: row.botId ?? undefined,
    botUserId: row.botUserId,
    token: row.token,
    refreshToken: row.refreshToken ?? undefined,
    expiresAt: row.expiresAt ?? undefined,
  };
}

/**
 * A team installs the app, or installs it again: its workspace, or one that is begun for it, gets
 * Slack's tokens, and what was owed when it uninstalled is owed again.
 */
export async function install(
  ledger: Ledger,
  installed: Installed,
  request: Omit<WriteRequest, 'workspaceId'>,
): Promise<void> {
  const workspaceId =
    (await workspaceFor(ledger, installed.team)) ?? (await ledger.begin(request.now));
  await ledger.write({ ...request, workspaceId }, async (writer) => {
    await takeFor(writer, installed.team);
    const { team, scopes, ...given } = installed;
    const data = {
      botId: given.botId ?? null,
      botUserId: given.botUserId,
      scopes: scopes.join(','),
      token: given.token,
      refreshToken: given.refreshToken ?? null,
      expiresAt: given.expiresAt ?? null,
      renewingUntil: null,
      at: writer.now,
    };
    const where = { workspaceId };
    await writer.db.installation.upsert({
      where,
      create: { ...data, workspaceId },
      update: data,
    });
    await oweAgain(writer);
    writer.record({ kind: 'app.installed', subject: 'app', facts: { team, scopes: data.scopes } });
  });
}

/** What was parked when the team left is owed again; what was in hand then waits no longer. */
async function oweAgain({ db, workspaceId, now: dueAt }: Writer): Promise<void> {
  const parked = { workspaceId, state: 'parked', fault: UNINSTALLED };
  await db.outboxMessage.updateMany({
    where: { ...parked, attempts: 0 },
    data: { state: 'due', dueAt, fault: null },
  });
  // Slack may have what was tried: it is looked for, and whoever had it in hand is too late.
  await db.outboxMessage.updateMany({
    where: parked,
    data: { state: 'sending', dueAt, fault: null },
  });
  await db.outboxMessage.updateMany({
    where: { workspaceId, state: 'due', dueAt: { gt: dueAt }, fault: { not: null } },
    data: { dueAt },
  });
}

/** The workspace is the team's from here on; it fails where another team was faster. */
async function takeFor(writer: Writer, slackTeam: string): Promise<void> {
  const { db, workspaceId: id } = writer;
  const { count } = await db.workspace.updateMany({
    where: { id, slackTeam: null },
    data: { slackTeam },
  });
  if (count === 1) {
    const subject = `workspace:${id}`;
    writer.record({ kind: 'workspace.claimed', subject, facts: { slackTeam } });
    return;
  }
  const row = await db.workspace.findUniqueOrThrow({ where: { id } });
  if (row.slackTeam !== slackTeam) throw new Error('Another team has taken the workspace');
}

/**
 * A team has uninstalled the app: its tokens go at once, what it is owed is parked, the ledger
 * stays. The same again changes nothing.
 *
 * @param before only what was installed before this moment is meant
 */
export async function uninstall(
  writer: Writer,
  why: 'uninstalled' | 'revoked',
  before: Date,
): Promise<void> {
  const { db, workspaceId } = writer;
  const where = { workspaceId, at: { lt: before } };
  const { count } = await db.installation.deleteMany({ where });
  if (count === 0) return;
  await db.outboxMessage.updateMany({
    where: { workspaceId, state: { in: ['due', 'sending'] } },
    data: { state: 'parked', fault: UNINSTALLED },
  });
  writer.record({ kind: 'app.uninstalled', subject: 'app', facts: { why } });
}

/**
 * Takes it upon this copy of the app to renew a token, since a refresh token is good for one use.
 *
 * @param seen when the token ends, as this copy has seen it
 * @returns false when another copy is at it until `until`, or has done it
 */
export async function claimRenewal(writer: Writer, seen: Date, until: Date): Promise<boolean> {
  const { db, workspaceId, now } = writer;
  const { count } = await db.installation.updateMany({
    where: {
      workspaceId,
      expiresAt: seen,
      OR: [{ renewingUntil: null }, { renewingUntil: { lt: now } }],
    },
    data: { renewingUntil: until },
  });
  return count === 1;
}

/** Keeps renewed tokens, unless the team has uninstalled the app or installed it again meanwhile. */
export async function keepRenewed(
  writer: Writer,
  seen: Date,
  renewed: { token: string; refreshToken: string; expiresAt: Date },
): Promise<void> {
  const { db, workspaceId } = writer;
  await db.installation.updateMany({
    where: { workspaceId, expiresAt: seen },
    data: { ...renewed, renewingUntil: null },
  });
}
