import { expect, it, vi } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { pence } from '../../src/domain/money.ts';
import { NOTHING_MORE } from '../../src/domain/more.ts';
import { giveBack, moveBought } from '../../src/ledger/approvals.ts';
import { closeDraft, completeDraft, keepDraft } from '../../src/ledger/drafts.ts';
import { eraseCustomer, forgetDue } from '../../src/ledger/forget-run.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { addPatternAsk, answerPatternAsk } from '../../src/ledger/patterns.ts';
import { planById } from '../../src/ledger/plan-queries.ts';
import { addNote, addPlan, decidePlan } from '../../src/ledger/plans.ts';
import { addPurchaseNote } from '../../src/ledger/purchase-notes.ts';
import {
  addAgainst,
  addPurchase,
  amendPurchase,
  voidPurchase,
} from '../../src/ledger/purchases.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { addStory, showNextStory, takeBackStory } from '../../src/ledger/stories.ts';
import { verify } from '../../src/ledger/verify.ts';
import { openAt, tamperWith } from '../support/database.ts';
import {
  addCustomers,
  type InHand,
  inHand,
  NOW,
  purchasesCsv,
  type TestLedger,
  testLedger,
} from '../support/ledger.ts';

vi.setConfig({ testTimeout: 30_000 });

/** A ledger with one of everything that `verify` looks at. */
function full(): Promise<TestLedger> {
  return testLedger({ name: 'full', prepare: async (ledger) => fill(await inHand(ledger)) });
}

async function fill(opened: InHand): Promise<void> {
  const { ledger, workspaceId, reader } = opened;
  await addCustomers(opened, ['V001', 'V002']);
  const person = { isGroup: false, name: undefined, card: undefined, roles: ['worker'] as const };
  await setUpTeam(ledger, { slackTeam: 'T1', people: [{ ...person, slackId: 'U1' }] }, NOW);
  const rows = Array.from({ length: 1_100 }, () => ({ amount: '4.20' }));
  await importPurchases(ledger, workspaceId, purchasesCsv(rows), { now: NOW });
  const buyer = await reader.db.person.findFirstOrThrow({ where: { slackId: 'U1' } });
  const customer = await reader.db.customer.findFirstOrThrow();
  const category = await reader.db.category.findFirstOrThrow();
  const area = await reader.db.outcomeArea.findFirstOrThrow();
  const policy = await reader.db.policy.findFirstOrThrow();
  const told = {
    customer,
    category,
    area,
    pence: pence(2900),
    count: 1,
    unitPence: pence(2900),
    item: 'boots',
    purpose: 'snow',
    paidBy: 'cash',
    card: undefined,
    otherSource: undefined,
    whyThisOne: undefined,
    more: NOTHING_MORE,
  } as const;
  const judgement = { overItem: false, overDay: false, softRule: undefined };
  const today = day('2019-01-07');
  const backing = { buyerId: buyer.id, day: today, authority: 'own', policyId: policy.id } as const;
  await opened.write(async (writer) => {
    const first = await addPurchase(writer, told, backing);
    await amendPurchase(writer, first, told, {
      ...{ why: 'a mistake', authority: 'own', policyId: policy.id, day: first.day },
      rulesVersion: 1,
    });
    const second = await addPurchase(writer, told, backing);
    await voidPurchase(writer, second, 'not bought');
    const kept = { buyerId: buyer.id, day: today, keptFor: 'to_finish', judgement } as const;
    const draft = await keepDraft(writer, { ...told, area: undefined }, kept);
    await completeDraft(writer, draft.id, { areaId: area.id });
    const asked = { kind: 'ahead', by: buyer.id, policyId: policy.id, ...judgement } as const;
    const { id } = await addPlan(writer, told, asked);
    await addNote(writer, id, { kind: 'question', by: buyer.id, text: 'Why?' });
    const plan = await planById(writer, id);
    if (plan === undefined) throw new Error('The plan is gone');
    await decidePlan(writer, plan, {
      outcome: 'approved',
      by: buyer.id,
      reason: 'yes',
      shown: 'A card',
    });
    const decided = await planById(writer, id);
    if (decided === undefined) throw new Error('The plan is gone');
    await moveBought(writer, decided, pence(1000));
    const part = { ...told, pence: pence(1000), unitPence: pence(1000), item: 'a part' };
    const onPlan = { ...backing, authority: 'signed_off', planId: id } as const;
    const bought = await addPurchase(writer, part, onPlan);
    const back = { ...told, pence: pence(-400), unitPence: pence(-400), item: 'back' };
    const against = { ...backing, againstId: bought.id, why: undefined };
    await addAgainst(writer, 'refund', back, against);
    await addAgainst(writer, 'fee', { ...part, item: 'a fee' }, against);
    const missed = { reference: bought.reference, kind: 'became', value: 'missed', by: buyer.id };
    await addPurchaseNote(writer, missed);
    const { reference } = first;
    await addStory(writer, { reference, text: 'a dog sitter', by: buyer.id });
    await showNextStory(writer, day('2018-12-17'));
    const taken = await addStory(writer, { reference, text: 'boots', by: buyer.id });
    await takeBackStory(writer, taken);
    const pattern = { customerId: told.customer.id, workerId: buyer.id };
    const ask = await addPatternAsk(writer, pattern, today);
    await answerPatternAsk(writer, ask, 'yes', 'a move is planned');
  }, buyer.id);
}

/** What somebody with an SQL prompt could do. */
async function tamper(opened: TestLedger, sql: string) {
  await opened.ledger.close();
  await tamperWith(opened, sql);
  const again = await openAt(opened.url);
  const verified = await verify(again);
  await again.close();
  return verified.ok ? 'fits' : verified.misfit;
}

it('a ledger with one of everything holds together', async () => {
  const { ledger } = await full();
  const verified = await verify(ledger);
  expect(verified).toMatchObject({
    ok: true,
    proof: { purchases: 1_107, lines: 1_106, drafts: 1, plans: 1, decisions: 1, notes: 1 },
  });
});

it.each([
  [
    `UPDATE "HistoryEntry" SET facts = '{"role":"admin"}' WHERE kind = 'role.given'`,
    /changed: its hash/,
  ],
  [`DELETE FROM "HistoryEntry" WHERE sequence = 4`, /entry 4 is missing/],
  [
    `DELETE FROM "HistoryEntry" WHERE sequence = (SELECT MAX(sequence) FROM "HistoryEntry")`,
    /ends at/,
  ],
  [
    `UPDATE "Purchase" SET "buyerId" = 2 WHERE source = 'slack' AND version = 2`,
    /"buyer" is not what/,
  ],
  [
    `UPDATE "PurchaseLine" SET item = 'gin' WHERE "purchaseId" IN (SELECT id FROM "Purchase" WHERE source = 'slack')`,
    /"line1.item" is not what/,
  ],
  [
    `UPDATE "Purchase" SET pence = 1 WHERE source = 'slack' AND kind = 'amendment'`,
    /lines come to 2900/,
  ],
  [
    `UPDATE "PurchaseLine" SET "customerId" = 2 WHERE "purchaseId" IN (SELECT id FROM "Purchase" WHERE source = 'slack')`,
    /differs from it in customerId/,
  ],
  [
    `UPDATE "PurchaseLine" SET counts = FALSE WHERE "purchaseId" IN (SELECT id FROM "Purchase" WHERE source = 'slack')`,
    /counts wrongly/,
  ],
  [`UPDATE "Purchase" SET day = '2018-06-13' WHERE reference = 'P00700'`, /P00700: line 1 differs/],
  [
    `UPDATE "PurchaseLine" SET "categoryId" = 2 WHERE "purchaseId" = (SELECT id FROM "Purchase" WHERE reference = 'P00700')`,
    /P00501 to P01000/,
  ],
  [
    `DELETE FROM "PurchaseLine" WHERE "purchaseId" = 3; DELETE FROM "Purchase" WHERE id = 3`,
    /P00001 to P00500/,
  ],
  [
    `INSERT INTO "Purchase" ("workspaceId", reference, version, kind, "buyerId", day, pence, "paidBy", authority, source, "recordedAt", "recordedOn", salt) VALUES (1, 'X1', 1, 'breach', 1, '2018-01-01', 1, 'cash', 'imported', 'import', '2018-01-01T00:00:00Z', '2018-01-01', '')`,
    /knows of no import/,
  ],
  [`UPDATE "Draft" SET pence = 1`, /Kept line.*"pence"/],
  [`UPDATE "Plan" SET "upToPence" = 9`, /Request S0001.*"upTo"/],
  [`UPDATE "Decision" SET reason = 'no'`, /Decision.*"reason"/],
  [`UPDATE "PlanNote" SET text = 'Because'`, /Note.*"text"/],
  [`DELETE FROM "PlanNote"`, /the history tells of 1, the ledger holds 0/],
  [
    `UPDATE "Purchase" SET "correctedOn" = '2019-01-07' WHERE id = 5; UPDATE "PurchaseLine" SET "correctedOn" = '2019-01-07' WHERE "purchaseId" = 5`,
    /nothing corrects it/,
  ],
  [`UPDATE "Customer" SET "leadId" = 77 WHERE id = 1`, /Customer 1: its leadId/],
  [`UPDATE "Customer" SET "workspaceId" = 9 WHERE id = 2`, /Customer: the history tells of 2/],
  [`UPDATE "Plan" SET "boughtPence" = 999`, /999 pence are said to be bought on it, and 1000 are/],
  [`UPDATE "Plan" SET state = 'waiting'`, /it is waiting, which what was bought does not fit/],
  [
    `UPDATE "Purchase" SET "planId" = NULL WHERE "planId" IS NOT NULL; UPDATE "Plan" SET "boughtPence" = 0`,
    /"plan" is not what/,
  ],
  [`UPDATE "Purchase" SET "againstId" = NULL WHERE kind = 'fee'`, /"refunds" is not what/],
  [
    `UPDATE "PurchaseLine" SET tally = 1 WHERE "purchaseId" IN (SELECT id FROM "Purchase" WHERE kind = 'refund')`,
    /tallied wrongly/,
  ],
  [`UPDATE "PurchaseNote" SET value = 'used'`, /Later note.*"value"/],
  [`UPDATE "Story" SET "shownFor" = '2018-12-24' WHERE "shownFor" IS NOT NULL`, /shown.*"week"/],
  [`UPDATE "Story" SET "takenBackAt" = NULL`, /taken back: the history tells of 1/],
  [`UPDATE "PatternAsk" SET answer = 'snooze'`, /Answer about a pattern.*"answer"/],
  [`UPDATE "PatternAsk" SET "weekOn" = '0'`, /Question about a pattern.*"weekOn"/],
  [`UPDATE "Workspace" SET "purchaseNumber" = 7`, /above the last number/],
])('names what was tampered with: %s', async (sql, misfit) => {
  expect(await tamper(await full(), sql)).toMatch(misfit);
});

it('design 4: one of everything is forgotten, and the ledger holds together', async () => {
  const { ledger, workspaceId, reader, write } = await full();
  const { id: customerId } = await reader.db.customer.findFirstOrThrow();
  await write(async (writer) => {
    const plan = await planById(writer, 1);
    if (plan !== undefined) await giveBack(writer, plan);
    await closeDraft(writer, 1, { state: 'discarded' });
  });
  await eraseCustomer(ledger, workspaceId, { customerId, now: NOW });
  expect(await verify(ledger)).toMatchObject({
    ok: true,
    proof: { purchases: 1_107, drafts: 0, plans: 1, decisions: 1, notes: 0 },
  });
  expect(await reader.db.plan.findFirst()).toMatchObject({ item: '', areaId: null, salt: '' });
  expect(await reader.db.decision.findFirst()).toMatchObject({ reason: null, shown: '' });
  for (const table of ['story', 'patternAsk', 'purchaseNote', 'draft', 'planNote'] as const) {
    expect(await (reader.db[table] as { count(): Promise<number> }).count()).toBe(0);
  }
});

it('design 4: everything goes whole in the end, and the history still holds', async () => {
  const { ledger, workspaceId } = await full();
  const now = new Date('2030-01-01T09:00:00Z');
  await forgetDue(ledger, workspaceId, { on: day('2030-01-01'), now });
  expect(await verify(ledger)).toMatchObject({
    ok: true,
    proof: { purchases: 0, lines: 0, plans: 0, decisions: 0, notes: 0 },
  });
});

it('an app may go on writing while its ledger is verified: each workspace as it stood at one moment', async () => {
  const opened = await full();
  let isProving = true;
  const writing = (async () => {
    for (let n = 100; isProving; n += 1) await addCustomers(opened, [`V${n}`]);
  })();
  for (let round = 0; round < 3; round += 1) {
    expect(await verify(opened.ledger, { photos: false })).toMatchObject({ ok: true });
  }
  isProving = false;
  await writing;
});
