import { formatPounds } from '../domain/money.ts';
import { firstLinePence, type ToldLine } from '../domain/more.ts';
import type { Named } from '../domain/purchase.ts';
import { clipped, type Goods } from './goods.ts';
import { typed } from './text.ts';

/** Most lines of a purchase that are shown one by one; the rest are counted. */
const SHOWN = 5;

/** R5: every line with its own amount, where there are several. */
export function lineList(
  told: Goods & { readonly category: Named | undefined; readonly area: Named | undefined },
): string[] {
  const { more } = told;
  if (more.lines.length === 0) return [];
  const { item, category, area } = told;
  const first = { item, category, area, pence: firstLinePence(told), secondHand: more.secondHand };
  const all = [first, ...more.lines];
  const rest = all.length - SHOWN;
  return [...byKind(all.slice(0, SHOWN)), ...(rest > 0 ? [`and ${rest} more`] : [])];
}

interface OneLine extends Pick<ToldLine, 'item' | 'pence' | 'secondHand'> {
  readonly category: Named | undefined;
  readonly area: Named | undefined;
}

/** Category and area beside each line, or above lines that share them. */
function byKind(lines: readonly OneLine[]): string[] {
  const kinds = lines.map(kindOf);
  const isAsAbove = (at: number) => at > 0 && kinds[at] === kinds[at - 1];
  const isShared = kinds.some((_, at) => isAsAbove(at));
  return lines.flatMap((line, at) => {
    const words = `• ${formatPounds(line.pence)} ${clipped(line.item)}`;
    const kind = kinds[at] ?? '';
    if (kind === '' || (isShared && isAsAbove(at))) return [words];
    return isShared ? [`${kind}:`, words] : [`${words} · ${kind}`];
  });
}

function kindOf({ category, area, secondHand }: OneLine): string {
  const all = [category?.label, area?.label, secondHand && 'second hand'];
  return typed(all.filter(Boolean).join(' · '));
}
