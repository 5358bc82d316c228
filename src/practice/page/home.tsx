import { useEffect } from 'preact/hooks';
import type { State, StoredView } from '../wire.ts';
import { Blocks } from './blocks.tsx';
import type { Server } from './server.ts';
import { Surface } from './surface.ts';
import { useEntries } from './use-surface.ts';

function Drawn({ home, server }: { home: StoredView; server: Server }) {
  const { blocks, values } = home;
  const surface = useEntries({ key: 'home', source: { kind: 'home' }, blocks, values, server });
  return (
    <Surface.Provider value={surface}>
      <Blocks blocks={blocks} />
    </Surface.Provider>
  );
}

/** The app's Home, as it draws it for this person. */
export function Home({ state, server }: { state: State; server: Server }) {
  useEffect(() => {
    void server.openHome();
  }, [state.me.id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long screen has to scroll by keyboard
    <section class="home" aria-label={`${state.app.name} Home`} tabIndex={0}>
      <div class="home-body">
        {state.home ? (
          <Drawn home={state.home} server={server} />
        ) : (
          <p class="start">{state.app.name} has not drawn anything here yet.</p>
        )}
      </div>
    </section>
  );
}
