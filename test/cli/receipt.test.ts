import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { keyFileOf } from '../../src/ledger/key.ts';
import { ON_SQLITE, openOptions } from '../support/database.ts';
import { fileOf } from '../support/fresh-ledger.ts';
import { addMore, openMore, photosOf, putIn, startWithPhotos } from '../support/photos.ts';
import { PLAIN_JPEG, PLAIN_PNG, TOLD_PNG } from '../support/pictures.ts';
import { dmWith, sendForm } from '../support/spend.ts';
import type { Team } from '../support/team.ts';

/** Runs a command on the team's ledger. */
async function oatcake(team: Team, ...argv: string[]) {
  const told = { stdout: '', stderr: '' };
  const code = await run(argv, {
    databaseUrl: team.url,
    ...openOptions(team.url),
    timezone: 'Europe/London',
    slack: undefined,
    now: () => team.slack.clock.now(),
    stdout: (text) => {
      told.stdout += text;
    },
    stderr: (text) => {
      told.stderr += text;
    },
    isWatched: false,
  });
  return { code, ...told };
}

async function withOne(): Promise<{ team: Team; out: string }> {
  const team = await startWithPhotos();
  await openMore(team);
  await putIn(team);
  await sendForm(team);
  await dmWith(team, /photo of P00001 is kept/);
  const out = join(team.folder, 'out');
  mkdirSync(out);
  return { team, out };
}

describe('R97: oatcake receipt', () => {
  it('R97: writes a photo out again, for its owner’s eyes alone, and over nothing', async () => {
    const { team, out } = await withOne();
    const target = join(out, 'P00001-1.jpg');
    const { code, stdout, stderr } = await oatcake(team, 'receipt', 'p00001', out);
    expect([code, stdout, stderr]).toEqual([0, `Wrote ${target}\n`, '']);
    expect(readFileSync(target)).toEqual(PLAIN_JPEG);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    const again = await oatcake(team, 'receipt', 'P00001', out);
    expect(again).toEqual({ code: 1, stdout: '', stderr: `${target} is there already.\n` });
  });

  it('takes the name of a file for one photo, and wants a folder for several', async () => {
    const { team, out } = await withOne();
    const file = join(out, 'till.jpg');
    expect((await oatcake(team, 'receipt', 'P00001', file)).code).toBe(0);
    await team.worker.click('Edit');
    await addMore(team);
    await putIn(team, TOLD_PNG, 'till.png');
    await sendForm(team);
    await team.worker.waitFor(
      (one) => one.dm().filter((m) => /is kept/.test(team.text(m))).length > 1,
    );
    const none = await oatcake(team, 'receipt', 'P00001', join(out, 'two'));
    expect(none.stderr).toBe(
      `There are 2 photos: name a folder that is there, not ${join(out, 'two')}.\n`,
    );
    await oatcake(team, 'receipt', 'P00001', out);
    expect(readdirSync(out).sort()).toEqual(['P00001-1.jpg', 'P00001-2.png', 'till.jpg']);
    expect(readFileSync(join(out, 'P00001-2.png'))).toEqual(PLAIN_PNG);
  });

  it('says what is wrong in a line', async () => {
    const { team, out } = await withOne();
    expect(await oatcake(team, 'receipt', 'P00009', out)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'No photo is kept of the receipt of P00009.\n',
    });
    expect((await oatcake(team, 'receipt', 'P00001')).code).toBe(2);
    expect(await photosOf(team)).toHaveLength(1);
  });

  it.runIf(ON_SQLITE)('says where the key was that is missing', async () => {
    const { team, out } = await withOne();
    const key = keyFileOf(fileOf(team));
    rmSync(key);
    expect((await oatcake(team, 'receipt', 'P00001', out)).stderr).toBe(
      `${key} is missing: put it back, or set OATCAKE_ENCRYPTION_KEY.\n`,
    );
    expect(existsSync(key)).toBe(false);
    expect(await photosOf(team)).toHaveLength(1);
  });
});
