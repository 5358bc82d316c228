import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  title: ComponentChildren;
  class?: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** Where the focus goes when what had it before is no longer on the page. */
function focusComposer(): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('[data-composer]')?.focus();
}

/**
 * A modal dialog. The browser's own keeps the focus within, answers Escape and gives the focus
 * back; what is added here is somewhere to go when the button that opened it has gone.
 */
export function Dialog({ title, onClose, children, ...rest }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    return () => {
      element?.close();
      setTimeout(focusComposer);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={rest.class}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === dialog.current) onClose();
      }}
    >
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="plain-button" aria-label="Close" onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      {children}
    </dialog>
  );
}
