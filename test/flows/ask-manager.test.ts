import { describe, expect, it } from 'vitest';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { purchasesCsv } from '../support/ledger.ts';
import { askManager, cardOf, reads, STAY } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

const spent = (team: Team) => team.reader.db.purchase.count();
const cards = (team: Team) => team.manager.messages('managers');
const mentions = (text: string) => [...text.matchAll(/<@(\w+)>/g)].map(([, id]) => id);

describe('a line over a limit', () => {
  it('is kept, counts nowhere and offers three ways on; no manager hears of it yet', async () => {
    const team = await startTeam();
    const { answers } = await team.worker.command('team', STAY);
    const answer = team.text(answers[0]);
    expect(answer).toContain('Kept, not counted yet: £624.00. Do not buy yet.');
    expect(answer).toContain('[Ask a manager] [Already paid] [Discard]');
    expect(await spent(team)).toBe(0);
    expect(cards(team)).toEqual([]);
  });

  it('becomes nothing when it is discarded', async () => {
    const team = await startTeam();
    await team.worker.command('team', STAY);
    const { answers } = await team.worker.click('Discard');
    expect(team.text(answers[0])).toMatch(/Discarded.*\n.*counts nowhere/);
    expect([await spent(team), await team.reader.db.plan.count()]).toEqual([0, 0]);
    expect(cards(team)).toEqual([]);
  });

  it('says which limit it passed: the item, or the day', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 48 V042 boots #self-care');
    await team.worker.command('team', '/spend 49 V017 winter coat #self-care');
    const { answers } = await team.worker.command('team', '/spend 4 V024 bus pass #time');
    expect(team.text(answers[0])).toContain('over £100 a day needs a manager');
    await team.worker.click('Ask a manager');
    expect(team.text(await cardOf(team, 'S0001'))).toContain('over £100 in a day');
  });
});

describe('Ask a manager', () => {
  it('R26: puts one card with all that counts and four buttons to the managers', async () => {
    const team = await startTeam();
    const { card } = await askManager(team);
    const text = team.text(card);
    expect(text).toContain('Sign-off: up to £624.00');
    expect(text).toMatch(
      /What\* {2}Travelodge 11 nights \(about £56\.73 each\) · Temporary accommodation/,
    );
    expect(text).toMatch(/For\* {2}Managing tenancy and accommodation/);
    expect(text).toMatch(/Why\* {2}sleeping out in winter/);
    expect(text).toMatch(/You\* {2}because it is over £50 an item/);
    expect(text).toMatch(/Before\* {2}none like this in a year/);
    expect(text).toContain('[Approve] [Decline] [Ask] [Details]');
  });

  it('mentions whom it is with, who is never the one who asks, so that their phone buzzes', async () => {
    const team = await startTeam();
    const { card } = await askManager(team);
    const [head = ''] = team.text(card).split('· from');
    expect(mentions(head)).toEqual([team.manager.id]);
    const own = await askManager(team, team.manager, '/spend 80 V017 coat #self-care');
    expect(mentions(team.text(own.card).split('· from')[0] ?? '')).toEqual([team.otherManager.id]);
  });

  it('R94: says in the notification what happened and the reference, no more', async () => {
    const team = await startTeam();
    const { card, reference } = await askManager(team);
    expect(card.text).toBe(`Sign-off asked, by 17:00 today · ${reference}`);
  });

  it('R91: never names the customer in the channel, even where the worker typed it', async () => {
    const team = await startTeam();
    const line = '/spend 624 V042 Travelodge with v042, V042’s hostel was full #tenancy';
    const { card } = await askManager(team, team.worker, line);
    expect(JSON.stringify(card)).not.toMatch(/V042/i);
    expect(team.text(card)).toContain('the customer');
  });

  it('tells the worker to wait and with whom it is, and takes the three ways away', async () => {
    const team = await startTeam();
    await team.worker.command('team', STAY);
    const { answers } = await team.worker.click('Ask a manager');
    expect(team.text(answers[0])).toMatch(/Asked: up to £624\.00 · S0001[\s\S]*do not buy/);
    expect(team.text(answers[0])).toContain(
      `It is with <@${team.manager.id}>; an answer is needed by 17:00 today.`,
    );
    expect(team.text(answers[0])).not.toMatch(/\[Ask a manager|\[Already paid|\[Discard/);
    expect(team.text(answers[0])).toContain(
      '[Now, at the counter] [✓ Today by 17:00] [This week] [Add why and what was tried]',
    );
  });

  it('R14: asks once, however often the button is pressed', async () => {
    const team = await startTeam();
    await team.worker.command('team', STAY);
    const spot = team.worker.messages('team').at(-1);
    const press = () => team.worker.click('Ask a manager', spot && { in: spot });
    await Promise.all([press(), press(), press()]);
    await reads(team, team.worker, 'team', 'settled before: asked as S0001');
    await cardOf(team, 'S0001');
    expect(await team.reader.db.plan.count()).toBe(1);
    expect(cards(team)).toHaveLength(1);
  });

  it('opens the form when something is missing, and asks with what it holds', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 120 V042 a thing for the flat');
    const { view } = await team.worker.click('Ask a manager');
    expect(view?.submit?.text).toBe('Ask a manager');
    await team.worker.fill({
      Category: 'Furniture',
      'Outcome area': 'Managing tenancy',
      'What it helps with': 'somewhere to sit',
    });
    await team.worker.submit();
    const card = team.text(await cardOf(team, 'S0001'));
    expect(card).toMatch(/What\* {2}a thing · Furniture/);
    expect(card).toContain('somewhere to sit');
    expect(team.text(await reads(team, team.worker, 'dm', 'S0001'))).toContain('Asked: up to £120');
  });

  it('asks for the amount that the form was sent with, and says that one', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 624 V042 Travelodge 11 nights');
    await team.worker.click('Ask a manager');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({
      Amount: '567.27',
      'Outcome area': 'Managing tenancy and accommodation',
      'What it helps with': 'sleeping out in winter',
    });
    await team.worker.submit();
    await reads(team, team.worker, 'dm', 'Asked: up to £567.27');
    expect(team.text(await cardOf(team, 'S0001'))).toContain('Sign-off: up to £567.27');
  });

  it('R126: what the form brings within the limits is saved, and no manager is asked', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 290 V042 boots');
    await team.worker.click('Ask a manager');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({
      Amount: '29',
      'Outcome area': 'Self-care living skills',
      'What it helps with': 'snow',
    });
    await team.worker.submit();
    await reads(team, team.worker, 'dm', 'Saved: £29.00 · P00001');
    expect(team.manager.messages('managers')).toEqual([]);
  });

  it('shows how many like it went before, an import’s signed-off purchases among them', async () => {
    const team = await startTeam();
    const rows = [
      { date: '2026-02-03', signed_off_by: 'manager-1' },
      { date: '2025-07-01', signed_off_by: 'manager-2' },
      { date: '2025-06-01', signed_off_by: 'manager-1' }, // more than a year ago
      { date: '2026-02-04' }, // nobody signed it off
    ].map((row) => ({
      ...row,
      customer: 'V017',
      category: 'Temporary accommodation',
      item: 'Room',
    }));
    const { workspaceId } = team.reader;
    const now = team.slack.clock.now();
    const done = await importPurchases(team.ledger, workspaceId, purchasesCsv(rows), { now });
    expect(done).toMatchObject({ ok: true });
    const { card } = await askManager(team);
    expect(team.text(card)).toContain('2 like this in a year, all approved');
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    const next = await askManager(team, team.worker, STAY.replace('11', '12'));
    expect(team.text(next.card)).toContain('3 like this in a year, all approved');
  });
});

it('a small purchase sends no manager a message (R126)', async () => {
  const team = await startTeam();
  await team.worker.command('team', '/spend 4 V042 coffee #social');
  await team.moveTo(team.slack.clock.now());
  expect(cards(team)).toEqual([]);
});
