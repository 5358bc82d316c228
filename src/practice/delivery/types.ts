/** The three kinds of thing that Slack sends an app. */
export type Kind = 'slash_commands' | 'interactive' | 'events_api';

/** A payload, as Slack writes it. */
export type Payload = Record<string, unknown>;

/** Why and how often an event is sent again. */
export interface Retry {
  attempt: number;
  reason: string;
}

/** What came back: an acknowledgement with or without content, too late, or not at all. */
export type Ack =
  | { status: 'acknowledged'; payload: unknown }
  | { status: 'late' }
  | { status: 'unreachable' };

/** A way to the app. */
export interface Carrier {
  /** Sends, and waits at most three seconds for the acknowledgement. */
  send(kind: Kind, payload: Payload, retry?: Retry): Promise<Ack>;
  /** Calls back whenever the app can be reached again. */
  onReachable(listener: () => void): void;
  close(): void;
}

/** How long Slack waits for an acknowledgement. */
export const PATIENCE = 3000;
