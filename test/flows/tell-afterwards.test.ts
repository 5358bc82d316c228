import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { report } from '../../src/ledger/report.ts';
import { verify } from '../../src/ledger/verify.ts';
import { dmWith, formOf, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const PHONE = '20 V042 phone #social';

/** Days later it is known; Home asks beside what was bought on earlier days. */
function aDayLater({ slack }: Team): void {
  slack.clock.advance(24 * 3_600_000);
}

/** Tells on Home what became of the newest purchase there. */
async function became(team: Team, what: string, words = ''): Promise<void> {
  await team.worker.openHome();
  await team.worker.click('What became of it', { in: 'home' });
  await team.worker.waitFor((me) => me.view());
  await team.worker.fill({ 'What became of it': what, 'In a few words': words });
  await team.worker.submit();
}

function notes({ reader }: Team) {
  return reader.db.purchaseNote.findMany({ orderBy: { id: 'asc' } });
}

const total = async ({ reader }: Team) => {
  const days = { from: day('2026-01-01'), to: day('2026-12-31') };
  return (await report(reader, 'category', { days, asOf: undefined })).total;
};

test('R13: five notes on one phone keep their order, and no total changes', async () => {
  const team = await startTeam();
  await spend(team, PHONE);
  aDayLater(team);
  const before = await total(team);
  const told = ['Used', 'Lost', 'Replaced', 'Damaged', 'Not known'];
  for (const what of told) await became(team, what, `${what} then`);
  await dmWith(team, /Noted: Phone · P00001[\s\S]*Not known: “Not known then”/);
  expect((await notes(team)).map(({ value }) => value)).toEqual([
    ...['used', 'lost', 'replaced', 'damaged', 'not_known'],
  ]);
  await team.worker.click('What became of it', { in: 'home' });
  expect(formOf(team)).toMatch(
    /Used: “Used then”[\s\S]*Lost[\s\S]*Replaced[\s\S]*Damaged[\s\S]*Not known/,
  );
  expect(await total(team)).toEqual(before);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 20_000);

test('R128: four phones were sold, and the fifth is bought as the first was', async () => {
  const team = await startTeam();
  for (let at = 0; at < 4; at += 1) {
    await spend(team, `${at + 10} V042 phone #social`);
    aDayLater(team);
    await became(team, 'Sold');
  }
  const answer = await spend(team, '20 V042 phone #social');
  expect(answer).toContain('Saved: £20.00 · P00005');
  expect(answer).not.toMatch(/sold/i);
  expect(await standing(team)).toHaveLength(5);
  const shared = ['team', 'managers'].flatMap((where) => team.manager.messages(where));
  expect(shared.filter(({ fromApp }) => fromApp)).toEqual([]);
}, 20_000);

test('R13: the same form sent twice adds one note; without a choice it stays open', async () => {
  const team = await startTeam();
  await spend(team, PHONE);
  aDayLater(team);
  await team.worker.openHome();
  await team.worker.click('What became of it', { in: 'home' });
  await team.worker.waitFor((me) => me.view());
  expect(Object.keys((await team.worker.submit()).errors)).toEqual(['What became of it']);
  expect(await notes(team)).toEqual([]);
});

test('R97: one tap says whether the reference is on the receipt; a second changes nothing', async () => {
  const team = await startTeam();
  expect(await spend(team, PHONE)).toMatch(
    /Write P00001 on the receipt\.\n[\s\S]*\[Written on it\] \[No receipt\]/,
  );
  const { answers } = await team.worker.click('Written on it');
  const answer = team.text(answers.at(-1));
  expect(answer).toContain('P00001 is on the receipt.');
  expect(answer).toContain('[Edit] [Undo] [Same again]');
  expect(answer).not.toContain('No receipt');
  expect(await notes(team)).toMatchObject([{ kind: 'receipt', value: 'yes', reference: 'P00001' }]);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('R97: told in the form, it is not asked again', async () => {
  const team = await startTeam();
  await spend(team, '');
  await team.worker.fill({
    ...{ Customer: 'V042', Amount: '4', 'What was bought': 'coffee', Category: 'Engagement' },
    ...{ 'Outcome area': 'Social networks and relationships', 'What it helps with': 'a chat' },
  });
  await team.worker.click('Add more');
  await team.worker.fill({ Receipt: 'There is no receipt' });
  await team.worker.submit();
  const told = team.text(await dmWith(team, /P00001/));
  expect(told).toContain('There is no receipt.');
  expect(told).not.toContain('Written on it');
});

test('R10: /spend card keeps the last four digits; what is paid by card then says so', async () => {
  const team = await startTeam();
  expect(await spend(team, 'card 1234')).toContain('Your card is ••1234 from now on.');
  expect(await spend(team, PHONE)).toContain('card ••1234');
  expect(await spend(team, 'card')).toContain('Your card is ••1234');
  const found = await team.reader.db.historyEntry.findFirst({ where: { kind: 'person.card' } });
  expect(found?.facts).not.toContain('1234');
});

test('R10: a line may still begin with how it was paid, and a whole number is kept nowhere', async () => {
  const team = await startTeam();
  expect(await spend(team, 'card 4 V042 coffee #social')).toContain('Saved: £4.00');
  expect(await spend(team, 'card 4929 1234 5678 9014')).toContain('looks like a full card number');
  expect(await team.reader.db.person.count({ where: { cardLastFour: '4471' } })).toBe(1);
});
