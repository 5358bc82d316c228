import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { keepFile, type Taken } from '../ledger/outbox.ts';
import { type Message, type Picture, withPicture } from '../messages/blocks.ts';
import type { Drawing } from '../pictures/draw.ts';
import { faultOf } from './faults.ts';
import { type Hold, type Posted, post } from './post.ts';
import { untilLookedAt, uploadPrivately } from './upload.ts';

/** What pictures need from outside. */
export interface PictureDeps {
  readonly ledger: Ledger;
  readonly client: WebClient;
  readonly drawing: Drawing;
  readonly now: () => Date;
  readonly log: { warn(fields: object, message: string): void };
}

/** Milliseconds for drawing and uploading: with the post itself, less than a delivery may take. */
const MOST_MS = 15_000;
const WRITE_MS = 5_000;
/** Pauses before a message is tried once more whose picture Slack is not ready to show, in ms. */
const NOT_READY = [500, 1_500];

/**
 * Posts a message with its picture. Whatever fails with that is told in the log, and the message
 * goes without.
 */
export async function postPictured(
  deps: PictureDeps,
  owed: Taken,
  message: Message,
  hold: Hold,
): Promise<Posted> {
  const { picture } = message;
  const file = picture && (await uploaded(deps, owed, picture));
  if (picture === undefined || file === undefined) return post(deps.client, owed, message, hold);
  const pictured = { ...message, blocks: withPicture(message, picture, file) };
  for (const pause of [...NOT_READY, undefined]) {
    try {
      return await post(deps.client, owed, pictured, hold);
    } catch (error) {
      if (!isAboutBlocks(error)) throw error;
      if (pause !== undefined) await sleep(pause);
    }
  }
  without(deps, owed, 'not shown');
  return post(deps.client, owed, message, hold);
}

async function uploaded(
  deps: PictureDeps,
  owed: Taken,
  picture: Picture,
): Promise<string | undefined> {
  const shows = digestOf(picture);
  const [file, showed] = owed.file?.split(' ') ?? [];
  if (file !== undefined && showed === shows) return file;
  try {
    const id = await inTime(drawAndUpload(deps, picture));
    const at = { now: deps.now(), deadline: Deadline.in(WRITE_MS) };
    await keepFile(deps.ledger, owed, `${id} ${shows}`, at);
    return id;
  } catch (error) {
    without(deps, owed, reasonOf(error));
    return undefined;
  }
}

/** A message that is tried again later may have other figures by then. */
function digestOf({ chart, alt }: Picture): string {
  const text = JSON.stringify([chart, alt]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

async function drawAndUpload(
  { client, drawing }: PictureDeps,
  { chart }: Picture,
): Promise<string> {
  const bytes = await drawing.png(chart);
  const id = await uploadPrivately(client, { name: 'figures.png', title: chart.title, bytes });
  await untilLookedAt(client, id);
  return id;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(MOST_MS, undefined, { signal: over.signal }).then((): never => {
    throw new Error('The picture took too long');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}

function isAboutBlocks(error: unknown): boolean {
  const fault = faultOf(error);
  return fault.kind === 'refused' && fault.code.startsWith('invalid_blocks');
}

function reasonOf(error: unknown): string {
  try {
    return faultOf(error).code;
  } catch {
    return error instanceof Error ? error.message : String(error);
  }
}

function without({ log }: PictureDeps, { id, kind }: Taken, why: string): void {
  log.warn({ kind, message: id, why }, 'A message went without its picture');
}
