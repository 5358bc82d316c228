import { checkPrivateChannel } from '../delivery/channel-check.ts';
import type { Clients } from '../delivery/clients.ts';
import { managersAlone, oweAlone } from '../delivery/each-alone.ts';
import { claim, unclaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';
import { allDigestsDue, type DigestDue, type DigestPosted } from './post-digest.ts';

/** The kind of claim by which a week's copy is posted once, whoever tries (R58). */
const CLAIM = 'managers_digest';
const WRITE_MS = 10_000;

type PostDeps = Deps & { readonly clients: Clients };

/** The managers' copies of all teams that are due by now and were not posted. */
export async function managersDigestsToPost(
  ledger: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<DigestDue[]> {
  const reachable = teams.filter(({ managersChannel }) => managersChannel !== undefined);
  return unclaimed(ledger, CLAIM, allDigestsDue(reachable, now), ({ monday }) => monday);
}

/**
 * Posts the managers' copy of a digest that is due, by a claim of its own: neither channel keeps the
 * other waiting. Theirs must be private and theirs alone (R68); else each manager is told why.
 */
export async function postManagersDigest(
  deps: PostDeps,
  { team: workspace, monday }: DigestDue,
  now: Date,
): Promise<DigestPosted> {
  const { managersChannel = '', slackTeam = '' } = workspace;
  const { posting } = await deps.clients(workspace.id);
  const check = await checkPrivateChannel(posting, deps.directory, managersChannel, slackTeam);
  if (!check.ok && check.why === 'cannot-check') {
    return { kind: 'later', monday, why: check.code ?? check.why };
  }
  const why = check.ok ? undefined : check.why;
  const owed =
    why === undefined
      ? { kind: 'managers_digest', subject: { monday } }
      : { kind: 'managers_digest_refused', subject: { monday, why } };
  const request = { workspaceId: workspace.id, deadline: Deadline.in(WRITE_MS), now };
  await deps.ledger.write({ ...request, actorId: null }, async (writer) => {
    if (!(await claim(writer, CLAIM, monday))) return;
    const conversations = check.ok ? [managersChannel] : await managersAlone(writer);
    for (const conversation of conversations) await oweAlone(writer, { ...owed, conversation });
  });
  deps.wake();
  return why === undefined ? { kind: 'posted', monday } : { kind: 'refused', monday, why };
}
