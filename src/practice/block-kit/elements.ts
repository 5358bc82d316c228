import { LIMITS } from './limits.ts';
import { isObject, type Loose, type Report } from './report.ts';

type Check = (report: Report, pointer: string, element: Loose) => void;

const plain = { plain: true } as const;
const plainRequired = { plain: true, required: true } as const;

const confirm: Check = (report, pointer, element) => {
  const value = element.confirm;
  if (value === undefined) return;
  if (!isObject(value)) return report.fault(`${pointer}/confirm`, 'must provide an object');
  const at = `${pointer}/confirm`;
  report.textObject(`${at}/title`, value.title, LIMITS.confirmTitle, plainRequired);
  report.textObject(`${at}/text`, value.text, LIMITS.confirmText, { required: true });
  report.textObject(`${at}/confirm`, value.confirm, LIMITS.confirmButton, plainRequired);
  report.textObject(`${at}/deny`, value.deny, LIMITS.confirmButton, plainRequired);
};

/** One option of a list, with the lengths that Slack allows. */
export const option: Check = (report, pointer, element) => {
  report.textObject(`${pointer}/text`, element.text, LIMITS.optionText, { required: true });
  report.text(`${pointer}/value`, element.value, LIMITS.optionValue, true);
  report.textObject(`${pointer}/description`, element.description, LIMITS.optionText);
};

function options(report: Report, pointer: string, value: unknown, most: number, least = 1): void {
  report.list(pointer, value, most, least).forEach((item, index) => {
    if (isObject(item)) option(report, `${pointer}/${index}`, item);
    else report.fault(`${pointer}/${index}`, 'must provide an object');
  });
}

/** Options or option groups: what a select carries, and what answers a suggestion request. */
export function optionLists(report: Report, pointer: string, holder: Loose, least = 1): void {
  if (holder.option_groups === undefined) {
    options(report, `${pointer}/options`, holder.options, LIMITS.options, least);
    return;
  }
  if (holder.options !== undefined) report.fault(pointer, 'only one of options or option_groups');
  const at = `${pointer}/option_groups`;
  report.list(at, holder.option_groups, LIMITS.options, least).forEach((group, index) => {
    if (!isObject(group)) {
      report.fault(`${at}/${index}`, 'must provide an object');
      return;
    }
    report.textObject(`${at}/${index}/label`, group.label, LIMITS.optionText, plainRequired);
    options(report, `${at}/${index}/options`, group.options, LIMITS.options);
  });
}

function everyOption(holder: Loose): Loose[] {
  const groups = Array.isArray(holder.option_groups) ? holder.option_groups.filter(isObject) : [];
  const lists = [holder.options, ...groups.map((group) => group.options)];
  return lists.flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
}

function initialIsListed(report: Report, pointer: string, element: Loose): void {
  const wanted = element.initial_option ? [element.initial_option] : element.initial_options;
  if (!Array.isArray(wanted)) return;
  const known = new Set(everyOption(element).map((one) => one.value));
  for (const one of wanted) {
    if (isObject(one) && known.has(one.value)) continue;
    report.fault(pointer, 'the initial option must exactly match one of the provided options');
  }
}

const button: Check = (report, pointer, element) => {
  report.textObject(`${pointer}/text`, element.text, LIMITS.buttonText, plainRequired);
  report.text(`${pointer}/value`, element.value, LIMITS.buttonValue);
  report.text(`${pointer}/url`, element.url, LIMITS.url);
  report.text(`${pointer}/accessibility_label`, element.accessibility_label, LIMITS.buttonText);
  const { style } = element;
  if (style !== undefined && style !== 'primary' && style !== 'danger') {
    report.fault(`${pointer}/style`, 'must be one of primary, danger');
  }
};

const select: Check = (report, pointer, element) => {
  report.textObject(`${pointer}/placeholder`, element.placeholder, LIMITS.placeholder, plain);
  optionLists(report, pointer, element);
  initialIsListed(report, `${pointer}/initial_option`, element);
};

const externalSelect: Check = (report, pointer, element) => {
  report.textObject(`${pointer}/placeholder`, element.placeholder, LIMITS.placeholder, plain);
  if (isObject(element.initial_option)) {
    option(report, `${pointer}/initial_option`, element.initial_option);
  }
};

const choices: Check = (report, pointer, element) => {
  options(report, `${pointer}/options`, element.options, LIMITS.choices);
  initialIsListed(report, `${pointer}/initial_options`, element);
};

const textInput: Check = (report, pointer, element) => {
  report.textObject(`${pointer}/placeholder`, element.placeholder, LIMITS.placeholder, plain);
  const most = element.max_length;
  if (typeof most === 'number' && (most < 1 || most > LIMITS.inputLength)) {
    report.fault(`${pointer}/max_length`, `must be between 1 and ${LIMITS.inputLength}`);
  }
  report.text(
    `${pointer}/initial_value`,
    element.initial_value,
    typeof most === 'number' ? most : LIMITS.inputLength,
  );
};

const datePicker: Check = (report, pointer, element) => {
  report.textObject(`${pointer}/placeholder`, element.placeholder, LIMITS.placeholder, plain);
  const day = element.initial_date;
  if (day !== undefined && !(typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day))) {
    report.fault(`${pointer}/initial_date`, 'must match the format YYYY-MM-DD');
  }
};

const timePicker: Check = (report, pointer, element) => {
  report.textObject(`${pointer}/placeholder`, element.placeholder, LIMITS.placeholder, plain);
  const time = element.initial_time;
  if (time !== undefined && !(typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(time))) {
    report.fault(`${pointer}/initial_time`, 'must match the format HH:mm');
  }
};

/** Lists of people or conversations, which Slack fills by itself. */
const directory: Check = (report, pointer, element) => {
  report.textObject(`${pointer}/placeholder`, element.placeholder, LIMITS.placeholder, plain);
  for (const name of ['initial_user', 'initial_conversation', 'initial_channel']) {
    report.text(`${pointer}/${name}`, element[name], LIMITS.id);
  }
  const many = element.initial_users;
  if (many !== undefined && !(Array.isArray(many) && many.every((one) => typeof one === 'string')))
    report.fault(`${pointer}/initial_users`, 'must be an array of strings');
  const most = element.max_selected_items;
  if (most !== undefined && !(typeof most === 'number' && most >= 1))
    report.fault(`${pointer}/max_selected_items`, 'must be at least 1');
};

const fileInput: Check = (report, pointer, element) => {
  const { filetypes, max_files: most } = element;
  const isList = Array.isArray(filetypes) && filetypes.length > 0;
  if (filetypes !== undefined && !(isList && filetypes.every((one) => typeof one === 'string'))) {
    report.fault(`${pointer}/filetypes`, 'must be an array of strings with at least 1 item');
  }
  if (most !== undefined && !(Number.isInteger(most) && Number(most) >= 1 && Number(most) <= 10)) {
    report.fault(`${pointer}/max_files`, 'must be between 1 and 10');
  }
};

const image: Check = (report, pointer, element) => {
  const file = element.slack_file;
  if (file === undefined) {
    report.text(`${pointer}/image_url`, element.image_url, LIMITS.url, true);
  } else {
    if (element.image_url !== undefined) {
      report.fault(pointer, 'must have either image_url or slack_file');
    }
    const { id, url } = isObject(file) ? file : {};
    const isOne = (typeof id === 'string') !== (typeof url === 'string');
    if (!isOne) report.fault(`${pointer}/slack_file`, 'must have either id or url');
  }
  report.text(`${pointer}/alt_text`, element.alt_text, LIMITS.altText, true);
};

const overflow: Check = (report, pointer, element) =>
  options(report, `${pointer}/options`, element.options, LIMITS.overflow);

const CHECKS: Record<string, Check> = {
  button,
  static_select: select,
  external_select: externalSelect,
  plain_text_input: textInput,
  checkboxes: choices,
  radio_buttons: choices,
  datepicker: datePicker,
  timepicker: timePicker,
  users_select: directory,
  multi_users_select: directory,
  conversations_select: directory,
  channels_select: directory,
  file_input: fileInput,
  overflow,
  image,
};

/** Checks one element, which has to be of one of the `allowed` types. */
export function checkElement(
  report: Report,
  pointer: string,
  element: unknown,
  allowed: readonly string[],
): void {
  if (!isObject(element)) {
    report.fault(pointer, 'must provide an object');
    return;
  }
  const type = String(element.type);
  const check = allowed.includes(type) ? CHECKS[type] : undefined;
  if (!check) {
    report.fault(`${pointer}/type`, `unsupported type: ${type}`);
    return;
  }
  report.text(`${pointer}/action_id`, element.action_id, LIMITS.id);
  check(report, pointer, element);
  confirm(report, pointer, element);
}
