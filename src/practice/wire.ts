/** What the server tells the page, and the page the server. */
import type {
  Block,
  Entries,
  Entry,
  Option,
  OptionGroup,
  TextObject,
  Values,
} from './block-kit/types.ts';
import type { PracticeCommand, PracticePerson, StoredView } from './store/types.ts';

/** Where a person acts. */
export type Source =
  | { kind: 'message'; channel: string; ts: string }
  | { kind: 'view'; id: string }
  | { kind: 'home' };

/** An element within its block. */
export interface Target {
  block: string;
  action: string;
  entry?: Entry;
}

/** What became of a command or a click: done, or the sentence that Slack shows instead. */
export type Outcome = { ok: true } | { ok: false; sentence: string };

/** What became of a form that was sent. */
export type Submission =
  | { kind: 'errors'; errors: Record<string, string> }
  | { kind: 'closed' | 'updated' | 'pushed' | 'cleared' }
  | { kind: 'failed'; sentence: string };

/** What an external select offers. */
export interface Suggestions {
  options?: Option[];
  option_groups?: OptionGroup[];
}

/** A file as one person sees it under a message; without an address it is gone. */
export interface SeenFile {
  id: string;
  name: string;
  mimetype?: string;
  /** In bytes. */
  size?: number;
  url?: string;
}

/** A message as one person sees it. */
export interface SeenMessage {
  channel: string;
  ts: string;
  /** The author's id, and the name shown above the message. */
  user: string;
  from: string;
  fromApp: boolean;
  text: string;
  blocks: Block[];
  /** Posted with it. */
  files: SeenFile[];
  ephemeral: boolean;
  edited: boolean;
  threadTs?: string;
}

/** A conversation as one person sees it. */
export interface SeenChannel {
  id: string;
  name: string;
  isPrivate: boolean;
  isDirect: boolean;
  members: string[];
  messages: (SeenMessage & { values?: Values })[];
}

/** What the app says that it can show, as messages and views on their way to Slack. */
export interface Exhibit {
  readonly room: string;
  readonly name: string;
  /** Who reads it, in a word. */
  readonly readBy: string;
  readonly states: readonly { readonly state: string; readonly shown: unknown }[];
}

/** An exhibit in one state, as the gallery page draws it. */
export interface Picture {
  state: string;
  surface: 'message' | 'modal' | 'home';
  /** A message's notification. */
  text: string;
  blocks: Block[];
  values: Values;
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
}

/** All that the gallery page draws. */
export interface Gallery extends Pick<State, 'people' | 'channels' | 'app'> {
  exhibits: (Omit<Exhibit, 'states'> & { pictures: Picture[] })[];
}

/** A moment that the clock may be moved to. */
export interface Offer {
  label: string;
  at: string;
}

/** All that one person sees: what the page draws. */
export interface State {
  team: string;
  app: { id: string; name: string; botUser: string };
  me: PracticePerson;
  people: PracticePerson[];
  commands: readonly PracticeCommand[];
  channels: SeenChannel[];
  home: StoredView | null;
  views: readonly StoredView[];
  now: string;
  tour: readonly string[];
  /** Whether there is a gallery of all messages and views. */
  hasGallery: boolean;
}

export type { Entries, Entry, PracticeCommand, PracticePerson, StoredView, Values };
