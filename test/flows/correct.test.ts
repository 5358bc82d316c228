import { expect, test } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { entries, formOf, leftIn, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const COFFEE = '10 V042 coffee, a first chat #social';

async function edit(team: Team, changes: Record<string, string>): Promise<string> {
  await team.worker.click('Edit');
  await team.worker.fill(changes);
  return sendForm(team);
}

/** Every version that a reference ever had. */
async function versions(team: Team) {
  return (await entries(team)).map(({ version, kind, pence, correctedOn }) => ({
    version,
    kind,
    pence,
    stands: correctedOn === null,
  }));
}

test('Edit opens the form filled with the purchase', async () => {
  const team = await startTeam();
  await spend(team, '2x5 V042 coffee cash, a first chat #social');
  await team.worker.click('Edit');
  for (const held of [
    '[V042 ▾]',
    '[2x5.00]',
    '[coffee]',
    '[Engagement ▾]',
    '[Social networks and relationships ▾]',
    '[a first chat]',
    '[Petty cash ▾]',
  ]) {
    expect(formOf(team)).toContain(held);
  }
});

test('R11: an edit adds a linked entry under the same reference; both values stay', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  const answer = await edit(team, { Amount: '12.50' });
  expect(answer).toContain('Changed: £12.50 · P00001');
  expect(leftIn(answer)).toBe('£87.50');
  const [first, second] = await entries(team);
  expect(first).toMatchObject({ pence: 1000, version: 1, correctedOn: '2026-06-17' });
  expect(second).toMatchObject({ pence: 1250, version: 2, correctsId: first?.id });
  expect(second?.why).toBeTruthy();
  expect(second?.recordedById).not.toBeNull();
  expect((await standing(team)).map(({ pence }) => pence)).toEqual([1250]);
});

test('an edit that passes the item limit counts at once, as an exception, with a card', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  const answer = await edit(team, { Amount: '50.01' });
  expect(answer).toContain('£50.01 · P00001');
  expect(answer).toContain('exception (S0001)');
  expect(await standing(team)).toMatchObject([{ pence: 5001, authority: 'exception' }]);
  const card = await cardWith(team, 'S0001');
  expect(card).toContain('£50.01');
  expect(card).toContain('[Approve]');
});

test('an edit that passes the day limit is an exception; to exactly the limit it is none', async () => {
  const team = await startTeam();
  await spend(team, '50 V024 boots #self-care');
  await spend(team, '40 V042 coffee #social');
  expect(leftIn(await edit(team, { Amount: '50' }))).toBe('£0.00');
  expect(await edit(team, { Amount: '50.00', 'What was bought': 'tea' })).toContain('Changed');
  expect((await standing(team)).map(({ authority }) => authority)).toEqual(['own', 'own']);
});

test('an exception that is edited down to within the limits is one no longer', async () => {
  const team = await startTeam();
  await spend(team, '70 V042 boots #self-care');
  await team.worker.click('Already paid');
  await cardWith(team, 'S0001');
  const answer = await edit(team, { Amount: '7' });
  expect(leftIn(answer)).toBe('£93.00');
  expect(await standing(team)).toMatchObject([{ pence: 700, authority: 'own' }]);
  expect(await cardWith(team, 'withdrawn')).not.toContain('[Approve]');
});

test('an exception that is edited and still over a limit is asked about anew, once', async () => {
  const team = await startTeam();
  await spend(team, '70 V042 boots #self-care');
  await team.worker.click('Already paid');
  expect(await edit(team, { Amount: '65' })).toContain('(S0002)');
  const plans = await team.reader.db.plan.findMany({ orderBy: { id: 'asc' } });
  expect(plans.map(({ state }) => state)).toEqual(['withdrawn', 'waiting']);
});

test('Undo voids by a linked entry, frees the day, and the answer says so', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  const { answers } = await team.worker.click('Undo');
  expect(answers).toHaveLength(1);
  expect(team.text(answers[0])).toContain('Undone: £10.00 · P00001');
  expect(await versions(team)).toEqual([
    { version: 1, kind: 'purchase', pence: 1000, stands: false },
    { version: 2, kind: 'void', pence: 0, stands: true },
  ]);
  expect(leftIn(await spend(team, '1 V042 tea #social'))).toBe('£99.00');
});

test('Undo a second time changes nothing and says that it was undone before', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  const before = team.worker.messages('team').at(-1);
  if (before === undefined) throw new Error('Nothing was answered');
  await team.worker.openHome();
  await team.worker.click('Undo', { in: before });
  await team.worker.click('Undo', { in: 'home' });
  const home = await team.worker.waitFor(
    () => /P00001 was undone before/.test(homeOf(team)) && homeOf(team),
  );
  expect(home).toContain('Nothing was changed.');
  expect(await versions(team)).toHaveLength(2);
});

test('Undo of an edited purchase leaves nothing of it standing', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  await edit(team, { Amount: '12' });
  await team.worker.click('Undo');
  expect(await standing(team)).toEqual([]);
  expect((await versions(team)).map(({ kind }) => kind)).toEqual(['purchase', 'amendment', 'void']);
});

test('Undo of an exception takes its card out of the managers’ hands', async () => {
  const team = await startTeam();
  await spend(team, '70 V042 boots #self-care');
  await team.worker.click('Already paid');
  await edit(team, { Amount: '65' });
  await team.worker.click('Undo');
  await team.manager.waitFor(() => !cards(team).some((card) => card.includes('[Approve]')));
  const plans = await team.reader.db.plan.findMany();
  expect(plans.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
});

test.each(['Undo', 'Edit'])(
  '%s is possible for a day, and then says whom to ask',
  async (button) => {
    const team = await startTeam();
    await spend(team, COFFEE);
    team.slack.clock.set(new Date('2026-06-18T10:00:01Z'));
    const { answers } = await team.worker.click(button);
    expect(team.text(answers.at(-1))).toContain('P00001 is more than a day old');
    expect(team.text(answers.at(-1))).toContain('Ask a manager');
    expect(await standing(team)).toHaveLength(1);
  },
);

test('Undo is still possible a minute before the day is over', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  team.slack.clock.set(new Date('2026-06-18T09:59:00Z'));
  await team.worker.click('Undo');
  expect(await standing(team)).toEqual([]);
});

test('R11: only its buyer changes a purchase, whatever a click says', async () => {
  const team = await startTeam();
  await spend(team, '4 V024 tea #social', team.colleague);
  await spend(team, COFFEE);
  await team.worker.openHome();
  for (const what of ['undo', 'edit', 'again']) {
    await forgeMenu(team, `${what}:P00001`);
    await team.worker.waitFor(() => homeOf(team).includes('Only the person who logged this'));
  }
  expect(await standing(team)).toHaveLength(2);
});

test('after edits and undoing the ledger still proves itself', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  await edit(team, { Amount: '60' });
  await team.worker.click('Undo');
  await spend(team, '3 V042 tea #social');
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

/** A choice in Home's menu that no menu of this person offers. */
function forgeMenu(team: Team, value: string) {
  const text = { type: 'plain_text', text: 'Undo' };
  const chosen = { text, value };
  const { id } = team.worker;
  return team.slack.send('interactive', {
    type: 'block_actions',
    team: { id: PRACTICE_TEAM_ID },
    user: { id, team_id: PRACTICE_TEAM_ID },
    api_app_id: team.slack.app.id,
    trigger_id: `forged.${value}`,
    container: { type: 'view' },
    view: { id: 'V0FORGED', type: 'home', blocks: [] },
    actions: [
      {
        type: 'overflow',
        action_id: ACTIONS.purchaseMenu,
        block_id: 'entry',
        action_ts: '1',
        selected_option: chosen,
      },
    ],
  });
}

function homeOf(team: Team): string {
  return team.slack.text(team.worker.home() ?? {});
}

function cards(team: Team): string[] {
  return team.manager.messages('managers').map(team.text);
}

function cardWith(team: Team, words: string): Promise<string> {
  return team.manager.waitFor(() => cards(team).find((card) => card.includes(words)));
}
