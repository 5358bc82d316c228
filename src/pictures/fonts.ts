import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const CARRIED = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
const file = (name: string) => join(CARRIED, 'ttf', `${name}.ttf`);

/** The letters that pictures and pages carry with them, so that they look the same everywhere. */
export const FONT = 'DejaVu Sans Condensed';
export const FONT_FILES = {
  normal: file('DejaVuSansCondensed'),
  bold: file('DejaVuSansCondensed-Bold'),
} as const;
