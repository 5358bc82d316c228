import { useState } from 'preact/hooks';
import type { Confirm } from '../block-kit/types.ts';
import { Dialog } from './dialog.tsx';
import { Text } from './mrkdwn.tsx';
import { type ElementProps, useSurface } from './surface.ts';

/** Asks before something is done. */
export function ConfirmDialog(props: { of: Confirm; onYes: () => void; onNo: () => void }) {
  const { of, onYes, onNo } = props;
  return (
    <Dialog class="dialog confirm" title={<Text of={of.title} />} onClose={onNo}>
      <div class="dialog-body">
        <Text of={of.text} />
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onNo}>
          <Text of={of.deny} />
        </button>
        <button
          type="button"
          class={`button ${of.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={onYes}
        >
          <Text of={of.confirm} />
        </button>
      </footer>
    </Dialog>
  );
}

/** A button: busy until the app has answered, and honest when it has not. */
export function BlockButton({ block, element }: ElementProps) {
  const surface = useSurface();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState('');

  const press = async () => {
    setAsking(false);
    setBusy(true);
    setFailure('');
    if (element.url) window.open(element.url, '_blank', 'noopener');
    const outcome = await surface.act(block, element, null);
    setBusy(false);
    if (!outcome.ok) setFailure(outcome.sentence);
  };
  const clicked = () => {
    if (busy) return;
    if (element.confirm) setAsking(true);
    else void press();
  };

  return (
    <span class="button-place">
      <button
        type="button"
        class={`button ${element.style ?? ''}`}
        aria-label={element.accessibility_label}
        aria-busy={busy}
        onClick={clicked}
      >
        <Text of={element.text} />
      </button>
      {failure && (
        <span class="failure" role="alert">
          <span aria-hidden="true">⚠️</span> {failure}
        </span>
      )}
      {asking && element.confirm && (
        <ConfirmDialog of={element.confirm} onYes={press} onNo={() => setAsking(false)} />
      )}
    </span>
  );
}
