import type { Block, Values, ViewContent } from '../block-kit/types.ts';

/** Somebody in the practice team. */
export interface PracticePerson {
  id: string;
  name: string;
  title: string;
  isGuest?: boolean;
  /** Slack's own admin of the workspace. */
  isAdmin?: boolean;
  deleted?: boolean;
  /** Another workspace's id: a person from outside. */
  teamId?: string;
}

export interface PracticeChannel {
  id: string;
  name: string;
  isPrivate: boolean;
  members: string[];
  isExtShared?: boolean;
  isArchived?: boolean;
}

/** A slash command, with what the composer says while it is typed. */
export interface PracticeCommand {
  command: string;
  description: string;
  hints: string[];
}

export interface PracticeUserGroup {
  id: string;
  handle: string;
  users: string[];
}

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

export interface StoredMessage {
  channel: string;
  ts: string;
  user: string;
  fromApp: boolean;
  text: string;
  blocks: Block[];
  metadata?: Metadata;
  /** Ids of the files that were posted with it. */
  files?: string[];
  threadTs?: string;
  editedTs?: string;
  /** An ephemeral message: who alone sees it. */
  onlyFor?: string;
}

/** A modal that is open for one person, or somebody's Home. */
export interface StoredView extends ViewContent {
  id: string;
  hash: string;
  rootId: string;
  previousId: string | null;
  owner: string;
  values: Values;
}
