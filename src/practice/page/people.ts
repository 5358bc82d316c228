import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { State } from '../wire.ts';

/** The names behind the ids that messages mention. */
export const Names = createContext<Pick<State, 'people' | 'channels' | 'app'> | null>(null);

/** What Slack's own lists offer: everybody, and the conversations of the person at the page. */
export function useListed(): Pick<State, 'people' | 'channels'> {
  return useContext(Names) ?? { people: [], channels: [] };
}

/** Looks ids up. */
export function useNames() {
  const state = useContext(Names);
  return {
    person: (id: string) =>
      id === state?.app.botUser
        ? state.app.name
        : (state?.people.find((one) => one.id === id)?.name ?? id),
    channel: (id: string) => state?.channels.find((one) => one.id === id)?.name ?? 'private',
  };
}
