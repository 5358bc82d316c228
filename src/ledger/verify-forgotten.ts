import { FORGOTTEN, forgottenDigests, readForgotten, WENT_WHOLE } from './forgotten.ts';
import { canonical, digest, type HistoryFact } from './history.ts';
import type { Reader } from './open.ts';
import { isSealed } from './sealed.ts';

type Facts = HistoryFact['facts'];

/**
 * Design 4: what was forgotten is what the history's last word on it says, and nothing else of the
 * history is gone.
 */
export async function misfitInForgotten(reader: Reader): Promise<string | undefined> {
  const { db, workspaceId } = reader;
  const forgotten = await readForgotten(reader);
  const last = await db.historyEntry.findFirst({
    where: { workspaceId, kind: FORGOTTEN },
    orderBy: { sequence: 'desc' },
  });
  const cells = await db.analysisRow.count({ where: { workspaceId } });
  if (last === null && forgotten.size + cells > 0) {
    return 'The ledger says that something was forgotten, and the history knows nothing of it.';
  }
  if (last !== null) {
    const told = JSON.parse(last.facts) as Facts;
    const made = await forgottenDigests(reader, forgotten);
    if (made.digest !== told.digest)
      return `Forgotten records are not what history entry ${last.sequence} says.`;
    if (made.analysis !== told.analysis)
      return `Sums of what was forgotten are not what history entry ${last.sequence} says.`;
  }
  return misfitInFacts(reader);
}

/** Facts are gone of records alone that went whole. */
async function misfitInFacts({ db, workspaceId }: Reader): Promise<string | undefined> {
  const [row] = await db.$queryRaw<{ sequence: bigint; subject: string }[]>`
    SELECT h."sequence", h."subject" FROM "HistoryEntry" h
    LEFT JOIN "Forgotten" f ON f."workspaceId" = h."workspaceId" AND f."subject" = h."subject"
      AND f."facts" = ${WENT_WHOLE}
    WHERE h."workspaceId" = ${workspaceId} AND h."facts" LIKE ${'#%'} AND f."id" IS NULL
    LIMIT 1`;
  return (
    row &&
    `History entry ${row.sequence} (${row.subject}): its facts are gone, and it was not forgotten.`
  );
}

const WORDS: ReadonlySet<string> = new Set([
  'customer',
  'why',
  'frees',
  'planItem',
  'planReviewOn',
  'backdatedWhy',
  'area',
  'item',
  'purpose',
  'whyThisOne',
  'more',
  'tried',
  'reason',
  'shown',
]);

/** Whether a fact is of what goes: words, customer and area. `line1.customer` is money. */
function isGone(key: string): boolean {
  const [first = '', second] = key.split('.');
  return second === undefined ? WORDS.has(first) : second !== 'customer' && WORDS.has(second);
}

/**
 * What the history's entry of a forgotten record must say: money, days and codes as the row has
 * them, and of what went what is remembered of it. Undefined when the row has some of it again.
 *
 * @param made facts made anew from the row
 * @param remembered facts as they were when it was forgotten
 */
export function afterForgetting(
  made: Facts,
  remembered: string,
  canRead: boolean,
): Facts | undefined {
  const before = JSON.parse(remembered) as Facts;
  const facts: Record<string, Facts[string]> = {};
  for (const [key, value] of Object.entries(made)) {
    if (!isGone(key)) facts[key] = value;
    else if (!isBlank(key, value) && (canRead || !isSealed(key.split('.').at(-1) ?? '')))
      return undefined;
  }
  for (const [key, value] of Object.entries(before)) {
    if (isGone(key)) facts[key] = value;
  }
  return facts;
}

function isBlank(key: string, value: Facts[string]): boolean {
  return value === undefined || value === null || value === digest('', key, '');
}

/** The facts of an imported purchase, forgotten or not, as one text; undefined as above. */
export function importedText(
  made: Facts,
  remembered: string | undefined,
  canRead: boolean,
): Facts | undefined {
  if (remembered === undefined) return made;
  const facts = afterForgetting(made, remembered, canRead);
  return facts !== undefined && canonical(facts) === remembered ? facts : undefined;
}
