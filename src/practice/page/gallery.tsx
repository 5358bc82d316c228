import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Gallery as Hung } from '../wire.ts';
import { Frame } from './gallery-frame.tsx';
import { Names } from './people.ts';

type Exhibit = Hung['exhibits'][number];
type Width = 'phone' | 'desk';

const WIDTHS = ['phone', 'desk'] as const;
const READ_BY: Record<string, string> = {
  one: 'Read by one person',
  managers: 'In the managers’ channel',
  team: 'In the team’s channel',
};

/** The name of a place on the page. */
const anchor = (...parts: string[]): string =>
  parts
    .join('-')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');

/** Exhibits whose room, name or words have what is searched for. */
function useFound(hung: Hung | undefined, query: string): Map<string, Exhibit[]> {
  const searched = useMemo(
    () => hung?.exhibits.map((one) => ({ one, words: JSON.stringify(one).toLowerCase() })) ?? [],
    [hung],
  );
  const wanted = query.trim().toLowerCase();
  const rooms = new Map<string, Exhibit[]>();
  for (const { one, words } of searched) {
    if (words.includes(wanted)) rooms.set(one.room, [...(rooms.get(one.room) ?? []), one]);
  }
  return rooms;
}

function useHung(): Hung | undefined {
  const [hung, setHung] = useState<Hung>();
  useEffect(() => {
    document.title = 'Gallery · Practice workspace';
    void fetch('/practice/gallery')
      .then((answer) => answer.json())
      .then(setHung);
  }, []);
  // The place that the address names is there only now.
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [hung]);
  return hung;
}

function Rooms({ rooms }: { rooms: Map<string, Exhibit[]> }) {
  return (
    <nav class="gallery-rooms" aria-label="Rooms">
      <ul>
        {[...rooms].map(([room, exhibits]) => (
          <li key={room}>
            <a href={`#${anchor(room)}`}>{room}</a> <small>{exhibits.length}</small>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Shown({ exhibit }: { exhibit: Exhibit }) {
  const { room, name, readBy, pictures } = exhibit;
  const id = anchor(room, name);
  return (
    <section class="exhibit" id={id} aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>
        <a href={`#${id}`}>{name}</a> <small>{READ_BY[readBy] ?? readBy}</small>
      </h3>
      <div class="pictures">
        {pictures.map((picture) => (
          <Frame
            key={picture.state}
            of={picture}
            name={name}
            id={`${id}-${anchor(picture.state)}`}
          />
        ))}
      </div>
    </section>
  );
}

interface TopProps {
  query: string;
  onQuery: (query: string) => void;
  width: Width;
  onWidth: (width: Width) => void;
}

function GalleryTop({ query, onQuery, width, onWidth }: TopProps) {
  return (
    <header class="gallery-top">
      <h1>Gallery</h1>
      <a href="/">Back to practice</a>
      <input
        class="input"
        type="search"
        aria-label="Search messages and views"
        placeholder="Search"
        value={query}
        onInput={({ currentTarget }) => onQuery(currentTarget.value)}
      />
      <fieldset class="widths" aria-label="Width">
        {WIDTHS.map((one) => (
          <button
            key={one}
            type="button"
            class="button"
            aria-pressed={width === one}
            onClick={() => onWidth(one)}
          >
            {one === 'phone' ? 'Phone' : 'Desk'}
          </button>
        ))}
      </fieldset>
    </header>
  );
}

/** Every message and view that the app can produce, in a few states each; nothing can be pressed. */
export function Gallery() {
  const hung = useHung();
  const [query, setQuery] = useState('');
  const [width, setWidth] = useState<Width>('phone');
  const rooms = useFound(hung, query);
  if (!hung) return <p class="start">The gallery is opening …</p>;
  return (
    <Names.Provider value={hung}>
      <div class={`gallery at-${width}`}>
        <GalleryTop query={query} onQuery={setQuery} width={width} onWidth={setWidth} />
        <Rooms rooms={rooms} />
        <main>
          {rooms.size === 0 && <p class="start">Nothing has these words.</p>}
          {[...rooms].map(([room, exhibits]) => (
            <section key={room} id={anchor(room)} aria-labelledby={`${anchor(room)}-room`}>
              <h2 id={`${anchor(room)}-room`}>{room}</h2>
              {exhibits.map((exhibit) => (
                <Shown key={exhibit.name} exhibit={exhibit} />
              ))}
            </section>
          ))}
        </main>
      </div>
    </Names.Provider>
  );
}
