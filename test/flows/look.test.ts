import { describe, expect, it } from 'vitest';
import { PURPOSES } from '../../src/domain/look.ts';
import { countLooks } from '../../src/ledger/looks.ts';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS, LOOK, VIEWS } from '../../src/messages/ids.ts';
import { history } from '../support/corrections.ts';
import { forgedSubmit, lateClick } from '../support/forged.ts';
import { sayWhatFor } from '../support/looks.ts';
import { askManager } from '../support/sign-off.ts';
import { formOf, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const looks = ({ reader }: Team) => reader.db.look.findMany({ orderBy: { id: 'asc' } });

/** The colleague's tea for V024, whose case nobody leads, and for V042, whose lead is the worker. */
async function twoTeas(team: Team): Promise<void> {
  await spend(team, '4 V024 tea #social', team.colleague);
  await spend(team, '4 V042 tea #social', team.colleague);
}

describe('R124: a look at the history of a customer', () => {
  it('R124: in one’s own caseload, or of what one bought, asks nothing and is noted', async () => {
    const team = await startTeam();
    await twoTeas(team);
    expect(await history(team, 'P00002')).toContain('*P00002*');
    expect(await history(team, 'P00001', team.colleague)).toContain('*P00001*');
    expect(await looks(team)).toMatchObject([
      { what: 'history', purpose: null, words: null },
      { what: 'history', purpose: null, words: null },
    ]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R124: outside it, no purpose, no view', async () => {
    const team = await startTeam();
    await twoTeas(team);
    await team.worker.command('team', '/spend history P00001');
    expect(formOf(team)).toContain('*P00001* is outside your own caseload.');
    expect(formOf(team)).not.toMatch(/tea|V024/);
    const { errors } = await team.worker.submit();
    expect(Object.values(errors).join()).not.toBe('');
    expect(await looks(team)).toEqual([]);
    const wanted = { what: 'history', about: 'P00001' };
    for (const purpose of [undefined, '', 'curiosity']) {
      const values = purpose === undefined ? {} : chosen(purpose);
      const view = { id: `V0${purpose}`, callback: VIEWS.look, metadata: wanted, values };
      const answer = JSON.stringify(await forgedSubmit(team, team.worker.id, view));
      expect(answer).toContain('without it nothing is shown');
    }
    expect(await looks(team)).toEqual([]);
  });

  it('R124: with each purpose it opens, once, and the purpose is kept', async () => {
    const team = await startTeam();
    await twoTeas(team);
    for (const { label, code } of PURPOSES) {
      await team.worker.command('team', '/spend history P00001');
      if (code === 'other') await team.worker.fill({ 'In a few words': 'the shop rang' });
      await sayWhatFor(team.worker, label);
      expect(formOf(team)).toContain('*P00001*');
      expect(formOf(team)).not.toContain('[Edit]');
      await team.worker.close(true);
    }
    const noted = await looks(team);
    expect(noted.map(({ purpose }) => purpose)).toEqual(PURPOSES.map(({ code }) => code));
    expect(noted.at(-1)?.words).toBe('the shop rang');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
    expect(team.logs.join('')).not.toContain('the shop rang');
  });

  it('R124: something else needs its words, which may name nobody', async () => {
    const team = await startTeam();
    await twoTeas(team);
    await team.worker.command('team', '/spend history P00001');
    const bare = await sayWhatFor(team.worker, 'Something else: say what');
    expect(bare?.errors).toEqual({ 'In a few words': 'Say in a few words what it is.' });
    await team.worker.fill({ 'In a few words': 'he lives at ST4 2DQ' });
    const { errors } = await team.worker.submit();
    expect(JSON.stringify(errors)).toContain('postcode');
    expect(await looks(team)).toEqual([]);
  });

  it('R124: a manager is asked too, but not of what is theirs to decide; that is noted', async () => {
    const team = await startTeam();
    await twoTeas(team);
    await askManager(team);
    await team.manager.click('Details');
    await team.manager.waitFor((me) => me.view());
    expect(formOf(team, team.manager)).toContain('*V042*');
    await team.manager.close();
    await team.manager.command('dm', '/spend history P00001');
    expect(formOf(team, team.manager)).toContain('outside your own caseload');
    await sayWhatFor(team.manager, 'An audit');
    expect(formOf(team, team.manager)).toContain('*P00001*');
    expect(await looks(team)).toMatchObject([
      { what: 'details', purpose: null },
      { what: 'history', purpose: 'audit' },
    ]);
  });

  it('R124: Details of what another manager decided asks what for', async () => {
    const team = await startTeam();
    await askManager(team);
    await team.manager.click('Approve');
    await lateClick(team, team.otherManager.id, ACTIONS.details, '1');
    await team.otherManager.waitFor((me) => me.view());
    expect(formOf(team, team.otherManager)).toContain('outside your own caseload');
    expect(formOf(team, team.otherManager)).not.toMatch(/Travelodge|V042/);
    expect(await looks(team)).toEqual([]);
  });

  it('R93: a worker’s forged form opens no Details and no year', async () => {
    const team = await startTeam();
    await askManager(team);
    for (const wanted of [
      { what: 'details', about: '1' },
      { what: 'year', about: '1:2026-06-17' },
    ]) {
      const view = { id: wanted.what, callback: VIEWS.look, metadata: wanted };
      const sent = { ...view, values: chosen('audit') };
      const answer = JSON.stringify(await forgedSubmit(team, team.colleague.id, sent));
      expect(answer).toContain('Only a manager');
      expect(answer).not.toContain('V042');
    }
    expect(await looks(team)).toEqual([]);
  });

  it('R124: typed as a message it is one look, at the press', async () => {
    const team = await startTeam();
    await twoTeas(team);
    await team.worker.message('history P00002');
    expect(await looks(team)).toEqual([]);
    await team.worker.click('Open it');
    await team.worker.waitFor((me) => me.view());
    expect(await looks(team)).toHaveLength(1);
  });
});

it('R124: the monthly count equals the log, and says at nobody', async () => {
  const team = await startTeam();
  await twoTeas(team);
  await history(team, 'P00002');
  await history(team, 'P00001');
  await history(team, 'P00001', team.manager);
  await history(team, 'P00002', team.manager);
  const { answers } = await team.manager.command('dm', '/spend looks');
  const told = team.text(answers.at(-1));
  expect(told).toContain(
    `*June 2026 so far*\n<@${team.worker.id}>: 2 looks, 1 outside their own caseload`,
  );
  expect(told).toContain(`<@${team.manager.id}>: 2 looks, 2 outside their own caseload`);
  expect(told).toContain('*May 2026*\nNobody looked.');
  expect(told).not.toMatch(/V0\d\d|P0000|tea/);
  const all = await looks(team);
  const since = new Date('2026-06-01T00:00:00+01:00');
  const counts = await countLooks(team.reader, { since, until: new Date('2026-07-01') });
  expect(counts.reduce((sum, { looks: count }) => sum + count, 0)).toBe(all.length);
  await team.moveTo(new Date('2026-07-02T10:00:00Z'));
  const later = await team.manager.command('dm', '/spend looks');
  expect(team.text(later.answers.at(-1))).toMatch(/\*June 2026\*\n<@/);
  expect(await spend(team, 'looks')).toContain('managers');
});

function chosen(value: string): Record<string, object> {
  return {
    [LOOK.purpose]: { type: 'radio_buttons', selected_option: { value } },
    [LOOK.words]: { type: 'plain_text_input', value: 'words' },
  };
}
