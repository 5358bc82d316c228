import { describe, expect, it } from 'vitest';
import { WEDNESDAY } from '../support/open-team.ts';
import { startTeam } from '../support/team.ts';
import { aboutMessage, type Row } from './checks.ts';
import { meetWeekly, missingWeeks, WEEK_MS } from './weeks.ts';

describe('chaos finds wrong in what Slack is owed', () => {
  const sent = { id: 1, kind: 'saved', state: 'sent', changes: null, slackTs: '1.2', fault: null };
  it.each<[what: string, row: Row, posts: number]>([
    ['a message that waits', { ...sent, state: 'due', slackTs: null }, 0],
    ['one that was parked', { ...sent, state: 'parked', slackTs: null }, 0],
    ['one that was posted twice', sent, 2],
    ['one that is gone', sent, 0],
    ['one that is there and not known to be', { ...sent, slackTs: null }, 1],
    ['one that is done with and was never posted', { ...sent, slackTs: null }, 0],
  ])('%s', (_, row, posts) => {
    expect(aboutMessage(row, posts)).toHaveLength(1);
    expect(aboutMessage(sent, 1)).toEqual([]);
  });

  it('a digest, a managers’ copy and a pack that are due and nobody owes', async () => {
    const team = await startTeam({ running: false });
    expect(await missingWeeks(team)).toEqual([]);
    await meetWeekly(team);
    await team.moveTo(new Date(WEDNESDAY.getTime() + WEEK_MS));
    expect((await missingWeeks(team)).join()).toMatch(/weekly.*managers.*pack/);
  });
});
