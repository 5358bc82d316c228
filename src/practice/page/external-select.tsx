import { useEffect, useRef, useState } from 'preact/hooks';
import { optionsOf } from '../block-kit/state.ts';
import type { Option } from '../block-kit/types.ts';
import { aria, type ElementProps, useChoice, useSurface } from './surface.ts';

const PAUSE = 150;
const QUERY_LENGTH = 3;

/** Suggestions for what is typed; the answer to an older question never replaces a newer one. */
function useSuggestions({ block, element }: ElementProps) {
  const surface = useSurface();
  const [found, setFound] = useState<Option[]>([]);
  const [asking, setAsking] = useState(false);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (query: string) => {
    clearTimeout(timer.current);
    turn.current += 1;
    const mine = turn.current;
    if (query.length < (element.min_query_length ?? QUERY_LENGTH)) {
      setAsking(false);
      return setFound([]);
    }
    setAsking(true);
    timer.current = setTimeout(async () => {
      const options = await surface
        .suggest(block, element, query)
        .then(optionsOf)
        .catch(() => []);
      if (mine !== turn.current) return;
      setFound(options);
      setAsking(false);
    }, PAUSE);
  };
  return { found, asking, ask };
}

/** A list that the app searches as one types. */
export function ExternalSelect(props: ElementProps) {
  const { block, element, id, label } = props;
  const surface = useSurface();
  const choose = useChoice(props);
  const chosen = surface.state(block, element)?.selected_option?.text.text ?? '';
  const [text, setText] = useState(chosen);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { found, asking, ask } = useSuggestions(props);
  useEffect(() => setText(chosen), [chosen]);

  const pick = (option: Option | undefined) => {
    if (!option) return;
    setText(option.text.text);
    setOpen(false);
    choose(option.value);
  };
  const typed = (query: string) => {
    setText(query);
    setOpen(true);
    setActive(0);
    surface.enter(block, element, null);
    ask(query);
  };
  const move = (by: number) => {
    if (!open) typed(text);
    else setActive((at) => Math.max(0, Math.min(found.length - 1, at + by)));
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && open) pick(found[active]);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = open && (found.length > 0 || asking || text.length > 0);
  const list = `${id}-list`;

  return (
    <div class="combobox">
      <input
        id={id}
        type="text"
        class="input"
        role="combobox"
        autocomplete="off"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && found[active] ? `${list}-${active}` : undefined}
        placeholder={element.placeholder?.text ?? 'Type to search'}
        value={text}
        onFocus={() => ask(text === chosen ? '' : text)}
        onClick={() => !open && typed(text === chosen ? '' : text)}
        onInput={(event) => typed(event.currentTarget.value)}
        onKeyDown={keyed}
        onBlur={() => setOpen(false)}
        {...aria(props)}
      />
      <div id={list} class="listbox" role="listbox" aria-label={label ?? 'Options'} hidden={!shown}>
        {found.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input holds the focus and the keys
          <div
            key={option.value}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            class="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
          >
            {option.text.text}
            {option.description && <small>{option.description.text}</small>}
          </div>
        ))}
        {found.length === 0 && (
          <div
            class="option empty"
            role="option"
            aria-selected={false}
            aria-disabled="true"
            tabIndex={-1}
          >
            {asking ? 'Searching …' : 'No results'}
          </div>
        )}
      </div>
    </div>
  );
}
