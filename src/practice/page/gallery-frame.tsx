import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Picture } from '../wire.ts';
import { Blocks } from './blocks.tsx';
import { Avatar } from './message.tsx';
import { Text } from './mrkdwn.tsx';
import { Surface, type SurfaceApi } from './surface.ts';

/** A place where nothing can be done; its fields show what the app filled in. */
function still(key: string, { values }: Picture): SurfaceApi {
  return {
    key,
    state: (block, { action_id = '' }) => values[block.block_id]?.[action_id],
    entry: () => undefined,
    enter: () => {},
    act: async () => ({ ok: true }),
    suggest: async () => ({}),
    upload: async () => '',
    error: () => undefined,
  };
}

function Message({ of }: { of: Picture }) {
  return (
    <>
      <p class="notification">
        <span aria-hidden="true">🔔</span> <span class="unseen">Notification: </span>
        {of.text}
      </p>
      <div class="message">
        <Avatar name="Oatcake" isApp />
        <div class="message-body">
          <p class="byline">
            <strong>Oatcake</strong> <span class="badge-app">App</span>
          </p>
          <Blocks blocks={of.blocks} />
        </div>
      </div>
    </>
  );
}

function Modal({ of }: { of: Picture }) {
  return (
    <>
      <p class="modal-title">
        <Text of={of.title} />
      </p>
      <div class="dialog-body">
        <Blocks blocks={of.blocks} />
      </div>
      <div class="dialog-foot">
        <button type="button" class="button">
          {of.close ? <Text of={of.close} /> : 'Cancel'}
        </button>
        {of.submit && (
          <button type="button" class="button primary">
            <Text of={of.submit} />
          </button>
        )}
      </div>
    </>
  );
}

function Home({ of }: { of: Picture }) {
  return (
    <div class="home-body">
      <Blocks blocks={of.blocks} />
    </div>
  );
}

const SURFACES = { message: Message, modal: Modal, home: Home };

/** One picture under its state's name. */
export function Frame({ of, name, id }: { of: Picture; name: string; id: string }) {
  const Kind = SURFACES[of.surface];
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const controls = frame.current?.querySelectorAll('button, input, select, textarea') ?? [];
    for (const control of controls) control.setAttribute('disabled', '');
  });
  return (
    <figure class="picture-place">
      <figcaption>{of.state}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture, no set of fields */}
      <div
        ref={frame}
        class={`frame ${of.surface}-frame`}
        role="group"
        aria-label={`${name}, ${of.state}`}
      >
        <Surface.Provider value={still(id, of)}>
          <Kind of={of} />
        </Surface.Provider>
      </div>
    </figure>
  );
}
