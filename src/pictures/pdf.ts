import pdfmake, { type Content, type Style } from 'pdfmake';
import { chartsOnPage } from './bars-on-page.ts';
import { FONT, FONT_FILES } from './fonts.ts';
import { FOOT, MARGIN } from './page-size.ts';
import type { PagePart, Pages } from './pages.ts';
import { tableOnPage } from './table-on-page.ts';

/** A heading further down, as a part of the page's height, goes to the next page. */
const LOWEST = 0.9;
const GREY = '#444444';

const ALLOWED: ReadonlySet<string> = new Set(Object.values(FONT_FILES));

// A page names nothing outside itself: no address is fetched, and no file read but the letters.
pdfmake.setFonts({ [FONT]: { ...FONT_FILES } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => ALLOWED.has(path));

/** Letters become smaller, in these steps, until pages that hold very much fit their sheets. */
const SCALES = [1, 0.9, 0.8, 0.7, 0.6] as const;

/**
 * Pages on A4 as one PDF; the same pages give the same bytes. Black on white, for any printer.
 *
 * @throws RangeError when they do not fit their sheets in letters that can be read
 */
export async function pdfOf(pages: Pages): Promise<Buffer> {
  for (const scale of SCALES) {
    const { pdf, sheets } = await printed(pages, scale);
    if (sheets <= pages.most) return pdf;
  }
  throw new RangeError(`What was to be printed fills more than ${pages.most} sheets.`);
}

async function printed({ title, under, foot, madeAt, parts }: Pages, scale: number) {
  let sheets = 0;
  const pdf = await pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [MARGIN, MARGIN, MARGIN, FOOT],
      version: '1.7',
      language: 'en-GB',
      displayTitle: true,
      info: { title, creator: 'Oatcake', producer: 'Oatcake', creationDate: madeAt },
      defaultStyle: { font: FONT, fontSize: 8.5 * scale, lineHeight: 1.15 },
      styles: styles(scale),
      content: [
        { text: title, style: 'title' },
        { text: under, style: 'under' },
        ...parts.map(onPage),
      ],
      footer: (page, count) => {
        sheets = count;
        return footer(numbered(foot, page, count));
      },
      pageBreakBefore: ({ headlineLevel, startPosition }) =>
        headlineLevel === 1 && startPosition.verticalRatio > LOWEST,
    })
    .getBuffer();
  return { pdf, sheets };
}

function styles(scale: number): Readonly<Record<string, Style>> {
  return {
    title: { fontSize: 17, bold: true, margin: [0, 0, 0, 2] },
    under: { color: GREY, margin: [0, 0, 0, 4] },
    heading: { fontSize: 11.5 * scale, bold: true, margin: [0, 10 * scale, 0, 3] },
    small: { fontSize: 7.5 * scale, color: GREY },
    label: { fontSize: 7.5 * scale },
    foot: { fontSize: 7.5, color: GREY },
  };
}

function onPage(part: PagePart): Content {
  if (part.kind === 'table') return tableOnPage(part);
  if (part.kind === 'charts') return chartsOnPage(part.charts);
  if (part.kind === 'heading') return heading(part.text);
  const style = part.isSmall === true ? { style: 'small' } : {};
  return { text: part.text, margin: [0, 0, 0, 3], ...style };
}

/** It is in the reader's list of bookmarks too, and never the last thing on its page. */
function heading(text: string): Content {
  return { text, style: 'heading', headlineLevel: 1, outline: true };
}

function footer({ left, right }: Pages['foot']): Content {
  return {
    margin: [MARGIN, 14, MARGIN, 0],
    style: 'foot',
    columns: [{ text: left }, { text: right, alignment: 'right', width: 90 }],
  };
}

function numbered({ left, right }: Pages['foot'], page: number, pages: number): Pages['foot'] {
  const fill = (text: string) =>
    text.replaceAll('{page}', String(page)).replaceAll('{pages}', String(pages));
  return { left: fill(left), right: fill(right) };
}
