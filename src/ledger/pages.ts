/**
 * A workspace's rows after an id, for reading a table page by page in the order of the ids. Said as a
 * double negative on purpose: given `workspaceId = 1`, SQLite looks all of the workspace's rows up by
 * an index, again for every page, and a table of a million takes hours. This it cannot look up by, so
 * it goes along the ids.
 */
export function rowsAfter(workspaceId: number, id: number) {
  return { NOT: { workspaceId: { not: workspaceId } }, id: { gt: id } };
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
