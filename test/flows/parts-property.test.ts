import { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Directory } from '../../src/delivery/directory.ts';
import { pence, toDecimal } from '../../src/domain/money.ts';
import { NOTHING_MORE } from '../../src/domain/more.ts';
import type { Complete } from '../../src/domain/purchase.ts';
import type { Act } from '../../src/flows/act.ts';
import { amend } from '../../src/flows/amend.ts';
import { boughtAll, notNeeded } from '../../src/flows/bought.ts';
import { boughtSome } from '../../src/flows/bought-some.ts';
import { undo } from '../../src/flows/correct.ts';
import { recordAgainst } from '../../src/flows/record-against.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { Guidelines } from '../../src/ledger/guidelines.ts';
import { onRoster } from '../../src/ledger/people.ts';
import { planById } from '../../src/ledger/plan-queries.ts';
import { addPlan, decidePlan } from '../../src/ledger/plans.ts';
import { newestEntry } from '../../src/ledger/purchase-queries.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { totals } from '../../src/ledger/sums.ts';
import { verify } from '../../src/ledger/verify.ts';
import { Vocabularies } from '../../src/ledger/vocabulary.ts';
import { workspace } from '../../src/ledger/workspaces.ts';
import { addCustomers, NOW, type TestLedger, testLedger } from '../support/ledger.ts';
import { on } from '../support/parts.ts';

const TODAY = on('2019-01-07');
const APPROVED = 300_00;

type Step =
  | { readonly do: 'some' | 'edit' | 'refund' | 'fee'; readonly pence: number; readonly at: number }
  | { readonly do: 'undo' | 'all' | 'done'; readonly at: number };

const at = fc.nat({ max: 9 });
const amount = fc.oneof(
  fc.integer({ min: 1, max: 200_00 }),
  fc.constantFrom(1, 100_00, 299_99, 300_00, 300_01),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('some' as const), pence: amount, at }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('edit' as const, 'refund' as const, 'fee' as const),
      pence: amount,
      at,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), at }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('all' as const, 'done' as const), at }),
  },
);

/** A worker of a team on a ledger of the test's own. */
async function worker(opened: TestLedger): Promise<() => Act> {
  const { ledger, reader } = opened;
  await addCustomers(opened, ['V001']);
  const person = { isGroup: false, name: undefined, card: '4471' };
  const people = [
    { ...person, slackId: 'U1', roles: ['worker' as const] },
    { ...person, slackId: 'U2', card: undefined, roles: ['manager' as const] },
  ];
  const channels = { managersChannel: 'C1', digestChannel: 'C2' };
  await setUpTeam(ledger, { slackTeam: 'T1', people, ...channels }, NOW);
  const { staff } = await onRoster(reader, 'U1');
  if (staff === undefined) throw new Error('The worker is not on the roster');
  const space = await workspace(reader);
  const directory = new Directory(async () => new WebClient());
  const deps = {
    ledger,
    directory,
    guidelines: new Guidelines(),
    vocabularies: new Vocabularies(),
    wake: () => undefined,
  };
  return () => ({
    ...{ deps, staff, at: NOW, workspace: space, read: reader },
    ...{ deadline: Deadline.in(10_000), progress: { committed: false } },
  });
}

async function approval(opened: TestLedger, act: Act): Promise<number> {
  const { reader } = opened;
  const told: Complete = {
    customer: await reader.db.customer.findFirstOrThrow(),
    category: await reader.db.category.findFirstOrThrow(),
    area: await reader.db.outcomeArea.findFirstOrThrow(),
    ...{ pence: pence(APPROVED), count: 1, unitPence: pence(APPROVED), item: 'desk' },
    ...{ purpose: 'study', paidBy: 'cash', card: undefined, more: NOTHING_MORE },
    ...{ otherSource: undefined, whyThisOne: undefined },
  };
  const manager = await reader.db.person.findFirstOrThrow({ where: { slackId: 'U2' } });
  const policy = await reader.db.policy.findFirstOrThrow();
  return opened.write(async (writer) => {
    const judgement = { overItem: true, overDay: true, softRule: undefined };
    const asked = { kind: 'ahead', by: act.staff.id, policyId: policy.id, ...judgement } as const;
    const { id } = await addPlan(writer, told, asked);
    const plan = await planById(writer, id);
    const made = { outcome: 'approved', by: manager.id, reason: undefined, shown: '' } as const;
    if (plan !== undefined) await decidePlan(writer, plan, made);
    return id;
  }, act.staff.id);
}

const typed = (pounds: number) => toDecimal(pence(pounds));

/** One of the purchases on the approval, whichever; undone ones too. */
async function anyReference({ reader }: TestLedger, place: number): Promise<string | undefined> {
  const rows = await reader.db.purchase.findMany({
    where: { version: 1 },
    orderBy: { id: 'asc' },
    select: { reference: true },
  });
  return rows[place % Math.max(1, rows.length)]?.reference;
}

async function take(opened: TestLedger, act: Act, planId: number, one: Step, key: string) {
  const shared = { paidBy: 'cash', day: TODAY };
  if (one.do === 'some') {
    const values = { ...shared, amount: typed(one.pence), item: 'a part', paid: true };
    return boughtSome(act, planId, values, key);
  }
  if (one.do === 'all') return boughtAll(act, planId);
  if (one.do === 'done') return notNeeded(act, planId);
  const reference = await anyReference(opened, one.at);
  if (reference === undefined) return undefined;
  if (!('pence' in one)) return undo(act, reference);
  if (one.do === 'edit') {
    const entry = await newestEntry(opened.reader, reference);
    if (entry?.area === undefined || entry.purpose === undefined) return undefined;
    const { area, purpose } = entry;
    const changed = { pence: pence(one.pence), unitPence: pence(one.pence), count: 1 };
    const form = { ...entry, area, purpose, ...changed };
    return amend(act, { reference }, { form, day: TODAY, key });
  }
  const values = { ...shared, fee: typed(one.pence), refund: typed(one.pence), line: 0 };
  return recordAgainst(act, one.do, reference, { ...values, area: undefined }, key);
}

it('R25: whatever is bought, undone, edited and refunded, an approval knows what stands on it', async () => {
  const opened = await testLedger();
  const acting = await worker(opened);
  let keys = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const planId = await approval(opened, acting());
      for (const one of steps) await take(opened, acting(), planId, one, `k${++keys}`);
      const rows = await opened.reader.db.purchase.findMany({ where: { correctedOn: null } });
      const bought = rows.filter((row) => row.planId === planId && row.kind !== 'void');
      const plan = await planById(opened.reader, planId);
      const sum = bought.reduce((total, row) => total + row.pence, 0);
      expect(plan?.boughtSoFar).toBe(sum);
      if (plan?.state === 'approved') expect(sum).toBeLessThan(APPROVED);
      const within = bought.filter(({ authority }) => authority === 'signed_off');
      expect(within.reduce((total, row) => total + row.pence, 0)).toBeLessThanOrEqual(APPROVED);
      const { total } = await totals(opened.reader, { days: { from: TODAY, to: TODAY } });
      expect(total.pence).toBe(rows.reduce((all, row) => all + row.pence, 0));
      expect(total.pence).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 25 },
  );
  expect(await verify(opened.ledger)).toMatchObject({ ok: true });
}, 120_000);
