import { addDays } from 'date-fns';
import { describe, expect, it } from 'vitest';
import { alike, type Entry, periodNamed, quarterSoFar } from '../../src/domain/controls.ts';
import { day } from '../../src/domain/day.ts';
import { pence } from '../../src/domain/money.ts';
import { runCommand } from '../support/run-cli.ts';
import { askManager, reads } from '../support/sign-off.ts';
import { startTeam } from '../support/team.ts';

describe('R142: the control check', () => {
  it('R142: a planted try at one’s own request and an overdue one both appear, without a customer', async () => {
    const team = await startTeam();
    await askManager(team, team.manager);
    await team.manager.click('Approve');
    await reads(team, team.manager, 'managers', 'Nobody decides their own request');
    await team.moveTo(addDays(team.slack.clock.now(), 12));
    const { answers } = await team.otherManager.command('team', '/spend controls 2026');
    const own = answers.find(({ ephemeral }) => ephemeral);
    const page = team.text(own);
    expect(page).toContain('Control check, 1 January 2026 to 31 December 2026');
    expect(page).toContain('Tries to decide one’s own request: 1, each refused');
    expect(page).toContain(`17 June 2026: <@${team.manager.id}>, S0001`);
    expect(page).toContain('S0001: asked 17 June 2026, 12 days ago, overdue');
    expect(page).not.toContain('V042');
  });

  it('R142: reads the same at the machine, of a quarter or of days', async () => {
    const team = await startTeam();
    await askManager(team, team.manager);
    await team.manager.click('Approve');
    await reads(team, team.manager, 'managers', 'Nobody decides their own request');
    const later = addDays(team.slack.clock.now(), 12);
    for (const asked of [
      ['--quarter', '2026-Q2'],
      ['--from', '2026-06-01', '--to', '2026-06-30'],
    ]) {
      const { code, stdout } = await runCommand(team.url, ['controls', ...asked], later);
      expect(code).toBe(0);
      expect(stdout).toContain('17 June 2026: manager-1, S0001');
      expect(stdout).toContain('12 days ago, overdue');
      expect(stdout).toContain('from 1 October 2014: £50 a thing, £100 a day');
    }
    const before = await runCommand(team.url, ['controls', '--quarter', '2026-Q1'], later);
    expect(before.stdout).toContain('Tries to decide one’s own request: 0');
    for (const wrong of [
      ['--quarter', '2026-Q5'],
      ['--year', 'x'],
      ['--from', '2026-06-01'],
    ]) {
      expect((await runCommand(team.url, ['controls', ...wrong], later)).code).toBe(2);
    }
  });

  it('R142: entries alike are shown with what would clear them', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 29 V042 boots from the market #self-care');
    await team.worker.command('team', '/spend 29 V017 boots, snow #self-care');
    await team.worker.command('team', '/spend 29 V024 coffee #social');
    const { answers } = await team.manager.command('team', '/spend controls');
    expect(team.text(answers[0])).toContain('a week: 1');
    expect(team.text(answers[0])).toContain(
      `P00001, P00002: £29.00, <@${team.worker.id}>, 17 June 2026; a receipt for each would clear it`,
    );
  });

  it('R142: it is for managers', async () => {
    const team = await startTeam();
    const { answers } = await team.worker.command('team', '/spend controls');
    expect(team.text(answers[0])).toContain('This is for managers.');
  });
});

describe('entries alike', () => {
  const entry = (id: number, on: string, words: string, more: Partial<Entry> = {}): Entry => ({
    ...{ id, reference: `P${id}`, buyerId: 1, pence: pence(2900), day: day(on), words },
    ...more,
  });
  const found = (...entries: Entry[]) => alike(entries).map((all) => all.map(({ id }) => id));

  it.each([
    ['a word in common', '2026-06-02', 'red BOOTS', {}, [[1, 2]]],
    ['seven days later', '2026-06-08', 'boots', {}, [[1, 2]]],
    ['eight days later', '2026-06-09', 'boots', {}, []],
    ['other words', '2026-06-01', 'socks and tea', {}, []],
    ['another buyer', '2026-06-01', 'boots', { buyerId: 2 }, []],
    ['a penny more', '2026-06-01', 'boots', { pence: pence(2901) }, []],
  ])('%s', (_, on, words, more, expected) =>
    expect(found(entry(1, '2026-06-01', 'boots, snow'), entry(2, on, words, more))).toEqual(
      expected,
    ),
  );
});

describe('periods', () => {
  it.each([
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2024-q1', '2024-01-01', '2024-03-31'],
    ['2026Q4', '2026-10-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s', (text, from, to) => expect(periodNamed(text)).toEqual({ from, to }));

  it.each(['', 'Q1', '2026-Q5', '26', '2026-13'])('%j is none', (text) =>
    expect(periodNamed(text)).toBeUndefined(),
  );

  it('a quarter is told as far as it has come', () =>
    expect(quarterSoFar(day('2026-06-17'))).toEqual({ from: '2026-04-01', to: '2026-06-17' }));
});
