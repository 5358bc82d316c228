/** A workspace's rows after an id, for reading a table page by page in the order of the ids. */
export function rowsAfter(workspaceId: number, id: number) {
  return { workspaceId, id: { gt: id } };
}

/** A page of a table in the order of the ids. */
export interface Page {
  readonly where: ReturnType<typeof rowsAfter>;
  readonly orderBy: { readonly id: 'asc' };
  readonly take: number;
}

/** The rows of a workspace after an id, so many at most. */
export function pageAfter(workspaceId: number, id: number, most: number): Page {
  return { where: rowsAfter(workspaceId, id), orderBy: { id: 'asc' }, take: most };
}

/** A page of the rows that have something in a column. */
export function having<Column extends string>(column: Column, { where, ...page }: Page) {
  const filled = { [column]: { not: null } } as { [C in Column]: { not: null } };
  return { ...page, where: { ...where, ...filled } };
}
