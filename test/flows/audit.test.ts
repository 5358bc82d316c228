import { expect, it, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { readPack } from '../../src/ledger/pack.ts';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS, auditField, VIEWS } from '../../src/messages/ids.ts';
import { packMessage } from '../../src/messages/pack.ts';
import { packCsv } from '../../src/messages/pack-csv.ts';
import { packPages } from '../../src/messages/pack-pages.ts';
import { packText } from '../../src/messages/pack-text.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { byHand } from '../support/by-hand.ts';
import { forgedClick, forgedSubmit } from '../support/forged.ts';
import { askManager } from '../support/sign-off.ts';
import { dmWith, formOf, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const qaOf = ({ slack }: Team) => slack.asPerson('qa-1');
const items = ({ reader }: Team) => reader.db.auditItem.findMany({ orderBy: { id: 'asc' } });

/** Every table but those of the audit, of messages and of the history, as it lies on disk. */
async function everythingElse({ url }: Team): Promise<string> {
  const [purchases, lines, plans, decisions, drafts, notes] = await Promise.all([
    byHand(url, 'SELECT * FROM "Purchase" ORDER BY "id"'),
    byHand(url, 'SELECT * FROM "PurchaseLine" ORDER BY "id"'),
    byHand(url, 'SELECT * FROM "Plan" ORDER BY "id"'),
    byHand(url, 'SELECT * FROM "Decision" ORDER BY "id"'),
    byHand(url, 'SELECT * FROM "Draft" ORDER BY "id"'),
    byHand(url, 'SELECT * FROM "PurchaseNote" ORDER BY "id"'),
  ]);
  const all = { purchases, lines, plans, decisions, drafts, notes };
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
}

/** Begins a round about June, with quality assurance alone unless others are asked. */
async function begin(team: Team, fields: Record<string, string> = {}) {
  const qa = qaOf(team);
  await qa.command('team', '/spend audit');
  await qa.fill({ 'Entries from': '2026-06-01', to: '2026-06-17', Seed: '7', ...fields });
  return qa.submit();
}

const ALONE = { 'Who looks': 'Quality assurance alone' };
const GIVEN = /for you to look at/;

async function openFirst(team: Team, person: Person): Promise<string> {
  await dmWith(team, GIVEN, person);
  while (person.view() !== undefined) await person.close();
  await person.click('Begin');
  return formOf(team, person);
}

test('R74: what was saved and what nobody finished is looked at, one tap each where all is fine', async () => {
  const team = await startTeam();
  const qa = qaOf(team);
  await spend(team, '29 V042 boots and socks, flip-flops in snow #self-care');
  await spend(team, '4.20 V017 coffee #social');
  await spend(team, '3 V024 something else');
  const before = await everythingElse(team);
  expect((await begin(team, ALONE)).kind).toBe('updated');
  expect(formOf(team, qa)).toMatch(/Round 1: 1 June 2026 to 17 June 2026/);
  expect(formOf(team, qa)).toMatch(/3 entries are still to be looked at[\s\S]*seed 7/);
  expect(await items(team)).toHaveLength(3);
  expect((await dmWith(team, GIVEN, qa)).text).toBe('A few entries to look at');
  const seen: string[] = [await openFirst(team, qa)];
  expect(seen[0]).toContain('Guidelines then: Spending supports plans');
  for (let at = 0; at < 2; at += 1) {
    await qa.click('All fine');
    seen.push(formOf(team, qa));
  }
  const looks = await team.reader.db.look.findMany();
  expect(looks.map(({ what, purpose }) => `${what} ${purpose}`)).toEqual(
    Array(3).fill('details audit'),
  );
  const all = seen.join('\n');
  expect(all).toMatch(/£29\.00 · Boots and socks[\s\S]*V042[\s\S]*“flip-flops in snow”/);
  expect(all).toMatch(/within the buyer’s own limits/);
  expect(all).toMatch(/A line of 17 June 2026 · £3\.00/);
  await qa.click('All fine');
  expect(formOf(team, qa)).toContain('Thank you: 3 entries looked at.');
  await dmWith(team, /all 3 looked at/, qa);
  await dmWith(team, /Round 1: .* is done\*?\n3 looked at, 3 fine, no findings/, qa);
  expect(team.worker.dm().map(team.text).join()).not.toMatch(/audit/i);
  expect(await everythingElse(team)).toBe(before);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 40_000);

test('R75: a finding reaches the buyer, kindly, with a reply; the purchase stays as it is to the byte', async () => {
  const team = await startTeam();
  const qa = qaOf(team);
  await spend(team, '29 V042 boots and socks, flip-flops in snow #self-care');
  const before = await everythingElse(team);
  await begin(team, ALONE);
  await openFirst(team, qa);
  await qa.fill({
    'Does it serve this customer’s plan, or an outcome?': 'Yes',
    'Were the guidelines kept?': 'Yes',
    'Was it signed off, where that was needed?': 'Yes',
    'Is the receipt there?': 'No',
    'What you found, in a few words': 'ring 07700 900123',
  });
  expect((await qa.submit()).errors).toMatchObject({
    'What you found, in a few words': expect.stringContaining('phone number'),
  });
  await qa.fill({ 'What you found, in a few words': 'only a card slip' });
  await qa.click('All fine', { in: 'view' });
  expect(formOf(team, qa)).toContain('You wrote a few words');
  await qa.close();
  expect((await qa.submit()).kind).toBe('updated');
  const dm = await dmWith(team, /A note from the audit on P00001/);
  expect(dm.text).toBe('A note from the audit on P00001');
  expect(team.text(dm)).toMatch(/counted against nobody, and the entry stays as it is/);
  expect(team.text(dm)).toMatch(/Receipt missing\.[\s\S]*“only a card slip”[\s\S]*<@U0PR000041>/);
  await team.worker.click('Reply');
  await team.worker.fill({ 'Your reply': 'it is in the red folder' });
  expect((await team.worker.submit()).kind).toBe('cleared');
  await dmWith(team, /Your reply.*“it is in the red folder”/);
  await dmWith(team, /The reply: “it is in the red folder”/, qa);
  expect(await everythingElse(team)).toBe(before);
  await qa.command('team', '/spend audit');
  expect(formOf(team, qa)).toMatch(/1 looked at, 0 fine, 1 finding: receipt missing/);
  expect(formOf(team, qa)).toMatch(/“only a card slip” Reply: “it is in the red folder”/);
  await team.manager.command('team', '/spend audit');
  expect(formOf(team, team.manager)).toMatch(/1 finding: receipt missing/);
  expect(formOf(team, team.manager)).not.toMatch(/boots|P00001|card slip|folder|V042/);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
  const history = await team.reader.db.historyEntry.findMany({
    where: { kind: { startsWith: 'audit.' } },
  });
  expect(history.map(({ kind }) => kind)).toEqual(
    ['drawn', 'given', 'answered', 'closed', 'replied'].map((kind) => `audit.${kind}`),
  );
  expect(JSON.stringify(history)).not.toMatch(/card slip|folder|V042|boots/);
  const about = { meeting: undefined, on: day('2026-06-17'), seed: 1 };
  const pack = await readPack(team.reader, about);
  expect(packText(pack)).toContain('Audit: 1 looked at, 0 fine, 1 finding: receipt missing');
  expect(packCsv(pack)).toContain('audit,receipt missing,,,,,1');
  expect(JSON.stringify(packMessage(pack))).toContain('1 finding: receipt missing');
  expect(JSON.stringify(packPages(pack))).toContain('1 finding: receipt missing.');
  expect(JSON.stringify(pack)).not.toMatch(/card slip|folder/);
  const early = await readPack(team.reader, { ...about, on: day('2026-06-16') });
  expect(early.audit).toBeUndefined();
}, 40_000);

test('R74, R93: only whoever was given an entry looks at it, whatever is pressed or sent', async () => {
  const team = await startTeam();
  const qa = qaOf(team);
  await spend(team, '29 V042 boots and socks #self-care');
  await begin(team, ALONE);
  await dmWith(team, GIVEN, qa);
  for (const who of [team.worker, team.colleague, team.manager]) {
    expect(await forgedClick(team, who.id, ACTIONS.auditBegin, '1')).toMatch(
      /given to somebody else/,
    );
    expect(await forgedClick(team, who.id, ACTIONS.auditAllFine, '1')).toMatch(/given to somebody/);
  }
  const sent = await forgedSubmit(team, team.worker.id, {
    ...{ id: 'V1', callback: VIEWS.auditItem, metadata: { item: 1 } },
    values: { [auditField('finding', 1)]: { type: 'plain_text_input', value: 'all good' } },
  });
  expect(JSON.stringify(sent)).toMatch(/given to somebody else/);
  expect(await forgedClick(team, team.worker.id, ACTIONS.auditStart, 'audit')).toMatch(
    /begun by quality assurance/,
  );
  expect(await forgedClick(team, team.worker.id, ACTIONS.auditReply, '1')).toMatch(/no longer/);
  expect(await spend(team, 'audit', team.colleague)).toMatch(/begun by quality assurance/);
  expect(await items(team)).toMatchObject([{ answers: null }]);
}, 40_000);

test('R74: whoever takes the case on after the draw no longer looks at it', async () => {
  const team = await startTeam();
  const qa = qaOf(team);
  await spend(team, '29 V042 boots and socks #self-care');
  await begin(team, ALONE);
  await dmWith(team, GIVEN, qa);
  const { db } = team.reader;
  const me = await db.person.findFirstOrThrow({ where: { slackId: qa.id } });
  const { workspaceId } = team.reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: new Date(), actorId: null };
  await team.ledger.write(request, async (writer) => {
    await writer.db.customer.updateMany({ where: {}, data: { leadId: me.id } });
  });
  expect(await forgedClick(team, qa.id, ACTIONS.auditAllFine, '1')).toMatch(/hold the case/);
  await qa.close();
  await qa.click('Begin');
  expect(formOf(team, qa)).toMatch(/1 entry is no longer yours to look at/);
  expect(await items(team)).toMatchObject([{ answers: null }]);
}, 40_000);

it('R74: with peers, workers look at what others bought, each with one message', async () => {
  const team = await startTeam();
  for (const amount of [3, 4, 5, 6, 7, 8]) {
    await spend(team, `${amount} V042 coffee #social`);
    await spend(team, `${amount} V017 coffee #social`, team.colleague);
  }
  await begin(team);
  const given = await items(team);
  expect(given).toHaveLength(12);
  const bought = await team.reader.db.purchase.findMany();
  for (const { subject, auditorId } of given) {
    const one = bought.find(({ id }) => subject === `purchase:${id}`);
    expect(one?.buyerId).not.toBe(auditorId);
  }
  const messages = await team.reader.db.outboxMessage.findMany({ where: { kind: 'audit_given' } });
  expect(messages.length).toBe(new Set(given.map(({ auditorId }) => auditorId)).size);
  const third = team.slack.asPerson('coordinator-3');
  await dmWith(team, GIVEN, third);
  expect((await third.command('team', '/spend audit')).view).toBeDefined();
  expect(await forgedClick(team, team.worker.id, ACTIONS.auditAllFine, 'x')).toMatch(/given to/);
}, 40_000);

test('R74, R75: what was declined is looked at too, and its finding reaches whoever asked; tampering shows', async () => {
  const team = await startTeam();
  const qa = qaOf(team);
  await askManager(team);
  await team.manager.click('Decline');
  await team.manager.fill({ 'Why not, and what might help': 'the council has a bed' });
  await team.manager.submit();
  await dmWith(team, /Not this time/);
  await begin(team, ALONE);
  const [item] = await items(team);
  expect(item).toMatchObject({ subject: 'plan:1', stratum: 'declined' });
  const seen = await openFirst(team, qa);
  expect(seen).toMatch(/S0001 · £624\.00[\s\S]*asked for, and declined/);
  expect(seen).toMatch(/declined by <@U0PR000031> “the council has a bed”/);
  const id = Number(item?.id);
  await forgedSubmit(team, qa.id, {
    ...{ id: 'V1', callback: VIEWS.auditItem, metadata: { item: id } },
    values: { [auditField('finding', id)]: { type: 'plain_text_input', value: 'a kind answer' } },
  });
  await dmWith(team, /A note from the audit on S0001[\s\S]*“a kind answer”/);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
  const { workspaceId } = team.reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: new Date(), actorId: null };
  for (const [column, other] of [
    ['answers', '{}'],
    ['finding', 'another word'],
    ['auditorId', 1],
    ['stratum', 'unfinished'],
    ['subject', 'plan:2'],
  ] as const) {
    const put = (value: unknown) =>
      team.ledger.write(request, ({ db }) =>
        db.auditItem.update({ where: { id }, data: { [column]: value } }),
      );
    const [before] = await items(team);
    await put(other);
    expect(await verify(team.ledger), column).toMatchObject({ ok: false });
    await put(before?.[column]);
  }
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
}, 40_000);

it.each([
  [{ 'How many': '0' }, 'How many'],
  [{ 'How many': '61' }, 'How many'],
  [{ Seed: 'lucky' }, 'Seed'],
  [{ Seed: '9999999999' }, 'Seed'],
  [{ to: '2026-05-01' }, 'to'],
  [{ to: '2026-07-01' }, 'to'],
  [{ 'Entries from': '2024-06-01' }, 'to'],
  [{}, 'Entries from'],
])(
  'a round of %o is said under “%s”',
  async (fields, label) => {
    const team = await startTeam();
    const sent = await begin(team, fields);
    expect(Object.keys(sent.errors)).toEqual([label]);
    expect(await items(team)).toEqual([]);
  },
  20_000,
);
