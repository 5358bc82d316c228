import type { SeenChannel, State } from '../wire.ts';
import { Clock } from './clock.tsx';
import { goTo } from './place.ts';
import { unread } from './read-marks.ts';
import type { Server } from './server.ts';

interface Props {
  state: State;
  at: string;
  server: Server;
  /** On a phone the sidebar is a drawer. */
  isOpen: boolean;
  onLeave: () => void;
}

/** The name of a conversation in the page's address. */
export const addressOf = (channel: SeenChannel): string => (channel.isDirect ? 'dm' : channel.name);

function Badge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span class="badge">
      {count > 99 ? '99+' : count}
      <span class="unseen"> unread</span>
    </span>
  );
}

function Entry(props: Props & { to: string; sign: string; name: string; count?: number }) {
  const { state, at, to, sign, name, count = 0, onLeave } = props;
  return (
    <li>
      <button
        type="button"
        class={`entry ${count > 0 ? 'unread' : ''}`}
        aria-current={at === to ? 'page' : undefined}
        onClick={() => {
          goTo({ as: state.me.name, at: to });
          onLeave();
        }}
      >
        <span class="sign" aria-hidden="true">
          {sign}
        </span>
        <span class="entry-name">{name}</span>
        <Badge count={count} />
      </button>
    </li>
  );
}

/** Whether the focus goes elsewhere; the menu button closes the drawer by itself. */
function leaves({ currentTarget, relatedTarget }: FocusEvent): boolean {
  if (!(relatedTarget instanceof Element) || !(currentTarget instanceof Element)) return false;
  return !currentTarget.contains(relatedTarget) && !relatedTarget.matches('.menu-button');
}

/** Where one can go. */
export function Sidebar(props: Props) {
  const { state, server } = props;
  const channels = state.channels.filter(({ isDirect }) => !isDirect);
  const dm = state.channels.find(({ isDirect }) => isDirect);
  return (
    <nav
      class={`sidebar ${props.isOpen ? 'open' : ''}`}
      aria-label="Channels and apps"
      onKeyDown={({ key }) => key === 'Escape' && props.onLeave()}
      onFocusOut={(event) => leaves(event) && props.onLeave()}
    >
      <h2>Channels</h2>
      <ul>
        {channels.map((channel) => (
          <Entry
            key={channel.id}
            {...props}
            to={addressOf(channel)}
            sign={channel.isPrivate ? '🔒' : '#'}
            name={channel.name}
            count={unread(state.me.id, channel)}
          />
        ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        <Entry {...props} to="home" sign="⌂" name={`${state.app.name} Home`} />
        {dm && (
          <Entry
            {...props}
            to="dm"
            sign="✉"
            name={`${state.app.name} messages`}
            count={unread(state.me.id, dm)}
          />
        )}
      </ul>
      <Clock state={state} server={server} />
    </nav>
  );
}
