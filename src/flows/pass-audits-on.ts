import { may } from '../domain/access.ts';
import { type Day, dayOf } from '../domain/day.ts';
import type { Staff } from '../domain/staff.ts';
import { auditCandidate } from '../ledger/audit-candidates.ts';
import { type AuditItem, auditItems, openItems, passItemOn } from '../ledger/audits.ts';
import { claim, unclaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { owe, postedAbout } from '../ledger/outbox.ts';
import { colleagues } from '../ledger/people.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Deps } from './act.ts';
import { alike } from './alike.ts';
import { auditorsFor } from './auditors.ts';
import { workBegins } from './coming-up.ts';
import { type OnTeam, teamMember } from './who.ts';

/** The kind of claim by which a day looks once for entries whose auditor may not look any more. */
const CLAIM = 'audit_pass_on';
const WRITE_MS = 10_000;

/** A working day on which a team's open entries are looked through. */
export interface PassOnDue {
  readonly team: Workspace;
  readonly day: Day;
}

/** The teams with entries to audit that were not looked through yet today. */
export async function auditsToPassOn(
  ledger: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<PassOnDue[]> {
  const dayBegun = alike(
    ({ timezone, hours }: Workspace) => [timezone, hours],
    (team) => {
      const day = dayOf(now, team.timezone);
      return now < workBegins(day, team) ? undefined : day;
    },
  );
  const having = await ledger.across.due.auditsOpen();
  const open = teams.flatMap((team) => {
    const day = having.has(team.id) ? dayBegun(team) : undefined;
    return day === undefined ? [] : [{ team, day }];
  });
  return unclaimed(ledger, CLAIM, open, ({ day }) => day);
}

/**
 * R74: each working day, when work begins: what was given to somebody who has left since, or who holds
 * the case by now, goes to whoever else may look and has least to look at. What nobody may look at
 * stays where it is.
 *
 * @returns how many entries were passed on
 */
export async function passAuditsOn(
  deps: Deps,
  { team: workspace, day }: PassOnDue,
  now: Date,
): Promise<number> {
  const { id: workspaceId } = workspace;
  const read = deps.ledger.reader(workspaceId);
  const on = { deps, workspace, read, at: now, deadline: Deadline.in(WRITE_MS) };
  const open = await openItems(read);
  if (open.length === 0) return 0;
  const moves = await movesOf(on, open);
  const request = { workspaceId, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  const passed = await deps.ledger.write(request, async (writer) => {
    if (!(await claim(writer, CLAIM, day))) return 0;
    return passOn(writer, moves);
  });
  if (passed > 0) deps.wake();
  return passed;
}

interface Move {
  readonly item: AuditItem;
  readonly to: Staff;
}

async function movesOf(on: OnTeam, open: readonly AuditItem[]): Promise<Move[]> {
  const here = new Map<number, boolean>();
  for (const id of new Set(open.map(({ auditorId }) => auditorId))) {
    here.set(id, await mayLook(on, id));
  }
  const load = new Map<number, number>();
  for (const { auditorId } of open) load.set(auditorId, (load.get(auditorId) ?? 0) + 1);
  const moves: Move[] = [];
  for (const item of open) {
    const entry = await auditCandidate(on.read, item.subject);
    if (entry === undefined) continue;
    if (here.get(item.auditorId) && !entry.barred.includes(item.auditorId)) continue;
    const to = (await whoElse(on, item))
      .filter(({ id }) => id !== item.auditorId && !entry.barred.includes(id))
      .toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0) || a.id - b.id)[0];
    if (to === undefined) continue;
    load.set(to.id, (load.get(to.id) ?? 0) + 1);
    moves.push({ item, to });
  }
  return moves;
}

/** Whether an auditor is still on the team and may look. */
async function mayLook(on: OnTeam, id: number): Promise<boolean> {
  const slackId = (await colleagues(on.read, [id])).get(id)?.slackId;
  const staff = slackId === undefined ? undefined : await teamMember(on, slackId);
  return staff !== undefined && may(staff, 'look for audit');
}

/** Quality assurance; workers too where they look at some of the same round. */
async function whoElse(on: OnTeam, { roundId }: AuditItem): Promise<Staff[]> {
  const qa = await auditorsFor(on, true);
  const items = await auditItems(on.read, { roundId });
  const all = await auditorsFor(on, false);
  const isQa = (id: number) => qa.some((one) => one.id === id);
  const havePeers = all.some(({ id }) => !isQa(id) && items.some((one) => one.auditorId === id));
  return havePeers ? all : qa;
}

async function passOn(writer: Writer, moves: readonly Move[]): Promise<number> {
  const told = new Map<string, () => Promise<unknown>>();
  let passed = 0;
  for (const { item, to } of moves) {
    if (!(await passItemOn(writer, item, to.id))) continue;
    passed += 1;
    const { roundId: round, auditorId } = item;
    const given = { round, auditor: to.id };
    const message = { kind: 'audit_given', subject: given, conversation: to.slackId };
    told.set(`to ${round} ${to.id}`, () => owe(writer, message));
    told.set(`from ${round} ${auditorId}`, () =>
      changeGiven(writer, { round, auditor: auditorId }),
    );
  }
  for (const tell of told.values()) await tell();
  return passed;
}

/** What somebody was given reads as it stands now. */
async function changeGiven(
  writer: Writer,
  subject: { readonly round: number; readonly auditor: number },
): Promise<void> {
  for (const { id: changes, conversation } of await postedAbout(writer, 'audit_given', subject)) {
    await owe(writer, { kind: 'audit_given', subject, conversation, changes });
  }
}
