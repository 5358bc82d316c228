import type { Block, Cell, Element, RichElement, TextObject } from './types.ts';

/** Anything that is read on a screen: a message, a view, or only blocks. */
export interface Readable {
  text?: string;
  title?: TextObject;
  blocks?: readonly Block[];
  files?: readonly { name: string }[];
}

/** Slack's three escapes, undone. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text object as a person reads it: mrkdwn unescaped, formatting marks left as typed. */
function words(text: TextObject | string | undefined): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return unescapeText(text);
  return text.type === 'mrkdwn' ? unescapeText(text.text) : text.text;
}

function rich(element: RichElement): string {
  if (element.type === 'user') return `<@${element.user_id}>`;
  if (element.type === 'channel') return `<#${element.channel_id}>`;
  if (element.type === 'emoji') return `:${element.name}:`;
  if (element.type === 'link') return element.text ?? element.url ?? '';
  if (element.type === 'date') return element.fallback ?? '';
  const inner = (element.elements ?? []).map(rich);
  const text = element.text ?? '';
  return element.type === 'rich_text_list'
    ? inner.map((item) => `• ${item}`).join('\n')
    : text + inner.join('');
}

function cell(one: Cell): string {
  return one.type === 'raw_text' ? (one.text ?? '') : (one.elements ?? []).map(rich).join('');
}

function chosenText(element: Element): string | undefined {
  if (element.initial_users) return element.initial_users.map((id) => `<@${id}>`).join(' ');
  if (element.initial_user) return `<@${element.initial_user}>`;
  const channel = element.initial_conversation ?? element.initial_channel;
  if (channel) return `<#${channel}>`;
  const option = element.initial_option && words(element.initial_option.text);
  return element.initial_date ?? element.initial_time ?? option;
}

function elementText(element: Element): string {
  if (element.type === 'image') return element.alt_text ?? '';
  if (element.type === 'button') return `[${words(element.text)}]`;
  if (element.type === 'mrkdwn' || element.type === 'plain_text') {
    return words({ type: element.type, text: String(element.text ?? '') });
  }
  if (element.type === 'overflow') return '[⋯]';
  if (element.type === 'checkboxes' || element.type === 'radio_buttons') {
    return (element.options ?? []).map((option) => `( ) ${words(option.text)}`).join('\n');
  }
  if (element.type === 'file_input') return '[Choose a file]';
  const empty = words(element.placeholder);
  if (element.type === 'plain_text_input') return `[${element.initial_value ?? empty}]`;
  return `[${chosenText(element) ?? empty} ▾]`;
}

function blockText(block: Block): string {
  const parts: string[] = [];
  if (block.type === 'divider') return '---';
  if (block.label) parts.push(words(block.label) + (block.optional ? ' (optional)' : ''));
  if (block.title) parts.push(words(block.title));
  if (block.text) parts.push(words(block.text));
  for (const field of block.fields ?? []) parts.push(words(field));
  for (const row of block.rows ?? []) parts.push(row.map(cell).join(' | '));
  if (block.type === 'rich_text') {
    parts.push((block.elements as RichElement[] | undefined)?.map(rich).join('\n') ?? '');
  } else if (block.elements) {
    parts.push(block.elements.map(elementText).join(' '));
  }
  if (block.element) parts.push(elementText(block.element));
  if (block.accessory) parts.push(elementText(block.accessory));
  if (block.hint) parts.push(words(block.hint));
  if (block.type === 'image') parts.push(block.alt_text ?? '');
  return parts.join('\n');
}

/**
 * What a person reads: all blocks, table rows with `|`, buttons as `[Label]`; else the text; then
 * files as `[name]`.
 */
export function plainText(readable: Readable): string {
  const blocks = readable.blocks ?? [];
  const files = (readable.files ?? []).map(({ name }) => `[${name}]`);
  if (blocks.length === 0) {
    return [unescapeText(readable.text ?? ''), ...files].filter((line) => line !== '').join('\n');
  }
  const lines = [...blocks.map(blockText), ...files];
  return (readable.title ? [words(readable.title), ...lines] : lines).join('\n');
}
