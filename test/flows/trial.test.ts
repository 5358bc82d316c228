import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIRMATIONS } from '../../src/domain/confirmations.ts';
import { confirm } from '../../src/ledger/confirmations.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { emptyUrl, openAt } from '../support/database.ts';
import { textOf } from '../support/pdf.ts';
import { runCommand } from '../support/run-cli.ts';
import { dmWith, spend } from '../support/spend.ts';
import { setUp, startTeam, type Team } from '../support/team.ts';

const TRIAL = 'use made-up customers only';

async function confirmAll(team: Team): Promise<void> {
  const { workspaceId } = team.reader;
  const request = { workspaceId, deadline: Deadline.in(2_000), now: new Date(), actorId: null };
  await team.ledger.write(request, (writer) => confirm(writer, CONFIRMATIONS, 1));
}

const digestOf = (team: Team) =>
  team.manager.waitFor((me) =>
    me.messages('team').find((one) => team.text(one).includes('My own week')),
  );

describe('R144: until real use is confirmed it is a trial', () => {
  it('what was saved or kept says so, however it is answered, and so does Home', async () => {
    const team = await startTeam({ trial: true });
    expect(await spend(team, '4 V042 coffee #social')).toContain(TRIAL);
    expect(await spend(team, '60 V042 boots #self-care')).toContain(TRIAL);
    await team.worker.message('3 V042 tea #social');
    expect(team.text(await dmWith(team, /Saved/))).toContain(TRIAL);
    expect(team.slack.text((await team.worker.openHome()) ?? {})).toContain(TRIAL);
    await spend(team, '5 V024 soup #social');
    await team.worker.click('Undo');
    const answered = await team.worker.waitFor((me) =>
      me.messages('team').find((one) => /Undone/.test(team.text(one))),
    );
    expect(team.text(answered)).toContain(TRIAL);
  });

  it('what saves nothing has no line of it', async () => {
    const team = await startTeam({ trial: true });
    expect(await spend(team, 'help')).not.toContain(TRIAL);
    expect(await spend(team, '4 V777 coffee #social')).not.toContain(TRIAL);
  });

  it('the digest says it in its first line, and names nobody', async () => {
    const team = await startTeam({ trial: true, now: new Date('2026-06-17T10:00:00Z') });
    await spend(team, '4 V042 coffee #social');
    await team.moveTo(new Date('2026-06-22T09:00:00Z'));
    const digest = await digestOf(team);
    expect(team.text(digest)).toMatch(/^\*?Trial/);
    expect(digest.text).toMatch(/^Trial · /);
  });

  it('so do the pack’s files and what oatcake digest prints; what scripts read stays as it is', async () => {
    const team = await startTeam({ trial: true });
    await spend(team, '4 V042 coffee #social');
    const { folder } = team;
    const digest = (...argv: string[]) => runCommand(team.url, ['digest', ...argv]);
    const files = async (name: string) => {
      const [pdf, csv] = [join(folder, `${name}.pdf`), join(folder, `${name}.csv`)];
      await digest('pack', '--on', '2026-07-14', '--pdf', pdf, '--csv', csv);
      return { pages: await textOf(await readFile(pdf)), figures: await readFile(csv, 'utf8') };
    };
    const json = await digest('weekly', '--json');
    const onTrial = await files('trial');
    for (const page of onTrial.pages) expect(page).toContain('Trial. Managers only.');
    expect(onTrial.pages[0]).toMatch(/Trial · Pack[\s\S]*Trial: these are made-up figures/);
    expect(onTrial.figures.split('\n')[1]).toMatch(/^trial,.*made-up figures/);
    for (const what of ['weekly', 'pack']) {
      expect((await digest(what, '--dry-run')).stdout).toMatch(/^Trial: these are made-up figures/);
      expect((await digest(what, '--json')).stdout).not.toMatch(/trial/i);
    }
    await confirmAll(team);
    expect(await digest('weekly', '--json')).toEqual(json);
    expect((await digest('weekly', '--dry-run')).stdout).toMatch(/^Week of/);
    const forReal = await files('real');
    expect(`${forReal.pages.join('')}${forReal.figures}`).not.toMatch(/trial/i);
  }, 60_000);

  it('nothing says so once all is confirmed', async () => {
    const team = await startTeam({ trial: true });
    await confirmAll(team);
    expect(await spend(team, '4 V042 coffee #social')).not.toContain(TRIAL);
    expect(team.slack.text((await team.worker.openHome()) ?? {})).not.toContain(TRIAL);
    await team.moveTo(new Date('2026-06-22T09:00:00Z'));
    expect(team.text(await digestOf(team))).not.toContain('Trial');
  });

  it('doctor says that it is not ready, and an import says it beside its answer', async () => {
    const team = await startTeam({ trial: true });
    const { stdout, code } = await runCommand(team.url, ['doctor']);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ Live use: not confirmed');
    const file = join(team.folder, 'customers.csv');
    await writeFile(
      file,
      'customer,introduced_on,housed_on,benefits_on,lead_coordinator\nV500,,,,\n',
    );
    const first = await runCommand(team.url, ['import', 'customers', file]);
    expect(first.stdout).toContain('Imported 1 customer');
    expect(first.stderr).toMatch(/^TRIAL: /);
    await confirmAll(team);
    expect((await runCommand(team.url, ['doctor'])).stdout).toContain('✓ Live use: confirmed');
    expect((await runCommand(team.url, ['import', 'customers', file])).stderr).toBe('');
  });

  it('a practice ledger needs no confirmation', async () => {
    const team = await startTeam({ trial: true });
    const url = await emptyUrl(team.folder, 'practice');
    const ledger = await openAt(url, 'practice');
    await setUp(ledger, new Date(), true);
    await ledger.close();
    expect((await runCommand(url, ['doctor'])).stdout).toContain('✓ Live use: needs no confirm');
  });
});
