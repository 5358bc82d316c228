import { type Day, type Days, dayOf } from '../domain/day.ts';
import { chooseExamples } from '../domain/examples.ts';
import { ON_THE_TABLE, type PackExample } from '../domain/pack.ts';
import { openFlags } from './flags.ts';
import { labels } from './labels.ts';
import { purchasesByArea } from './line-sums.ts';
import type { Reader } from './open.ts';
import {
  BOUGHT,
  boughtOrTold,
  EVER,
  lastAsOf,
  type PackEntry,
  packEntries,
  referencesOf,
} from './pack-entries.ts';
import { type ChosenExample, examplesOf } from './pack-examples.ts';
import { type NotesOf, packNotes } from './pack-notes.ts';

/** Of which month, and as the ledger stood at the end of which day. */
export interface ExamplesAsked {
  readonly month: Days;
  readonly asOf: Day;
  readonly seed: number;
  readonly timezone: string;
  /** The pack once it is made; undefined: the next one. */
  readonly packId?: number | undefined;
}

/** R65: what the rules choose for a month; whoever makes the pack writes it down. */
export async function readChosen(reader: Reader, asked: ExamplesAsked): Promise<ChosenExample[]> {
  const { month, asOf, seed } = asked;
  const flagged = await flaggedIn(reader, asked);
  const bought = await purchasesByArea(reader, { days: month, asOf });
  const chosen = chooseExamples(
    flagged.map(({ id }) => id),
    bought,
    seed,
  );
  const references = await referencesOf(
    reader,
    chosen.map(({ id }) => id),
  );
  return chosen.map(({ id, rule, areaId }) => ({
    reference: references.get(id) ?? '',
    ...{ rule, areaId },
  }));
}

/** What was ticked as new in the month, or told in it of an earlier day; and what was flagged. */
async function flaggedIn(
  reader: Reader,
  { month, asOf, timezone, packId }: ExamplesAsked,
): Promise<PackEntry[]> {
  const told = await boughtOrTold(reader, month, 'ticked', await lastAsOf(reader, asOf));
  const ticked = await packEntries(reader, { kind: BOUGHT, ...told }, asOf);
  const flags = (await openFlags(reader, packId)).filter(({ at }) => dayOf(at, timezone) <= asOf);
  const references = flags.map(({ reference }) => reference);
  const flagged = await packEntries(reader, { reference: { in: references }, kind: BOUGHT }, asOf);
  return [...ticked, ...flagged];
}

/** R65: the examples of a pack that was made, without the dropped; of one that was not, by rule. */
export async function packExamples(reader: Reader, asked: ExamplesAsked): Promise<PackExample[]> {
  const { packId, asOf } = asked;
  const chosen =
    packId === undefined
      ? (await readChosen(reader, asked)).map((one) => ({ id: 0, ...one }))
      : await examplesOf(reader, packId);
  const references = chosen.map(({ reference }) => reference);
  const entries = await entriesOf(reader, references, asOf);
  const notes = await packNotes(reader, references);
  const areas = new Map((await labels(reader)).areas.map(({ id, label }) => [id, label]));
  return chosen
    .flatMap((one) => {
      const entry = entries.get(one.reference);
      return entry === undefined ? [] : [toExample(one, entry, notes(one.reference), areas)];
    })
    .map((example, at) => ({ ...example, onTheTable: at < ON_THE_TABLE }));
}

/** As they stood on the day of the pack; what was bought and added since, as it stands. */
async function entriesOf(reader: Reader, references: readonly string[], asOf: Day) {
  const of = (wanted: readonly string[], day: Day) =>
    packEntries(reader, { reference: { in: [...wanted] }, kind: BOUGHT }, day);
  const then = new Map((await of(references, asOf)).map((entry) => [entry.reference, entry]));
  const missing = references.filter((reference) => !then.has(reference));
  if (missing.length === 0) return then;
  const since = await of(missing, EVER);
  return new Map([...then, ...since.map((entry) => [entry.reference, entry] as const)]);
}

function toExample(
  { id, rule, areaId }: ChosenExample & { readonly id: number },
  entry: PackEntry,
  { told, outcome }: NotesOf,
  areas: ReadonlyMap<number, string>,
): Omit<PackExample, 'onTheTable'> {
  const area = areaId ?? entry.areaIds[0];
  return {
    ...{ id, rule, told, outcome },
    ...{ reference: entry.reference, item: entry.item, day: entry.day, pence: entry.pence },
    category: entry.category,
    area: area === undefined ? undefined : areas.get(area),
    isNew: entry.newUse,
  };
}
