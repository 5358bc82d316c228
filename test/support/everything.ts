import { ALL_FINE } from '../../src/domain/audit.ts';
import { CONFIRMATIONS } from '../../src/domain/confirmations.ts';
import { day } from '../../src/domain/day.ts';
import { pence } from '../../src/domain/money.ts';
import { NOTHING_MORE } from '../../src/domain/more.ts';
import { SMALLEST_CELL } from '../../src/domain/small-numbers.ts';
import { addAbsence, endAbsence } from '../../src/ledger/absences.ts';
import { addAction, setDone } from '../../src/ledger/actions.ts';
import { moveBought, rememberBought } from '../../src/ledger/approvals.ts';
import {
  addRound,
  answerItem,
  auditItems,
  closeRound,
  passItemOn,
  replyToItem,
} from '../../src/ledger/audits.ts';
import { setBudget } from '../../src/ledger/budgets.ts';
import { claim } from '../../src/ledger/claims.ts';
import { confirm } from '../../src/ledger/confirmations.ts';
import { addCustomer, changeCustomer } from '../../src/ledger/customer-changes.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { askNext, closeDraft, completeDraft, keepDraft } from '../../src/ledger/drafts.ts';
import { markExported } from '../../src/ledger/export-marks.ts';
import { addExportedFile, recordMade } from '../../src/ledger/exported-files.ts';
import { addFollowUp, closeFollowUp, markAsked } from '../../src/ledger/follow-ups.ts';
import { forgetCustomers } from '../../src/ledger/forget.ts';
import { addGuideline } from '../../src/ledger/guidelines.ts';
import { newSalt } from '../../src/ledger/history.ts';
import { endHold, setHold } from '../../src/ledger/holds.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { newBatch, stage } from '../../src/ledger/import-staging.ts';
import { keepAnswer } from '../../src/ledger/inbox.ts';
import { install } from '../../src/ledger/installations.ts';
import { addInterest } from '../../src/ledger/interests.ts';
import { addLook } from '../../src/ledger/looks.ts';
import { owe } from '../../src/ledger/outbox.ts';
import { addExamples, setDropped } from '../../src/ledger/pack-examples.ts';
import { addPack, markReminded, setPackMessage } from '../../src/ledger/packs.ts';
import { addPatternAsk, answerPatternAsk } from '../../src/ledger/patterns.ts';
import { setCard, setSignposts } from '../../src/ledger/people.ts';
import { planById } from '../../src/ledger/plan-queries.ts';
import { addNote, addPlan, decidePlan, movePlan, rememberCard } from '../../src/ledger/plans.ts';
import { addLimits } from '../../src/ledger/policies.ts';
import { addPurchaseNote } from '../../src/ledger/purchase-notes.ts';
import {
  addAgainst,
  addBreach,
  addPurchase,
  amendPurchase,
  voidPurchase,
} from '../../src/ledger/purchases.ts';
import { addReceiptPhoto } from '../../src/ledger/receipt-photos.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { addSourceCheck } from '../../src/ledger/source-checks.ts';
import { addStory, showNextStory, takeBackStory } from '../../src/ledger/stories.ts';
import { changeUrgency, passOn, restartWait, takeStep } from '../../src/ledger/waiting-plans.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import {
  addCustomers,
  type InHand,
  inHand,
  NOW,
  purchasesCsv,
  type TestLedger,
  testLedger,
} from './ledger.ts';

const TODAY = day('2019-01-07');
const LOOK = { what: 'history' } as const;
const JUDGEMENT = { overItem: false, overDay: false, softRule: undefined };
const SLACK_IDS = { worker: 'U1', manager: 'U2', lead: 'U3' } as const;

type Telling = Awaited<ReturnType<typeof telling>>;

/** A ledger with some of everything that is recorded: a row of every table. */
export function everything({ imports = 3 } = {}): Promise<TestLedger> {
  return testLedger({
    name: `everything ${imports}`,
    prepare: async (ledger) => recordEverything(await inHand(ledger), imports),
  });
}

/** Records some of everything in a ledger that is new. */
export async function recordEverything(opened: InHand, imports: number): Promise<void> {
  // Of the last nothing else tells.
  await addCustomers(opened, ['V001', 'V002', 'V005']);
  await team(opened);
  const rows = Array.from({ length: imports }, () => ({ amount: '4.20' }));
  await importPurchases(opened.ledger, opened.workspaceId, purchasesCsv(rows), { now: NOW });
  const told = await telling(opened);
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const steps = [
    ...[entries, keptLines, requests, afterwards, meeting, audited],
    ...[ofTheTeam, ofCustomers, forgotten, owed],
  ];
  for (const [at, step] of steps.entries()) {
    await opened.write((writer) => step(writer, told, later), told.buyerId, later(at));
  }
  await besides(opened, told);
}

/** What is no record: the installation, and what an import that goes on has put aside. */
async function besides({ ledger, workspaceId }: InHand, told: Telling): Promise<void> {
  const ids = { botId: 'B1', botUserId: 'U1', scopes: [] };
  const tokens = { token: 'xoxb-1', refreshToken: undefined, expiresAt: undefined };
  const at = { deadline: Deadline.in(10_000), now: NOW, actorId: null };
  await install(ledger, { team: 'T1', ...ids, ...tokens }, at);
  const { customer, category, item, purpose, pence, paidBy } = told.goods;
  const row = {
    ...{ reference: 'P00500', day: TODAY, customerId: customer.id, buyerId: told.buyerId },
    ...{ categoryId: category.id, areaId: null, signedOffById: null, salt: newSalt() },
    ...{ item, purpose, pence, paidBy },
  };
  const run = { ledger, workspaceId, now: NOW, batch: newBatch(NOW) };
  await stage(run, [row], () => undefined);
}

async function team({ ledger }: InHand): Promise<void> {
  const person = { isGroup: false, name: undefined, card: undefined };
  const people = [
    { ...person, slackId: SLACK_IDS.worker, roles: ['worker'], name: 'coordinator-2' },
    { ...person, slackId: SLACK_IDS.manager, roles: ['manager', 'qa'], card: '4471' },
    { ...person, slackId: 'S1', isGroup: true, roles: ['worker'] },
  ] as const;
  const set = {
    slackTeam: 'T1',
    digestChannel: 'C1',
    managersChannel: 'C2',
    meeting: 'second Tuesday at 10:00',
    onDuty: SLACK_IDS.manager,
    protectionLead: SLACK_IDS.lead,
    planningPence: pence(90_000),
  };
  await setUpTeam(ledger, { ...set, people }, NOW);
  const fewer = people.map((one) => ({ ...one, roles: [one.roles[0]] }));
  await setUpTeam(ledger, { ...set, people: fewer }, new Date(NOW.getTime() + 1));
}

/** What is told of goods, and by whom. */
async function telling({ reader: { db } }: InHand) {
  const idOf = async (slackId: string) =>
    (await db.person.findFirstOrThrow({ where: { slackId } })).id;
  const policy = await db.policy.findFirstOrThrow();
  const buyerId = await idOf(SLACK_IDS.worker);
  const goods = {
    customer: await db.customer.findFirstOrThrow(),
    category: await db.category.findFirstOrThrow(),
    area: await db.outcomeArea.findFirstOrThrow(),
    pence: pence(2900),
    count: 1,
    unitPence: pence(2900),
    item: 'boots',
    purpose: 'snow',
    paidBy: 'card',
    card: '4471',
    otherSource: 'charity shop',
    whyThisOne: 'warm',
    more: {
      ...NOTHING_MORE,
      frees: 'rent',
      planItem: '3.2',
      planReviewOn: day('2019-03-01'),
      backdatedWhy: 'no signal',
      newUse: true,
      receipt: 'yes',
    },
  } as const;
  const plain = {
    ...goods,
    card: undefined,
    otherSource: undefined,
    whyThisOne: undefined,
    paidBy: 'cash',
    more: NOTHING_MORE,
  } as const;
  const backing = { buyerId, day: TODAY, authority: 'own', policyId: policy.id } as const;
  return { goods, plain, backing, buyerId, managerId: await idOf(SLACK_IDS.manager), policy };
}

async function entries(writer: Writer, { goods, plain, backing, policy }: Telling): Promise<void> {
  const first = await addPurchase(writer, goods, { ...backing, rulesVersion: 1 });
  await amendPurchase(writer, first, goods, {
    ...{ why: 'a mistake', authority: 'own', policyId: policy.id, day: first.day },
    rulesVersion: 1,
  });
  const second = await addPurchase(writer, plain, backing);
  await voidPurchase(writer, second, 'not bought');
  await addBreach(writer, { ...plain, area: undefined }, backing);
}

async function keptLines(writer: Writer, { goods, plain, buyerId }: Telling): Promise<void> {
  const kept = { buyerId, day: TODAY, keptFor: 'to_finish', judgement: JUDGEMENT } as const;
  const draft = await keepDraft(writer, { ...goods, area: undefined }, kept);
  await completeDraft(writer, draft.id, { areaId: goods.area.id });
  await askNext(writer, draft.id, 'over_limit', { ...JUDGEMENT, overItem: true, softRule: 'bed' });
  const purchase = await addPurchase(writer, plain, { ...kept, authority: 'own', policyId: 1 });
  await closeDraft(writer, draft.id, { state: 'saved', purchaseId: purchase.id });
  await keepDraft(writer, { ...plain, category: undefined, area: undefined }, kept);
}

async function planOf(writer: Writer, id: number) {
  const plan = await planById(writer, id);
  if (plan === undefined) throw new Error('The plan is gone');
  return plan;
}

async function requests(
  writer: Writer,
  { goods, plain, backing, buyerId, managerId, policy }: Telling,
  later: (minutes: number) => Date,
): Promise<void> {
  const asked = { kind: 'ahead', by: buyerId, policyId: policy.id, ...JUDGEMENT } as const;
  const { id } = await addPlan(writer, goods, {
    ...asked,
    ...{ tried: 'asked around', softRule: 'bed', rulesVersion: 1, withId: managerId },
    answerBy: later(600),
  });
  const route = { urgency: 'today', answerBy: later(60), withId: undefined } as const;
  await changeUrgency(writer, await planOf(writer, id), route);
  await takeStep(writer, await planOf(writer, id), { step: 1, kind: 'remind' }, undefined);
  await passOn(writer, await planOf(writer, id), managerId);
  await addNote(writer, id, { kind: 'question', by: managerId, text: 'Why?' });
  await restartWait(writer, await planOf(writer, id));
  await addInterest(writer, id, buyerId);
  const made = { outcome: 'approved', by: managerId, reason: 'yes', shown: 'A card' } as const;
  await decidePlan(writer, await planOf(writer, id), made);
  await moveBought(writer, await planOf(writer, id), pence(1000));
  const part = { ...plain, pence: pence(1000), unitPence: pence(1000), item: 'a part' };
  const bought = await addPurchase(writer, part, {
    ...backing,
    authority: 'signed_off',
    planId: id,
  });
  await rememberBought(writer, id);
  const back = { ...plain, pence: pence(-400), unitPence: pence(-400), item: 'back' };
  const against = { ...backing, againstId: bought.id, why: undefined };
  await addAgainst(writer, 'refund', back, { ...against, why: 'too small' });
  await addAgainst(writer, 'fee', { ...part, item: 'a fee' }, against);
  const beyond = { ...asked, kind: 'beyond', purchaseId: bought.id, followsId: id } as const;
  const next = await addPlan(writer, plain, beyond);
  await movePlan(writer, next.id, 'waiting', 'withdrawn');
  const no = await addPlan(writer, plain, asked);
  const declined = { outcome: 'declined', by: managerId, shown: 'A card' } as const;
  await decidePlan(writer, await planOf(writer, no.id), { ...declined, reason: undefined });
}

async function afterwards(writer: Writer, { goods, buyerId }: Telling): Promise<void> {
  const { reference } = await writer.db.purchase.findFirstOrThrow({
    where: { kind: 'amendment' },
  });
  await addPurchaseNote(writer, { reference, kind: 'became', value: 'missed', by: buyerId });
  await addPurchaseNote(writer, {
    ...{ reference, kind: 'unlocked', value: 'yes', by: buyerId },
    text: 'a place',
  });
  const story = await addStory(writer, { reference, text: 'a dog sitter', by: buyerId });
  await showNextStory(writer, day('2018-12-17'));
  const taken = await addStory(writer, { reference, text: 'boots', by: buyerId });
  await takeBackStory(writer, taken);
  if (story === taken) throw new Error('Two stories are two');
  const pattern = { customerId: goods.customer.id, workerId: buyerId };
  const ask = await addPatternAsk(writer, pattern, TODAY);
  await answerPatternAsk(writer, ask, 'yes', 'a move is planned');
  await addPatternAsk(writer, pattern, day('2018-11-07'));
  const due = { reference, personId: buyerId, dueOn: day('2019-02-18') } as const;
  const asked = await addFollowUp(writer, { ...due, kind: 'went' });
  await markAsked(writer, asked);
  await closeFollowUp(writer, asked);
  await addFollowUp(writer, { ...due, kind: 'unlocked' });
  await addSourceCheck(writer, {
    ...{ reference, source: 'free_bus_pass', answer: 'tried' },
    ...{ customerId: goods.customer.id, categoryId: goods.category.id, by: buyerId, on: TODAY },
  });
  const picture = { storageKey: 'one.jpg', contentType: 'image/jpeg', bytes: 9 } as const;
  await addReceiptPhoto(writer, { ...picture, reference, sha256: 'abc', by: buyerId });
}

async function meeting(writer: Writer, told: Telling): Promise<void> {
  const { goods, buyerId, managerId } = told;
  const month = { from: day('2018-12-01'), to: day('2018-12-31') };
  const meeting = { day: day('2019-01-08'), time: '10:00' };
  const pack = await addPack(writer, { meeting, month, asOf: TODAY, seed: 4 });
  if (pack === undefined) throw new Error('The pack is there already');
  await markReminded(writer, pack);
  const rows = await writer.db.purchase.findMany({ where: { source: 'slack', version: 1 } });
  const [one, two] = rows.filter(({ kind }) => kind !== 'breach');
  if (one === undefined || two === undefined) throw new Error('There are purchases');
  const chosen = [
    { reference: one.reference, rule: 'random', areaId: goods.area.id },
    { reference: two.reference, rule: 'large' },
  ] as const;
  await addExamples(writer, pack, chosen, managerId);
  const [example] = await writer.db.packExample.findMany({ orderBy: { id: 'asc' } });
  await setDropped(writer, example?.id ?? 0, true);
  const decided = { packId: pack, decided: 'ask for a card', ownerId: buyerId, dueOn: TODAY };
  const reference = one.reference;
  const by = { recordedById: managerId };
  const id = await addAction(writer, { ...decided, ...by, reference, guidelineCode: 'own_2' });
  await setDone(writer, id, true);
  await addAction(writer, { ...decided, ...by, reference: undefined, guidelineCode: undefined });
}

async function audited(writer: Writer, { buyerId, managerId }: Telling): Promise<void> {
  const days = { from: day('2018-12-01'), to: day('2018-12-31') };
  const other = { subject: 'purchase:5', stratum: 'saved', auditorId: managerId };
  const { id: again } = await addRound(writer, {
    ...{ days, seed: 9 },
    sample: { picks: [other], nobody: [] },
  });
  const [open] = await auditItems(writer, { roundId: again });
  if (open !== undefined) await passItemOn(writer, open, buyerId);
  const pick = { subject: 'purchase:4', stratum: 'saved', auditorId: managerId };
  const sample = { picks: [pick], nobody: [] };
  const round = await addRound(writer, { days, seed: 7, sample });
  const [item] = await auditItems(writer, { roundId: round.id });
  const found = { answers: ALL_FINE, finding: 'well told' };
  await answerItem(writer, item?.id ?? 0, found);
  await replyToItem(writer, item?.id ?? 0, 'thank you');
  await closeRound(writer, round.id);
  await addRound(writer, { days, seed: 8, sample: { picks: [], nobody: ['plan:1'] } });
  if (buyerId === managerId) throw new Error('Nobody looks at their own');
}

async function ofTheTeam(writer: Writer, { buyerId, managerId }: Telling): Promise<void> {
  const away = { personId: managerId, standInId: buyerId, setById: managerId };
  const absence = { ...away, from: TODAY, until: day('2019-01-20') };
  await endAbsence(writer, await addAbsence(writer, absence));
  await addAbsence(writer, absence);
  await setBudget(writer, { yearFrom: day('2019-01-01'), pence: pence(1_000_000), by: managerId });
  await confirm(writer, CONFIRMATIONS, managerId);
  await addGuideline(
    writer,
    {
      ...{ kind: 'prompt', title: 'Ask first', text: 'Ask.', alternative: 'another' },
      ...{ startsOn: TODAY, endsOn: day('2020-01-01'), reviewOn: day('2019-06-01') },
      trigger: { words: ['tent'], except: [], categories: [], asks: [] },
    },
    undefined,
  );
  const limits = { item: pence(6000), day: pence(12_000), tolerance: pence(0) };
  await addLimits(writer, { ...limits, scope: 'worker' }, day('2019-02-01'));
  await setCard(writer, buyerId, '1234');
  await setSignposts(writer, buyerId, false);
}

async function ofCustomers(writer: Writer, { managerId }: Telling): Promise<void> {
  const { id } = await writer.db.customer.findFirstOrThrow({ where: { reference: 'V002' } });
  const from = { before: undefined };
  await changeCustomer(writer, id, 'housed', { ...from, after: day('2019-01-02') });
  await changeCustomer(writer, id, 'benefits', { ...from, after: day('2019-01-03') });
  await changeCustomer(writer, id, 'lead', { ...from, after: managerId });
  await changeCustomer(writer, id, 'closed', { ...from, after: TODAY });
  await addLook(writer, { ...LOOK, customerId: id, purpose: undefined, words: undefined });
  await addLook(writer, { ...LOOK, customerId: id, purpose: 'other', words: 'a phone call' });
  await changeCustomer(writer, id, 'told', { ...from, after: TODAY });
  await changeCustomer(writer, id, 'objected', { ...from, after: TODAY });
  await setHold(writer, id, 'a claim');
  await endHold(writer, id);
  await setHold(writer, id, 'another claim');
  await addCustomer(writer, { reference: 'V003', introducedOn: TODAY, leadId: managerId });
}

/** Customers whose words are forgotten, with what they had: as many as a sum is kept of. */
async function forgotten(writer: Writer, { plain, backing, managerId }: Telling): Promise<void> {
  const gone: number[] = [];
  for (let at = 0; at < SMALLEST_CELL; at += 1) {
    const reference = `V1${at}`;
    await addCustomer(writer, { reference, introducedOn: TODAY, leadId: managerId });
    const customer = await writer.db.customer.findFirstOrThrow({ where: { reference } });
    await addPurchase(writer, { ...plain, customer }, backing);
    gone.push(customer.id);
  }
  await forgetCustomers(writer, 'text', gone);
}

/** What Slack is owed and has sent, and what was given out. */
async function owed(writer: Writer, { buyerId }: Telling): Promise<void> {
  const message = { kind: 'card', subject: { plan: 1 }, conversation: 'C2' };
  const cardId = await owe(writer, message);
  await owe(writer, { ...message, changes: cardId });
  await rememberCard(writer, 1, cardId);
  await setPackMessage(writer, 1, cardId);
  await keepAnswer(writer, 'command-1', { kind: 'saved', id: buyerId });
  await claim(writer, 'digest', '2019-01-07');
  const days = { from: TODAY, to: TODAY };
  await addExportedFile(writer, { kind: 'ledger', days, purpose: undefined });
  const given = { purpose: 'a study', recipient: 'a university', studyKey: 'a key' };
  const file = await addExportedFile(writer, { kind: 'evaluation', days, ...given });
  recordMade(writer, file, { rows: 1, sha256: '00', customers: 1, leftOut: 0 });
  const marked = await writer.db.purchase.findMany({ take: 2, orderBy: { id: 'asc' } });
  for (const { id } of marked) await markExported(writer, `batch-${id}`, [id]);
}
