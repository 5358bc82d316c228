import { interactive, type Placed } from '../block-kit/state.ts';
import type { Block, Element } from '../block-kit/types.ts';

function buttonLabel(element: Element): string {
  return typeof element.text === 'object' ? element.text.text : '';
}

function same(some: string | undefined, other: string): boolean {
  const bare = (text: string) => text.replaceAll('*', '').trim().toLowerCase();
  return some !== undefined && bare(some) === bare(other);
}

/** What a person would call an element: a field's label, else its placeholder or nearby text. */
function names(placed: Placed): (string | undefined)[] {
  const { block, element } = placed;
  const placeholder = element.placeholder?.text;
  const beside = element === block.accessory ? block.text?.text : undefined;
  return [block.label?.text, placeholder, beside, element.action_id];
}

/** Buttons and overflow options with this visible text. */
export function buttonsCalled(blocks: readonly Block[], label: string): Placed[] {
  return interactive(blocks).filter(({ element }) => {
    if (element.type === 'button') return same(buttonLabel(element), label);
    if (element.type !== 'overflow') return false;
    return (element.options ?? []).some((option) => same(option.text.text, label));
  });
}

/** Fields, selects and the like with this label or placeholder. */
export function fieldsCalled(blocks: readonly Block[], label: string): Placed[] {
  return interactive(blocks).filter(
    (placed) => placed.element.type !== 'button' && names(placed).some((name) => same(name, label)),
  );
}

/** Every name by which something there could be found, for a sentence that helps. */
export function everyName(blocks: readonly Block[]): string {
  return interactive(blocks)
    .map((placed) => buttonLabel(placed.element) || names(placed).find((name) => name))
    .join(', ');
}

/** The option with this visible text: exactly it, else the only one that starts or holds it. */
export function optionCalled<T extends { text: { text: string }; value: string }>(
  options: readonly T[],
  text: string,
): T | undefined {
  const exact = options.find((one) => same(one.text.text, text) || one.value === text);
  if (exact) return exact;
  const wanted = text.toLowerCase();
  return (
    options.find((one) => one.text.text.toLowerCase().startsWith(wanted)) ??
    options.find((one) => one.text.text.toLowerCase().includes(wanted))
  );
}
