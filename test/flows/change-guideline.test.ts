import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { GUIDELINES } from '../../src/ledger/vocabulary/guidelines.ts';
import { ACTIONS, GUIDELINE, VIEWS } from '../../src/messages/ids.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { forgedClick, forgedSubmit } from '../support/forged.ts';
import { reads } from '../support/sign-off.ts';
import { dmWith, formOf, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const NEW = {
  Title: 'Check the library first',
  'In plain words': 'Books and films can be borrowed.',
  'What it does': 'Ask first: a reminder',
  'Words that bring it up': 'book, DVD, not: notebook',
};

/** A manager opens all guidelines. */
async function opened(team: Team, by: Person = team.manager): Promise<void> {
  await spend(team, 'guidelines', by);
  await by.click('Change the guidelines');
}

/** Opens the form of a new guideline, or of the one whose place in the list it is, and sends it. */
async function send(team: Team, fields: object, which: 'new' | string = 'new') {
  await opened(team);
  if (which === 'new') await team.manager.click('Add one');
  else await change(team, which);
  await team.manager.fill(fields as Record<string, string>);
  return team.manager.submit();
}

/** Presses `Change` on the one with this code. */
async function change(team: Team, code: string): Promise<void> {
  const nth = GUIDELINES.findIndex((one) => one.code === code);
  await team.manager.click('Change', { nth });
}

const rows = ({ reader }: Team, code: string) =>
  reader.db.guideline.findMany({ where: { code }, orderBy: { version: 'asc' } });

describe('R47: managers change guidelines in Slack', () => {
  it('a manager sees the way in, a worker does not', async () => {
    const team = await startTeam();
    expect(await spend(team, 'guidelines')).not.toContain('Change the guidelines');
    expect(await spend(team, 'guidelines', team.manager)).toContain('[Change the guidelines]');
    await team.manager.click('Change the guidelines');
    const view = formOf(team, team.manager);
    expect(view).toContain('G6 Sleeping bags are not usually bought');
    expect(view).toContain('[Add one]');
    expect(view).not.toContain('[End]');
  });

  it('what a team adds holds at once, is told to whoever added it and in one line to the managers', async () => {
    const team = await startTeam();
    expect((await send(team, NEW)).errors).toEqual({});
    const told = team.text(await dmWith(team, /From 17 June 2026/, team.manager));
    expect(told).toContain('Check the library first');
    const line = await reads(team, team.manager, 'managers', 'A guideline was added');
    expect(team.text(line)).toBe(
      'A guideline was added, from 17 June 2026: *Check the library first*. All of them: `/spend guidelines`.',
    );
    expect(await spend(team, 'guidelines')).toContain('Check the library first');
    expect(await rows(team, 'own_2')).toMatchObject([{ version: 2, kind: 'prompt' }]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('a change keeps what it read before, by its date and its edition', async () => {
    const team = await startTeam();
    await spend(team, '4.20 V042 coffee #social');
    await send(team, { 'Words that bring it up': 'coffee' }, 'sleeping_bag');
    await dmWith(team, /From 17 June/, team.manager);
    expect(await spend(team, '4.50 V042 coffee #social')).toContain('A manager decides');
    expect((await standing(team)).map(({ rulesVersion }) => rulesVersion)).toEqual([1]);
    await spend(team, '5 V042 tea #social');
    expect((await standing(team)).map(({ rulesVersion }) => rulesVersion)).toEqual([1, 2]);
    expect((await rows(team, 'sleeping_bag')).map(({ version }) => version)).toEqual([1, 2]);
    await spend(team, 'history P00001');
    expect(formOf(team)).toContain('edition 1');
    expect(await spend(team, 'guidelines 2026-06-17 edition 1')).toContain('Sleeping bags');
  });

  it('one that starts next Monday holds from Monday', async () => {
    const team = await startTeam();
    await send(
      team,
      { 'Words that bring it up': 'tent', 'From which day': '2026-06-22' },
      'sleeping_bag',
    );
    await dmWith(team, /From 22 June 2026/, team.manager);
    expect(await spend(team, '20 V042 sleeping bag #tenancy')).toContain('Do not buy yet');
    await team.moveTo(new Date('2026-06-22T09:00:00Z'));
    expect(await spend(team, '20 V042 tent #tenancy')).toContain('Do not buy yet');
    expect(await spend(team, '20 V042 sleeping bag #tenancy')).not.toContain('Do not buy yet');
    expect(await spend(team, 'guidelines 2026-06-21')).not.toContain('Since 22 June');
  });

  it('a past day, no words and a refusal without a day to look at it again are not taken (R132)', async () => {
    const team = await startTeam();
    const past = await send(team, { ...NEW, 'From which day': '2026-06-16' });
    expect(past.errors['From which day']).toContain('Choose today or a later day');
    await team.manager.fill({ 'From which day': '2026-06-17', 'What it does': 'Never: refused' });
    expect((await team.manager.submit()).errors['Looked at again on']).toContain('Choose a day');
    await team.manager.fill({
      'Looked at again on': '2026-12-17',
      'Words that bring it up': ', ,',
    });
    expect((await team.manager.submit()).errors['Words that bring it up']).toContain(
      'Nothing would',
    );
    expect(await rows(team, 'own_2')).toEqual([]);
  });

  it('free text is looked through: a postcode stays out', async () => {
    const team = await startTeam();
    const { errors } = await send(team, { ...NEW, 'In plain words': 'Ask at ST4 2AB.' });
    expect(errors['In plain words']).toContain('postcode');
    expect(await rows(team, 'own_2')).toEqual([]);
  });

  it('of tobacco, alcohol and illegal substances only the wording changes', async () => {
    const team = await startTeam();
    await opened(team);
    await change(team, 'alcohol');
    const form = formOf(team, team.manager);
    expect(form).toContain('Its wording may change');
    expect(form).not.toContain('What it does');
    await team.manager.fill({ 'In plain words': 'Not with this money.' });
    expect((await team.manager.submit()).errors).toEqual({});
    await dmWith(team, /Not with this money/, team.manager);
    expect(await spend(team, '4 V042 lager #social')).toContain('the team never buys alcohol');
    expect((await rows(team, 'alcohol')).map(({ kind }) => kind)).toEqual(['hard', 'hard']);
  });

  it('its own a team ends: it holds no more, and stays readable', async () => {
    const team = await startTeam();
    await send(team, { ...NEW, 'From which day': '2026-06-17' });
    await dmWith(team, /From 17 June/, team.manager);
    await team.moveTo(new Date('2026-06-18T09:00:00Z'));
    await opened(team);
    await team.manager.click('End');
    expect(await spend(team, 'guidelines')).not.toContain('Check the library');
    expect(await spend(team, 'guidelines 2026-06-17')).toContain('Check the library');
    await reads(team, team.manager, 'managers', 'A guideline ended on 18 June');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('a worker’s edit is refused, whatever button or form it comes by', async () => {
    const team = await startTeam();
    const [rule] = await rows(team, 'television');
    for (const action of [ACTIONS.guidelines, ACTIONS.addGuideline, ACTIONS.changeGuideline]) {
      expect(await forgedClick(team, team.worker.id, action, String(rule?.id))).toContain(
        'This is for managers',
      );
    }
    expect(await forgedClick(team, team.worker.id, ACTIONS.endGuideline, '1')).toContain(
      'managers',
    );
    const values = {
      [GUIDELINE.title]: { type: 'plain_text_input', value: 'Anything goes' },
      [GUIDELINE.text]: { type: 'plain_text_input', value: 'Buy it.' },
      [GUIDELINE.kind]: { type: 'radio_buttons', selected_option: { value: 'principle' } },
    };
    const view = { id: 'V1', callback: VIEWS.guideline, metadata: { guideline: rule?.id }, values };
    const answer = await forgedSubmit(team, team.worker.id, view);
    expect(JSON.stringify(answer)).toContain('This is for managers');
    expect(await team.reader.db.guideline.count({ where: { version: 2 } })).toBe(0);
  });

  it('the list of a manager who waited is stale: nothing is written over', async () => {
    const team = await startTeam();
    const [rule] = await rows(team, 'television');
    await send(team, { Title: 'No televisions' }, 'television');
    await dmWith(team, /No televisions/, team.manager);
    const id = String(rule?.id);
    expect(await forgedClick(team, team.otherManager.id, ACTIONS.changeGuideline, id)).toContain(
      'was changed in the meantime',
    );
    expect(await forgedClick(team, team.otherManager.id, ACTIONS.endGuideline, id)).toContain(
      'was changed in the meantime',
    );
  });
});
