import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { comingUp, workBegins } from '../../src/flows/coming-up.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { STAY } from '../support/sign-off.ts';
import { spend } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const OT = '45 V042 OT assessment, to unlock a care package #physical';

async function coming(team: Team, now = WEDNESDAY, meeting = 'second Tuesday at 10:00') {
  const workspace = { ...(await onlyWorkspace(team.ledger)), meeting };
  const found = await comingUp(team.reader, workspace, now);
  return found.map(({ kind, at }) => `${at.toISOString().slice(0, 16)} ${kind}`);
}

describe('what comes next', () => {
  it('the digest, and the pack, the reminder and the meeting by the team’s rule (R63)', async () => {
    const team = await startTeam();
    expect(await coming(team)).toEqual([
      '2026-06-22T08:00 digest',
      '2026-07-09T08:00 pack',
      '2026-07-13T08:00 reminder',
      '2026-07-14T09:00 meeting',
    ]);
  });

  it('once the pack is out, the one of the meeting after', async () => {
    const team = await startTeam();
    expect(await coming(team, new Date('2026-07-09T08:00:00Z'))).toEqual([
      '2026-07-13T08:00 digest',
      '2026-07-13T08:00 reminder',
      '2026-07-14T09:00 meeting',
      '2026-08-06T08:00 pack',
    ]);
  });

  it('what is to be asked later, what is to finish, and what waits for a manager', async () => {
    const team = await startTeam();
    await spend(team, OT);
    await spend(team, '4 V017 coffee');
    await team.worker.command('team', STAY);
    await team.worker.click('Ask a manager');
    const found = await coming(team, WEDNESDAY, 'second Tuesday at 10:00');
    expect(found).toContain('2026-06-17T15:30 to_finish');
    expect(found).toContain('2026-08-12T08:00 follow_up');
    expect(found.find((one) => one.endsWith('escalation'))).toMatch(/^2026-06-1[78]/);
  });

  it('work begins on the day itself or on the next working day', async () => {
    const team = await startTeam();
    const workspace = await onlyWorkspace(team.ledger);
    const begins = (on: string) => workBegins(day(on), workspace).toISOString().slice(0, 16);
    expect(begins('2026-06-17')).toBe('2026-06-17T08:00');
    expect(begins('2026-08-29')).toBe('2026-09-01T08:00');
  });
});
