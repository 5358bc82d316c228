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

describe('how the team works, in the set-up file', () => {
  const team = (settings: object) => ({ workspace: 'T1', ...settings });

  it('R21, R22, R25, R34: limits, hours, meeting and the rest are read', () => {
    const parsed = parse(
      team({
        onDuty: 'U1',
        dataProtectionLead: 'U2',
        meeting: 'Second  Tuesday at 9:00',
        limits: {
          item: 60,
          day: '120.50',
          scope: 'worker_customer',
          tolerance: '0',
          from: '2026-07-01',
        },
        hours: { from: '08:30' },
        budgetYearStart: '04-01',
        planningFigure: '800.50',
        receiptPhotos: true,
      }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      team: {
        onDuty: 'U1',
        protectionLead: 'U2',
        meeting: 'second Tuesday at 09:00',
        limits: {
          item: 6000,
          day: 12050,
          scope: 'worker_customer',
          tolerance: 0,
          from: '2026-07-01',
        },
        workFrom: '08:30',
        workUntil: undefined,
        budgetYearStart: '04-01',
        planningPence: 80_050,
        receiptPhotos: true,
      },
    });
  });

  it('has one sentence for each fault', () => {
    const faults = faultsOf(
      team({
        onDuty: 'S1',
        dataProtectionLead: 'somebody',
        meeting: 'fifth <Monday> at 10:00',
        limits: {
          item: '2x30',
          day: 49.99,
          scope: 'everybody',
          tolerance: '-1',
          from: 'soon',
          to: 'x',
        },
        hours: { from: '8:30' },
        budgetYearStart: '02-29',
        planningFigure: 800.5,
        receiptPhotos: 'yes',
      }),
    );
    expect(faults.toSorted()).toEqual([
      'budgetYearStart must be a month and a day of every year, such as 04-01.',
      'dataProtectionLead must be a Slack id of a person: U….',
      'hours.from must be a time such as 09:00.',
      'limits.day must be an amount such as "50.00".',
      'limits.from must be a day such as 2026-07-01.',
      'limits.item must be an amount such as "50.00".',
      'limits.scope must be one of worker, worker_customer.',
      'limits.to is not a known setting.',
      'limits.tolerance must be an amount such as "50.00".',
      expect.stringContaining('meeting cannot be read: “fifth <monday> at 10:00” is not clear.'),
      'onDuty must be a Slack id of a person: U….',
      'planningFigure must be an amount such as "50.00".',
      'receiptPhotos must be of the kind boolean.',
    ]);
  });
});
