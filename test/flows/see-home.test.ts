import { describe, expect, it } from 'vitest';
import { setUpTeam } from '../../src/ledger/setup.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { PRACTICE_SETUP, PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { approved, askManager, reads, STAY } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

/** What a person reads on their Home when they open it. */
async function opened(team: Team, person: Person): Promise<string> {
  const view = await person.openHome();
  return view === undefined ? '' : team.slack.text(view);
}

/** Waits until a person's Home, as drawn, holds these words. */
async function drawn(team: Team, person: Person, words: RegExp): Promise<string> {
  return person.waitFor((me) => {
    const view = me.home();
    const text = view === undefined ? '' : team.slack.text(view);
    return words.test(text) ? text : '';
  });
}

const home = { in: 'home' } as const;

describe('a worker’s Home', () => {
  it('shows what is left, today’s entries, what is open, and the week', async () => {
    const team = await startTeam();
    await approved(team);
    await askManager(team, team.worker, '/spend 325 V017 dog sitter, detox #substance');
    await team.worker.command('team', '/spend 29 V042 boots and socks #self-care');
    await team.worker.command('team', '/spend 4.20 V017 coffee');
    const text = await opened(team, team.worker);
    expect(text).toContain('[Log a purchase]');
    expect(text).toContain('£66.80* of £100 left without sign-off');
    expect(text).toMatch(/11:00 {2}£29\.00 boots and socks · V042 · P00001\n\[⋯\]/);
    expect(text).toMatch(
      /To finish \(1\)\n11:00 {2}£4\.20 · V017 · coffee\n\[Finish\] \[Discard\]/,
    );
    expect(text).toMatch(
      /Waiting \(1\)\nup to £325\.00 dog sitter · S0002\nwith <@\w+>; reminder 15:00\n\[⋯\]/,
    );
    expect(text).toMatch(/Approved, still to buy \(1\)\n.*£624\.00 · S0001\n\[Bought all\]/);
    expect(text).toContain('This week: 1 entry, £29.00');
    expect(text).not.toContain('Waiting for you');
  });

  it('Undo, Same again and Edit work there, and say what they did', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 29 V042 boots #self-care');
    await opened(team, team.worker);
    await team.worker.click('Undo', home);
    expect(await drawn(team, team.worker, /Undone: £29\.00 · P00001/)).toContain(
      'Nothing logged today',
    );
    await team.worker.command('team', '/spend 12 V017 coat hooks #tenancy');
    await team.worker.command('team', '/spend 7 V024 lunch #social');
    await opened(team, team.worker);
    await team.worker.click('Same again', { ...home, nth: 0 });
    await drawn(team, team.worker, /Saved: £\d+\.00 · P0000\d/);
    await team.worker.click('Edit', { ...home, nth: 0 });
    const form = await team.worker.waitFor((me) => me.view());
    expect(form.title?.text).toBe('Log a purchase');
  });

  it('Bought all and No longer needed work there', async () => {
    const team = await startTeam();
    await approved(team);
    await opened(team, team.worker);
    await team.worker.click('Bought all', home);
    await drawn(team, team.worker, /Approved: up to £624\.00|Saved: £624\.00/);
    expect(await team.reader.db.purchase.count()).toBe(1);
    expect(await opened(team, team.worker)).not.toContain('still to buy');
  });

  it('asks a manager for a line that was kept earlier', async () => {
    const team = await startTeam();
    await team.worker.command('team', STAY);
    expect(await opened(team, team.worker)).toContain('not counted, do not buy yet');
    await team.worker.click('Ask a manager', home);
    await drawn(team, team.worker, /Asked: up to £624\.00 · S0001/);
    await reads(team, team.manager, 'managers', 'S0001');
  });

  it('says so when a button is no longer of use', async () => {
    const team = await startTeam();
    await approved(team);
    await opened(team, team.worker);
    const stale = team.worker.home();
    await team.worker.click('No longer needed', { in: 'message' });
    await reads(team, team.worker, 'dm', 'No longer needed\\.');
    expect(team.worker.home()?.hash).toBe(stale?.hash);
    await team.worker.click('Bought all', home);
    await drawn(team, team.worker, /S0001 is not approved, so it cannot be bought/);
  });

  it('many entries stay within Slack’s 100 blocks, the newest among them', async () => {
    const team = await startTeam();
    for (let round = 1; round <= 14; round += 1) {
      const pence = String(round).padStart(2, '0');
      await team.worker.command('team', `/spend 1.${pence} V042 coffee no ${round} #social`);
      await team.worker.command('team', `/spend 2.${pence} V017 thing no ${round}`);
      await team.worker.command('team', `/spend ${100 + round} V024 coat no ${round} #self-care`);
      if (round % 2 === 0) await team.worker.click('Ask a manager');
    }
    const text = await opened(team, team.worker);
    expect(team.worker.home()?.blocks.length).toBeLessThanOrEqual(100);
    expect(text).toContain('coffee no 14');
    expect(text).toContain('and 9 more');
    expect(text).toMatch(/To finish \(21\)/);
  });
});

describe('a manager’s Home', () => {
  it('lists what waits, oldest first, with buttons that work there', async () => {
    const team = await startTeam();
    await askManager(team);
    await askManager(team, team.colleague, '/spend 80 V017 winter coat #self-care');
    const text = await opened(team, team.manager);
    expect(text).toContain('Waiting for you (2)');
    expect(text.indexOf('S0001')).toBeLessThan(text.indexOf('S0002'));
    expect(text).toMatch(
      /Sign-off: up to £624\.00, by 17:00 today\* · S0001\nfrom <@U0PR000001>, 11:00/,
    );
    await team.manager.click('Approve', { ...home, nth: 0 });
    const after = await drawn(team, team.manager, /S0001: £624\.00 approved/);
    expect(after).toContain('Waiting for you (1)');
    await reads(team, team.worker, 'dm', 'Approved');
    await team.manager.click('Details', home);
    const view = await team.manager.waitFor((me) => me.view());
    expect(team.slack.text(view)).toContain('V017');
  });

  it('Decline there opens the form for the reason', async () => {
    const team = await startTeam();
    await askManager(team);
    await opened(team, team.manager);
    await team.manager.click('Decline', home);
    await team.manager.waitFor((me) => me.view());
    await team.manager.fill({ 'Why not, and what might help': 'The hostel has a bed.' });
    await team.manager.submit();
    await reads(team, team.worker, 'dm', 'The hostel has a bed');
  });

  it('a decision that somebody else made first is told there', async () => {
    const team = await startTeam();
    await askManager(team);
    await opened(team, team.manager);
    await team.otherManager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await team.manager.click('Approve', home);
    const text = await drawn(team, team.manager, /S0001 was already approved by <@U0PR000032>/);
    expect(text).toContain('Nothing waits for a decision');
  });

  it('R27: one’s own request is among one’s own, not among what waits for one', async () => {
    const team = await startTeam();
    await askManager(team, team.manager);
    const text = await opened(team, team.manager);
    expect(text).toContain('Nothing waits for a decision.');
    expect(text).toContain('Waiting (1)');
    expect(await opened(team, team.otherManager)).toContain('Waiting for you (1)');
  });

  it('says nothing of the customer', async () => {
    const team = await startTeam();
    await askManager(team, team.worker, '/spend 624 V017 Travelodge for V017 #tenancy');
    expect(await opened(team, team.manager)).not.toContain('V017');
  });

  it('dozens that wait stay within Slack’s 100 blocks, and are counted', async () => {
    const team = await startTeam();
    for (let round = 1; round <= 24; round += 1) {
      await team.worker.command('team', `/spend ${60 + round} V042 coat no ${round} #self-care`);
      await team.worker.click('Ask a manager');
    }
    const text = await opened(team, team.manager);
    expect(team.manager.home()?.blocks.length).toBeLessThanOrEqual(100);
    expect(text).toContain('Waiting for you (24)');
    expect(text).toContain('coat no 1 ');
    expect(text).toContain('and 19 more: all are in the managers’ channel');
  });
});

describe('whoever has nothing to do there', () => {
  it.each([
    ['a guest', 'visitor-1', 'Guests cannot use Oatcake.'],
    ['quality assurance', 'qa-1', 'Logging purchases is for workers and managers'],
  ])('%s reads one sentence', async (_who, name, sentence) => {
    const team = await startTeam();
    const text = await opened(team, team.slack.asPerson(name));
    expect(text).toContain(sentence);
    expect(team.slack.asPerson(name).home()?.blocks).toHaveLength(1);
  });

  it('somebody who is not on the roster any more reads one sentence', async () => {
    const team = await startTeam();
    const people = PRACTICE_SETUP.people.slice(1).map(({ slack, role, name }) => ({
      slackId: slack,
      isGroup: false,
      name,
      card: undefined,
      roles: [role],
    }));
    const told = { slackTeam: PRACTICE_TEAM_ID, people };
    await setUpTeam(team.ledger, told, team.slack.clock.now());
    expect(await opened(team, team.worker)).toContain('You are not on the team’s list yet');
    expect(team.worker.home()?.blocks).toHaveLength(1);
  });

  it('everybody reads one sentence before the team is set up', async () => {
    const team = await startTeam({ setUp: false });
    expect(await opened(team, team.worker)).toContain('Oatcake is not set up');
    expect(team.worker.home()?.blocks).toHaveLength(1);
  });
});
