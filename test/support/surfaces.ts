import type { Team } from './team.ts';

/** What the app posted in a channel that several people read. */
export interface Shared {
  readonly channel: string;
  readonly said: string;
}

/** Every message of the app in a channel, as any member reads it; ephemeral ones are private. */
export function sharedMessages(team: Team): Shared[] {
  return ['team', 'general', 'managers'].flatMap((channel) =>
    team.manager
      .messages(channel)
      .filter(({ fromApp, ephemeral }) => fromApp && !ephemeral)
      .map((message) => ({
        channel,
        said: `${message.text}\n${team.text(message)}\n${JSON.stringify(message.blocks)}`,
      })),
  );
}
