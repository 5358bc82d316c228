import type { Day } from '../domain/day.ts';
import { type Pence, pence } from '../domain/money.ts';
import { budgetFacts } from './facts.ts';
import type { BudgetModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** What finance has set for a budget year. */
export interface Budget {
  readonly id: number;
  readonly yearFrom: Day;
  readonly pence: Pence;
}

/** The budget of the year that begins on a day; undefined until finance has set one. */
export async function budgetOf(from: Reader | Writer, yearFrom: Day): Promise<Budget | undefined> {
  const row = await from.db.budget.findFirst({
    where: { workspaceId: from.workspaceId, yearFrom },
    orderBy: { id: 'desc' },
  });
  return row === null ? undefined : toBudget(row);
}

/** A budget by its id, with what it took the place of. */
export async function budgetById(
  from: Reader,
  id: number,
): Promise<{ budget: Budget; before: Budget | undefined } | undefined> {
  const { workspaceId } = from;
  const row = await from.db.budget.findFirst({ where: { workspaceId, id } });
  if (row === null) return undefined;
  const before = await from.db.budget.findFirst({
    where: { workspaceId, yearFrom: row.yearFrom, id: { lt: id } },
    orderBy: { id: 'desc' },
  });
  return { budget: toBudget(row), before: before === null ? undefined : toBudget(before) };
}

/** Sets a year's budget; what was set before stays in the ledger. */
export async function setBudget(
  writer: Writer,
  { yearFrom, pence: amount, by }: { yearFrom: Day; pence: Pence; by: number },
): Promise<number> {
  const { workspaceId, now: setAt } = writer;
  const row = { workspaceId, yearFrom, pence: amount, setById: by, setAt };
  const { id } = await writer.db.budget.create({ data: row, select: { id: true } });
  writer.record({ kind: 'budget.set', subject: `budget:${id}`, facts: budgetFacts(row) });
  return id;
}

function toBudget(row: BudgetModel): Budget {
  return { id: row.id, yearFrom: row.yearFrom as Day, pence: pence(row.pence) };
}
