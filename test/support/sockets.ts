import { expect, vi } from 'vitest';
import type { Team } from './team.ts';

/** Short pauses between tries to reach Slack. */
export const QUICK = { firstPauseMs: 10, longestPauseMs: 40, refusedPauseMs: 60 };

/** Resolves when the app has two sockets open, and no more. */
export async function twoSockets(team: Team): Promise<void> {
  await team.slack.connected(2);
  await vi.waitFor(() => expect(team.slack.connections).toBe(2), 10_000);
}
