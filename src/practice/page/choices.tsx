import { entryOf, holdsMany } from '../block-kit/state.ts';
import type { Option } from '../block-kit/types.ts';
import { Text } from './mrkdwn.tsx';
import { aria, type ElementProps, useChoice, useSurface } from './surface.ts';

/** What an element holds: what was entered and not yet sent, else what the server knows. */
export function useHeld({ block, element }: ElementProps) {
  const surface = useSurface();
  const entered = surface.entry(block, element);
  const state = surface.state(block, element);
  return entered !== undefined ? entered : state ? entryOf(state) : null;
}

function listed(options: readonly Option[]) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.text.text}
    </option>
  ));
}

/** A plain list to choose from. */
export function StaticSelect(props: ElementProps) {
  const { element, id } = props;
  const held = useHeld(props);
  const choose = useChoice(props);
  return (
    <select
      id={id}
      class="select"
      value={typeof held === 'string' ? held : ''}
      onChange={(event) => choose(event.currentTarget.value || null)}
      {...aria(props)}
    >
      <option value="">{element.placeholder?.text ?? 'Select an option'}</option>
      {listed(element.options ?? [])}
      {element.option_groups?.map((group) => (
        <optgroup key={group.label.text} label={group.label.text}>
          {listed(group.options)}
        </optgroup>
      ))}
    </select>
  );
}

/** Boxes to tick, or one of several to choose. */
export function Choices(props: ElementProps) {
  const { element, id } = props;
  const held = useHeld(props);
  const choose = useChoice(props);
  const many = holdsMany(element);
  const ticked = [held ?? []].flat();
  const toggle = (value: string) => {
    if (!many) return choose(value);
    choose(ticked.includes(value) ? ticked.filter((one) => one !== value) : [...ticked, value]);
  };
  return (
    <div class="choices" id={id} role={many ? 'group' : 'radiogroup'} {...groupAria(props)}>
      {element.options?.map((option) => (
        <label key={option.value} class="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={id}
            checked={ticked.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span>
            <Text of={option.text} />
            {option.description && (
              <small>
                <Text of={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}

/** A group takes fewer marks than a single control: ticking boxes is never "required". */
function groupAria(props: ElementProps) {
  const { 'aria-label': label, 'aria-describedby': describedBy } = aria(props);
  return { 'aria-label': label ?? 'Choose', 'aria-describedby': describedBy };
}
