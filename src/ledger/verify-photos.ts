import type { Reader } from './open.ts';
import { rowsAfter } from './pages.ts';
import { isStored } from './receipt-files.ts';

const PAGE = 1_000;

/** The first photo of a receipt whose file is not where they are kept. */
export async function missingPhoto(
  { db, workspaceId }: Reader,
  folder: string,
): Promise<string | undefined> {
  let after = 0;
  for (;;) {
    const page = await db.receiptPhoto.findMany({
      where: rowsAfter(workspaceId, after),
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, reference: true, storageKey: true },
    });
    const missing = page.find(({ storageKey }) => !isStored(folder, storageKey));
    if (missing !== undefined) {
      const { reference, storageKey } = missing;
      return `Receipt photo of ${reference}: receipts/${storageKey} is missing.`;
    }
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) return undefined;
  }
}
