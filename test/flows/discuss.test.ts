import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { inForce, judgeGoods } from '../../src/domain/guidelines.ts';
import { ZERO } from '../../src/domain/money.ts';
import { readGuidelines } from '../../src/ledger/guidelines.ts';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS, VIEWS } from '../../src/messages/ids.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { forgedClick, forgedSubmit } from '../support/forged.ts';
import {
  formFor,
  IN_THE_MEETING,
  inManagers,
  NEXT_PACK,
  PACK,
  packIn,
  startMeetingTeam,
} from '../support/meeting.ts';
import { reads } from '../support/sign-off.ts';
import { dmWith, spend } from '../support/spend.ts';
import type { Team } from '../support/team.ts';

const actions = ({ reader }: Team) => reader.db.action.findMany({ orderBy: { id: 'asc' } });
const SNOW = '29 V042 boots and socks, flip-flops in snow #self-care';

/** A purchase of June that is in the pack, in the meeting of 14 July. */
async function inTheMeeting(line = SNOW): Promise<Team> {
  const team = await startMeetingTeam();
  await spend(team, line);
  await team.moveTo(PACK);
  await packIn(team);
  await team.moveTo(IN_THE_MEETING);
  return team;
}

/** `Discuss`, beside the first example. */
async function discuss(team: Team, person: Person = team.manager): Promise<string> {
  await person.click('Discuss', { in: await packIn(team), settle: 0 });
  return formFor(team, person);
}

/** What was decided, told in the form and sent. */
async function decide(team: Team, decided: string, more: Record<string, string> = {}) {
  await discuss(team);
  await team.manager.fill({ 'What was decided': decided, ...more });
  return team.manager.submit();
}

describe('R67: what the meeting decides', () => {
  it('R67: the form shows the purchase privately, and the pack does not say whose it is', async () => {
    const team = await inTheMeeting();
    const form = await discuss(team);
    expect(form).toContain('Boots and socks · £29.00');
    expect(form).toContain('V042 · Clothes · Self-care living skills');
    expect(form).toContain('“flip-flops in snow”');
    expect(team.text(await packIn(team))).not.toContain('V042');
  });

  it('R67: an action is recorded, its owner is told, and it comes back until it is done', async () => {
    const team = await inTheMeeting();
    const until = { 'Who does it': 'coordinator-1', 'Until when': '2026-07-31' };
    expect((await decide(team, 'Ask the shoe shop for a discount', until)).kind).toBe('cleared');
    expect(await actions(team)).toMatchObject([
      { reference: 'P00001', dueOn: '2026-07-31', doneAt: null, guidelineCode: null },
    ]);
    const told = await dmWith(team, /From the meeting, for you/);
    expect(team.text(told)).toContain('“Ask the shoe shop for a discount” · P00001');
    expect(told.text).toBe('An action of the meeting, for you');
    await team.moveTo(NEXT_PACK);
    const next = await team.manager.waitFor(() =>
      inManagers(team).find((one) => team.text(one).includes('11 August')),
    );
    expect(team.text(next)).toContain('Ask the shoe shop for a discount');
    await team.worker.click('Done', { in: told });
    await dmWith(team, /Done on 6 August 2026/);
    await reads(team, team.manager, 'managers', '11 August[\\s\\S]*discount[\\s\\S]*done');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
    await team.moveTo(new Date('2026-09-03T08:00:00Z'));
    const third = await team.manager.waitFor(() =>
      inManagers(team).find((one) => /Pack: .*8 September/.test(team.text(one))),
    );
    expect(team.text(third)).toContain('discount');
    await team.moveTo(new Date('2026-10-08T08:00:00Z'));
    const fourth = await team.manager.waitFor(() =>
      inManagers(team).find((one) => /Pack: .*13 October/.test(team.text(one))),
    );
    expect(team.text(fourth)).not.toContain('discount');
  });

  it('R67: done may be taken back for a day, by whoever does it', async () => {
    const team = await inTheMeeting();
    await decide(team, 'Ask the shoe shop', { 'Who does it': 'coordinator-1' });
    await dmWith(team, /From the meeting/);
    await team.worker.openHome();
    await team.worker.click('Done', { in: 'home' });
    await team.worker.waitFor(() => formOfHome(team).includes('Not done after all'));
    expect((await actions(team))[0]?.doneAt).not.toBeNull();
    await team.worker.click('Not done after all', { in: 'home' });
    await team.worker.waitFor(() => !formOfHome(team).includes('Not done after all'));
    expect((await actions(team))[0]?.doneAt).toBeNull();
    await team.worker.click('Done', { in: 'home' });
    await team.moveTo(new Date(IN_THE_MEETING.getTime() + 25 * 3_600_000));
    const done = await dmWith(team, /Done on/);
    await team.worker.click('Not done after all', { in: done });
    await team.worker.waitFor((me) =>
      me.dm().some((one) => team.text(one).includes('settled before: done on 14 July 2026')),
    );
    expect((await actions(team))[0]?.doneAt).not.toBeNull();
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R67: what leaves nothing to do is kept as done and does not come back', async () => {
    const team = await inTheMeeting();
    const tick = { 'If nothing is left to do': ['Keep it as done: it does not come back'] };
    await discuss(team);
    await team.manager.fill({ 'What was decided': 'Well bought', ...tick });
    await team.manager.submit();
    expect((await actions(team))[0]?.doneAt).not.toBeNull();
    await reads(team, team.manager, 'managers', 'Well bought');
    expect(team.manager.dm()).toEqual([]);
  });

  it('R67: “check free bus pass first” is a prompt for Transport from its day, and not before', async () => {
    const team = await inTheMeeting('4 V042 bus fare #social');
    const asks = {
      'Make it a guideline: ask first, for': 'Transport',
      'The guideline asks': 'Checked first: Free bus pass',
      'The guideline holds from': '2026-08-01',
    };
    await decide(team, 'Check free pass first', asks);
    const [action] = await actions(team);
    const rules = await readGuidelines(team.reader);
    const rule = rules.find(({ code }) => code === action?.guidelineCode);
    expect(rule).toMatchObject({ kind: 'prompt', title: 'Check free pass first' });
    const goods = {
      ...{ items: ['bus fare'], purpose: undefined, categories: ['transport'] },
      ...{ dearest: ZERO, benefits: false },
    };
    const prompts = (on: string) =>
      judgeGoods(inForce(rules, day(on)), goods).prompts.map(({ title }) => title);
    expect(prompts('2026-07-31')).not.toContain('Check free pass first');
    expect(prompts('2026-08-01')).toContain('Check free pass first');
    await reads(team, team.manager, 'managers', 'Check free pass first');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R67, R41: for goods that nothing was asked about, the form asks from that day on', async () => {
    const team = await inTheMeeting();
    const asks = {
      'Make it a guideline: ask first, for': 'Clothes',
      'The guideline asks': 'Checked first: Another charity',
      'The guideline holds from': '2026-07-16',
    };
    await decide(team, 'Ask the clothes bank first', asks);
    await reads(team, team.manager, 'managers', 'Ask the clothes bank first');
    expect(await spend(team, '9 V017 gloves, cold hands #self-care')).not.toContain('clothes bank');
    await team.moveTo(new Date('2026-07-16T09:00:00Z'));
    expect(await spend(team, '9 V024 gloves, cold hands #self-care')).toContain(
      'Ask the clothes bank first',
    );
  });

  it('R67: a form with nothing decided, a past day or a stranger stays open', async () => {
    const team = await inTheMeeting();
    const wrong = {
      'Who does it': 'visitor-1',
      'Until when': '2026-07-01',
      'The guideline asks': 'Why this one',
    };
    const sent = await decide(team, 'Ask the shop', wrong);
    expect(Object.keys(sent.errors).sort()).toEqual([
      'Make it a guideline: ask first, for',
      'Until when',
      'Who does it',
    ]);
    expect(await actions(team)).toEqual([]);
  });

  it('R67, R96: a decision with a phone number in it is refused', async () => {
    const team = await inTheMeeting();
    const sent = await decide(team, 'Ring 07700 900123 about it');
    expect(sent.kind).toBe('errors');
    expect(await actions(team)).toEqual([]);
  });
});

describe('R28: managers alone, and once', () => {
  it('R67: a worker who presses a forged Discuss, or sends its form, is refused', async () => {
    const team = await inTheMeeting();
    const example = await team.reader.db.packExample.findFirstOrThrow();
    const id = String(example.id);
    for (const action of [ACTIONS.discuss, ACTIONS.dropExample]) {
      expect(await forgedClick(team, team.worker.id, action, id)).toContain('This is for managers');
    }
    const view = { id: 'V1', callback: VIEWS.discuss, metadata: { example: example.id } };
    await forgedSubmit(team, team.worker.id, { ...view, values: {} });
    expect(await actions(team)).toEqual([]);
    expect(await team.reader.db.packExample.count({ where: { droppedAt: null } })).toBe(1);
  });

  it('R67: two managers press Done at once, and it is done once; others may not', async () => {
    const team = await inTheMeeting();
    await decide(team, 'Ask the shoe shop', { 'Who does it': 'coordinator-1' });
    await reads(team, team.manager, 'managers', 'Ask the shoe shop');
    const [action] = await actions(team);
    const id = String(action?.id);
    expect(await forgedClick(team, team.colleague.id, ACTIONS.actionDone, id)).toContain(
      'Only whoever does it, or a manager',
    );
    const pack = await packIn(team);
    await Promise.all([
      team.manager.click('Done', { in: pack, settle: 0 }),
      team.otherManager.click('Done', { in: pack, settle: 0 }),
    ]);
    await dmWith(team, /Done on/);
    const { db } = team.reader;
    expect(await db.historyEntry.count({ where: { kind: 'action.done' } })).toBe(1);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R67: the same form sent twice records once', async () => {
    const team = await inTheMeeting();
    const { id } = await team.reader.db.packExample.findFirstOrThrow();
    const values = {
      decided: { type: 'plain_text_input', value: 'Ask the shop' },
      action_owner: { type: 'users_select', selected_user: team.manager.id },
      action_until: { type: 'datepicker', selected_date: '2026-08-11' },
    };
    const view = { id: 'V1', callback: VIEWS.discuss, metadata: { example: id }, values };
    await forgedSubmit(team, team.manager.id, view);
    await forgedSubmit(team, team.manager.id, view);
    expect(await actions(team)).toHaveLength(1);
  });
});

function formOfHome(team: Team): string {
  const home = team.worker.home();
  return home === undefined ? '' : team.slack.text(home);
}
