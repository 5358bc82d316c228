import { describe, expect, it, vi } from 'vitest';
import { PRACTICE_PEOPLE } from '../../src/practice/team.ts';
import { ask, MANAGERS, owed, settled } from '../support/outbox.ts';
import { startWithGroup } from '../support/set-up.ts';
import { cardOf, inTime, reads } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

const WORKER = PRACTICE_PEOPLE[0]?.id ?? '';

async function notices(team: Team) {
  return (await owed(team)).filter(({ kind }) => kind === 'parked_notice');
}

describe('what cannot be delivered is told to a manager by another way', () => {
  it('their channel is archived: each is told by a message, once, with kind and reference only', async () => {
    const team = await startTeam();
    team.slack.changeChannel('managers', { isArchived: true });
    await ask(team);
    await vi.waitFor(async () => {
      await team.moveTo(new Date(team.slack.clock.now().getTime() + 120_000));
      expect(await notices(team)).toHaveLength(2);
    }, 10_000);
    const told = await reads(team, team.manager, 'dm', 'Not delivered');
    expect(team.text(told)).toContain('Not delivered: a card that asks for sign-off · S0001');
    expect(team.text(told)).toContain('its channel is archived. Bring it back, or name another');
    expect(team.text(told)).toContain('Oatcake goes on trying for about a day');
    expect(team.text(told)).not.toMatch(/Travelodge|V042|624/);
    await reads(team, team.otherManager, 'dm', 'S0001');
    expect(await notices(team)).toHaveLength(2);
    team.slack.changeChannel('managers', { isArchived: false });
    await inTime(team, () => cardOf(team, 'S0001'));
    await settled(team);
    expect(await notices(team)).toHaveLength(2);
  });

  it('refused for good: they are told at once, that it is not tried again', async () => {
    const team = await startTeam();
    const fault = { error: 'restricted_action', channel: MANAGERS };
    team.slack.faults.failApi('chat.postMessage', fault);
    await ask(team);
    const told = await reads(team, team.manager, 'dm', 'Not delivered');
    expect(team.text(told)).toContain('Slack does not take it (restricted_action)');
    expect(team.text(told)).toContain('It is not tried again.');
  });

  it('refused for good, and they are a user group: each of it is told', async () => {
    const team = await startWithGroup();
    const fault = { error: 'restricted_action', channel: MANAGERS };
    team.slack.faults.failApi('chat.postMessage', fault);
    await ask(team);
    for (const manager of [team.manager, team.otherManager]) {
      await reads(team, manager, 'dm', 'Not delivered');
    }
  });

  it('somebody has left: the managers’ channel is told, and not who it was', async () => {
    const team = await startTeam();
    await ask(team);
    await cardOf(team, 'S0001');
    await team.slack.changePerson(WORKER, { deleted: true });
    await team.manager.click('Approve');
    const told = await reads(team, team.manager, 'managers', 'Not delivered');
    expect(team.text(told)).toContain('Not delivered: a decision · S0001');
    expect(team.text(told)).toContain('has left Slack or takes no messages. Tell them yourself');
    expect(JSON.stringify(told?.blocks)).not.toContain(WORKER);
    await settled(team);
    const [decision] = (await owed(team)).filter(({ kind }) => kind === 'decision');
    expect(decision).toMatchObject({ state: 'parked', fault: 'user_disabled' });
    expect(await notices(team)).toHaveLength(1);
  });

  it('a notice that cannot be delivered either is parked, and tells of nothing more', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'restricted_action' }, 10);
    await ask(team);
    await settled(team);
    const states = (await owed(team)).map(({ kind, state }) => `${kind} ${state}`);
    expect(states).toEqual(['card parked', 'parked_notice parked', 'parked_notice parked']);
  });
});
