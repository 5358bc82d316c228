import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../src/domain/day.ts';
import { packDays } from '../src/domain/pack.ts';
import { Deadline } from '../src/ledger/deadline.ts';
import { openFlags } from '../src/ledger/flags.ts';
import { aheadOf } from '../src/ledger/meeting-ahead.ts';
import { setSignposts } from '../src/ledger/people.ts';
import { verify } from '../src/ledger/verify.ts';
import { onlyWorkspace } from '../src/ledger/workspaces.ts';
import { type Practice, preparePractice } from '../src/start-practice.ts';

const WEEK = 7 * 24 * 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'oatcake-'));
const url = `file:${join(folder, 'practice.db')}`;
let practice: Practice;

const start = () =>
  preparePractice({ databaseUrl: url, encryptionKey: undefined }, false, () => undefined);
const read = async () => practice.ledger.reader((await onlyWorkspace(practice.ledger)).id);

beforeAll(async () => {
  practice = await start();
}, 60_000);

afterAll(async () => {
  await practice.ledger.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the practice workspace', { timeout: 60_000 }, () => {
  it('has new uses in the month of the next pack, one flagged, each to be asked about later', async () => {
    const { db, ...reader } = await read();
    const now = practice.slack.clock.now();
    const workspace = await onlyWorkspace(practice.ledger);
    const today = dayOf(now, workspace.timezone);
    const { packOn = today } = aheadOf(workspace, now) ?? {};
    const { month } = packDays(packOn < today ? today : packOn);
    const ticked = await db.purchase.findMany({ where: { newUse: true } });
    expect(ticked).toHaveLength(3);
    for (const { day } of ticked) {
      expect(day >= month.from && day <= month.to && day < today).toBe(true);
    }
    const followUps = await db.followUp.findMany();
    expect(followUps.map(({ kind }) => kind)).toEqual(['went', 'went', 'went']);
    expect(await openFlags({ db, ...reader })).toMatchObject([{ reference: ticked[2]?.reference }]);
    expect(await verify(practice.ledger)).toMatchObject({ ok: true });
  });

  it('a clock that was moved is where it was after a restart', async () => {
    const { clock } = practice.slack;
    clock.set(new Date(Date.now() + 3 * WEEK));
    practice.save();
    await practice.ledger.close();
    practice = await start();
    expect(Math.round(practice.slack.clock.ahead / WEEK)).toBe(3);
  });

  it('nor does the ledger come to have entries of the future when only the ledger was kept', async () => {
    const later = new Date(Date.now() + 5 * WEEK);
    await writeEntry(later);
    await rm(join(folder, 'practice.db.slack.json'), { force: true });
    await practice.ledger.close();
    practice = await start();
    expect(practice.slack.clock.now() >= later).toBe(true);
    expect(await verify(practice.ledger)).toMatchObject({ ok: true });
  });
});

/** What somebody did on a day ahead. */
async function writeEntry(now: Date): Promise<void> {
  const { id: workspaceId } = await onlyWorkspace(practice.ledger);
  const request = { workspaceId, deadline: Deadline.in(5_000), now, actorId: null };
  await practice.ledger.write(request, async (writer) => setSignposts(writer, 1, false));
}
