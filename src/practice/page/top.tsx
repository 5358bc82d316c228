import type { State } from '../wire.ts';
import { goTo } from './place.ts';
import { unread } from './read-marks.ts';
import { Switcher } from './switcher.tsx';

interface Props {
  state: State;
  as: string;
  at: string;
  connected: boolean;
  drawer: boolean;
  setDrawer: (isOpen: boolean) => void;
  tour: { isShown: boolean; show: (wanted: boolean) => void };
}

/** Opens the drawer on a phone, and tells of what is unread in it. */
function MenuButton({ state, drawer, setDrawer }: Pick<Props, 'state' | 'drawer' | 'setDrawer'>) {
  const waiting = state.channels.reduce((sum, one) => sum + unread(state.me.id, one), 0);
  return (
    <button
      type="button"
      class="plain-button menu-button"
      aria-label={`Channels and apps${waiting > 0 ? `, ${waiting} unread` : ''}`}
      aria-expanded={drawer}
      onClick={() => setDrawer(!drawer)}
    >
      <span aria-hidden="true">☰</span>
      {waiting > 0 && (
        <span class="badge" aria-hidden="true">
          {waiting}
        </span>
      )}
    </button>
  );
}

/** The page's first line: that this is practice, what to try, and who one is. */
export function Top({ state, as, at, connected, drawer, setDrawer, tour }: Props) {
  return (
    <header class="top">
      <MenuButton state={state} drawer={drawer} setDrawer={setDrawer} />
      <p class="banner">
        <strong>Practice:</strong> nothing leaves this machine
        {!connected && <span class="lost"> · the server has stopped</span>}
      </p>
      {state.hasGallery && (
        <a class="gallery-link" href="/gallery">
          Gallery
        </a>
      )}
      <button
        type="button"
        class="plain-button tour-button"
        aria-expanded={tour.isShown}
        onClick={() => tour.show(!tour.isShown)}
      >
        What to try
      </button>
      <Switcher state={state} as={as} onBe={(name) => goTo({ as: name, at })} />
    </header>
  );
}
