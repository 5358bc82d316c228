import type { Directory } from '../delivery/directory.ts';
import { type Day, dayOf } from '../domain/day.ts';
import type { Guideline } from '../domain/guidelines.ts';
import type { Staff } from '../domain/staff.ts';
import type { Deadline } from '../ledger/deadline.ts';
import type { Guidelines } from '../ledger/guidelines.ts';
import type { Ledger, Reader } from '../ledger/open.ts';
import type { NewlyOwed } from '../ledger/outbox.ts';
import type { Vocabularies, Vocabulary } from '../ledger/vocabulary.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import { tellOfPassing } from './pass-planning-figure.ts';

/** What every story may use. */
export interface Deps {
  readonly ledger: Ledger;
  readonly vocabularies: Vocabularies;
  readonly guidelines: Guidelines;
  readonly directory: Directory;
  /** Tells the outbox that something new is owed: this, or whatever. */
  readonly wake: (news?: NewlyOwed) => void;
}

/** Somebody of the team doing something at a moment, to be answered by a deadline. */
export interface Act {
  readonly deps: Deps;
  readonly workspace: Workspace;
  readonly staff: Staff;
  readonly at: Date;
  readonly deadline: Deadline;
  readonly progress: { committed: boolean };
  readonly read: Reader;
}

/** The day of the act in the workspace's own time zone. */
export function today({ at, workspace }: Act): Day {
  return dayOf(at, workspace.timezone);
}

/** The workspace's categories, areas and words. */
export function vocabularyOf({ deps, read, workspace }: Act): Promise<Vocabulary> {
  return deps.vocabularies.of(read, workspace);
}

/** Every guideline of the workspace as it ever read (R47). */
export function guidelinesOf({ deps, read, workspace }: Act): Promise<readonly Guideline[]> {
  return deps.guidelines.of(read, workspace);
}

/** Changes the ledger as the person who acts; lets the outbox look if something is owed. */
export async function change<T>(act: Act, work: (writer: Writer) => Promise<T>): Promise<T> {
  const { deps, workspace, staff, at, deadline } = act;
  const request = { workspaceId: workspace.id, deadline, now: at, actorId: staff.id };
  let owes: ReadonlySet<string> = new Set();
  const result = await deps.ledger.write(request, async (writer) => {
    const done = await work(writer);
    if (writer.spending.length > 0) await tellOfPassing(writer, workspace);
    owes = writer.owes;
    return done;
  });
  act.progress.committed = true;
  if (owes.size > 0) deps.wake({ workspaceId: workspace.id, kinds: owes });
  return result;
}
