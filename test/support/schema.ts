/** A column as prisma/schema.prisma has it. */
export interface StoredColumn {
  readonly table: string;
  readonly column: string;
  /** Its type, with a question mark where it may be empty. */
  readonly type: string;
}

const SCALAR = /^(?:Int|BigInt|Float|Decimal|Boolean|String|DateTime|Json|Bytes)\??$/u;

/** The columns of a Prisma schema; what leads to other tables is none. */
export function storedColumns(schema: string): StoredColumn[] {
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gmu)].flatMap(
    ([, table = '', body = '']) =>
      body
        .split('\n')
        .map((line) => line.trim().split(/\s+/u))
        .filter(([, type = '']) => SCALAR.test(type))
        .map(([column = '', type = '']) => ({ table, column, type })),
  );
}
