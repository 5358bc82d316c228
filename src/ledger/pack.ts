import { addDays, type Day, type Days, instantAt } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Pack, type PackAction, packDays } from '../domain/pack.ts';
import { actionsOfPack } from './actions.ts';
import { packExamples } from './examples.ts';
import { countLooks } from './looks.ts';
import type { Reader } from './open.ts';
import { packAudit } from './pack-audit.ts';
import { packExceptions } from './pack-exceptions.ts';
import { packForecast } from './pack-forecast.ts';
import { packNewUses } from './pack-new-uses.ts';
import { packSpending } from './pack-spending.ts';
import { trendsOn } from './weekly-digest.ts';
import { workspace } from './workspaces.ts';

/** Which pack is read. */
export interface PackAsked {
  /** The meeting that it is for; undefined where none is planned. */
  readonly meeting: Meeting | undefined;
  /** The day on which it is made: it is about the month before, as the ledger stood that day. */
  readonly on: Day;
  /** Of the examples that are drawn at random (R65): the same draws the same. */
  readonly seed: number;
  /** Its row once it is made: managers may have added and dropped examples since. */
  readonly packId?: number | undefined;
}

/**
 * R64: what a monthly meeting needs, section by section. Managers read it among themselves: its
 * figures are whole, and no customer's reference is in it.
 */
export async function readPack(reader: Reader, asked: PackAsked): Promise<Pack> {
  const days = packDays(asked.on);
  const team = await workspace(reader);
  const about = {
    ...{ month: days.month, asOf: asked.on, timezone: team.timezone },
    ...{ seed: asked.seed, packId: asked.packId },
  };
  const spending = await packSpending(reader, days, asked.on, team);
  return {
    meeting: asked.meeting,
    days,
    asOf: asked.on,
    spending,
    examples: await packExamples(reader, about),
    newUses: await packNewUses(reader, about),
    // The last four full weeks of the month, as the digest sees them.
    trends: await trendsOn(reader, addDays(days.month.to, 1), asked.on),
    exceptions: await packExceptions(reader, days.month, asked.on),
    audit: await packAudit(reader, days.month, asked.on),
    looks: await looksIn(reader, days.month, team.timezone),
    forecast: await packForecast(reader, days.month.to, asked.on, team),
    actions: await actionsFor(reader, asked.packId),
  };
}

/** R124: all looks of a month together; `/spend looks` tells them by person. */
async function looksIn(reader: Reader, month: Days, timezone: string): Promise<Pack['looks']> {
  const since = instantAt(month.from, '00:00', timezone);
  const until = instantAt(addDays(month.to, 1), '00:00', timezone);
  const counts = await countLooks(reader, { since, until });
  const total = (of: 'looks' | 'outside') => counts.reduce((all, one) => all + one[of], 0);
  return { count: total('looks'), outside: total('outside') };
}

/** Above every pack's id: a pack that is not made yet comes after all. */
const NEXT = 2 ** 31 - 1;

/** R67: of a pack that is not made yet, what is open and what was done since the last one. */
function actionsFor(reader: Reader, packId: number | undefined): Promise<PackAction[]> {
  return actionsOfPack(reader, packId ?? NEXT);
}

/** The seed of a meeting's examples, so that a look ahead shows what the pack will have (R65). */
export function seedOf({ meeting, on }: Pick<PackAsked, 'meeting' | 'on'>): number {
  return Number((meeting?.day ?? on).replaceAll('-', ''));
}
