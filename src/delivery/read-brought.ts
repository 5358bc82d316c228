import { dayOf } from '../domain/day.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { flagOf, isWaiting } from '../ledger/flags.ts';
import { aheadOf } from '../ledger/meeting-ahead.ts';
import type { Reader } from '../ledger/open.ts';
import { type ExampleRecord, exampleAbout } from '../ledger/pack-examples.ts';
import { type PackRecord, packFrom } from '../ledger/packs.ts';
import { workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Brought } from '../messages/meeting.ts';

/** Who looks, and when. */
export interface Looking {
  readonly isManager: boolean;
  readonly at: Date;
}

/** Where a purchase stands with regard to the meeting that is still to come. */
export interface Place {
  readonly isBrought: boolean;
  /** The pack that is out for it. */
  readonly pack: PackRecord | undefined;
  /** Its place there, dropped or not. */
  readonly example: ExampleRecord | undefined;
}

/** Whether a purchase comes to the meeting: in the pack that is out, or flagged for the next. */
export async function placeOf(
  from: Reader | Writer,
  reference: string,
  looking: Looking,
): Promise<Place> {
  const pack = await packStillToCome(from, looking);
  const example = pack && (await exampleAbout(from, pack.id, reference));
  const isListed = example !== undefined && !example.isDropped;
  return { isBrought: isListed || (await isWaiting(from, reference)), pack, example };
}

/** Managers add until the meeting's day is over; others until it begins. */
async function packStillToCome(
  from: Reader | Writer,
  { isManager, at }: Looking,
): Promise<PackRecord | undefined> {
  const team = await workspace(from);
  const pack = await packFrom(from, dayOf(at, team.timezone));
  if (pack === undefined || isManager) return pack;
  return aheadOf(team, at)?.meeting.day === pack.meeting.day ? pack : undefined;
}

/** What is shown of it to whoever looks. */
export async function readBrought(
  from: Reader,
  purchase: SavedPurchase,
  looking: Looking,
): Promise<Brought> {
  const { isBrought, pack, example } = await placeOf(from, purchase.reference, looking);
  const isListed = example !== undefined && !example.isDropped;
  const flag = await flagOf(from, purchase.reference);
  const ahead = aheadOf(await workspace(from), looking.at);
  return {
    ...{ purchase, isBrought, words: flag?.words },
    meeting: pack?.meeting ?? ahead?.meeting,
    exampleId: isListed && looking.isManager ? example.id : undefined,
  };
}
