import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { exceptions } from '../../src/ledger/exceptions.ts';
import { countRefusals } from '../../src/ledger/refusals.ts';
import { verify } from '../../src/ledger/verify.ts';
import { GUIDELINES } from '../../src/ledger/vocabulary/guidelines.ts';
import { openAt } from '../support/database.ts';
import { addOwn, changeOne, write } from '../support/guidelines.ts';
import { askManager, cardOf } from '../support/sign-off.ts';
import { dmWith, entries, formOf, open, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const FOOD = {
  Customer: 'V042',
  Amount: '45',
  'What was bought': 'large food shop',
  Category: 'Groceries',
  'Outcome area': 'Self-care living skills',
  'What it helps with': 'a fortnight of meals',
};
const TODAY = { from: day('2026-06-17'), to: day('2026-06-17') };
const DRINKS = {
  kind: 'hard' as const,
  title: 'Never energy drinks',
  reviewOn: day('2026-12-17'),
  trigger: { words: ['energy drink'] },
};

async function fill(team: Team, fields: Partial<typeof FOOD> = {}): Promise<void> {
  await spend(team, '');
  await team.worker.fill({ ...FOOD, ...fields });
}

async function addMore(team: Team): Promise<void> {
  await team.worker.click('Add more');
  await team.worker.waitFor(() => formOf(team).includes('\nDate'));
}

describe('R40: openly rather than forbidden', () => {
  it('R40: a television is declined, and a food shop that frees the money for one is an exception', async () => {
    const team = await startTeam();
    await askManager(team, team.worker, '/spend 45 V042 television, evenings alone #mental');
    await team.manager.click('Decline');
    await team.manager.fill({ 'Why not, and what might help': 'They tend to be sold.' });
    await team.manager.submit();
    const told = team.text(await dmWith(team, /Not this time/));
    expect(told).toMatch(
      /tend to be sold\.”\nUsually done instead: televisions tend to be sold on/,
    );
    await fill(team);
    await addMore(team);
    await team.worker.fill({ 'Frees the customer’s own money for': 'a television' });
    expect(await sendForm(team)).toContain('Saved: £45.00 · P00001');
    expect(await exceptions(team.reader, TODAY)).toMatchObject([
      { kind: 'soft', reference: 'S0001', state: 'declined', rule: 'television', pence: 4500 },
      { kind: 'frees', reference: 'P00001', frees: 'a television', item: 'large food shop' },
    ]);
  });

  it('R25, R31, R39: what was already paid, or went beyond an approval, is one too', async () => {
    const team = await startTeam();
    await spend(team, '20 V042 sleeping bag, cold nights #tenancy');
    await team.worker.click('Already paid');
    if (team.worker.view() !== undefined) {
      await team.worker.fill({ Category: 'Other (say what)', 'Why this one': 'refuses hostels' });
      await sendForm(team);
    }
    const found = await exceptions(team.reader, TODAY);
    expect(found.map(({ kind }) => kind).sort()).toEqual(['already_paid', 'soft']);
  });

  it('R31: what was already paid stays an exception until it is decided', async () => {
    const team = await startTeam();
    const later = { from: day('2026-07-01'), to: day('2026-07-31') };
    await spend(team, '60 V042 winter coat #self-care');
    await team.worker.click('Already paid');
    await cardOf(team, 'S0001');
    const found = await exceptions(team.reader, later);
    expect(found).toMatchObject([{ kind: 'already_paid', state: 'waiting', item: 'winter coat' }]);
    await team.manager.click('Approve');
    expect(await exceptions(team.reader, later)).toEqual([]);
  });
});

describe('R37: what was refused is counted, and its words are kept nowhere', () => {
  it('R37: in a line, a message and a form, each once', async () => {
    const team = await startTeam();
    await addOwn(team, DRINKS);
    expect(await spend(team, '4 V042 lager #social')).toContain('never buys alcohol');
    const { answers } = await team.worker.message('5 V042 rolling tobacco #social');
    expect(team.text(answers.at(-1))).toContain('never buys tobacco');
    expect(await spend(team, '3 V042 energy drinks #social')).toContain('never buys energy drink');
    await fill(team, { 'What was bought': 'energy drinks' });
    await team.worker.submit();
    expect(formOf(team)).toContain('the team never buys energy drink');
    await team.worker.submit();
    const counts = await countRefusals(team.reader, TODAY);
    expect(Object.fromEntries(counts)).toEqual({ alcohol: 1, tobacco: 1, own_2: 2 });
    const history = await team.reader.db.historyEntry.findMany({ where: { kind: 'line.refused' } });
    expect(JSON.stringify(history)).not.toMatch(/lager|drinks|V042/);
    expect(history.every(({ actorId }) => actorId === null)).toBe(true);
    await team.worker.fill({ 'What was bought': 'orange juice' });
    expect(await sendForm(team)).toContain('Saved: £45.00');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R37: a team’s own refuses in the form that asks a manager, too', async () => {
    const team = await startTeam();
    await addOwn(team, DRINKS);
    await spend(team, '60 V042 something to drink #social');
    await team.worker.click('Ask a manager');
    await team.worker.fill({
      'What was bought': 'energy drinks',
      Category: 'Groceries',
      'What it helps with': 'company',
    });
    await team.worker.submit();
    expect(formOf(team)).toContain('the team never buys energy drink');
    expect(await team.reader.db.plan.count()).toBe(0);
  });

  it('R37: asking ahead refuses and counts it, too', async () => {
    const team = await startTeam();
    await addOwn(team, DRINKS);
    await team.worker.command('team', '/spend ask 3 V042 energy drinks, company #social');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({ Category: 'Groceries' });
    expect((await team.worker.submit()).kind).toBe('errors');
    expect(await team.reader.db.plan.count()).toBe(0);
    expect((await countRefusals(team.reader, TODAY)).get('own_2')).toBe(1);
  });

  it('R38: e-cigarettes are refused once their guideline does, or go to a manager', async () => {
    const team = await startTeam();
    expect(await spend(team, '6 V042 vape #self-care')).not.toContain('never buys');
    await changeOne(team, 'e_cigarettes', { kind: 'soft' });
    expect(await spend(team, '7 V042 vape #self-care')).toContain('A manager decides');
    await changeOne(team, 'e_cigarettes', { kind: 'hard', reviewOn: day('2026-12-17') });
    expect(await spend(team, '8 V042 vape #self-care')).toContain('never buys e-cigarettes');
    expect((await countRefusals(team.reader, TODAY)).get('e_cigarettes')).toBe(1);
  });
});

describe('R47: a reminder of the team’s own', () => {
  const REMINDER = { title: 'Check the library first', trigger: { words: ['book', 'laptop'] } };

  it('shows its sentence with the purchase, and on the card', async () => {
    const team = await startTeam();
    await addOwn(team, REMINDER);
    expect(await spend(team, '4 V042 coffee #social')).not.toContain('Guideline: ');
    const answer = await spend(team, '6 V042 book, evenings #time');
    expect(answer).toContain('Guideline: Check the library first');
    const { card } = await askManager(team, team.worker, '/spend 90 V042 laptop, courses #time');
    expect(team.text(card)).toContain('*Guideline*  Check the library first');
  });

  it('shows with its own edition only', async () => {
    const team = await startTeam();
    await spend(team, '4 V042 coffee #social');
    await addOwn(team, { title: 'Tea is cheaper', trigger: { words: ['coffee'] } });
    await team.worker.click('No receipt');
    expect(team.text(team.worker.messages('team').at(-1))).not.toContain('Tea is cheaper');
    expect(await spend(team, '5 V042 coffee #social')).toContain('Guideline: Tea is cheaper');
  });
});

describe('what the guidelines ask', () => {
  it('R47: an older ledger gets the guidelines that every team begins with', async () => {
    const team = await startTeam();
    await write(team, ({ db }) => db.guideline.deleteMany({}));
    const again = await openAt(team.url, 'live');
    const { workspaceId } = team.reader;
    expect(await again.reader(workspaceId).db.guideline.count()).toBe(GUIDELINES.length);
    await again.close();
    expect(await spend(team, '20 V042 sleeping bag, cold #tenancy')).toContain('A manager decides');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R41: basics ask for the other source once benefits are in place, and not before', async () => {
    const team = await startTeam();
    await fill(team, { Amount: '10' });
    expect(await sendForm(team)).toContain('Saved: £10.00');
    await write(team, ({ db }) =>
      db.customer.updateMany({ where: { reference: 'V042' }, data: { benefitsOn: '2026-06-01' } }),
    );
    await fill(team, { Amount: '11' });
    await team.worker.waitFor(() => formOf(team).includes('Other source checked'));
    await team.worker.fill({ 'Other source checked': 'Benefits: too slow' });
    expect(await sendForm(team)).toContain('Saved: £11.00');
    const checks = await team.reader.db.sourceCheck.findMany();
    expect(checks).toMatchObject([{ source: 'benefits', answer: 'too_slow' }]);
  });

  it('R39: a sleeping bag in the form asks why this one, and goes to a manager', async () => {
    const team = await startTeam();
    await fill(team, { Amount: '20', 'What was bought': 'sleeping bag' });
    expect((await team.worker.submit()).kind).not.toBe('closed');
    expect(formOf(team)).toContain('Why this one');
    await team.worker.fill({ 'Why this one': 'refuses hostels' });
    expect(await sendForm(team)).toContain('Sleeping bags are not usually bought');
    expect(await open(team)).toMatchObject([{ softRule: 'sleeping_bag', keptFor: 'over_limit' }]);
  });

  it('R8, R42: with a customer’s share the questions over £50 go by the budget’s part', async () => {
    const team = await startTeam();
    await fill(team, { Amount: '80', 'What was bought': 'coat' });
    await addMore(team);
    await team.worker.fill({ 'Customer’s share': '40' });
    const answer = await sendForm(team);
    expect(answer).toContain('Saved: £40.00');
    expect(answer).toContain('£80.00, of which £40.00 from the budget');
    const [bought] = await standing(team);
    expect(bought?.lines).toMatchObject([{ unitPence: 4000, whyThisOne: null }]);
  });

  it('R39, R47: asked ahead, it keeps its edition and shows the clause in play', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend ask 45 V042 television, alone #mental');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({ Category: 'Leisure' });
    expect((await team.worker.submit()).kind).toBe('cleared');
    const card = await team.manager.waitFor((me) => me.messages('managers').at(-1));
    expect(team.text(card)).toContain('*Guideline*  Televisions are not usually bought');
    expect(await team.reader.db.plan.findMany()).toMatchObject([
      { softRule: 'television', rulesVersion: 1 },
    ]);
  });

  it('R39, R47: a request keeps its edition and the guideline in play, also when that changes', async () => {
    const team = await startTeam();
    const { card } = await askManager(
      team,
      team.worker,
      '/spend 45 V042 television, alone #mental',
    );
    expect(team.text(card)).toContain('*Guideline*  Televisions are not usually bought');
    expect(await team.reader.db.plan.findMany()).toMatchObject([
      { softRule: 'television', rulesVersion: 1 },
    ]);
    await changeOne(team, 'television', { title: 'Never two televisions' });
    await team.manager.click('Decline');
    await team.manager.fill({ 'Why not, and what might help': 'not now' });
    await team.manager.submit();
    expect(team.text(await dmWith(team, /Not this time/))).toContain('televisions tend to be sold');
    expect(await entries(team)).toEqual([]);
  });
});
