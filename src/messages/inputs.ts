import type { InputBlock, PlainTextOption } from '@slack/types';

/** How a field of a form looks besides its label. */
export interface InputLook {
  readonly optional?: boolean;
  readonly hint?: string | undefined;
  readonly placeholder?: string;
}

/** A field for typed text. */
export interface TextLook extends InputLook {
  readonly value?: string | undefined;
  /** Most characters as Slack counts them (UTF-16). */
  readonly most?: number;
  readonly multiline?: boolean;
}

const MOST_TYPED = 280;

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** Any field; the id of its block is the field's name, under which its answer and faults come. */
export function input(
  field: string,
  label: string,
  element: InputBlock['element'],
  { optional, hint }: InputLook = {},
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plain(label),
    element,
    ...(optional ? { optional } : {}),
    ...(hint ? { hint: plain(hint) } : {}),
  };
}

/** Typed text. */
export function textInput(field: string, label: string, look: TextLook = {}): InputBlock {
  const { value, most = MOST_TYPED, multiline, placeholder } = look;
  return input(
    field,
    label,
    {
      type: 'plain_text_input',
      action_id: field,
      max_length: most,
      ...(multiline ? { multiline } : {}),
      ...(value ? { initial_value: value } : {}),
      ...(placeholder ? { placeholder: plain(placeholder) } : {}),
    },
    look,
  );
}

/** One of a list. */
export function selectInput(
  field: string,
  label: string,
  options: PlainTextOption[],
  look: InputLook & { readonly chosen?: string | undefined } = {},
): InputBlock {
  const initial = options.find(({ value }) => value === look.chosen);
  return input(
    field,
    label,
    {
      type: 'static_select',
      action_id: field,
      placeholder: plain(look.placeholder ?? 'Choose'),
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
    look,
  );
}

/** One of a few, all in sight. */
export function radioInput(
  field: string,
  label: string,
  options: PlainTextOption[],
  look: InputLook & { readonly chosen?: string | undefined } = {},
): InputBlock {
  const initial = options.find(({ value }) => value === look.chosen);
  const chosen = initial ? { initial_option: initial } : {};
  return input(field, label, { type: 'radio_buttons', action_id: field, options, ...chosen }, look);
}

/** Ticks; nothing ticked is an answer too. */
export function ticksInput(
  field: string,
  label: string,
  options: PlainTextOption[],
  ticked: readonly string[] = [],
): InputBlock {
  const initial = options.filter(({ value }) => ticked.includes(value ?? ''));
  const chosen = initial.length > 0 ? { initial_options: initial } : {};
  const element = { type: 'checkboxes', action_id: field, options, ...chosen } as const;
  return input(field, label, element, { optional: true });
}

/** A day. */
export function dayInput(
  field: string,
  label: string,
  look: InputLook & { readonly value?: string | undefined } = {},
): InputBlock {
  const initial = look.value ? { initial_date: look.value } : {};
  return input(field, label, { type: 'datepicker', action_id: field, ...initial }, look);
}

/** Somebody of the workspace; whether they may is for the server to say. */
export function personInput(
  field: string,
  label: string,
  look: InputLook & { readonly value?: string | undefined } = {},
): InputBlock {
  const initial = look.value ? { initial_user: look.value } : {};
  return input(field, label, { type: 'users_select', action_id: field, ...initial }, look);
}
