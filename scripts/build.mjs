// Generates the database clients and compiles everything to dist/. Run by `npm install`.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPage } from './build-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}`;
/** Quiet unless it fails; then what it said is in the error. */
const run = (name, ...args) =>
  execFileSync(bin(name), args, { cwd: root, stdio: 'pipe', encoding: 'utf8' });

rmSync(`${root}dist`, { recursive: true, force: true });
run('tsx', 'scripts/derive-schema.ts');
for (const schema of ['prisma/schema.prisma', 'prisma/postgresql/schema.prisma']) {
  run('prisma', 'generate', '--no-hints', '--schema', schema);
}
execFileSync(bin('tsc'), ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });

await buildPage();

warnOfNode24();

/** nodejs/node#65446: an addon that was compiled for Node 24.19 or later may abort the process. */
function warnOfNode24() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const compiledHere = existsSync(`${root}node_modules/better-sqlite3/build/config.gypi`);
  if (major !== 24 || minor < 19 || !compiledHere) return;
  process.stderr.write(
    'better-sqlite3 was compiled for this Node 24, with which it aborts (nodejs/node#65446).\nUse Node 22, and there run npm install again after removing node_modules.\n',
  );
}
