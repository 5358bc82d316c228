import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the project, its path written with slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The hand-written files in some of the project's folders that end in one of these ways. */
export function sourcesIn(folders: readonly string[], endings: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name).replaceAll(sep, '/'))
      .filter((path) => endings.some((ending) => path.endsWith(ending)))
      .filter((path) => !/^src\/ledger\/generated(?:-postgresql)?\//.test(path))
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  );
}
