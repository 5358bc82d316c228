import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { FONT, FONT_FILES } from './fonts.ts';

const OPTIONS: ResvgRenderOptions = {
  background: '#ffffff',
  font: {
    loadSystemFonts: false,
    fontFiles: Object.values(FONT_FILES),
    defaultFontFamily: FONT,
  },
};

/** An SVG as PNG, in its own size, on white. */
export function pngOf(svg: string): Buffer {
  return new Resvg(svg, OPTIONS).render().asPng();
}

/** How wide a text is in an SVG, in its own units, measured with the letters it is drawn with. */
export function widthOf(text: string, size: number, weight: 'normal' | 'bold'): number {
  const attributes = `font-family="${FONT}" font-size="${size}" font-weight="${weight}" y="${size}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="999"><text ${attributes}>${escaped(text)}</text></svg>`;
  return new Resvg(svg, OPTIONS).getBBox()?.width ?? 0;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
