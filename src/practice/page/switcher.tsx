import type { State } from '../wire.ts';
import { Avatar } from './message.tsx';

/** Who the visitor is at the moment, and a way to be somebody else. */
export function Switcher({ state, onBe }: { state: State; onBe: (name: string) => void }) {
  const titles = [...new Set(state.people.map(({ title }) => title))];
  return (
    <div class="switcher">
      <Avatar name={state.me.name} isApp={false} />
      <label for="you-are">You are</label>
      <select
        id="you-are"
        value={state.me.name}
        onChange={(event) => onBe(event.currentTarget.value)}
      >
        {titles.map((title) => (
          <optgroup key={title} label={title}>
            {state.people
              .filter((person) => person.title === title)
              .map(({ id, name }) => (
                <option key={id} value={name}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
