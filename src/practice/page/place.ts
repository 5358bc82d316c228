import { useEffect, useState } from 'preact/hooks';

/** Who the visitor is, and where: it stands in the address, so that a page can be reloaded. */
export interface Place {
  as: string;
  /** A channel's name, `dm` or `home`; empty for the first channel. */
  at: string;
}

const KEPT = 'practice.place';

function read(): Place {
  const hash = location.hash.slice(2) || localStorage.getItem(KEPT) || '';
  const [as = '', at = ''] = hash.split('/').map(decodeURIComponent);
  return { as, at };
}

/** Goes to a place. */
export function goTo({ as, at }: Place): void {
  const hash = `${encodeURIComponent(as)}/${encodeURIComponent(at)}`;
  localStorage.setItem(KEPT, hash);
  location.hash = `#/${hash}`;
}

/** The place that the address names. */
export function usePlace(): Place {
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const moved = () => setPlace(read());
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return place;
}
