/** A word, a quoted name, a value's place (`?`), a sign; or what stands in parentheses or a CASE. */
export type Part = string | Part[];

const TOKEN = /"[^"]*"|'(?:[^']|'')*'|[A-Za-z_]\w*|\d+(?:\.\d+)?|\?|\(|\)|,|\.|[^\s\w"'?(),.]+/g;
const COMMENT = /--|\/\*/;

/** A statement in its parts; undefined for one that cannot be read, such as one with a comment. */
export function partsOf(sql: string): Part[] | undefined {
  if (COMMENT.test(sql)) return undefined;
  const root: Part[] = [];
  const open: { parts: Part[]; end: string }[] = [{ parts: root, end: '' }];
  for (const token of sql.match(TOKEN) ?? ([] as string[])) {
    const word = /^["']/.test(token) ? token : token.toUpperCase();
    const within = open.at(-1);
    if (within === undefined) return undefined;
    if (word === '(' || word === 'CASE') {
      const parts: Part[] = [];
      within.parts.push(parts);
      open.push({ parts, end: word === '(' ? ')' : 'END' });
    } else if (word === ')' || word === 'END') {
      if (within.end !== word) return undefined;
      open.pop();
    } else within.parts.push(word);
  }
  return open.length === 1 ? root : undefined;
}

/** Whether a part is a name in double quotes. */
export function isName(part: Part | undefined): part is string {
  return typeof part === 'string' && part.startsWith('"');
}

/** The parts between separators at this depth. */
export function split(parts: readonly Part[], separator: string): Part[][] {
  const found: Part[][] = [[]];
  for (const part of parts) {
    if (part === separator) found.push([]);
    else found.at(-1)?.push(part);
  }
  return found;
}

/** All groups at this depth, the empty ones left out. */
export function groupsIn(parts: readonly Part[]): Part[][] {
  return parts.filter((part) => Array.isArray(part) && part.length > 0) as Part[][];
}
