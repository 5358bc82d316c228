import { type Day, formatDay } from '../domain/day.ts';
import type { Limits } from '../domain/policy.ts';
import type { LimitsToSet, SetUpChange } from '../domain/team.ts';
import { addLimits, limitsOn } from './policies.ts';
import type { Writer } from './writer.ts';

type Wanted = Omit<Limits, 'policyId'>;

/** R21: old purchases keep their limits, so none begin in the past. */
export async function limitFaults(
  writer: Writer,
  told: LimitsToSet | undefined,
  today: Day,
): Promise<string[]> {
  const from = told?.from;
  if (told === undefined || from === undefined || from >= today) return [];
  if ((await wantedLimits(writer, told, from)) === undefined) return [];
  return [
    `limits: they cannot hold from ${formatDay(from)}, which is past. Choose today or a later day.`,
  ];
}

/** R21: adds limits from their day on where they differ from those that hold then. */
export async function setLimits(
  writer: Writer,
  told: LimitsToSet | undefined,
  today: Day,
): Promise<SetUpChange[]> {
  if (told === undefined) return [];
  const from = told.from ?? today;
  const wanted = await wantedLimits(writer, told, from);
  if (wanted === undefined) return [];
  await addLimits(writer, wanted, from);
  return [{ what: 'limits', limits: { ...wanted, from } }];
}

/** What is to hold from a day on; undefined when it does so already. */
async function wantedLimits(
  writer: Writer,
  told: LimitsToSet,
  from: Day,
): Promise<Wanted | undefined> {
  const held = await limitsOn(writer, from);
  const wanted = {
    item: told.item ?? held.item,
    day: told.day ?? held.day,
    scope: told.scope ?? held.scope,
    tolerance: told.tolerance ?? held.tolerance,
  };
  const differs = (Object.keys(wanted) as (keyof Wanted)[]).some(
    (key) => wanted[key] !== held[key],
  );
  return differs ? wanted : undefined;
}
