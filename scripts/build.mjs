// Generates the database client and compiles everything to dist/. Run by `npm install`.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPage } from './build-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}`;
/** Quiet unless it fails; then what it said is in the error. */
const run = (name, ...args) =>
  execFileSync(bin(name), args, { cwd: root, stdio: 'pipe', encoding: 'utf8' });

rmSync(`${root}dist`, { recursive: true, force: true });
run('prisma', 'generate', '--no-hints');
execFileSync(bin('tsc'), ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });

await buildPage();
