import { useHeld } from './choices.tsx';
import { aria, type ElementProps, useChoice, useSurface } from './surface.ts';

/** A field to type in, of one line or several. */
export function TextInput(props: ElementProps) {
  const { block, element, id } = props;
  const surface = useSurface();
  const held = useHeld(props);
  const shared = {
    id,
    class: 'input',
    placeholder: element.placeholder?.text,
    value: typeof held === 'string' ? held : '',
    onInput: (event: { currentTarget: { value: string } }) =>
      surface.enter(block, element, event.currentTarget.value),
    ...aria(props),
  };
  if (element.multiline) return <textarea rows={4} {...shared} />;
  return (
    <input
      type="text"
      autocomplete="off"
      {...shared}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !block.dispatch_action) return;
        event.preventDefault();
        void surface.act(block, element, event.currentTarget.value);
      }}
    />
  );
}

/** A time of day. */
export function TimePicker(props: ElementProps) {
  const held = useHeld(props);
  const choose = useChoice(props);
  return (
    <input
      type="time"
      id={props.id}
      class="input date"
      value={typeof held === 'string' ? held : ''}
      onChange={(event) => choose(event.currentTarget.value || null)}
      {...aria(props)}
    />
  );
}

/** A calendar day. */
export function DatePicker(props: ElementProps) {
  const held = useHeld(props);
  const choose = useChoice(props);
  return (
    <input
      type="date"
      id={props.id}
      class="input date"
      value={typeof held === 'string' ? held : ''}
      onChange={(event) => choose(event.currentTarget.value || null)}
      {...aria(props)}
    />
  );
}
