import { randomBytes } from 'node:crypto';
import { LIMITS } from '../block-kit/limits.ts';
import { isObject, type Loose } from '../block-kit/report.ts';
import type { Block, Element, ViewContent } from '../block-kit/types.ts';
import { faultsInBlocks, faultsInView } from '../block-kit/validate.ts';
import { Refusal } from '../refusal.ts';
import type { Metadata } from '../store/types.ts';

/** A method's arguments: strings from a form, or anything from JSON. */
export type Arguments = Loose;

/** An argument that forms send as JSON text. */
export function parsed(value: unknown, refusal: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal(refusal);
  }
}

/** A text argument, or nothing. */
export function textOf(args: Arguments, name: string): string | undefined {
  const value = args[name];
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** A yes-or-no argument. */
export function flagOf(args: Arguments, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1';
}

function refuse(code: string, faults: string[]): void {
  if (faults.length === 0) return;
  throw new Refusal(code, { errors: faults, response_metadata: { messages: faults } });
}

function freshBlockId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

function named(element: Element): Element {
  const isText = element.type === 'mrkdwn' || element.type === 'plain_text';
  if (isText || element.type === 'image' || element.type.startsWith('rich_text')) return element;
  return { ...element, action_id: element.action_id ?? freshBlockId() };
}

/** Gives ids to blocks and elements that came without. */
function withIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id || freshBlockId(),
    ...(block.accessory && { accessory: named(block.accessory) }),
    ...(block.element && { element: named(block.element) }),
    ...(block.elements && { elements: block.elements.map(named) }),
  }));
}

/** The blocks of a message, checked. */
export function messageBlocks(args: Arguments): Block[] {
  const blocks = parsed(args.blocks, 'invalid_blocks_format') ?? [];
  refuse('invalid_blocks', faultsInBlocks(blocks, 'message'));
  return withIds(blocks as Block[]);
}

/** The text of a message, which may be absent where there are blocks. */
export function messageText(args: Arguments, blocks: readonly Block[]): string {
  const text = textOf(args, 'text') ?? '';
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  if (text.length > LIMITS.messageText) throw new Refusal('msg_too_long');
  return text;
}

/** The metadata of a message, if it has any. */
export function messageMetadata(args: Arguments): Metadata | undefined {
  const value = parsed(args.metadata, 'invalid_metadata_format');
  if (value === undefined || value === null) return undefined;
  if (!isObject(value) || typeof value.event_type !== 'string' || !isObject(value.event_payload)) {
    throw new Refusal('invalid_metadata_schema');
  }
  return { event_type: value.event_type, event_payload: value.event_payload };
}

/** A view, checked and with what was left out filled in. */
export function viewContent(value: unknown, type: 'modal' | 'home'): ViewContent {
  const view = parsed(value, 'invalid_arguments');
  if (!isObject(view) || view.type !== type) {
    const faults = ['[ERROR] must provide a view of this type [json-pointer:/view/type]'];
    throw new Refusal('invalid_arguments', { response_metadata: { messages: faults } });
  }
  if (JSON.stringify(view).length > LIMITS.viewBytes) throw new Refusal('view_too_large');
  refuse('invalid_arguments', faultsInView(view));
  const content = view as unknown as Partial<ViewContent> & { blocks: Block[] };
  return {
    type,
    blocks: withIds(content.blocks),
    ...(content.title && { title: content.title }),
    ...(content.submit && { submit: content.submit }),
    ...(content.close && { close: content.close }),
    callback_id: content.callback_id ?? '',
    private_metadata: content.private_metadata ?? '',
    external_id: content.external_id ?? '',
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
  };
}
