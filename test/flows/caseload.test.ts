import { describe, expect, it } from 'vitest';
import { isWellFormed } from '../../src/domain/customer-reference.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { misfit, write } from '../support/customers.ts';
import { askManager } from '../support/sign-off.ts';
import { closeCase, dmWith, formOf, sendForm, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

/** Opens `/spend customers`; what the person reads in it. */
async function caseload(team: Team, person = team.worker): Promise<string> {
  await person.command('dm', '/spend customers');
  return formOf(team, person);
}

/** Fills and sends the form in front; what the message that follows says. */
async function send(team: Team, fields: Record<string, string>, person = team.worker) {
  await person.fill(fields);
  return sendForm(team, person);
}

/** Opens an entry of the first customer's menu. */
async function open(team: Team, entry: string, person = team.worker, nth = 0): Promise<string> {
  await caseload(team, person);
  await person.click(entry, { nth });
  return formOf(team, person);
}

function customer({ reader }: Team, reference: string) {
  return reader.db.customer.findFirstOrThrow({ where: { reference } });
}

/** The facts of the history, all in one text. */
async function history({ reader }: Team): Promise<string> {
  const rows = await reader.db.historyEntry.findMany({ where: { kind: 'customer.told' } });
  return rows.map(({ subject, facts }) => `${subject} ${facts}`).join('\n');
}

describe('/spend customers', () => {
  it('R113: lists one’s own, when something was last bought and both marks, privately', async () => {
    const team = await startTeam();
    await spend(team, '4.20 V042 coffee #social');
    const text = await caseload(team);
    expect(text).toContain('My customers');
    expect(text).toContain('*V042* · last bought today');
    expect(text).toContain('not housed yet · benefits not yet');
    expect(text).not.toContain('V017');
    expect(text).not.toContain('[All customers]');
  });

  it('`/spend my customers` and Home’s button open the same', async () => {
    const team = await startTeam();
    await team.worker.command('dm', '/spend my customers');
    expect(formOf(team)).toContain('*V042*');
    await team.worker.close();
    await team.worker.openHome();
    await team.worker.click('My customers', { in: 'home' });
    expect(formOf(team)).toContain('*V042*');
  });

  it('R93: a manager sees all and changes any; finance and guests read one kind sentence', async () => {
    const team = await startTeam();
    const text = await caseload(team, team.manager);
    expect(text).toContain('All customers');
    expect(text).toMatch(/V017[\s\S]*V042[\s\S]*with <?@/);
    const finance = team.slack.asPerson('finance-1');
    const { answers } = await finance.command('dm', '/spend customers');
    expect(team.text(answers[0])).toContain('looked after by workers and managers');
    expect(await spend(team, 'customers', team.guest)).toContain('Guests cannot');
  });

  it('R93: another’s customer is found with one kind sentence and nothing to press', async () => {
    const team = await startTeam();
    await caseload(team, team.colleague);
    await team.colleague.choose('Find by reference', 'V042');
    const text = await team.colleague.waitFor(
      () => /caseload. Ask/.test(formOf(team, team.colleague)) && formOf(team, team.colleague),
    );
    expect(text).toContain('*V042* is in');
    expect(text).not.toContain('housed');
  });

  it('a caseload of 100 has pages, each within Slack’s 100 blocks', async () => {
    const team = await startTeam();
    const { leadId } = await customer(team, 'V042');
    await write(team, async ({ db, workspaceId }) => {
      const names = Array.from({ length: 99 }, (_, at) => `W${100 + at}`);
      const data = names.map((reference) => ({
        workspaceId,
        reference,
        lookup: reference,
        leadId,
      }));
      await db.customer.createMany({ data });
    });
    expect(await caseload(team)).toContain('100 open customers · page 1 of 3');
    expect(formOf(team)).not.toContain('[Previous]');
    await team.worker.click('Next');
    await team.worker.waitFor(() => formOf(team).includes('page 2 of 3'));
    await team.worker.click('Next');
    const last = await team.worker.waitFor(
      () => formOf(team).includes('page 3 of 3') && formOf(team),
    );
    expect(last).toContain('W198');
    expect(last).not.toContain('[Next]');
  });
});

describe('adding a customer', () => {
  it('R146: a reference with a check letter is proposed, and can be used at once', async () => {
    const team = await startTeam();
    await caseload(team);
    await team.worker.click('Add a customer');
    const form = formOf(team);
    expect(form).toContain('Write the reference in the case system: who it is stands only there.');
    expect(form).not.toMatch(/name of|surname|birth ?date/i);
    const told = await send(team, {});
    const [, reference = ''] = /\*?(V\d+[A-Z]): added/.exec(told) ?? [];
    expect(isWellFormed(reference)).toBe(true);
    expect(told).toContain('Write the reference in the case system');
    expect(await customer(team, reference)).toMatchObject({ introducedOn: '2026-06-17' });
    expect(await spend(team, `4.20 ${reference} coffee #social`)).toContain('Saved: £4.20');
    expect(await caseload(team)).toContain(`*${reference}* · last bought today`);
    expect(await misfit(team)).toBeUndefined();
  });

  it('R91: nothing of the customer is in the history but digests', async () => {
    const team = await startTeam();
    await caseload(team);
    await team.worker.click('Add a customer');
    await send(team, { Reference: 'AB-9', 'Introduced on': '2026-06-02' });
    const told = await history(team);
    expect(told).toContain('customer-change:1');
    expect(told).not.toMatch(/AB-9|2026-06-02|"customer":\d/);
    await write(team, async ({ db }) => {
      await db.customerChange.updateMany({ data: { after: '2026-06-03' } });
    });
    expect(await misfit(team)).toMatch(/Customer change.*"after"/);
  });

  it.each([
    ['V042', 'V042 is on file already'],
    ['v042', 'V042 is on file already'],
    ['JS120385', 'date of birth'],
    ['SMITH1', 'could be a name'],
    ['V4711Z', 'check letter does not fit'],
  ])('R91: %s is refused with what to do', async (reference, sentence) => {
    const team = await startTeam();
    await caseload(team);
    await team.worker.click('Add a customer');
    await team.worker.fill({ Reference: reference });
    const sent = await team.worker.submit();
    expect(sent.errors.Reference).toContain(sentence);
    expect(await team.reader.db.customer.count()).toBe(4);
  });

  it('a day still to come is asked for again', async () => {
    const team = await startTeam();
    await caseload(team);
    await team.worker.click('Add a customer');
    await team.worker.fill({ 'Introduced on': '2026-06-18' });
    expect((await team.worker.submit()).errors['Introduced on']).toContain('still to come');
  });

  it('a manager adds for a worker, who is told', async () => {
    const team = await startTeam();
    await caseload(team, team.manager);
    await team.manager.click('Add a customer');
    await send(team, { Reference: 'AB-9', 'Whose caseload': 'coordinator-2' }, team.manager);
    const told = team.text(await dmWith(team, /to your caseload/, team.colleague));
    expect(told).toContain('AB-9');
    expect(await caseload(team, team.colleague)).toContain('*AB-9*');
  });

  it('whoever is no worker cannot be given a caseload', async () => {
    const team = await startTeam();
    await caseload(team, team.manager);
    await team.manager.click('Add a customer');
    await team.manager.fill({ Reference: 'AB-9', 'Whose caseload': 'finance-1' });
    const sent = await team.manager.submit();
    expect(sent.errors['Whose caseload']).toContain('Choose a worker or manager');
  });
});

describe('housed and benefits', () => {
  it('R113: are two yes or no with their days, and nothing else', async () => {
    const team = await startTeam();
    await open(team, 'Housed and benefits');
    const told = await send(team, { Housed: 'Yes', 'Housed since': '2026-05-12' });
    expect(told).toContain('V042: housed since 12 May 2026');
    expect(told).not.toContain('benefits');
    expect(await customer(team, 'V042')).toMatchObject({
      housedOn: '2026-05-12',
      benefitsOn: null,
    });
    expect(await caseload(team)).toContain('housed 12 May · benefits not yet');
    expect(await misfit(team)).toBeUndefined();
  });

  it('R113: a mark is changed and taken back, and every entry of the past stays', async () => {
    const team = await startTeam();
    await open(team, 'Housed and benefits');
    await send(team, { Housed: 'Yes', 'Housed since': '2026-05-12' });
    await open(team, 'Housed and benefits');
    await send(team, { Housed: 'Yes', 'Housed since': '2026-05-14' });
    await open(team, 'Housed and benefits');
    expect(await send(team, { Housed: 'Not yet' })).toContain('not housed (taken back)');
    expect(await open(team, 'Housed and benefits')).toMatch(
      /not housed \(taken back\), was 14 May[\s\S]*since 14 May 2026, was 12 May[\s\S]*since 12 May/,
    );
    expect(await team.reader.db.customerChange.count()).toBe(3);
    expect(await misfit(team)).toBeUndefined();
  });

  it('Undo puts both marks back as they were, once', async () => {
    const team = await startTeam();
    await open(team, 'Housed and benefits');
    await send(team, { Housed: 'Yes', 'Benefits in place': 'Yes' });
    const { answers } = await team.worker.click('Undo');
    expect(team.text(answers[0])).toContain('not housed yet · benefits not yet');
    expect(await customer(team, 'V042')).toMatchObject({ housedOn: null, benefitsOn: null });
    expect(await team.reader.db.customerChange.count()).toBe(4);
    expect(await misfit(team)).toBeUndefined();
  });

  it('nothing changed makes no entry; a day still to come is refused', async () => {
    const team = await startTeam();
    await open(team, 'Housed and benefits');
    await team.worker.submit();
    expect(await team.reader.db.customerChange.count()).toBe(0);
    await open(team, 'Housed and benefits');
    await team.worker.fill({ Housed: 'Yes', 'Housed since': '2027-01-01' });
    expect((await team.worker.submit()).errors['Housed since']).toContain('still to come');
  });

  it('R93: a form that was open when the customer went elsewhere changes nothing', async () => {
    const team = await startTeam();
    await open(team, 'Housed and benefits');
    await write(team, async ({ db }) => {
      await db.customer.updateMany({ where: { reference: 'V042' }, data: { leadId: null } });
    });
    await team.worker.fill({ Housed: 'Yes' });
    const sent = await team.worker.submit();
    expect(Object.values(sent.errors).join()).toContain('somebody else’s caseload');
    expect(await team.reader.db.customerChange.count()).toBe(0);
  });
});

describe('handing over', () => {
  it('puts the customer into the other’s caseload, tells them, and can be handed back', async () => {
    const team = await startTeam();
    await open(team, 'Hand over');
    const told = await send(team, { 'To whom': 'coordinator-2' });
    expect(told).toContain('V042: now with');
    const message = await dmWith(team, /handed V042 over to you/, team.colleague);
    expect(message.text).not.toContain('V042');
    expect(await caseload(team, team.colleague)).toContain('*V042*');
    expect(await caseload(team)).not.toContain('*V042*');
    await team.worker.close();
    await team.worker.click('Hand back');
    await dmWith(team, /they are with/, team.colleague);
    expect(await caseload(team)).toContain('*V042*');
    expect(await misfit(team)).toBeUndefined();
  });

  it('a manager hands over for somebody, and both are told', async () => {
    const team = await startTeam();
    await caseload(team, team.manager);
    await team.manager.click('Hand over', { nth: 2 });
    await send(team, { 'To whom': 'coordinator-2' }, team.manager);
    await dmWith(team, /handed V042 over to you/, team.colleague);
    await dmWith(team, /handed V042 over: they are with/);
  });

  it('only a worker or manager of the team can take a case', async () => {
    const team = await startTeam();
    await open(team, 'Hand over');
    for (const name of ['qa-1', 'visitor-1']) {
      await team.worker.fill({ 'To whom': name });
      expect((await team.worker.submit()).errors['To whom']).toContain('Choose a worker');
    }
    await team.worker.fill({ 'To whom': 'coordinator-1' });
    expect((await team.worker.submit()).errors['To whom']).toContain('already');
  });
});

describe('closing a case', () => {
  it('lists what is still open first, and takes the customer off every list', async () => {
    const team = await startTeam();
    await spend(team, '4.20 V042 coffee');
    await askManager(team);
    const form = await open(team, 'Close');
    expect(form).toContain('2 things still open for V042');
    expect(form).toMatch(/£624\.00 Travelodge 11 nights · S0001 waits for a manager/);
    expect(form).toMatch(/£4\.20 coffee · to finish/);
    expect(await send(team, {})).toContain('V042: closed on 17 June 2026');
    expect(await caseload(team)).not.toContain('*V042*');
    expect(await spend(team, '4 V042 tea #social')).not.toContain('Saved');
    expect(await misfit(team)).toBeUndefined();
  });

  it('R35: nobody is closed before they were introduced', async () => {
    const team = await startTeam();
    await write(team, async ({ db }) => {
      const data = { introducedOn: '2026-06-10' };
      await db.customer.updateMany({ where: { reference: 'V042' }, data });
    });
    await open(team, 'Close');
    await team.worker.fill({ 'Closed on': '2026-06-09' });
    expect((await team.worker.submit()).errors['Closed on']).toContain('10 June 2026');
  });

  it('whoever closed it may open it again the same day; after that a manager', async () => {
    const team = await startTeam();
    await open(team, 'Close');
    await send(team, {});
    await team.worker.click('Open again');
    expect((await customer(team, 'V042')).closedOn).toBeNull();
    await open(team, 'Close');
    await send(team, {});
    await team.moveTo(new Date('2026-06-19T10:00:00Z'));
    const { answers } = await team.worker.click('Open again');
    expect(team.text(answers[0])).toContain('opened again by a manager');
    expect((await customer(team, 'V042')).closedOn).toBe('2026-06-17');
  });

  it('a manager finds a closed customer by reference and opens the case again', async () => {
    const team = await startTeam();
    await closeCase(team, 'V042');
    await caseload(team, team.manager);
    await team.manager.choose('Find by reference', 'V042');
    await team.manager.waitFor(() => formOf(team, team.manager).includes('[Open again]'));
    await team.manager.click('Open again');
    await team.manager.waitFor(() => formOf(team, team.manager).includes('V042 is open again.'));
    expect((await customer(team, 'V042')).closedOn).toBeNull();
    expect(await misfit(team)).toBeUndefined();
  });

  it('R93: a worker cannot open one again by a button that was left over', async () => {
    const team = await startTeam();
    await closeCase(team, 'V042');
    await caseload(team, team.manager);
    await team.manager.choose('Find by reference', 'V042');
    await team.manager.waitFor(() => formOf(team, team.manager).includes('[Open again]'));
    await write(team, async ({ db, now }) => {
      await db.role.updateMany({ where: { role: 'manager' }, data: { until: now } });
    });
    await team.manager.click('Open again');
    expect((await customer(team, 'V042')).closedOn).not.toBeNull();
  });
});

it('R94: nothing of a customer is in a notification or a log line', async () => {
  const team = await startTeam();
  await open(team, 'Housed and benefits');
  await send(team, { Housed: 'Yes' });
  await open(team, 'Hand over');
  await send(team, { 'To whom': 'coordinator-2' });
  await dmWith(team, /handed V042 over/, team.colleague);
  const people: Person[] = [team.worker, team.colleague];
  for (const message of people.flatMap((person) => person.dm())) {
    expect(message.text).not.toMatch(/V042|housed/);
  }
  expect(team.logs.join('\n')).not.toContain('V042');
});
