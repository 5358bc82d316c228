import type { SeenChannel } from '../wire.ts';

const key = (person: string, channel: string) => `practice.read.${person}.${channel}`;

function mark(person: string, channel: string): number {
  return Number(localStorage.getItem(key(person, channel)) ?? 0);
}

/** How many messages a person has not seen yet. */
export function unread(person: string, { id, messages }: SeenChannel): number {
  const last = mark(person, id);
  return messages.filter(({ ts, user }) => user !== person && Number(ts) > last).length;
}

/** Marks a conversation as read. */
export function markRead(person: string, { id, messages }: SeenChannel): void {
  const last = Math.max(mark(person, id), ...messages.map(({ ts }) => Number(ts)));
  localStorage.setItem(key(person, id), String(last));
}
