import { describe, expect, it } from 'vitest';
import { parseTeamFile } from '../../src/cli/team-file.ts';

const parse = (team: unknown) => parseTeamFile(JSON.stringify(team));
const faultsOf = (team: unknown) => {
  const parsed = parse(team);
  return parsed.ok ? [] : parsed.faults;
};

describe('the set-up file', () => {
  it('needs a workspace and nothing else', () => {
    expect(parse({ workspace: 'T1' })).toMatchObject({ ok: true, team: { slackTeam: 'T1' } });
    expect(faultsOf({})).toEqual(['workspace is missing.']);
    expect(faultsOf([])).toEqual(['The file must be of the kind object.']);
    expect(parseTeamFile('{').ok).toBe(false);
  });

  it('R18: one entry a role makes one member with all roles; S… is a group', () => {
    const people = [
      { slack: 'U1', role: 'worker', name: 'coordinator-1' },
      { slack: 'S1', role: 'qa' },
      { slack: 'U1', role: 'manager', card: '4471' },
    ];
    const parsed = parse({ workspace: 'T1', people });
    expect(parsed.ok && parsed.team.people).toEqual([
      {
        slackId: 'U1',
        isGroup: false,
        name: 'coordinator-1',
        card: '4471',
        roles: ['worker', 'manager'],
      },
      { slackId: 'S1', isGroup: true, name: undefined, card: undefined, roles: ['qa'] },
    ]);
  });

  it('R10: a card is four digits, and a longer number is not repeated', () => {
    const people = [{ slack: 'U1', role: 'worker', card: '4444333322221111' }];
    expect(faultsOf({ workspace: 'T1', people })).toEqual([
      "people[0].card must be the card's last four digits.",
    ]);
  });

  it('entries must go together', () => {
    const people = [
      { slack: 'U1', role: 'worker', name: 'a' },
      { slack: 'U1', role: 'worker' },
      { slack: 'U2', role: 'worker', name: 'a' },
      { slack: 'U1', role: 'qa', name: 'b' },
    ];
    expect(faultsOf({ workspace: 'T1', people })).toEqual([
      'people[1].role does not go together with people[0].',
      'people[2].name does not go together with people[0].',
      'people[3].name does not go together with people[0].',
    ]);
  });

  it('what it does not know is a fault, with its place', () => {
    const team = {
      workspace: 'T1',
      colour: 'blue',
      people: [{ slack: 'U1', role: 'worker', team: 'x' }],
      channels: { digest: '#general' },
      digest: { day: 'Someday', hour: 9 },
      timezone: 'Europe/Stoke',
    };
    expect(faultsOf(team).toSorted()).toEqual([
      'channels.digest must be a channel id: C….',
      'colour is not a known setting.',
      'digest.day must be one of Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday.',
      'digest.hour is not a known setting.',
      'people[0].team is not a known setting.',
      'timezone must be a time zone such as Europe/London.',
    ]);
  });
});
