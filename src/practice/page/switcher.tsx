import type { State } from '../wire.ts';
import { Avatar } from './message.tsx';

/** Who the visitor is at the moment, and a way to be somebody else. */
export function Switcher(props: { state: State; as: string; onBe: (name: string) => void }) {
  const { state, as, onBe } = props;
  const me = state.people.find(({ id, name }) => name === as || id === as) ?? state.me;
  const titles = [...new Set(state.people.map(({ title }) => title))];
  return (
    <div class="switcher">
      <Avatar name={me.name} isApp={false} />
      <label for="you-are">You are</label>
      <select id="you-are" value={me.name} onChange={(event) => onBe(event.currentTarget.value)}>
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
