// Draws the first page of the pack for December 2018 for the README: part of npm run pictures
// The pack is made by the command itself, out of the carried ledger. Needs Chromium.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { startBrowser } from '../test/browser/browser.ts';
import { oatcake } from '../test/support/cli.ts';

const OUT = fileURLToPath(new URL('../docs/pictures/pack-page.png', import.meta.url));
const CARRIED = fileURLToPath(new URL('../prisma/practice/', import.meta.url));
const SETUP = { workspace: 'T0PRACTICE', meeting: 'second tuesday at 10:00' };
/** Pixels for a point of the page. */
const SCALE = 1.5;

async function packPdf(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-page-'));
  try {
    const setup = join(folder, 'setup.json');
    await writeFile(setup, JSON.stringify(SETUP));
    const run = async (...argv: string[]) => {
      const { code, stderr } = await oatcake(`file:${join(folder, 'ledger.db')}`, ...argv);
      if (code !== 0) throw new Error(`oatcake ${argv.join(' ')}: ${stderr}`);
    };
    for (const what of ['customers', 'purchases']) {
      await run('import', what, `${CARRIED}${what}.csv`);
    }
    await run('setup', setup);
    await run('digest', 'pack', '--on', '2019-01-03', '--pdf', join(folder, 'pack.pdf'));
    return await readFile(join(folder, 'pack.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const library = await PDFiumLibrary.init();
const pack = await library.loadDocument(await packPdf());
const { data, width, height } = await pack.getPage(0).render({ scale: SCALE, render: 'bitmap' });
pack.destroy();
library.destroy();

const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width, height } });
await page.setContent(`<body style="margin:0">
  <canvas style="display:block" width="${width}" height="${height}"></canvas>
  <script>
    const letters = atob('${Buffer.from(data).toString('base64')}');
    const pixels = Uint8ClampedArray.from(letters, (letter) => letter.charCodeAt(0));
    const drawn = new ImageData(pixels, ${width}, ${height});
    document.querySelector('canvas').getContext('2d').putImageData(drawn, 0, 0);
  </script>
</body>`);
await page.screenshot({ path: OUT });
await browser.close();
