import { addDays, type Day, dayOf, instantAt } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import { NOTHING_MORE } from '../domain/more.ts';
import { packDays } from '../domain/pack.ts';
import { WENT_AFTER_DAYS } from '../domain/went.ts';
import { workingDaysBefore } from '../domain/working-time.ts';
import { openCustomer } from '../ledger/customers.ts';
import { Deadline } from '../ledger/deadline.ts';
import { FLAG, FLAGGED } from '../ledger/flags.ts';
import { addFollowUp } from '../ledger/follow-ups.ts';
import { aheadOf } from '../ledger/meeting-ahead.ts';
import type { Ledger } from '../ledger/open.ts';
import { onRoster } from '../ledger/people.ts';
import { limitsOn } from '../ledger/policies.ts';
import { addPurchaseNote } from '../ledger/purchase-notes.ts';
import { addPurchase } from '../ledger/purchases.ts';
import { readVocabulary, type Vocabulary } from '../ledger/vocabulary.ts';
import { onlyWorkspace, type Workspace } from '../ledger/workspaces.ts';

/** A new use of the practice data, some working days before its last day. */
interface NewUse {
  readonly buyer: string;
  readonly customer: string;
  readonly item: string;
  readonly purpose: string;
  readonly pounds: number;
  readonly category: string;
  readonly area: string;
  readonly daysBefore: number;
  /** Flagged for the meeting with these words (R65). */
  readonly flag?: string;
}

const NEW_USES: readonly NewUse[] = [
  {
    ...{ buyer: 'U0PR000001', customer: 'V042', item: 'climbing taster, four sessions' },
    ...{ purpose: 'something to get up for', pounds: 32, category: 'leisure', area: 'time' },
    ...{ daysBefore: 1 },
  },
  {
    ...{ buyer: 'U0PR000002', customer: 'V024', item: 'dog sitter for a night' },
    ...{ purpose: 'could go into hospital', pounds: 45, category: 'pets', area: 'physical' },
    ...{ daysBefore: 3 },
  },
  {
    ...{ buyer: 'U0PR000005', customer: 'V017', item: 'allotment plot, tools shared' },
    ...{ purpose: 'mornings outside', pounds: 38, category: 'leisure', area: 'social' },
    ...{ daysBefore: 6, flag: 'Three plots are free: one for the team?' },
  },
];

/** By when on the day it was bought and told. */
const AT = '11:00';
const WRITE_MS = 10_000;

/**
 * Three new uses in the month that the next pack is about, none after the last day of the practice
 * data: something to discuss in the meeting, and to be asked about six weeks later (R65, R66).
 */
export async function addNewUses(ledger: Ledger, lastDay: Day, now: Date): Promise<void> {
  const workspace = await onlyWorkspace(ledger);
  const today = dayOf(now, workspace.timezone);
  const packOn = aheadOf(workspace, now)?.packOn ?? today;
  const { month } = packDays(packOn < today ? today : packOn);
  const last = month.to < lastDay ? month.to : lastDay;
  const vocabulary = await readVocabulary(ledger.reader(workspace.id));
  for (const use of NEW_USES) {
    const back = workingDaysBefore(addDays(last, 1), use.daysBefore);
    const day = back < month.from ? month.from : back;
    await addOne(ledger, workspace, { ...use, day }, vocabulary);
  }
}

async function addOne(
  ledger: Ledger,
  { id: workspaceId, timezone, rulesVersion }: Workspace,
  use: NewUse & { readonly day: Day },
  { categories, areas }: Vocabulary,
): Promise<void> {
  const read = ledger.reader(workspaceId);
  const { staff } = await onRoster(read, use.buyer);
  const customer = await openCustomer(read, use.customer);
  const category = categories.find(({ code }) => code === use.category);
  const area = areas.find(({ code }) => code === use.area);
  // Other practice data, or other people: then there is nothing to add.
  if (staff === undefined || !customer || category === undefined || area === undefined) return;
  const { day, item, purpose } = use;
  const price = pence(use.pounds * 100);
  const now = instantAt(day, AT, timezone);
  const request = { workspaceId, deadline: Deadline.in(WRITE_MS), now, actorId: staff.id };
  await ledger.write(request, async (writer) => {
    const { policyId } = await limitsOn(writer, day);
    const { reference } = await addPurchase(
      writer,
      {
        ...{ customer, pence: price, count: 1, unitPence: price, item, purpose, category, area },
        ...{ paidBy: 'card', card: staff.card, otherSource: undefined, whyThisOne: undefined },
        more: { ...NOTHING_MORE, newUse: true },
      },
      { buyerId: staff.id, day, authority: 'own', policyId, rulesVersion },
    );
    const dueOn = addDays(day, WENT_AFTER_DAYS);
    await addFollowUp(writer, { reference, kind: 'went', personId: staff.id, dueOn });
    if (use.flag === undefined) return;
    const flag = { reference, kind: FLAG, value: FLAGGED, text: use.flag, by: staff.id };
    await addPurchaseNote(writer, flag);
  });
}
