import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { forgedClick } from '../support/forged.ts';
import {
  formFor,
  inManagers,
  PACK,
  packIn,
  REMINDER,
  startMeetingTeam,
} from '../support/meeting.ts';
import { reads } from '../support/sign-off.ts';
import { dmWith, formOf, spend } from '../support/spend.ts';
import type { Team } from '../support/team.ts';

const GYM = '12 V042 gym pass, evenings #physical';
const examples = ({ reader }: Team) =>
  reader.db.packExample.findMany({ where: { droppedAt: null }, orderBy: { position: 'asc' } });

/** `Bring to the meeting`, on the worker's Home, with a few words. */
async function bring(team: Team, words = ''): Promise<void> {
  await team.worker.openHome();
  await team.worker.click('Bring to the meeting', { in: 'home', settle: 0 });
  await formFor(team, team.worker);
  await team.worker.fill({ 'What for': words });
  await team.worker.submit();
  await dmWith(team, /P00001 comes to the meeting on Tuesday 14 July, 10:00/);
}

/** What a person is told by a word after `/spend`. */
async function word(team: Team, person: Person, line: string): Promise<string> {
  const { answers } = await person.command('managers', `/spend ${line}`);
  return team.text(answers.at(-1));
}

describe('R65: brought to the meeting', () => {
  it('R65: a worker flags their own purchase on Home, and the pack has it', async () => {
    const team = await startMeetingTeam();
    await spend(team, GYM);
    await bring(team, 'unused; another go?');
    expect(team.text(await dmWith(team, /comes to/))).toContain('“unused; another go?”');
    await team.moveTo(PACK);
    await packIn(team);
    expect(await examples(team)).toMatchObject([{ reference: 'P00001', rule: 'flagged' }]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R65: it can be taken back, and comes to no meeting then', async () => {
    const team = await startMeetingTeam();
    await spend(team, '12 V042 gym pass, evenings #physical');
    await bring(team);
    await team.worker.click('Take it back');
    await dmWith(team, /Taken back: P00001/);
    await team.moveTo(PACK);
    await packIn(team);
    expect((await examples(team)).filter(({ rule }) => rule === 'flagged')).toEqual([]);
  });

  it('R65: flagged after the pack went out it still comes to this meeting, and to no other', async () => {
    const team = await startMeetingTeam();
    await team.moveTo(PACK);
    await packIn(team);
    await spend(team, GYM);
    await bring(team);
    await reads(team, team.manager, 'managers', 'Pack:[\\s\\S]*[Gg]ym pass');
    await team.moveTo(REMINDER);
    const reminder = await reads(team, team.manager, 'managers', 'Meeting: Tuesday');
    expect(team.text(reminder)).toContain('1 to discuss');
    await team.moveTo(new Date('2026-09-03T08:00:00Z'));
    await reads(team, team.manager, 'managers', 'Pack: Tuesday 8 September');
    expect(await examples(team)).toHaveLength(1);
  });

  it('R65: nobody flags what somebody else bought', async () => {
    const team = await startMeetingTeam();
    await spend(team, GYM);
    const { id } = team.colleague;
    expect(await forgedClick(team, id, ACTIONS.bringToMeeting, 'P00001')).toContain(
      'Only the person',
    );
    expect(await forgedClick(team, id, ACTIONS.notToMeeting, 'P00001')).toContain(
      'Only the person',
    );
  });

  it('R65: a manager adds one to the pack and drops it, by the reference alone', async () => {
    const team = await startMeetingTeam();
    await team.moveTo(PACK);
    await packIn(team);
    await spend(team, GYM);
    expect(await word(team, team.manager, 'discuss p00001')).toContain('comes to the meeting');
    await word(team, team.manager, 'discuss P00001');
    expect(await examples(team)).toMatchObject([{ reference: 'P00001', rule: 'added' }]);
    await reads(team, team.manager, 'managers', 'Pack:[\\s\\S]*[Gg]ym pass');
    await team.manager.click('Discuss', { in: await packIn(team), settle: 0 });
    await formFor(team, team.manager);
    await team.manager.click('Drop it', { settle: 0 });
    await team.manager.waitFor(() => formOf(team, team.manager).includes('Dropped: P00001'));
    expect(await examples(team)).toEqual([]);
    await team.manager.click('Put it back', { settle: 0 });
    await team.manager.waitFor(() => formOf(team, team.manager).includes('in the pack again'));
    expect(await examples(team)).toHaveLength(1);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R65: before the pack is out a manager’s word flags it for that one', async () => {
    const team = await startMeetingTeam();
    await spend(team, GYM);
    await word(team, team.manager, 'discuss P00001');
    await team.moveTo(PACK);
    await packIn(team);
    expect(await examples(team)).toMatchObject([{ reference: 'P00001', rule: 'flagged' }]);
  });

  it('R65: /spend discuss of what was undone, or was never there, says so', async () => {
    const team = await startMeetingTeam();
    await spend(team, GYM);
    await team.worker.click('Undo');
    expect(await word(team, team.manager, 'discuss P00001')).toContain('was undone before');
    expect(await word(team, team.manager, 'discuss P00099')).toContain(
      'No purchase has that reference',
    );
  });
});

describe('R63: /spend meeting', () => {
  it('R63: tells managers when it is, what is flagged and what is open; nobody else', async () => {
    const team = await startMeetingTeam();
    await spend(team, GYM);
    await bring(team);
    const answer = await word(team, team.manager, 'meeting');
    expect(answer).toContain('Next meeting: Tuesday 14 July, 10:00');
    expect(answer).toContain('Pack: Thursday 9 July');
    expect(answer).toContain('Reminder: Monday 13 July');
    expect(answer).toContain('Flagged so far (1)');
    expect(answer).toContain('To do (0)');
    expect(answer).not.toContain('V042');
    expect(await spend(team, 'meeting')).toContain('This is for managers');
    expect(inManagers(team)).toEqual([]);
  });
});
