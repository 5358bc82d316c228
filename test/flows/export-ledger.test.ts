import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { addDays } from 'date-fns';
import { describe, expect, it, vi } from 'vitest';
import { MOST_FILE_PURCHASES } from '../../src/domain/given-file.ts';
import { EXPORT_COLUMNS, FINANCE_COLUMNS } from '../../src/domain/ledger-export.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { EXPORT, VIEWS } from '../../src/messages/ids.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { misfit, write } from '../support/customers.ts';
import { ON_SQLITE } from '../support/database.ts';
import { forgedSubmit } from '../support/forged.ts';
import { purchasesCsv } from '../support/ledger.ts';
import { owed } from '../support/outbox.ts';
import { runCommand } from '../support/run-cli.ts';
import { inTime } from '../support/sign-off.ts';
import { formOf, spend } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

vi.setConfig({ testTimeout: 30_000 });

const JUNE = { From: '2026-06-01', To: '2026-06-30' };
const finance = (team: Team) => team.slack.asPerson('finance-1');

/** Opens `/spend export`, fills it in and sends it; gives what is refused. */
async function ask(person: Person, fields: Record<string, string>) {
  if (person.view() !== undefined) await person.close(true);
  await person.command('dm', '/spend export');
  await person.waitFor((me) => me.view());
  await person.fill(fields);
  return person.submit();
}

/** The file in a person's own messages, once it is there, with what stands with it. */
async function fileOf(team: Team, person: Person) {
  const message = await person.waitFor(() => person.dm().findLast(({ files }) => files.length > 0));
  const [file] = message.files;
  const got = await fetch(`${team.pageUrl}${file?.url}`);
  return { says: message.text, name: file?.name, csv: await got.text() };
}

describe('R93: the ledger as a file, for a purpose', () => {
  it('R93: a manager says what for and gets it in their own messages alone', async () => {
    const team = await startTeam();
    await spend(team, '20 V042 boots, flip-flops in snow #self-care cash');
    await spend(team, '4 V017 coffee, probation at ten #offending');
    await team.manager.command('team', '/spend export');
    expect(formOf(team, team.manager)).toMatch(/customers’ references[\s\S]*What for/);
    const sent = await ask(team.manager, { ...JUNE, 'What for': 'the year’s accounts' });
    expect(sent.kind).not.toBe('errors');
    const { csv, says } = await fileOf(team, team.manager);
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(csv.split('\n')[0]).toBe(EXPORT_COLUMNS.join(','));
    expect(rows.map(({ customer, item, amount }) => `${customer} ${item} ${amount}`)).toEqual([
      'V042 boots 20.00',
      'V017 coffee 4.00',
    ]);
    expect(says).toContain('2 rows');
    expect(says).not.toMatch(/V0|boots|accounts/);
    for (const channel of ['team', 'managers'] as const) {
      const there = team.manager.messages(channel).filter(({ ephemeral }) => !ephemeral);
      expect(there.flatMap(({ files }) => files)).toEqual([]);
      expect(there.map((one) => team.text(one)).join('\n')).not.toContain('accounts');
    }
    expect(team.otherManager.dm().flatMap(({ files }) => files)).toEqual([]);
    const atTheMachine = ['export', 'ledger', '--from', JUNE.From, '--to', JUNE.To];
    expect((await runCommand(team.url, atTheMachine)).stdout).toBe(csv);
    expect(await misfit(team)).toBeUndefined();
  });

  it('R93: finance gets money and categories by the same word, and nothing of anybody', async () => {
    const team = await startTeam();
    await spend(team, '20 V042 boots, flip-flops in snow #self-care cash');
    await finance(team).command('dm', '/spend export');
    expect(formOf(team, finance(team))).toContain('without customers');
    await ask(finance(team), { ...JUNE, 'What for': 'the card’s statement' });
    const { csv } = await fileOf(team, finance(team));
    expect(csv.split('\n')[0]).toBe(FINANCE_COLUMNS.join(','));
    expect(csv).not.toMatch(/V0\d\d|boots|flip-flops|Self-care/u);
    expect(csv).toContain('20.00');
  });

  it('R93: workers, quality assurance and guests get one kind sentence, and no form', async () => {
    const team = await startTeam();
    expect(await spend(team, 'export')).toContain('The ledger as a file is for managers');
    const qa = team.slack.asPerson('qa-1');
    const { answers } = await qa.command('team', '/spend export');
    expect(team.text(answers.at(-1))).toContain('The ledger as a file is for managers');
    expect(await spend(team, 'export', team.guest)).toContain('Guests cannot');
    for (const person of [team.worker, qa, team.guest]) expect(person.view()).toBeUndefined();
    const chosen = (on: string) => ({ type: 'datepicker', selected_date: on });
    for (const { id } of [team.worker, qa]) {
      const ack = await forgedSubmit(team, id, {
        ...{ id: `V${id}`, callback: VIEWS.export, metadata: {} },
        values: {
          [EXPORT.from]: chosen('2026-06-01'),
          [EXPORT.to]: chosen('2026-06-30'),
          [EXPORT.purpose]: { type: 'plain_text_input', value: 'curious' },
        },
      });
      expect(JSON.stringify(ack)).toContain('is for managers');
    }
    expect(await team.reader.db.exportedFile.count()).toBe(0);
    expect((await owed(team)).filter(({ kind }) => kind === 'ledger_file')).toEqual([]);
  });

  it('R93, R96: without a purpose, or with somebody’s address in it, nothing is sent', async () => {
    const team = await startTeam();
    const refused = async (fields: Record<string, string>) =>
      (await ask(team.manager, { ...JUNE, ...fields })).errors ?? {};
    expect(Object.keys(await refused({ 'What for': '   ' }))).toEqual(['What for']);
    expect((await refused({ 'What for': 'a visit to ST4 2DQ' }))['What for']).toContain('postcode');
    const backwards = { From: '2026-06-30', To: '2026-06-01', 'What for': 'accounts' };
    expect((await refused(backwards)).To).toContain('not before the first');
    const long = { From: '2020-01-01', To: '2026-06-01', 'What for': 'accounts' };
    expect((await refused(long)).To).toContain('at most two years');
    expect(await team.reader.db.exportedFile.count()).toBe(0);
  });

  it.runIf(ON_SQLITE)('R93: more than can be made in a few seconds is refused', async () => {
    const team = await startTeam();
    const rows = Array.from({ length: MOST_FILE_PURCHASES + 1 }, (_, at) => ({
      ...{ customer: 'V042', date: at === 0 ? '2026-05-31' : '2026-06-01' },
      reference: `P${String(at + 1).padStart(5, '0')}`,
    }));
    const { ledger, reader } = team;
    const file = purchasesCsv(rows);
    const result = await importPurchases(ledger, reader.workspaceId, file, { now: WEDNESDAY });
    expect(result.ok).toBe(true);
    const fields = { From: '2026-05-01', To: '2026-06-30', 'What for': 'accounts' };
    expect((await ask(team.manager, fields)).errors?.To).toContain('more than 10,000 purchases');
    const fewer = { ...fields, From: '2026-06-01' };
    expect((await ask(team.manager, fewer)).kind).not.toBe('errors');
    expect(await team.reader.db.exportedFile.count()).toBe(1);
  });

  it('R93, R142: who had what, for what and by which checksum is on file; R124: and is counted', async () => {
    const team = await startTeam();
    await spend(team, '20 V042 boots, snow #self-care');
    await ask(team.manager, { ...JUNE, 'What for': 'the year’s accounts' });
    const { csv } = await fileOf(team, team.manager);
    const sha256 = createHash('sha256').update(csv).digest('hex');
    const controls = await team.otherManager.command('team', '/spend controls');
    expect(team.text(controls.answers[0])).toContain(
      `17 June 2026: <@${team.manager.id}>, the ledger of 1 June 2026 to 30 June 2026; what for: the year’s accounts; 1 row, SHA-256 ${sha256.slice(0, 12)}…`,
    );
    await runCommand(
      team.url,
      ['export', 'ledger', '--from', '2026-06-01', '--to', '2026-06-30'],
      team.slack.clock.now(),
    );
    const looks = await team.otherManager.command('team', '/spend looks');
    expect(team.text(looks.answers[0])).toContain(
      `Files out of the ledger: <@${team.manager.id}> 1, on the command line 1`,
    );
    expect(await misfit(team)).toBeUndefined();
  });

  it('R93: the same form twice is one file, and one whose answer is lost comes once', async () => {
    const team = await startTeam();
    await spend(team, '20 V042 boots, snow #self-care');
    team.slack.faults.failApi('files.completeUploadExternal', { hangUp: true, takesEffect: true });
    const chosen = (on: string) => ({ type: 'datepicker', selected_date: on });
    const view = {
      ...{ id: 'VTWICE', callback: VIEWS.export, metadata: {} },
      values: {
        [EXPORT.from]: chosen('2026-06-01'),
        [EXPORT.to]: chosen('2026-06-30'),
        [EXPORT.purpose]: { type: 'plain_text_input', value: 'accounts' },
      },
    };
    await Promise.all([1, 2].map(() => forgedSubmit(team, team.manager.id, view)));
    await fileOf(team, team.manager);
    await vi.waitFor(async () => {
      const files = (await owed(team)).filter(({ kind }) => kind === 'ledger_file');
      expect(files.map(({ state }) => state)).toEqual(['sent']);
    }, 20_000);
    expect(team.manager.dm().flatMap(({ files }) => files)).toHaveLength(1);
    expect(await team.reader.db.exportedFile.count()).toBe(1);
  });

  it('R93: whose role is another by the time Slack takes the file does not get it', async () => {
    const team = await startTeam();
    await spend(team, '20 V042 boots, snow #self-care');
    team.slack.faults.failApi('files.getUploadURLExternal', { status: 500 });
    await ask(team.manager, { ...JUNE, 'What for': 'the year’s accounts' });
    const files = async () => (await owed(team)).filter(({ kind }) => kind === 'ledger_file');
    await vi.waitFor(async () => expect((await files())[0]?.fault).toBeTruthy(), 10_000);
    await write(team, async ({ db }) => {
      const { id } = await db.person.findFirstOrThrow({ where: { slackId: team.manager.id } });
      await db.role.updateMany({ where: { personId: id }, data: { role: 'worker' } });
    });
    await inTime(team, () =>
      vi.waitFor(async () => expect((await files())[0]?.state).toBe('sent'), 10_000),
    );
    expect(team.manager.dm().flatMap((one) => one.files)).toEqual([]);
  });

  it('R93, R147: weeks later it is taken out of their messages, once', async () => {
    const team = await startTeam();
    await spend(team, '20 V042 boots, snow #self-care');
    await ask(team.manager, { ...JUNE, 'What for': 'the year’s accounts' });
    expect((await fileOf(team, team.manager)).says).toContain('It goes from here after 30 days.');
    const start = team.slack.clock.now();
    const gone = async () => (await owed(team)).filter(({ kind }) => kind === 'ledger_file_gone');
    await team.moveTo(addDays(start, 29));
    expect(await gone()).toEqual([]);
    for (const days of [31, 32, 33]) await team.moveTo(addDays(start, days));
    await vi.waitFor(async () => {
      expect((await gone()).map(({ state }) => state)).toEqual(['sent']);
    }, 20_000);
    const there = team.manager.dm().flatMap(({ files }) => files);
    expect(there.map(({ name }) => name)).toEqual(['A file that is gone']);
    expect(await misfit(team)).toBeUndefined();
  });
});
