/** Block Kit as the practice workspace uses it; every object here has been through `validate.ts`. */

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

export interface OptionGroup {
  label: TextObject;
  options: Option[];
}

export interface Confirm {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: 'primary' | 'danger';
}

/** A picture that was uploaded, by either of its names. */
export interface SlackFile {
  id?: string;
  url?: string;
}

/** An interactive element, an image, or a text within a context block. */
export interface Element {
  type: string;
  action_id?: string;
  text?: TextObject | string;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  confirm?: Confirm;
  accessibility_label?: string;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: OptionGroup[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_value?: string;
  initial_date?: string;
  initial_time?: string;
  initial_user?: string;
  initial_users?: string[];
  initial_conversation?: string;
  initial_channel?: string;
  max_selected_items?: number;
  filetypes?: string[];
  max_files?: number;
  filter?: { include?: ('im' | 'mpim' | 'private' | 'public')[]; exclude_bot_users?: boolean };
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  min_query_length?: number;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  focus_on_load?: boolean;
  image_url?: string;
  slack_file?: SlackFile;
  alt_text?: string;
  elements?: RichElement[];
}

export interface RichStyle {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
}

/** A node of rich text: a section, list, quote or preformatted block, or a leaf within one. */
export interface RichElement {
  type: string;
  elements?: RichElement[];
  style?: RichStyle | 'ordered' | 'bullet';
  text?: string;
  url?: string;
  user_id?: string;
  channel_id?: string;
  name?: string;
  unicode?: string;
  range?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
}

export interface Cell {
  type: string;
  text?: string;
  elements?: RichElement[];
}

export interface Block {
  type: string;
  block_id: string;
  text?: TextObject;
  fields?: TextObject[];
  accessory?: Element;
  elements?: Element[];
  element?: Element;
  label?: TextObject;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
  rows?: Cell[][];
  column_settings?: ({ align?: 'left' | 'center' | 'right'; is_wrapped?: boolean } | null)[];
  title?: TextObject;
  image_url?: string;
  slack_file?: SlackFile;
  alt_text?: string;
}

export interface ViewContent {
  type: 'modal' | 'home';
  blocks: Block[];
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  callback_id: string;
  private_metadata: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
}

/** What one element holds, as Slack reports it under `state.values`. */
export interface ElementState {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_channel?: string | null;
  files?: FileState[];
}

/** A file as a form's state has it; Slack gives all that it knows of it. */
export interface FileState {
  id: string;
  name: string;
  [more: string]: unknown;
}

/** `state.values`: by block, then by action. */
export type Values = Record<string, Record<string, ElementState>>;

/** What a person puts into an element: typed text, a chosen value or id, ticked ones, a day, files' ids. */
export type Entry = string | string[] | null;

/** Entries by block, then by action. */
export type Entries = Record<string, Record<string, Entry>>;
