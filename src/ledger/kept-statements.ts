import { LRUCache } from 'lru-cache';

/** As much of better-sqlite3 as Prisma's adapter uses. */
interface Driver {
  prepare(sql: string): Statement;
}

interface Statement {
  readonly reader: boolean;
  bind(values: unknown[]): Statement;
  run(values?: unknown[]): unknown;
  columns(): unknown;
  raw(): Statement;
  all(values?: unknown[]): unknown[];
}

const MOST = 250;
/** Characters: a long statement, such as one of an import, is hardly met again. */
const LONGEST = 4_000;

/**
 * Lets a connection keep the statements that it has prepared. Prisma's adapter prepares each anew,
 * which costs more than most of them take to run (`npm run bench -- load`). Its driver prepares a
 * kept one again by itself when the schema has changed.
 */
export function keepStatements(driver: Driver): void {
  const kept = new LRUCache<string, Statement>({ max: MOST });
  const prepare = driver.prepare.bind(driver);
  driver.prepare = (sql) => {
    if (sql.length > LONGEST) return prepare(sql);
    const statement = kept.get(sql) ?? prepare(sql);
    kept.set(sql, statement);
    return new Run(statement);
  };
}

/** One run of a kept statement: the driver would bind values to it once and for all. */
class Run implements Statement {
  readonly #statement: Statement;
  #values: unknown[] = [];

  constructor(statement: Statement) {
    this.#statement = statement;
  }

  get reader(): boolean {
    return this.#statement.reader;
  }

  bind(values: unknown[]): Statement {
    this.#values = values;
    return this;
  }

  run(): unknown {
    return this.#statement.run(this.#values);
  }

  columns(): unknown {
    return this.#statement.columns();
  }

  raw(): Statement {
    this.#statement.raw();
    return this;
  }

  all(): unknown[] {
    return this.#statement.all(this.#values);
  }
}
