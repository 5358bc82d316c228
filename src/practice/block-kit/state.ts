import type { Block, Element, ElementState, Entry, FileState, Option, Values } from './types.ts';

/** An element in its block. */
export interface Placed {
  block: Block;
  element: Element;
}

const STATELESS = new Set(['button', 'overflow', 'image', 'mrkdwn', 'plain_text']);
const HOLDERS = new Set(['actions', 'input', 'section']);

/** All interactive elements, in reading order. */
export function interactive(blocks: readonly Block[]): Placed[] {
  return blocks
    .filter((block) => HOLDERS.has(block.type))
    .flatMap((block) =>
      [block.accessory, block.element, ...(block.elements ?? [])]
        .filter((element): element is Element => element !== undefined && element.type !== 'image')
        .map((element) => ({ block, element })),
    );
}

/** The element with these ids, if it is there. */
export function findElement(
  blocks: readonly Block[],
  blockId: string,
  actionId: string,
): Placed | undefined {
  return interactive(blocks).find(
    ({ block, element }) => block.block_id === blockId && element.action_id === actionId,
  );
}

/** All options of an element, out of their groups. */
export function optionsOf(element: Pick<Element, 'options' | 'option_groups'>): Option[] {
  return [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ];
}

/** Elements that hold one text or id: where the state has it, and where the element has its first. */
const SINGLE = {
  plain_text_input: ['value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
} as const;

function singleOf(type: string) {
  return Object.hasOwn(SINGLE, type) ? SINGLE[type as keyof typeof SINGLE] : undefined;
}

/** Whether an element holds several at once. */
export function holdsMany({ type }: Pick<Element, 'type'>): boolean {
  return type === 'checkboxes' || type === 'multi_users_select';
}

/** What an element holds before anybody touches it. */
export function initialState(element: Element): ElementState {
  const { type } = element;
  const single = singleOf(type);
  if (single) return { type, [single[0]]: element[single[1]] ?? null };
  if (type === 'multi_users_select') return { type, selected_users: element.initial_users ?? [] };
  if (type === 'checkboxes') return { type, selected_options: element.initial_options ?? [] };
  if (type === 'file_input') return { type, files: [] };
  return { type, selected_option: element.initial_option ?? null };
}

/** What an element holds after a person's entry; `extra` are options that were suggested. */
export function enteredState(
  element: Element,
  entry: Entry,
  extra: readonly Option[] = [],
): ElementState {
  const { type } = element;
  const typed = typeof entry === 'string' && entry !== '' ? entry : null;
  const single = singleOf(type);
  if (single) return { type, [single[0]]: typed };
  if (type === 'multi_users_select') return { type, selected_users: [entry ?? []].flat() };
  const known = [
    ...optionsOf(element),
    ...(element.initial_option ? [element.initial_option] : []),
    ...extra,
  ];
  const wanted = Array.isArray(entry) ? entry : typed === null ? [] : [typed];
  const chosen = wanted.flatMap((value) => known.find((option) => option.value === value) ?? []);
  if (type === 'checkboxes') return { type, selected_options: chosen };
  return { type, selected_option: chosen[0] ?? null };
}

/** What a file field holds after a person's entry; no more files than it takes. */
export function filesState({ type, max_files }: Element, files: FileState[]): ElementState {
  return { type, files: files.slice(-(max_files ?? 10)) };
}

/** The person's entry that leads to a state: the inverse of `enteredState`. */
export function entryOf(state: ElementState): Entry {
  if (state.selected_options) return state.selected_options.map((option) => option.value);
  if (state.selected_users) return state.selected_users;
  if (state.files) return state.files.map(({ id }) => id);
  const single = singleOf(state.type);
  return (single ? state[single[0]] : state.selected_option?.value) ?? null;
}

/**
 * `state.values` of some blocks. What was entered before stays where block, action and type are
 * the same: so Slack keeps what was typed when a view is updated.
 */
export function valuesOf(blocks: readonly Block[], before: Values = {}): Values {
  const values: Values = {};
  for (const { block, element } of interactive(blocks)) {
    if (STATELESS.has(element.type) || !element.action_id) continue;
    const kept = before[block.block_id]?.[element.action_id];
    values[block.block_id] = {
      ...values[block.block_id],
      [element.action_id]: kept?.type === element.type ? kept : initialState(element),
    };
  }
  return values;
}

/** Whether nothing has been entered. */
export function isEmpty(state: ElementState | undefined): boolean {
  const entry = state ? entryOf(state) : null;
  return entry === null || entry.length === 0;
}

/** `jpg` for `Receipt.JPG`. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file field takes a file of this name; what is in the file nobody looks at. */
export function takesFile({ filetypes }: Pick<Element, 'filetypes'>, name: string): boolean {
  return filetypes === undefined || filetypes.includes(extensionOf(name));
}

/** What Slack's own client says about a field before anything is sent; nothing where all is well. */
export function fieldFault(block: Block, state: ElementState | undefined): string | undefined {
  const element = block.element;
  if (block.type !== 'input' || !element) return undefined;
  if (isEmpty(state)) {
    return block.optional ? undefined : 'Please complete this required field.';
  }
  const wrong = state?.files?.find(({ name }) => !takesFile(element, name));
  if (wrong) return `${wrong.name} is not a file type that can be uploaded here.`;
  const length = state?.value?.length ?? 0;
  if (element.type !== 'plain_text_input') return undefined;
  if (element.min_length !== undefined && length < element.min_length) {
    return `Please enter at least ${element.min_length} characters.`;
  }
  if (element.max_length !== undefined && length > element.max_length) {
    return `Please enter at most ${element.max_length} characters.`;
  }
  return undefined;
}
