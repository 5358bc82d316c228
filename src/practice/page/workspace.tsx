import { useEffect, useMemo, useState } from 'preact/hooks';
import type { State } from '../wire.ts';
import { Conversation } from './conversation.tsx';
import { Heading } from './heading.tsx';
import { Home } from './home.tsx';
import { Modal } from './modal.tsx';
import { Names } from './people.ts';
import { goTo, usePlace } from './place.ts';
import { follow, type Server, serverFor } from './server.ts';
import { addressOf, Sidebar } from './sidebar.tsx';
import { Top } from './top.tsx';
import { Tour } from './tour.tsx';

const TOUR_SEEN = 'practice.tour-seen';

/** Follows what the visitor sees as one person. */
function useWorkspaceState(as: string) {
  const [state, setState] = useState<State>();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const nobody = () => goTo({ as: '', at: '' });
    return follow(as, setState, setConnected, nobody);
  }, [as]);
  return { state, connected };
}

/** Whether the tour is shown; once dismissed it stays away until it is asked for. */
function useTour() {
  const [isShown, setShown] = useState(localStorage.getItem(TOUR_SEEN) === null);
  const show = (wanted: boolean) => {
    setShown(wanted);
    if (!wanted) localStorage.setItem(TOUR_SEEN, 'yes');
  };
  return { isShown, show };
}

/** The conversation or Home that the address names. */
function Body(props: { state: State; at: string; server: Server; onRead: () => void }) {
  const { state, at, server, onRead } = props;
  const channel = state.channels.find((one) => addressOf(one) === at);
  if (!channel) return <Home state={state} server={server} />;
  const key = `${state.me.id}-${channel.id}`;
  return <Conversation key={key} state={state} channel={channel} server={server} onRead={onRead} />;
}

/** The place to show: the one that was asked for, if this person can go there. */
function placeFor(state: State, wanted: string): string {
  if (wanted === 'home' || state.channels.some((one) => addressOf(one) === wanted)) return wanted;
  const first = state.channels[0];
  return first ? addressOf(first) : 'home';
}

/** The whole page. */
export function Workspace() {
  const place = usePlace();
  const { state, connected } = useWorkspaceState(place.as);
  const server = useMemo(() => serverFor(state?.me.name ?? ''), [state?.me.name]);
  const [drawer, setDrawer] = useState(false);
  const [, redraw] = useState(0);
  const tour = useTour();
  if (!state) return <p class="start">The practice workspace is starting …</p>;

  const as = place.as || state.me.name;
  const at = placeFor(state, place.at);
  // Until the other person's screen is here, nothing of the last one's may stand there.
  const isMine = as === state.me.name || as === state.me.id;
  const view = state.views.at(-1);
  return (
    <Names.Provider value={state}>
      <div class="workspace">
        <Top {...{ state, as, at, connected, drawer, setDrawer, tour }} />
        <Sidebar
          state={state}
          at={at}
          server={server}
          isOpen={drawer}
          onLeave={() => setDrawer(false)}
        />
        <main class="main">
          <Heading state={state} at={at} />
          {tour.isShown && state.tour.length > 0 && (
            <Tour sentences={state.tour} onClose={() => tour.show(false)} />
          )}
          {isMine && (
            <Body
              state={state}
              at={at}
              server={server}
              onRead={() => redraw((count) => count + 1)}
            />
          )}
        </main>
        {isMine && view && (
          <Modal key={view.id} view={view} isStacked={state.views.length > 1} server={server} />
        )}
      </div>
    </Names.Provider>
  );
}
