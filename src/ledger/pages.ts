/**
 * A workspace's rows after an id, for reading a table page by page in the order of the ids. Said as a
 * double negative on purpose: given `workspaceId = 1`, SQLite looks all of the workspace's rows up by
 * an index, again for every page, and a table of a million takes hours. This it cannot look up by, so
 * it goes along the ids.
 */
export function rowsAfter(workspaceId: number, id: number) {
  return { NOT: { workspaceId: { not: workspaceId } }, id: { gt: id } };
}
