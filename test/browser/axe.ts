import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** The accessibility checker's script, to be put into a page before it loads. */
export const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The faults that the checker finds in what is on the screen. */
export async function faults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}
