import { describe, expect, it } from 'vitest';
import { cardOf, reads } from '../support/sign-off.ts';
import { formOf } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const LINE = '/spend ask 325 V042 dog sitter, so that she can go to detox #physical';

/** Opens the form with a line and fills in what a line cannot say. */
async function opened(team: Team, line = LINE, fields: Record<string, string> = {}) {
  await team.worker.command('team', line);
  await team.worker.waitFor((me) => me.view());
  await team.worker.fill({ Category: 'Health care', ...fields });
}

const plans = ({ reader }: Team) => reader.db.plan.findMany({ orderBy: { id: 'asc' } });

describe('R24: asking ahead', () => {
  it('/spend ask opens the form, filled in as far as the line was understood', async () => {
    const team = await startTeam();
    await team.worker.command('team', LINE);
    const view = await team.worker.waitFor((me) => me.view());
    expect(view.title?.text).toBe('Ask for sign-off');
    const form = formOf(team);
    for (const label of [
      'Customer',
      'Up to how much',
      'What',
      'How many',
      'Category',
      'Outcome area',
      'Why now',
      'What was tried first',
      'When is an answer needed',
    ]) {
      expect(form).toContain(label);
    }
    for (const told of ['V042', '325.00', 'dog sitter', 'so that she can go to detox']) {
      expect(form).toContain(told);
    }
  });

  it('puts a card to the managers and tells the worker with whom it is and by when', async () => {
    const team = await startTeam();
    await opened(team, LINE, {
      'What was tried first': 'The charity has nobody this week',
      'When is an answer needed': 'This week',
    });
    expect((await team.worker.submit()).kind).toBe('cleared');
    const told = team.text(await reads(team, team.worker, 'dm', 'Asked: up to £325.00 · S0001'));
    expect(told).toContain(
      `It is with <@${team.manager.id}>; an answer is needed by 17:00 on Friday`,
    );
    expect(told).toContain('do not buy');
    const card = team.text(await cardOf(team, 'S0001'));
    expect(card).toContain('Sign-off: up to £325.00, by 17:00 on Friday 19 June');
    expect(card).toMatch(/Why\* {2}so that she can go to detox/);
    expect(card).toMatch(/Tried\* {2}The charity has nobody this week/);
    expect(card).not.toContain('V042');
    expect(await team.reader.db.purchase.count()).toBe(0);
  });

  it('approved, it is bought like any other, and counts on that day', async () => {
    const team = await startTeam();
    await opened(team);
    await team.worker.submit();
    await cardOf(team, 'S0001');
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await team.worker.click('Bought all');
    await reads(team, team.worker, 'dm', 'Saved: £325.00 · P00001');
  });

  it('R14: the same form sent twice asks once', async () => {
    const team = await startTeam();
    await opened(team);
    const { submit } = team.worker;
    await Promise.all([submit.call(team.worker), submit.call(team.worker)]).catch(() => undefined);
    await cardOf(team, 'S0001');
    expect(await plans(team)).toHaveLength(1);
  });

  it('what is within the limits may be asked too, and nothing is said against it', async () => {
    const team = await startTeam();
    await opened(team, '/spend ask 20 V042 notebooks, for a course #time');
    await team.worker.submit();
    expect(team.text(await cardOf(team, 'S0001'))).toContain('within the limits');
  });

  it('R39: what a guideline sends to a manager says so, whatever the price', async () => {
    const team = await startTeam();
    await opened(team, '/spend ask 20 V042 sleeping bag, cold nights #self-care');
    await team.worker.submit();
    await cardOf(team, 'S0001');
    expect(await plans(team)).toMatchObject([{ softRule: 'sleeping_bag', overItem: false }]);
  });

  it('R5: several of a price, or a total and how many', async () => {
    const team = await startTeam();
    await opened(team, '/spend ask 624 V042 hotel nights, sleeping out #tenancy', {
      'How many': '11',
    });
    await team.worker.submit();
    await cardOf(team, 'S0001');
    await opened(team, '/spend ask 2x30 V042 duvets, cold nights #tenancy');
    await team.worker.submit();
    await cardOf(team, 'S0002');
    expect(await plans(team)).toMatchObject([
      { upToPence: 624_00, count: 11, unitPence: 56_73 },
      { upToPence: 60_00, count: 2, unitPence: 30_00 },
    ]);
  });

  it('R37: what the team never buys is not asked for', async () => {
    const team = await startTeam();
    await opened(team, '/spend ask 20 V042 something, for a hard day #mental', {
      What: '20 cigarettes',
    });
    const { errors } = await team.worker.submit();
    expect(Object.values(errors)[0]).toMatch(/never buys tobacco.*no manager can approve it/);
    expect(await plans(team)).toEqual([]);
  });

  it('Home has it too', async () => {
    const team = await startTeam();
    await team.worker.openHome();
    await team.worker.click('Ask for sign-off', { in: 'home' });
    const view = await team.worker.waitFor((me) => me.view());
    expect(view.title?.text).toBe('Ask for sign-off');
  });
});

describe('a no', () => {
  async function declined(team: Team) {
    await opened(team);
    await team.worker.submit();
    await cardOf(team, 'S0001');
    await team.manager.click('Decline');
    await team.manager.waitFor((me) => me.view());
    await team.manager.fill({ 'Why not, and what might help': 'Could a neighbour help?' });
    await team.manager.submit();
    return team.text(await reads(team, team.worker, 'dm', 'Not this time'));
  }

  it('R29: can be changed and asked again; the new card says what was said before', async () => {
    const team = await startTeam();
    expect(await declined(team)).toContain('[Change and ask again] [Reply]');
    await team.worker.click('Change and ask again');
    await team.worker.waitFor((me) => me.view());
    expect(formOf(team)).toMatch(/S0001 was declined by <@\w+>: “Could a neighbour help\?”/);
    await team.worker.fill({ 'Up to how much': '200', 'Why now': 'the neighbour is away' });
    await team.worker.submit();
    const card = team.text(await cardOf(team, 'S0002'));
    expect(card).toContain(
      `Asked before*  S0001, declined by <@${team.manager.id}>: “Could a neighbour help?”`,
    );
    expect(await plans(team)).toMatchObject([{ state: 'declined' }, { followsId: 1 }]);
    const [no] = team.worker.dm().filter((message) => team.text(message).includes('Not this time'));
    await team.worker.click('Change and ask again', no && { in: no });
    await reads(team, team.worker, 'dm', 'S0001 was asked again before, as S0002');
  });

  it('R29: a reply goes to whoever decided, and stands in Details', async () => {
    const team = await startTeam();
    await declined(team);
    await team.worker.click('Reply');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({ 'Your reply': 'The neighbour is away <!channel>.' });
    await team.worker.submit();
    const told = await reads(team, team.manager, 'dm', 'A reply on S0001');
    expect(told.text).toBe('Reply on S0001');
    expect(team.text(told)).toContain('“The neighbour is away <!channel>.”');
    expect(JSON.stringify(told.blocks)).toContain('&lt;!channel&gt;');
    await team.manager.click('Details', { in: told });
    const view = await team.manager.waitFor((me) => me.view());
    expect(team.slack.text(view)).toContain('replies: “The neighbour is away');
  });
});

describe('R41: the other source, asked ahead', () => {
  it('is brought up by the goods, shown on the card and counted', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend ask 325 V042 Travelodge, sleeping out #tenancy');
    await team.worker.waitFor((me) => me.view());
    const form = formOf(team);
    expect(form).toContain('Other source checked');
    await team.worker.fill({
      'Other source checked': 'Council bond scheme or housing duty: too slow',
    });
    expect((await team.worker.submit()).kind).toBe('cleared');
    const card = team.text(await cardOf(team, 'S0001'));
    expect(card).toMatch(/Checked\* {2}Council bond scheme or housing duty: too slow/);
    expect(await team.reader.db.sourceCheck.findMany()).toMatchObject([
      { reference: 'S0001', source: 'council', answer: 'too_slow' },
    ]);
  });

  it('need not be answered', async () => {
    const team = await startTeam();
    await opened(team);
    expect((await team.worker.submit()).kind).toBe('cleared');
    expect(await team.reader.db.sourceCheck.count()).toBe(0);
  });
});
