import { useState } from 'preact/hooks';
import { takesFile } from '../block-kit/state.ts';
import { useHeld } from './choices.tsx';
import { aria, type ElementProps, useSurface } from './surface.ts';

/** A file from this machine; it goes to the practice workspace as soon as it is chosen. */
export function FileInput(props: ElementProps) {
  const { block, element, id } = props;
  const surface = useSurface();
  const held = [useHeld(props) ?? []].flat();
  const [trouble, setTrouble] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return surface.enter(block, element, []);
    if (!takesFile(element, file.name)) return setTrouble('That type of file is not taken here.');
    setTrouble('');
    const sent = await surface.upload(file).catch(() => undefined);
    if (sent) surface.enter(block, element, [sent]);
    else setTrouble('That file could not be uploaded: 10 MB is the most.');
  };
  return (
    <div class="file">
      <input
        type="file"
        id={id}
        accept={element.filetypes?.map((type) => `.${type}`).join(',')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
        {...aria(props)}
      />
      <p class="hint" role="status">
        {trouble || (held.length > 0 ? 'Uploaded.' : '')}
      </p>
    </div>
  );
}
