import { WENT_WHOLE } from './forgotten.ts';
import { referenceNumber } from './import-rows.ts';
import type { Reader } from './open.ts';
import { rowsAfter } from './pages.ts';

const PAGE = 5_000;

/**
 * References are given out once: none is above the last number given, which is the highest there
 * is, unless something was forgotten whole (R139).
 */
export async function misfitInNumbers(reader: Reader): Promise<string | undefined> {
  const { db, workspaceId } = reader;
  const { purchaseNumber, signOffNumber } = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
  });
  return (
    (await misfitInSeries(reader, 'Purchase', purchaseNumber)) ??
    (await misfitInSeries(reader, 'Plan', signOffNumber))
  );
}

async function misfitInSeries(
  reader: Reader,
  table: 'Purchase' | 'Plan',
  given: number,
): Promise<string | undefined> {
  const name = table === 'Plan' ? 'Request' : table;
  let [after, highest] = [0, 0];
  for (;;) {
    const page = await referencesOf(reader, table, after);
    for (const { reference } of page) {
      const number = numberOf(reference);
      if (number > given) {
        return `${name} ${reference} is above the last number given out, ${given}.`;
      }
      highest = Math.max(highest, number);
    }
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) break;
  }
  if (highest === given || (await wentWhole(reader, table))) return undefined;
  return `${name}: the last number given out is said to be ${given}, and the highest is ${highest}.`;
}

/** Of `P05485` or `S0142`. */
function numberOf(reference: string): number {
  return referenceNumber(reference.replace(/^S/u, 'P')) ?? 0;
}

function referencesOf({ db, workspaceId }: Reader, table: 'Purchase' | 'Plan', after: number) {
  const page = {
    where: rowsAfter(workspaceId, after),
    orderBy: { id: 'asc' },
    take: PAGE,
    select: { id: true, reference: true },
  } as const;
  return table === 'Plan' ? db.plan.findMany(page) : db.purchase.findMany(page);
}

async function wentWhole(
  { db, workspaceId }: Reader,
  table: 'Purchase' | 'Plan',
): Promise<boolean> {
  const subject = { startsWith: `${table.toLowerCase()}:` };
  return (await db.forgotten.count({ where: { workspaceId, subject, facts: WENT_WHOLE } })) > 0;
}
