import { PDFiumLibrary } from '@hyzyla/pdfium';

const library = PDFiumLibrary.init();

/** What a reader of a PDF finds on each of its pages, a line of print a line of text. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const document = await (await library).loadDocument(pdf);
  try {
    return [...document.pages()].map((page) => page.getText().replaceAll('\r\n', '\n'));
  } finally {
    document.destroy();
  }
}
