import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { keyFileOf } from '../../src/ledger/key.ts';
import { readPicture } from '../../src/ledger/receipt-files.ts';
import { verify } from '../../src/ledger/verify.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import { ON_SQLITE, openAt, TEST_KEY } from '../support/database.ts';
import { fileOf } from '../support/fresh-ledger.ts';
import {
  addMore,
  filesOf,
  folderOf,
  openMore,
  PHOTO,
  photosOf,
  putIn,
  startWithPhotos,
} from '../support/photos.ts';
import { PHONE_JPEG, PLAIN_JPEG, PLAIN_PNG, PLANTED, TOLD_PNG } from '../support/pictures.ts';
import { dmWith, entries, erase, formOf, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const kept = (team: Team, reference = 'P00001') =>
  dmWith(team, new RegExp(`The photo of ${reference} is kept`));
const notKept = async (team: Team) => team.text(await dmWith(team, /could not be kept/));

/** The pictures as they can be read again with the key. */
async function opened(team: Team): Promise<Buffer[]> {
  const { receipts, keys } = team.ledger;
  return Promise.all((await photosOf(team)).map((one) => readPicture(receipts, keys, one)));
}

/** Resolves when the first try to fetch a photo has failed, and that is noted. */
function tried(team: Team): Promise<void> {
  return vi.waitFor(async () => {
    const owed = await team.reader.db.outboxMessage.findFirst({ where: { kind: 'receipt_photo' } });
    expect(owed).toMatchObject({ state: 'due', attempts: 1 });
  }, 5_000);
}

/** Changes the ledger behind the app's back. */
function inLedger(team: Team, work: (writer: Writer) => Promise<unknown>): Promise<unknown> {
  const now = team.slack.clock.now();
  const request = { workspaceId: 1, deadline: Deadline.in(5_000), now, actorId: null };
  return team.ledger.write(request, work);
}

/** A purchase is saved, and its photo was asked for in vain: Slack gives no files for the time being. */
async function withPhotoHeldUp(): Promise<Team> {
  const team = await startWithPhotos();
  team.slack.faults.failApi('files.info', { status: 503 }, 1_000);
  await openMore(team);
  await putIn(team);
  await sendForm(team);
  await tried(team);
  return team;
}

describe('R97: a photo of the receipt', () => {
  it('R97: is asked for nowhere until the team switches it on', async () => {
    const team = await startTeam();
    await openMore(team);
    expect(formOf(team)).not.toContain(PHOTO);
    expect(await sendForm(team)).toContain('Saved');
    expect(await team.reader.db.outboxMessage.count({ where: { kind: 'receipt_photo' } })).toBe(0);
  });

  it('R97: is kept encrypted, and nothing of it can be read on disk', async () => {
    const team = await startWithPhotos();
    await openMore(team);
    await putIn(team);
    expect(await sendForm(team)).toContain('Saved: £20.00 · P00001');
    await kept(team);
    const [file] = filesOf(team);
    expect(filesOf(team)).toHaveLength(1);
    expect(file?.mode).toBe(0o600);
    expect(statSync(folderOf(team)).mode & 0o777).toBe(0o700);
    const onDisk = file?.bytes.toString('latin1') ?? '';
    for (const word of [...PLANTED, '\xff\xd8\xff', 'ICC_PROFILE', 'JFIF']) {
      expect(onDisk).not.toContain(word);
    }
    expect(file?.name).not.toContain('P00001');
    if (ON_SQLITE) expect(statSync(keyFileOf(fileOf(team))).mode & 0o777).toBe(0o600);
    expect(await opened(team)).toEqual([PLAIN_JPEG]);
    expect(await photosOf(team)).toMatchObject([
      { reference: 'P00001', contentType: 'image/jpeg', bytes: PLAIN_JPEG.length },
    ]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R97: neither the log nor the message tells what is in it, nor the key', async () => {
    const team = await startWithPhotos();
    await openMore(team);
    await putIn(team, PHONE_JPEG, 'Jane Doe till.jpg');
    await sendForm(team);
    const { text } = await kept(team);
    const key = ON_SQLITE ? readFileSync(keyFileOf(fileOf(team)), 'utf8').trim() : TEST_KEY;
    expect(text).toBe('Photo kept · P00001');
    for (const secret of [key, 'Jane', team.slack.tokens.bot]) {
      expect(team.logs.join('')).not.toContain(secret);
    }
  });

  it('R97: a PNG is kept too, without its texts', async () => {
    const team = await startWithPhotos();
    await openMore(team);
    await putIn(team, TOLD_PNG, 'till.png');
    await sendForm(team);
    await kept(team);
    expect(await opened(team)).toEqual([PLAIN_PNG]);
  });

  it.each([
    [
      'is no picture, whatever it is called',
      Buffer.from('<html>no</html>'),
      'neither a PNG nor a JPEG',
    ],
    [
      'is another kind of picture',
      Buffer.from('GIF89a\x01\x00\x01\x00'),
      'neither a PNG nor a JPEG',
    ],
    ['is larger than 10 MB', Buffer.alloc(10_000_001, PHONE_JPEG), 'larger than 10 MB'],
    ['is cut short', PHONE_JPEG.subarray(0, 80), 'cut short'],
  ])(
    'R97: one that %s is not kept; the purchase is saved, and it says what to do',
    async (_what, bytes, why) => {
      const team = await startWithPhotos();
      await openMore(team);
      await putIn(team, bytes);
      expect(await sendForm(team)).toContain('Saved: £20.00 · P00001');
      const told = await notKept(team);
      expect(told).toContain('P00001');
      expect(told).toContain(why);
      expect(told).toContain('Edit, Add more, Photo of the receipt');
      expect(filesOf(team)).toEqual([]);
      expect(await standing(team)).toHaveLength(1);
    },
  );

  it('R97: another can be added from Edit, and the same one is kept once', async () => {
    const team = await startWithPhotos();
    await openMore(team);
    await putIn(team, Buffer.from('GIF89a'));
    await sendForm(team);
    await notKept(team);
    for (const bytes of [PHONE_JPEG, PHONE_JPEG, TOLD_PNG]) {
      const before = team.worker.dm().length;
      await team.worker.click('Edit');
      await addMore(team);
      await putIn(team, bytes);
      expect(await sendForm(team)).toContain('P00001');
      await team.worker.waitFor(() => team.worker.dm().length >= before + 2);
    }
    expect(await opened(team)).toEqual([PLAIN_JPEG, PLAIN_PNG]);
    expect(filesOf(team)).toHaveLength(2);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R97: the same form sent twice keeps one', async () => {
    const team = await startWithPhotos();
    await openMore(team);
    await putIn(team);
    team.slack.faults.repeatNext(2);
    await sendForm(team);
    await kept(team);
    expect(await photosOf(team)).toHaveLength(1);
    expect(await team.reader.db.outboxMessage.count({ where: { kind: 'receipt_photo' } })).toBe(1);
  });

  it('R97: goes with a line that is over a limit, once that is paid', async () => {
    const team = await startWithPhotos();
    await openMore(team, { Amount: '45' });
    await putIn(team);
    await sendForm(team);
    await kept(team);
    await openMore(team, { Amount: '90', 'What was bought': 'bed', Customer: 'V017' });
    await putIn(team, TOLD_PNG, 'till.png');
    await team.worker.submit();
    if (team.worker.view() !== undefined) {
      await team.worker.fill({
        'Other source checked': 'None available now',
        'Why this one': 'it lasts',
      });
      await team.worker.submit();
    }
    await dmWith(team, /Kept, not counted yet/);
    expect(await photosOf(team)).toHaveLength(1);
    await team.worker.click('Already paid');
    await kept(team, 'P00002');
    expect(await opened(team)).toEqual([PLAIN_JPEG, PLAIN_PNG]);
  });

  it('R97: its history says that it is kept, by whom and when, and shows no picture', async () => {
    const team = await startWithPhotos();
    await openMore(team);
    await putIn(team);
    await sendForm(team);
    await kept(team);
    await spend(team, 'history P00001');
    expect(formOf(team)).toMatch(/Photo kept, <@U0PR000001>, .*11:00/);
    expect(formOf(team)).toContain('Receipt: yes');
  });
});

describe('R97: nothing of it is lost on the way', () => {
  it('R97: when Slack cannot be reached after the commit, the photo is fetched after the next start', async () => {
    const team = await startWithPhotos();
    team.slack.faults.failApi('files.info', { hangUp: true }, 1_000);
    await openMore(team);
    await putIn(team);
    expect(await sendForm(team)).toContain('Saved: £20.00 · P00001');
    await tried(team);
    expect(await photosOf(team)).toEqual([]);
    await team.restart();
    team.slack.faults.clear();
    await team.moveTo(new Date(team.slack.clock.now().getTime() + 60_000));
    await kept(team);
    expect(await opened(team)).toEqual([PLAIN_JPEG]);
  });

  it('R97: a process that dies while it fetches leaves it to the next one', async () => {
    const team = await withPhotoHeldUp();
    await inLedger(team, ({ db }) =>
      db.outboxMessage.updateMany({ where: { state: 'due' }, data: { state: 'sending' } }),
    );
    team.slack.faults.clear();
    await team.moveTo(new Date(team.slack.clock.now().getTime() + 60_000));
    await kept(team);
    expect(filesOf(team).map(({ name }) => name)).toEqual(
      (await photosOf(team)).map(({ storageKey }) => storageKey),
    );
  });

  it('R97: other messages do not wait for a photo that cannot be fetched', async () => {
    const team = await startWithPhotos();
    team.slack.faults.failApi('files.info', { error: 'ratelimited' }, 1_000);
    await openMore(team);
    await putIn(team);
    await sendForm(team);
    await openMore(team, { Customer: 'V017', Amount: '3' });
    expect(await sendForm(team)).toContain('Saved: £3.00');
  });

  it('R97: what Slack does not hand out any more is told, and the purchase stays', async () => {
    const team = await startWithPhotos();
    team.slack.faults.failApi('files.info', { error: 'file_deleted' });
    await openMore(team);
    await putIn(team);
    await sendForm(team);
    expect(await notKept(team)).toContain('Slack does not hand it out');
    expect(await entries(team)).toHaveLength(1);
  });

  it('R139: of a purchase that was forgotten before its photo came none is kept', async () => {
    const team = await withPhotoHeldUp();
    await erase(team, 'V042');
    team.slack.faults.clear();
    await team.moveTo(new Date(team.slack.clock.now().getTime() + 60_000));
    expect(await notKept(team)).toContain('The customer of this purchase was forgotten');
    await vi.waitFor(() => expect(filesOf(team)).toEqual([]));
    expect(await photosOf(team)).toEqual([]);
  });

  it.runIf(ON_SQLITE)(
    'R97: a key that is gone is never made anew beside photos that another has locked',
    async () => {
      const team = await startWithPhotos();
      await openMore(team);
      await putIn(team);
      await sendForm(team);
      await kept(team);
      rmSync(keyFileOf(fileOf(team)));
      const again = await openAt(team.url, 'live');
      onTestFinished(() => again.close());
      expect(again.keys.canRead).toBe(false);
      expect(existsSync(keyFileOf(fileOf(team)))).toBe(false);
    },
  );

  it('R97: verify names a photo whose file is missing, and a row that was changed', async () => {
    const team = await startWithPhotos();
    await openMore(team);
    await putIn(team);
    await sendForm(team);
    await kept(team);
    const [{ name = '', bytes = Buffer.of() } = {}] = filesOf(team);
    rmSync(join(folderOf(team), name));
    expect(await verify(team.ledger)).toEqual({
      ok: false,
      misfit: `Receipt photo of P00001: receipts/${name} is missing.`,
    });
    writeFileSync(join(folderOf(team), name), bytes);
    await inLedger(team, ({ db }) => db.receiptPhoto.updateMany({ data: { sha256: 'other' } }));
    expect(await verify(team.ledger)).toMatchObject({
      ok: false,
      misfit: 'Receipt photo P00001 (receipt-photo:1): "sha256" is not what the history says.',
    });
  });
});
