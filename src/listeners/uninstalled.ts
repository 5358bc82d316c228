import type { App } from '@slack/bolt';
import { Deadline } from '../ledger/deadline.ts';
import { uninstall } from '../ledger/installations.ts';
import type { Ledger } from '../ledger/open.ts';
import { workspaceOfTeam } from '../ledger/workspaces.ts';
import { UNINSTALL_EVENTS } from '../messages/ids.ts';

/** What a team that leaves needs. */
export interface UninstallDeps {
  readonly ledger: Ledger;
  readonly now: () => Date;
  /** Forgets what was known of a workspace's installation. */
  readonly forget: (workspaceId: number) => void;
}

const WRITE_MS = 10_000;

/** Slack says that a team has uninstalled the app, or taken its token away. */
export function bindUninstalls(app: App, deps: UninstallDeps): void {
  const [uninstalled, revoked] = UNINSTALL_EVENTS;
  app.event(uninstalled, ({ body }) => remove(deps, body, 'uninstalled'));
  app.event(revoked, async ({ body, event }) => {
    // Tokens of people are none of ours.
    if ((event.tokens.bot ?? []).length > 0) await remove(deps, body, 'revoked');
  });
}

/** Which team left, and in which second since 1970. */
interface Told {
  readonly team_id: string;
  readonly event_time: number;
}

async function remove(
  { ledger, now, forget }: UninstallDeps,
  { team_id: team, event_time: seconds }: Told,
  why: 'uninstalled' | 'revoked',
): Promise<void> {
  const workspace = await workspaceOfTeam(ledger, team);
  if (workspace === undefined) return;
  const { id: workspaceId } = workspace;
  const request = { workspaceId, deadline: Deadline.in(WRITE_MS), now: now(), actorId: null };
  // Slack repeats what was not acknowledged for minutes, and the team may have come back meanwhile.
  const before = new Date((seconds + 1) * 1_000);
  await ledger.write(request, (writer) => uninstall(writer, why, before));
  forget(workspaceId);
}
