import type { State } from '../wire.ts';
import { goTo } from './place.ts';
import { addressOf } from './sidebar.tsx';

/** What stands above a conversation or Home. */
export function Heading({ state, at }: { state: State; at: string }) {
  const channel = state.channels.find((one) => addressOf(one) === at);
  if (!channel || channel.isDirect) return <AppHeading state={state} at={at} />;
  const people = channel.members.filter((id) => id !== state.app.botUser).length;
  return (
    <div class="heading">
      <h1>
        <span aria-hidden="true">{channel.isPrivate ? '🔒 ' : '# '}</span>
        {channel.name}
      </h1>
      <span class="members">{people} people</span>
    </div>
  );
}

function AppHeading({ state, at }: { state: State; at: string }) {
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
