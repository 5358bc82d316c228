import { describe, expect, it } from 'vitest';
import { forgedClick } from '../support/forged.ts';
import { reads } from '../support/sign-off.ts';
import { entries, open, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const TOO_FAST = 'Not saved: more than 3 came from you within a minute. Wait a minute';

/** The worker has sent as much as may be sent within a minute. */
async function usedUp(): Promise<Team> {
  const team = await startTeam({ mostAMinute: 3 });
  for (const what of ['tea', 'milk', 'bread']) await spend(team, `1 V042 ${what} #social`);
  return team;
}

describe('what one person sends beyond the rate', () => {
  it('as a command is not saved; they read so, with their own words, and can send it later', async () => {
    const team = await usedUp();
    const told = await spend(team, '29 V042 boots #self-care');
    expect(told).toContain(TOO_FAST);
    expect(told).toContain('Your line: 29 V042 boots #self-care');
    expect(await entries(team)).toHaveLength(3);
    expect(await open(team)).toEqual([]);
    expect(await spend(team, '29 V042 boots #self-care', team.colleague)).toContain('Saved');
    team.slack.clock.advance(60_000);
    expect(await spend(team, '29 V042 boots #self-care')).toContain('Saved: £29.00');
  });

  it('as messages is said once, and the next minute’s are taken', async () => {
    const team = await usedUp();
    for (const what of ['tea', 'milk']) await team.worker.message(`2 V042 ${what} #social`);
    const told = team.text(await reads(team, team.worker, 'dm', TOO_FAST));
    expect(told).toContain('Your line: 2 V042 tea #social');
    expect(told).toContain('and whatever you sent right after it');
    team.slack.clock.advance(60_000);
    await team.worker.message('2 V042 bread #social');
    await reads(team, team.worker, 'dm', 'Saved: £2.00');
    const dms = team.worker.dm().map(team.text);
    expect(dms.filter((text) => text.includes(TOO_FAST))).toHaveLength(1);
    expect(await entries(team)).toHaveLength(4);
  });

  it('as a click changes nothing', async () => {
    const team = await usedUp();
    expect(await forgedClick(team, team.worker.id, 'purchase.undo', 'P00001')).toContain(TOO_FAST);
    expect(await entries(team)).toHaveLength(3);
  });

  it('as a form stays open with all that was typed', async () => {
    const team = await startTeam({ mostAMinute: 3 });
    await spend(team, '');
    await team.worker.fill({
      ...{ Customer: 'V042', Amount: '10', 'What was bought': 'duvet', Category: 'Toiletries' },
      ...{ 'Outcome area': 'Self-care living skills', 'What it helps with': 'a home' },
    });
    while (!(await spend(team, 'help')).includes(TOO_FAST));
    const { kind, errors } = await team.worker.submit();
    expect(kind).toBe('errors');
    expect(Object.values(errors).join()).toContain(TOO_FAST);
    team.slack.clock.advance(60_000);
    expect((await team.worker.submit()).kind).toBe('closed');
    expect(await entries(team)).toHaveLength(1);
  });

  it('draws no Home anew, and no list of customers', async () => {
    const team = await usedUp();
    await team.worker.openHome(0);
    expect(team.worker.home()).toBeUndefined();
    expect(team.logs.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
