// Generates the database client and compiles everything to dist/. Run by `npm install`.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}`;
const run = (name, ...args) =>
  execFileSync(bin(name), args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

rmSync(`${root}dist`, { recursive: true, force: true });
run('prisma', 'generate', '--no-hints');
execFileSync(bin('tsc'), ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });

const page = `${root}src/practice/page/main.tsx`;
if (existsSync(page)) {
  await build({
    entryPoints: [page],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outfile: `${root}dist/practice/page/main.js`,
    loader: { '.svg': 'text' },
    logLevel: 'warning',
  });
}
