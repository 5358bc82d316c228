import { useEffect, useMemo, useState } from 'preact/hooks';
import type { State } from '../wire.ts';
import { Conversation } from './conversation.tsx';
import { Home } from './home.tsx';
import { Modal } from './modal.tsx';
import { Names } from './people.ts';
import { goTo, usePlace } from './place.ts';
import { follow, serverFor } from './server.ts';
import { addressOf, Sidebar } from './sidebar.tsx';
import { Switcher } from './switcher.tsx';
import { Tour } from './tour.tsx';

const TOUR_SEEN = 'practice.tour-seen';

/** Follows what the visitor sees as one person. */
function useWorkspaceState(as: string) {
  const [state, setState] = useState<State>();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const stop = follow(as, setState, setConnected);
    return stop;
  }, [as]);
  return { state, connected };
}

function Heading({ state, at }: { state: State; at: string }) {
  const channel = state.channels.find((one) => addressOf(one) === at);
  if (channel && !channel.isDirect) {
    return (
      <div class="heading">
        <h1>
          <span aria-hidden="true">{channel.isPrivate ? '🔒 ' : '# '}</span>
          {channel.name}
        </h1>
        <span class="members">{channel.members.length} members</span>
      </div>
    );
  }
  const tab = (to: string, name: string) => (
    <button
      type="button"
      class="tab"
      aria-current={at === to ? 'page' : undefined}
      onClick={() => goTo({ as: state.me.name, at: to })}
    >
      {name}
    </button>
  );
  return (
    <div class="heading">
      <h1>{state.app.name}</h1>
      <div class="tabs">
        {tab('home', 'Home')}
        {tab('dm', 'Messages')}
      </div>
    </div>
  );
}

/** The whole page. */
export function Workspace() {
  const place = usePlace();
  const { state, connected } = useWorkspaceState(place.as);
  const server = useMemo(() => serverFor(state?.me.name ?? place.as), [state?.me.name, place.as]);
  const [drawer, setDrawer] = useState(false);
  const [tour, setTour] = useState(localStorage.getItem(TOUR_SEEN) === null);
  const [, redraw] = useState(0);
  if (!state) return <p class="start">The practice workspace is starting …</p>;

  const channel = state.channels.find((one) => addressOf(one) === place.at);
  const shown = channel ?? state.channels[0];
  const at = place.at === 'home' ? 'home' : shown ? addressOf(shown) : 'home';
  const view = state.views.at(-1);
  const showTour = (isShown: boolean) => {
    setTour(isShown);
    if (!isShown) localStorage.setItem(TOUR_SEEN, 'yes');
  };
  return (
    <Names.Provider value={state}>
      <div class="workspace">
        <header class="top">
          <button
            type="button"
            class="plain-button menu-button"
            aria-label="Channels and apps"
            aria-expanded={drawer}
            onClick={() => setDrawer(!drawer)}
          >
            <span aria-hidden="true">☰</span>
          </button>
          <p class="banner">
            <strong>Practice:</strong> nothing leaves this machine
            {!connected && <span class="lost"> · the server has stopped</span>}
          </p>
          <button
            type="button"
            class="plain-button tour-button"
            aria-expanded={tour}
            onClick={() => showTour(!tour)}
          >
            What to try
          </button>
          <Switcher state={state} onBe={(as) => goTo({ as, at })} />
        </header>
        <div class={`sidebar ${drawer ? 'open' : ''}`}>
          <Sidebar state={state} at={at} server={server} onGo={() => setDrawer(false)} />
        </div>
        <main class="main">
          <Heading state={state} at={at} />
          {tour && state.tour.length > 0 && (
            <Tour sentences={state.tour} onClose={() => showTour(false)} />
          )}
          {at === 'home' || !shown ? (
            <Home state={state} server={server} />
          ) : (
            <Conversation
              key={`${state.me.id}-${shown.id}`}
              state={state}
              channel={shown}
              server={server}
              onRead={() => redraw((count) => count + 1)}
            />
          )}
        </main>
        {view && (
          <Modal key={view.id} view={view} isStacked={state.views.length > 1} server={server} />
        )}
      </div>
    </Names.Provider>
  );
}
