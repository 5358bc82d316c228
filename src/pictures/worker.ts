import { parentPort } from 'node:worker_threads';
import { chartSvg } from './chart-svg.ts';
import type { Drawn, Wanted } from './draw.ts';
import { pngOf } from './png.ts';

/** Draws what it is asked for, one after the other. */
parentPort?.on('message', async ({ id, wanted }: { id: number; wanted: Wanted }) => {
  const drawn: Drawn = await draw(wanted).then(
    (bytes) => ({ id, bytes }),
    (error: unknown) => ({ id, fault: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(drawn);
});

async function draw(wanted: Wanted): Promise<Uint8Array> {
  switch (wanted.kind) {
    case 'png':
      return pngOf(chartSvg(wanted.chart));
    case 'pdf': {
      // Pages are made once a month: what makes them is read when they are.
      const { pdfOf } = await import('./pdf.ts');
      return pdfOf(wanted.pages);
    }
  }
}
