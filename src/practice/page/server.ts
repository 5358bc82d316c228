import type {
  Entries,
  Offer,
  Outcome,
  Source,
  State,
  Submission,
  Suggestions,
  Target,
} from '../wire.ts';

async function post<T>(action: string, body: Record<string, unknown>): Promise<T> {
  const response = await fetch(`/practice/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer as T;
}

/** What one person can do; every promise resolves when the app has answered. */
export function serverFor(as: string) {
  return {
    command: (channel: string, line: string) => post<Outcome>('command', { as, channel, line }),
    say: (channel: string, text: string) => post<Outcome>('say', { as, channel, text }),
    openHome: () => post<Outcome>('home', { as }),
    act: (source: Source, target: Target, entries: Entries) =>
      post<Outcome>('act', { as, source, ...target, entries }),
    suggest: (source: Source, target: Target, query: string) =>
      post<Suggestions>('suggest', { as, source, ...target, query }),
    upload: async (file: File): Promise<{ id: string }> => {
      const query = new URLSearchParams({ as, name: file.name });
      const response = await fetch(`/practice/upload?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      });
      if (!response.ok) throw new Error((await response.json()).error);
      return response.json();
    },
    submit: (view: string, entries: Entries) => post<Submission>('submit', { as, view, entries }),
    close: (view: string, all = false) => post<unknown>('close', { as, view, all }),
    offers: async (): Promise<Offer[]> => (await fetch('/practice/stops')).json(),
    moveClock: (move: { to: string } | { by: number }) => post<unknown>('clock', move),
  };
}

export type Server = ReturnType<typeof serverFor>;

/** Follows what a person sees; returns what ends that. */
export function follow(
  as: string,
  onState: (state: State) => void,
  onConnected: (connected: boolean) => void,
  onUnknown: () => void,
): () => void {
  const source = new EventSource(`/practice/events?as=${encodeURIComponent(as)}`);
  source.onmessage = ({ data }) => {
    onConnected(true);
    onState(JSON.parse(data));
  };
  source.onerror = () => {
    // A closed source was refused: nobody here has that name. An open one tries again by itself.
    if (source.readyState === EventSource.CLOSED) onUnknown();
    else onConnected(false);
  };
  return () => source.close();
}
