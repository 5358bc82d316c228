import { expect, it } from 'vitest';
import { OUTCOME_AREAS } from '../../src/ledger/vocabulary/areas.ts';
import { askManager } from '../support/sign-off.ts';
import { formOf, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const SENSITIVE = OUTCOME_AREAS.filter(({ sensitive }) => sensitive);
const named = new RegExp(SENSITIVE.map(({ code, label }) => `${label}|#${code}`).join('|'), 'iu');

/** A coffee and a request for each sensitive area. */
async function told(team: Team): Promise<void> {
  for (const { code } of SENSITIVE) {
    await spend(team, `4 V042 coffee for ${code.length} #${code}`);
    await askManager(team, team.worker, `/spend 60 V042 course no ${code.length} #${code}`);
  }
}

it('R95: a sensitive area is in no notification', async () => {
  const team = await startTeam();
  await told(team);
  const people = [team.worker, team.colleague, team.manager, team.slack.asPerson('finance-1')];
  const texts = people.flatMap((one) => one.everything().map(({ text }) => text));
  expect(texts.length).toBeGreaterThan(4);
  expect(texts.filter((text) => named.test(text))).toEqual([]);
  expect(team.logs.join('')).not.toMatch(/offending|mental wellbeing|substance abuse/i);
});

it('R95: none is filled in before it is chosen', async () => {
  const team = await startTeam();
  await told(team);
  expect(await spend(team, '5 V042 coffee again')).toContain('Which part of life is it most for?');
  await team.worker.command('team', '/spend');
  const area = team.worker.view()?.blocks.find(({ block_id: id }) => id === 'area');
  expect(JSON.stringify(area)).toContain('Offending');
  expect(JSON.stringify(area)).not.toContain('initial_option');
});

it('R93, R95: finance and the technical admin see no area, customer or reason anywhere', async () => {
  const team = await startTeam();
  await told(team);
  for (const name of ['finance-1', 'admin-1', 'qa-1']) {
    const person = team.slack.asPerson(name);
    await person.openHome();
    const seen = [team.slack.text(person.home() ?? {})];
    for (const word of ['report', 'forecast', 'budget', 'week', 'waiting', 'customers', 'duty']) {
      const { answers } = await person.command('dm', `/spend ${word}`);
      seen.push(...answers.map(team.text));
      if (person.view() !== undefined) {
        seen.push(formOf(team, person));
        await person.close();
      }
    }
    const read = seen.concat(person.everything().map(team.text)).join('\n');
    expect(read.length).toBeGreaterThan(100);
    expect(read, name).not.toMatch(named);
    expect(read, name).not.toMatch(/V042|coffee|course|Outcome area/);
  }
});
