import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ConfirmDialog } from './button.tsx';
import { Text } from './mrkdwn.tsx';
import { type ElementProps, useSurface } from './surface.ts';

/** A menu behind three dots. */
export function Overflow({ block, element, id, label }: ElementProps) {
  const surface = useSurface();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const items = () => [...(place.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useLayoutEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);

  const shut = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  const send = (value: string) => {
    setAsking(undefined);
    void surface.act(block, element, value);
  };
  const pick = (value: string) => {
    shut();
    if (element.confirm) setAsking(value);
    else send(value);
  };
  const keyed = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') shut();
    else if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all.at(at - 1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const left = (event: FocusEvent) => {
    if (!place.current?.contains(event.relatedTarget as Node)) setOpen(false);
  };

  return (
    <div class="overflow" ref={place} onFocusOut={left}>
      <button
        type="button"
        class="button dots"
        id={id}
        aria-label={label ? `More for ${label}` : 'More'}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {open && (
        <div class="menu" role="menu" aria-label="More" tabIndex={-1} onKeyDown={keyed}>
          {element.options?.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitem"
              onClick={() => pick(option.value)}
            >
              <Text of={option.text} />
            </button>
          ))}
        </div>
      )}
      {asking !== undefined && element.confirm && (
        <ConfirmDialog
          of={element.confirm}
          onYes={() => send(asking)}
          onNo={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
