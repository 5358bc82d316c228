import { holdsMany } from '../block-kit/state.ts';
import type { Block } from '../block-kit/types.ts';
import { ELEMENTS, fieldId } from './control.tsx';
import { Text } from './mrkdwn.tsx';
import { useSurface } from './surface.ts';

/** A field of a form, with its label, hint and fault. */
export function Field({ block }: { block: Block }) {
  const surface = useSurface();
  const { element } = block;
  const Kind = element && ELEMENTS[element.type];
  if (!element || !Kind) return null;
  const id = fieldId(surface.key, block, element);
  const error = surface.error(block);
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const label = (
    <>
      <Text of={block.label} /> {block.optional && <span class="optional">(optional)</span>}
    </>
  );
  const isGroup = holdsMany(element) || element.type === 'radio_buttons';
  return (
    <div class={`block field ${error ? 'faulty' : ''}`}>
      {isGroup ? <span class="label">{label}</span> : <label for={id}>{label}</label>}
      <Kind
        block={block}
        element={element}
        id={id}
        label={isGroup ? block.label?.text : undefined}
        describedBy={described || undefined}
        invalid={error !== undefined}
        required={!block.optional}
      />
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <span aria-hidden="true">⚠️</span> {error}
        </p>
      )}
      {block.hint && (
        <p class="hint" id={`${id}-hint`}>
          <Text of={block.hint} />
        </p>
      )}
    </div>
  );
}
