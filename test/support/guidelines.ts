import { day } from '../../src/domain/day.ts';
import type { GuidelineDraft } from '../../src/domain/guideline-change.ts';
import type { Trigger } from '../../src/domain/guidelines.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { addGuideline, readGuidelines } from '../../src/ledger/guidelines.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import { type Team, WEDNESDAY } from './team.ts';

/** Writes to a team's ledger as nobody. */
export function write<T>({ ledger, reader }: Team, work: (writer: Writer) => Promise<T>) {
  const { workspaceId } = reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: WEDNESDAY, actorId: null };
  return ledger.write(request, work);
}

/** A guideline of the team's own, from today. */
export async function addOwn(
  team: Team,
  told: Partial<Omit<GuidelineDraft, 'trigger'>> & { trigger: Partial<Trigger> },
): Promise<void> {
  const draft: GuidelineDraft = {
    kind: 'prompt',
    title: 'Of our own',
    text: 'As agreed.',
    alternative: undefined,
    startsOn: day('2026-06-17'),
    endsOn: undefined,
    reviewOn: undefined,
    ...told,
    trigger: { words: [], except: [], categories: [], asks: [], ...told.trigger },
  };
  await write(team, (writer) => addGuideline(writer, draft, undefined));
}

/** A guideline that every team begins with, in other words or of another kind from today. */
export async function changeOne(
  team: Team,
  code: string,
  told: Partial<GuidelineDraft>,
): Promise<void> {
  const before = (await readGuidelines(team.reader)).find((one) => one.code === code);
  if (before === undefined) throw new Error(`There is no guideline ${code}`);
  const draft = { ...before, startsOn: day('2026-06-17'), ...told };
  await write(team, (writer) => addGuideline(writer, draft, code));
}
