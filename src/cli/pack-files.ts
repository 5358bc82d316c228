import { writeFile } from 'node:fs/promises';
import type { Pack } from '../domain/pack.ts';
import { packCsv } from '../messages/pack-csv.ts';
import { packPages } from '../messages/pack-pages.ts';
import { pagesAsTrial } from '../messages/trial.ts';
import { Drawing } from '../pictures/draw.ts';
import type { Pages } from '../pictures/pages.ts';
import { type Answer, answer, refused } from './world.ts';

/** Files that a pack is to be written to; none may be there yet. */
export interface PackFiles {
  readonly pdf?: string;
  readonly csv?: string;
}

/** R68: writes the pages and the figures of a pack, for whoever runs the command alone to read. */
export async function writePack(
  pack: Pack,
  { pdf, csv }: PackFiles,
  isTrial: boolean,
): Promise<Answer> {
  const pages = packPages(pack);
  const faults = [
    pdf === undefined
      ? undefined
      : await writeNew(pdf, await printed(isTrial ? pagesAsTrial(pages) : pages)),
    csv === undefined ? undefined : await writeNew(csv, packCsv(pack, isTrial)),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0) return refused(...faults);
  return answer(...[pdf, csv].flatMap((file) => (file === undefined ? [] : [`Wrote ${file}.`])));
}

async function printed(pages: Pages): Promise<Buffer> {
  const drawing = new Drawing();
  try {
    return await drawing.pdf(pages);
  } finally {
    await drawing.close();
  }
}

/** Undefined when it is written; else why not. What is there already is never overwritten. */
async function writeNew(file: string, bytes: Uint8Array | string): Promise<string | undefined> {
  try {
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return `${file} is there already: name another file, or move it away.`;
    if (code === 'ENOENT') return `${file} cannot be made: its folder is not there.`;
    if (code === 'EACCES' || code === 'EPERM') return `${file} may not be written to.`;
    throw error;
  }
}
