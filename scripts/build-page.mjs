// Bundles the practice page. The folder to write to may be named; the default is dist's.
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the page's script and styles, and copies what stands beside it. */
export async function buildPage(folder = `${root}dist/practice/page`) {
  const source = `${root}src/practice/page`;
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [`${source}/main.tsx`, `${source}/main.css`],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: folder,
    logLevel: 'warning',
  });
  for (const name of ['index.html', 'icon.svg']) {
    await copyFile(`${source}/${name}`, `${folder}/${name}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPage(process.argv[2]);
