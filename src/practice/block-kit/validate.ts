import { checkElement } from './elements.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Loose, Report } from './report.ts';
import { checkTable } from './table.ts';

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

const CHOOSERS = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
];
/** Slack takes lists of several everywhere but in a row of actions. */
const SEVERAL = ['multi_users_select'];
const IN_ACTIONS = ['button', 'overflow', ...CHOOSERS];
const AS_ACCESSORY = [...IN_ACTIONS, ...SEVERAL, 'image'];
/** Files are asked in forms alone. */
const IN_INPUT = ['plain_text_input', 'file_input', ...CHOOSERS, ...SEVERAL];
const RICH = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];

type Check = (report: Report, pointer: string, block: Loose) => void;

const section: Check = (report, pointer, block) => {
  if (block.text === undefined && block.fields === undefined) report.missing(`${pointer}/text`);
  report.textObject(`${pointer}/text`, block.text, LIMITS.text);
  if (block.fields !== undefined) {
    report.list(`${pointer}/fields`, block.fields, LIMITS.fields).forEach((field, index) => {
      report.textObject(`${pointer}/fields/${index}`, field, LIMITS.field, { required: true });
    });
  }
  if (block.accessory !== undefined) {
    checkElement(report, `${pointer}/accessory`, block.accessory, AS_ACCESSORY);
  }
};

const actions: Check = (report, pointer, block) => {
  const at = `${pointer}/elements`;
  const seen = new Set<unknown>();
  report.list(at, block.elements, LIMITS.actionElements).forEach((element, index) => {
    checkElement(report, `${at}/${index}`, element, IN_ACTIONS);
    const id = isObject(element) ? element.action_id : undefined;
    if (id !== undefined && seen.has(id)) {
      report.fault(`${at}/${index}/action_id`, `\`action_id\` "${String(id)}" already exists`);
    }
    seen.add(id);
  });
};

const context: Check = (report, pointer, block) => {
  const at = `${pointer}/elements`;
  report.list(at, block.elements, LIMITS.contextElements).forEach((element, index) => {
    if (isObject(element) && element.type === 'image') {
      checkElement(report, `${at}/${index}`, element, ['image']);
    } else {
      report.textObject(`${at}/${index}`, element, LIMITS.text, { required: true });
    }
  });
};

const input: Check = (report, pointer, block) => {
  const plain = { plain: true } as const;
  report.textObject(`${pointer}/label`, block.label, LIMITS.label, { ...plain, required: true });
  report.textObject(`${pointer}/hint`, block.hint, LIMITS.label, plain);
  if (block.element === undefined) return report.missing(`${pointer}/element`);
  checkElement(report, `${pointer}/element`, block.element, IN_INPUT);
};

const richText: Check = (report, pointer, block) => {
  const at = `${pointer}/elements`;
  report.list(at, block.elements, 1000, 0).forEach((element, index) => {
    const type = isObject(element) ? String(element.type) : 'none';
    if (!RICH.includes(type)) report.fault(`${at}/${index}/type`, `unsupported type: ${type}`);
  });
};

const image: Check = (report, pointer, block) => {
  checkElement(report, pointer, { ...block, action_id: undefined }, ['image']);
  report.textObject(`${pointer}/title`, block.title, LIMITS.imageTitle, { plain: true });
};

const header: Check = (report, pointer, block) =>
  report.textObject(`${pointer}/text`, block.text, LIMITS.header, { plain: true, required: true });

const CHECKS: Record<string, Check> = {
  section,
  actions,
  context,
  header,
  input,
  image,
  divider: () => {},
  rich_text: richText,
  table: checkTable,
};

const MESSAGE_ONLY = new Set(['table']);

function checkBlock(report: Report, pointer: string, block: unknown, surface: Surface): void {
  if (!isObject(block)) {
    report.fault(pointer, 'must provide an object');
    return;
  }
  const type = String(block.type);
  const check = Object.hasOwn(CHECKS, type) ? CHECKS[type] : undefined;
  if (!check || (surface !== 'message' && MESSAGE_ONLY.has(type))) {
    report.fault(`${pointer}/type`, `unsupported type: ${type}`);
    return;
  }
  report.text(`${pointer}/block_id`, block.block_id, LIMITS.id);
  check(report, pointer, block);
}

/** Slack's faults with some blocks, as it words them; none means that they are taken. */
export function faultsInBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): string[] {
  const report = new Report();
  const items = report.list(pointer, blocks, LIMITS.blocks[surface], 0);
  const seen = new Set<unknown>();
  items.forEach((block, index) => {
    checkBlock(report, `${pointer}/${index}`, block, surface);
    const id = isObject(block) ? block.block_id : undefined;
    if (id !== undefined && seen.has(id)) {
      report.fault(`${pointer}/${index}/block_id`, `\`block_id\` "${String(id)}" already exists`);
    }
    seen.add(id);
  });
  const tables = items.filter((block) => isObject(block) && block.type === 'table');
  if (tables.length > 1) report.fault(pointer, 'only one table is allowed in a message');
  return report.faults;
}

/** Slack's faults with a view. */
export function faultsInView(view: Loose, pointer = '/view'): string[] {
  const report = new Report();
  const { type } = view;
  if (type !== 'modal' && type !== 'home') {
    report.fault(`${pointer}/type`, `unsupported type: ${String(type)}`);
    return report.faults;
  }
  report.text(`${pointer}/private_metadata`, view.private_metadata, LIMITS.privateMetadata);
  report.text(`${pointer}/callback_id`, view.callback_id, LIMITS.id);
  report.text(`${pointer}/external_id`, view.external_id, LIMITS.id);
  if (type === 'modal') checkModal(report, pointer, view);
  if (view.blocks === undefined) report.missing(`${pointer}/blocks`);
  return [...report.faults, ...faultsInBlocks(view.blocks ?? [], type, `${pointer}/blocks`)];
}

function checkModal(report: Report, pointer: string, view: Loose): void {
  const plain = { plain: true } as const;
  report.textObject(`${pointer}/title`, view.title, LIMITS.viewTitle, { ...plain, required: true });
  report.textObject(`${pointer}/submit`, view.submit, LIMITS.viewTitle, plain);
  report.textObject(`${pointer}/close`, view.close, LIMITS.viewTitle, plain);
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isObject) : [];
  if (view.submit === undefined && blocks.some((block) => block.type === 'input')) {
    report.fault(pointer, 'missing required field: submit (it is needed with an input block)');
  }
}
