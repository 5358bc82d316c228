import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoredView } from '../wire.ts';
import { Blocks } from './blocks.tsx';
import { Dialog } from './dialog.tsx';
import { Text } from './mrkdwn.tsx';
import type { Server } from './server.ts';
import { Surface } from './surface.ts';
import { useEntries } from './use-surface.ts';

interface Props {
  view: StoredView;
  isStacked: boolean;
  server: Server;
}

/** The form or screen in front of a person. */
export function Modal({ view, isStacked, server }: Props) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const source = { kind: 'view', id: view.id } as const;
  const { blocks, values } = view;
  const surface = useEntries({ key: view.id, source, blocks, values, server, errors });

  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('input, select, textarea');
    (field ?? form.current?.querySelector<HTMLElement>('button'))?.focus();
  }, []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('.faulty :is(input, select, textarea)')?.focus();
  }, [errors]);

  const close = () => void server.close(view.id);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setFailure('');
    const sent = await server.submit(view.id, surface.entries).catch(() => null);
    setBusy(false);
    setErrors(sent?.kind === 'errors' ? sent.errors : {});
    if (!sent) setFailure('We had some trouble connecting. Try again?');
    else if (sent.kind === 'failed') setFailure(sent.sentence);
  };

  return (
    <Dialog class="dialog" title={<Text of={view.title} />} onClose={close}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (view.submit) void submit();
        }}
      >
        <div class="dialog-body">
          {failure && (
            <p class="failure" role="alert">
              <span aria-hidden="true">⚠️</span> {failure}
            </p>
          )}
          <Surface.Provider value={surface}>
            <Blocks blocks={blocks} />
          </Surface.Provider>
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {view.close ? <Text of={view.close} /> : isStacked ? 'Back' : 'Cancel'}
          </button>
          {view.submit && (
            <button type="submit" class="button primary" aria-busy={busy}>
              <Text of={view.submit} />
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
